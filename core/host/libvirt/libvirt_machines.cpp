// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/libvirt/libvirt_machines.h"

#include "core/base/text.h"
#include "core/host/libvirt/backend_state.h"
#include "core/host/libvirt/domain_call.h"
#include "core/host/libvirt/handles.h"
#include "core/xml/domain.h"

#include <libvirt/virterror.h>

namespace riser {

namespace {

using ConnectionRef = const Connection &;

/// Reads what the caller wants to define: its name for the texts, its UUID to look for.
Result<DomainDefinition> wanted(ConnectionRef connection, const QByteArray &xml)
{
    Result<DomainDefinition> definition = parseDomain(xml);
    if (definition)
        return definition;
    const QString summary = Text::tr("The definition that %1 was to get can't be read.");
    return failure(ErrorCode::InvalidData, summary.arg(connection.host()), definition.error().toText());
}

/// The VM with this UUID; null when there is none.
Result<DomainPtr> there(ConnectionRef connection, const DomainId &id, const Subject &subject)
{
    DomainPtr domain(virDomainLookupByUUIDString(connection.get(), id.value().toLatin1().constData()));
    if (domain)
        return domain;
    const LibvirtFailure failure = lastFailure();
    if (failure.code == VIR_ERR_NO_DOMAIN)
        return DomainPtr();
    return std::unexpected(connection.error(failure, subject));
}

/// The flags of `failure` that the server doesn't know; 0: it failed for another reason. It names exactly those:
/// "unsupported flags (0x20) in function qemuDomainUndefineFlags" (8; seen with 9.0 and 11.3).
unsigned unknownFlags(const LibvirtFailure &failure)
{
    constexpr QLatin1StringView words("unsupported flags (0x");
    const qsizetype at = failure.text.indexOf(words);
    if (failure.code != VIR_ERR_INVALID_ARG || at < 0)
        return 0;
    const qsizetype from = at + words.size();
    return failure.text.sliced(from, std::max(failure.text.indexOf(u')', from) - from, qsizetype(0)))
        .toUInt(nullptr, 16);
}

/// What isn't to go must be named too: libvirt refuses to leave NVRAM behind by itself.
unsigned undefineFlags(const Leftovers &remove)
{
    unsigned flags = remove.nvram ? VIR_DOMAIN_UNDEFINE_NVRAM : VIR_DOMAIN_UNDEFINE_KEEP_NVRAM;
    flags |= remove.tpm ? VIR_DOMAIN_UNDEFINE_TPM : VIR_DOMAIN_UNDEFINE_KEEP_TPM;
    if (remove.managedSave)
        flags |= VIR_DOMAIN_UNDEFINE_MANAGED_SAVE;
    if (remove.snapshots)
        flags |= VIR_DOMAIN_UNDEFINE_SNAPSHOTS_METADATA;
    if (remove.checkpoints)
        flags |= VIR_DOMAIN_UNDEFINE_CHECKPOINTS_METADATA;
    return flags;
}

} // namespace

Result<DomainId> LibvirtMachines::define(const QByteArray &xml)
{
    return m_state.writing([&](ConnectionRef connection) -> Result<DomainId> {
        const Result<DomainDefinition> definition = wanted(connection, xml);
        if (!definition)
            return std::unexpected(definition.error());
        const QString host = connection.host();
        const QString vm = Text::tr("VM %1").arg(definition->name);
        const Subject subject{host, vm, Text::tr("%1 could not define %2.").arg(host, vm)};
        // libvirt refuses a name that is taken, and takes the same UUID with the same name for a redefinition.
        if (!definition->id.isEmpty()) {
            const Result<DomainPtr> other = there(connection, definition->id, subject);
            if (!other)
                return std::unexpected(other.error());
            if (*other) {
                const QString name = QString::fromUtf8(virDomainGetName(other->get()));
                return failure(ErrorCode::AlreadyThere,
                               Text::tr("%1 has a VM with the UUID of %2 already: %3.").arg(host, vm, name));
            }
        }
        const DomainPtr made(virDomainDefineXMLFlags(connection.get(), xml.constData(), VIR_DOMAIN_DEFINE_VALIDATE));
        if (!made)
            return std::unexpected(connection.error(subject));
        return idOf(made.get());
    });
}

Result<void> LibvirtMachines::redefine(const QByteArray &xml)
{
    return m_state.writing([&](ConnectionRef connection) -> Result<void> {
        const Result<DomainDefinition> definition = wanted(connection, xml);
        if (!definition)
            return std::unexpected(definition.error());
        // Not checked by the schema: it is the host's own definition with a change, and may hold what only it knows.
        return withDomain(connection, definition->id, Text::tr("%1 could not change the definition of %2."),
                          [&](virDomainPtr) {
                              const DomainPtr made(virDomainDefineXMLFlags(connection.get(), xml.constData(), 0));
                              return made ? 0 : -1;
                          });
    });
}

Result<void> LibvirtMachines::undefine(const DomainId &id, const Leftovers &remove)
{
    return m_state.writing([&](ConnectionRef connection) {
        return withDomain(connection, id, Text::tr("%1 could not undefine %2."), [&](virDomainPtr domain) {
            unsigned flags = undefineFlags(remove);
            for (;;) {
                if (virDomainUndefineFlags(domain, flags) == 0)
                    return 0;
                const unsigned unknown = unknownFlags(lastFailure()) & flags;
                if (unknown == 0)
                    return -1;
                flags &= ~unknown; // nothing was done yet
            }
        });
    });
}

Result<void> LibvirtMachines::start(const DomainId &id)
{
    return m_state.writing([&](ConnectionRef connection) {
        return withDomain(connection, id, Text::tr("%1 could not start %2."), virDomainCreate);
    });
}

Result<void> LibvirtMachines::shutDown(const DomainId &id)
{
    return m_state.writing([&](ConnectionRef connection) {
        return withDomain(connection, id, Text::tr("%1 could not ask %2 to shut down."),
                          [](virDomainPtr domain) { return virDomainShutdownFlags(domain, 0); });
    });
}

Result<void> LibvirtMachines::destroy(const DomainId &id)
{
    return m_state.writing([&](ConnectionRef connection) {
        return withDomain(connection, id, Text::tr("%1 could not switch %2 off."),
                          [](virDomainPtr domain) { return virDomainDestroyFlags(domain, 0); });
    });
}

Result<void> LibvirtMachines::reboot(const DomainId &id)
{
    return m_state.writing([&](ConnectionRef connection) {
        return withDomain(connection, id, Text::tr("%1 could not ask %2 to restart."),
                          [](virDomainPtr domain) { return virDomainReboot(domain, 0); });
    });
}

Result<void> LibvirtMachines::setAutostart(const DomainId &id, bool on)
{
    return m_state.writing([&](ConnectionRef connection) {
        return withDomain(connection, id, Text::tr("%1 could not change whether %2 starts with the host."),
                          [on](virDomainPtr domain) { return virDomainSetAutostart(domain, on ? 1 : 0); });
    });
}

} // namespace riser
