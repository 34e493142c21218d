// SPDX-License-Identifier: GPL-3.0-or-later
// Definitions of VMs, and what is asked of them as a whole: as libvirt's qemu driver answers (facts §3 and §8).
#include "core/base/text.h"
#include "core/host/simulated/answers.h"
#include "core/host/simulated/guest_places.h"
#include "core/host/simulated/nvram_file.h"
#include "core/host/simulated/simulated_guests.h"
#include "core/host/simulated/simulated_host.h"
#include "core/host/simulated/xml_text.h"

#include <QUuid>

#include <algorithm>

namespace riser {

using namespace Qt::StringLiterals;
using namespace answers;

namespace {

/// libvirt makes a UUID for a definition without one.
QByteArray withUuid(const QByteArray &xml)
{
    pugi::xml_document document;
    const auto parsed =
        document.load_buffer(xml.constData(), size_t(xml.size()), pugi::parse_default | pugi::parse_ws_pcdata);
    pugi::xml_node domain = document.child("domain");
    if (!parsed || !domain || *domain.child_value("uuid"))
        return xml; // what is broken stays so
    domain.remove_child("uuid");
    domain.insert_child_after("uuid", domain.child("name"))
        .text()
        .set(QUuid::createUuid().toByteArray(QUuid::WithoutBraces).constData());
    return xmlText(document);
}

} // namespace

Result<SimulatedDomain *> SimulatedHost::findDomain(const DomainId &id)
{
    if (SimulatedDomain *const domain = find(id))
        return domain;
    return std::unexpected(noSuchDomain(m_name, id));
}

Result<SimulatedDomain *> SimulatedHost::findRunning(const DomainId &id)
{
    const Result<SimulatedDomain *> domain = findDomain(id);
    if (!domain || (*domain)->running())
        return domain;
    return std::unexpected(
        refused(OperationInvalid, Qemu, u"domain is not running"_s,
                Text::tr("Virtual machine %1 of host %2 is not running.").arg((*domain)->name(), m_name)));
}

/// The definition as libvirt keeps it: with a UUID, and with a place in the guest for each host device. Where a port is
/// missing it is added, as in attachHostdev(). Whether the devices are there isn't asked before the start.
Result<SimulatedDomain> SimulatedHost::defined(const QByteArray &xml) const
{
    const auto made = [this](const QByteArray &text) -> Result<SimulatedDomain> {
        Result<SimulatedDomain> domain =
            SimulatedDomain::make({.running = false, .autostart = false, .live = {}, .config = text});
        if (domain && domain->domain().persistent())
            return domain;
        const QString why = domain ? u"(domain_definition):1: Document is empty"_s : domain.error().toText();
        return std::unexpected(
            refused(XmlError, DomainApi, why, Text::tr("Host %1 doesn't understand this definition.").arg(m_name)));
    };
    QByteArray whole = withUuid(xml);
    const Result<SimulatedDomain> plain = made(whole);
    if (!plain)
        return plain;
    for (const Hostdev &hostdev : plain->domain().config->hostdevs) {
        if (hostdev.element != Hostdev::Element::Hostdev || !hostdev.guestAddress.isEmpty() || hostdev.unassigned)
            continue;
        const bool conventional = isConventional(hostdev);
        std::optional<QByteArray> placed = withGuestPlace(hostdev.xml, whole, conventional);
        if (!placed) {
            whole = withController(whole, conventional ? u"pcie-to-pci-bridge"_s : u"pcie-root-port"_s);
            placed = withGuestPlace(hostdev.xml, whole, conventional);
        }
        const Result<QByteArray> without = withoutHostdev(whole, hostdev.xml);
        if (!placed || !without)
            continue;
        if (const Result<QByteArray> with = withHostdev(*without, *placed))
            whole = *with;
    }
    return made(whole);
}

Result<DomainId> SimulatedHost::define(const QByteArray &xml)
{
    return changing([&](Events &events) -> Result<DomainId> {
        Result<SimulatedDomain> made = defined(xml);
        if (!made)
            return std::unexpected(made.error());
        const DomainId id = made->id();
        for (const SimulatedDomain &other : std::as_const(m_domains)) {
            if (other.name() != made->name() && other.id() != id)
                continue;
            // libvirt itself takes both the same for a redefinition: the libvirt backend asks before.
            return std::unexpected(
                refused(OperationFailed, Qemu,
                        u"domain '%1' already exists with uuid %2"_s.arg(other.name(), other.id().value()),
                        Text::tr("Host %1 has a virtual machine %2 already.").arg(m_name, other.name())));
        }
        m_domains << *std::move(made);
        events << SimulatedEvent();
        return id;
    });
}

Result<void> SimulatedHost::redefine(const QByteArray &xml)
{
    return changing([&](Events &events) -> Result<void> {
        const Result<SimulatedDomain> made = defined(xml);
        if (!made)
            return std::unexpected(made.error());
        const Result<SimulatedDomain *> there = findDomain(made->id());
        if (!there)
            return std::unexpected(there.error());
        if ((*there)->name() != made->name()) {
            return std::unexpected(
                refused(OperationFailed, Qemu,
                        u"domain '%1' is already defined with uuid %2"_s.arg((*there)->name(), made->id().value()),
                        Text::tr("Virtual machine %1 of host %2 can't be renamed by its definition.")
                            .arg((*there)->name(), m_name)));
        }
        events << SimulatedEvent();
        return (*there)->setConfig(made->domain().config->xml);
    });
}

Result<void> SimulatedHost::undefine(const DomainId &id, const Leftovers &remove)
{
    return changing([&](Events &events) -> Result<void> {
        const Result<SimulatedDomain *> found = findDomain(id);
        if (!found)
            return std::unexpected(found.error());
        SimulatedDomain &domain = **found;
        if (!domain.domain().persistent()) {
            return std::unexpected(
                refused(OperationInvalid, Qemu, u"cannot undefine transient domain"_s,
                        Text::tr("Virtual machine %1 of host %2 has no definition for its next start.")
                            .arg(domain.name(), m_name)));
        }
        if (remove.nvram)
            m_nvram.remove(nvramFile(domain.name()));
        events << SimulatedEvent();
        domain.forgetConfig();
        if (!domain.running())
            m_domains.removeIf([&id](const SimulatedDomain &other) { return other.id() == id; });
        return {};
    });
}

Result<void> SimulatedHost::checkDisks(const SimulatedDomain &domain) const
{
    for (const QString &path : domain.domain().config->diskSources) {
        if (!m_storage.lacks(path))
            continue;
        return std::unexpected(refused(SystemError, None,
                                       u"Cannot access storage file '%1': No such file or directory"_s.arg(path),
                                       Text::tr("Virtual machine %1 of host %2 can't start: its disk %3 is not there.")
                                           .arg(domain.name(), m_name, path)));
    }
    return {};
}

void SimulatedHost::stop(SimulatedDomain &domain, Events &events)
{
    const DomainId id = domain.id();
    const QList<Hostdev> held = domain.liveHostdevs();
    domain.stop();
    m_guests->hangUp(id);
    for (const Hostdev &hostdev : held)
        giveBack(hostdev, events);
    if (!domain.domain().persistent())
        m_domains.removeIf([&id](const SimulatedDomain &other) { return other.id() == id; });
    events << SimulatedEvent();
    m_changed.notify_all();
}

Result<void> SimulatedHost::shutDown(const DomainId &id)
{
    return changing([&](Events &events) -> Result<void> {
        const Result<SimulatedDomain *> domain = findRunning(id);
        if (!domain)
            return std::unexpected(domain.error());
        if ((*domain)->guest.shutsDown)
            stop(**domain, events);
        return {};
    });
}

Result<void> SimulatedHost::reboot(const DomainId &id)
{
    return changing([&](Events &events) -> Result<void> {
        const Result<SimulatedDomain *> domain = findRunning(id);
        if (!domain)
            return std::unexpected(domain.error());
        // As libvirt's event of a reboot: the definition stays as it is.
        m_guests->startAnew(id);
        events << SimulatedEvent();
        return {};
    });
}

Result<void> SimulatedHost::setAutostart(const DomainId &id, bool on)
{
    return changing([&](Events &events) -> Result<void> {
        const Result<SimulatedDomain *> domain = findDomain(id);
        if (!domain)
            return std::unexpected(domain.error());
        if (!(*domain)->domain().persistent()) {
            return std::unexpected(refused(OperationInvalid, Qemu, u"cannot set autostart for transient domain"_s,
                                           Text::tr("Virtual machine %1 of host %2 can't start by itself: it is gone "
                                                    "when it stops.")
                                               .arg((*domain)->name(), m_name)));
        }
        (*domain)->setAutostart(on);
        events << SimulatedEvent();
        return {};
    });
}

QStringList SimulatedHost::nvramFiles() const
{
    const std::lock_guard lock(m_mutex);
    QStringList files(m_nvram.cbegin(), m_nvram.cend());
    files.sort();
    return files;
}

} // namespace riser
