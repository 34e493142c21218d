// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/libvirt/domain_reader.h"

#include "core/base/text.h"
#include "core/host/libvirt/domain_call.h"

#include <libvirt/virterror.h>

#include <algorithm>

namespace riser {

namespace {

constexpr unsigned inactiveId = unsigned(-1);

QString vmText(virDomainPtr handle)
{
    return Text::tr("VM %1").arg(QString::fromUtf8(virDomainGetName(handle)));
}

RunState stateOf(int state)
{
    switch (state) {
    case VIR_DOMAIN_RUNNING:
    case VIR_DOMAIN_BLOCKED:
        return RunState::Running;
    case VIR_DOMAIN_PAUSED:
        return RunState::Paused;
    case VIR_DOMAIN_PMSUSPENDED:
        return RunState::Suspended;
    case VIR_DOMAIN_SHUTDOWN:
        return RunState::ShuttingDown;
    case VIR_DOMAIN_SHUTOFF:
        return RunState::ShutOff;
    case VIR_DOMAIN_CRASHED:
        return RunState::Crashed;
    default:
        return RunState::Other;
    }
}

/// A running VM's definition carries its number: a VM that stopped between list and XML answers with the other one.
bool saysRunning(const QByteArray &xml)
{
    const qsizetype from = xml.indexOf("<domain");
    const qsizetype to = xml.indexOf('>', from);
    return from >= 0 && to > from && QByteArrayView(xml).sliced(from, to - from).contains(" id=");
}

} // namespace

DomainReader::DomainReader(ReadContext &context)
    : m_context(context)
{
}

std::vector<DomainPtr> DomainReader::list(unsigned filter)
{
    virDomainPtr *array = nullptr;
    const int count = virConnectListAllDomains(m_context.get(), &array, filter);
    if (count < 0) {
        m_context.fatal(m_context.connection.error(
            m_context.subject({}, Text::tr("%1 can't list its VMs.").arg(m_context.connection.host()))));
    }
    return takeList<DomainPtr>(array, count);
}

DomainReader::Entry &DomainReader::entry(virDomainPtr handle)
{
    const DomainId id = idOf(handle);
    Entry &found = m_entries[id];
    if (found.domain.id.isEmpty()) {
        found.domain.id = id;
        found.domain.name = QString::fromUtf8(virDomainGetName(handle));
        found.domain.state = RunState::ShutOff;
    }
    return found;
}

void DomainReader::mark(unsigned filter, void (*each)(Domain &))
{
    m_context.pipeline.add([this, filter, each] {
        const std::vector<DomainPtr> handles = list(filter);
        const std::lock_guard lock(m_mutex);
        for (const DomainPtr &handle : handles)
            each(entry(handle.get()).domain);
    });
}

void DomainReader::start()
{
    m_context.pipeline.add([this] {
        for (DomainPtr &handle : list(0)) {
            {
                const std::lock_guard lock(m_mutex);
                entry(handle.get());
                m_listed << idOf(handle.get());
            }
            if (virDomainGetID(handle.get()) != inactiveId)
                readXml(std::move(handle), false);
        }
    });
    m_context.pipeline.add([this] {
        for (DomainPtr &handle : list(VIR_CONNECT_LIST_DOMAINS_PERSISTENT))
            readXml(std::move(handle), true);
    });
    m_context.pipeline.add([this] {
        for (DomainPtr &handle : list(VIR_CONNECT_LIST_DOMAINS_OTHER))
            readState(std::move(handle));
    });
    mark(VIR_CONNECT_LIST_DOMAINS_RUNNING, [](Domain &domain) { domain.state = RunState::Running; });
    mark(VIR_CONNECT_LIST_DOMAINS_PAUSED, [](Domain &domain) { domain.state = RunState::Paused; });
    mark(VIR_CONNECT_LIST_DOMAINS_AUTOSTART, [](Domain &domain) { domain.autostart = true; });
}

void DomainReader::start(const DomainId &id)
{
    const std::shared_ptr<virDomain> handle =
        DomainPtr(virDomainLookupByUUIDString(m_context.get(), id.value().toLatin1().constData()));
    if (!handle) {
        const QString vm = Text::tr("VM %1").arg(id.value());
        m_context.fatal(m_context.connection.error(
            m_context.subject(vm, Text::tr("%1 can't tell about %2.").arg(m_context.connection.host(), vm))));
        return;
    }
    if (virDomainGetID(handle.get()) != inactiveId)
        readXml(handle, false);
    readState(handle);
    readFlags(handle);
}

void DomainReader::fail(virDomainPtr handle, const LibvirtFailure &failure)
{
    {
        const std::lock_guard lock(m_mutex);
        Entry &found = entry(handle);
        found.failed = true;
        found.gone = found.gone || failure.code == VIR_ERR_NO_DOMAIN;
    }
    if (failure.code == VIR_ERR_NO_DOMAIN) // nothing to tell
        return;
    const QString vm = vmText(handle);
    m_context.problem(m_context.connection.error(
        failure, m_context.subject(vm, Text::tr("%1 can't tell about %2.").arg(m_context.connection.host(), vm))));
}

void DomainReader::readXml(std::shared_ptr<virDomain> handle, bool config)
{
    m_context.pipeline.add([this, handle = std::move(handle), config] {
        char *const text = virDomainGetXMLDesc(handle.get(), config ? VIR_DOMAIN_XML_INACTIVE : 0);
        if (!text)
            return fail(handle.get(), lastFailure());
        const QByteArray xml = takeText(text);
        if (!config && !saysRunning(xml))
            return;
        Result<DomainDefinition> definition = parseDomain(xml);
        const std::lock_guard lock(m_mutex);
        Entry &found = entry(handle.get());
        if (definition) {
            (config ? found.domain.config : found.domain.live) = std::move(*definition);
            return;
        }
        found.failed = true;
        const QString summary = Text::tr("What %1 says of %2 can't be understood.");
        m_context.problem({.code = ErrorCode::InvalidData,
                           .summary = summary.arg(m_context.connection.host(), vmText(handle.get())),
                           .detail = definition.error().toText(),
                           .hint = {},
                           .transient = false});
    });
}

void DomainReader::readState(std::shared_ptr<virDomain> handle)
{
    m_context.pipeline.add([this, handle = std::move(handle)] {
        int state = 0;
        if (virDomainGetState(handle.get(), &state, nullptr, 0) < 0)
            return fail(handle.get(), lastFailure());
        const std::lock_guard lock(m_mutex);
        entry(handle.get()).domain.state = stateOf(state);
    });
}

void DomainReader::readFlags(std::shared_ptr<virDomain> handle)
{
    m_context.pipeline.add([this, handle] {
        const int persistent = virDomainIsPersistent(handle.get());
        if (persistent < 0)
            fail(handle.get(), lastFailure());
        else if (persistent)
            readXml(handle, true);
    });
    m_context.pipeline.add([this, handle] {
        int autostart = 0;
        if (virDomainGetAutostart(handle.get(), &autostart) < 0)
            return; // a transient VM has none
        const std::lock_guard lock(m_mutex);
        entry(handle.get()).domain.autostart = autostart != 0;
    });
}

void DomainReader::confirm()
{
    QList<DomainId> ids;
    for (const DomainPtr &handle : list(0))
        ids << idOf(handle.get());
    m_again = std::move(ids);
}

bool DomainReader::confirmed() const
{
    if (!m_again)
        return true;
    const QSet<DomainId> before(m_listed.cbegin(), m_listed.cend());
    return before == QSet<DomainId>(m_again->cbegin(), m_again->cend());
}

QStringList DomainReader::unread() const
{
    QStringList names;
    for (const Entry &found : m_entries) {
        if (found.failed && !found.gone)
            names << found.domain.name;
    }
    names.sort();
    return names;
}

QList<Domain> DomainReader::take()
{
    QList<Domain> domains;
    for (Entry &found : m_entries) {
        if (!found.failed && (found.domain.live || found.domain.config))
            domains << std::move(found.domain);
    }
    std::ranges::sort(domains, {}, [](const Domain &domain) { return std::tie(domain.name, domain.id); });
    return domains;
}

} // namespace riser
