// SPDX-License-Identifier: GPL-3.0-or-later
// VMs that others define, start and stop.
#include "core/base/text.h"
#include "core/host/simulated/answers.h"
#include "core/host/simulated/guest_places.h"
#include "core/host/simulated/nvram_file.h"
#include "core/host/simulated/simulated_guests.h"
#include "core/host/simulated/simulated_host.h"
#include "core/host/simulated/started_consoles.h"

#include <algorithm>

namespace riser {

using namespace Qt::StringLiterals;
using namespace answers;

DomainId SimulatedHost::domainNamed(const QString &domainName) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = std::ranges::find(m_domains, domainName, &SimulatedDomain::name);
    return found == m_domains.cend() ? DomainId() : found->id();
}

Result<DomainId> SimulatedHost::defineDomain(const QByteArray &xml)
{
    return changing([&](Events &events) -> Result<DomainId> {
        Result<SimulatedDomain> made =
            SimulatedDomain::make({.running = false, .autostart = false, .live = {}, .config = xml});
        if (!made)
            return std::unexpected(made.error());
        const DomainId id = made->id();
        events << SimulatedEvent();
        m_storage.adopt(made->diskSources()); // who defines a VM has its disks there
        if (SimulatedDomain *there = find(id)) {
            if (const Result<void> set = there->setConfig(xml); !set)
                return std::unexpected(set.error());
        } else {
            m_domains << *std::move(made);
        }
        return id;
    });
}

Result<void> SimulatedHost::undefineDomain(const DomainId &id)
{
    return changing([&](Events &events) -> Result<void> {
        SimulatedDomain *domain = find(id);
        if (!domain)
            return std::unexpected(noSuchDomain(m_name, id));
        events << SimulatedEvent();
        domain->forgetConfig();
        if (!domain->running())
            m_domains.removeIf([&id](const SimulatedDomain &other) { return other.id() == id; });
        return {};
    });
}

Result<void> SimulatedHost::start(SimulatedDomain &domain, Events &events)
{
    const DomainDefinition config = *domain.domain().config;
    if (const Result<void> there = checkDisks(domain); !there)
        return there;
    QList<std::pair<Hostdev, const NodeDevice *>> wanted;
    for (const Hostdev &hostdev : config.hostdevs) {
        const NodeDevice *usb = nullptr;
        if (hostdev.pci) {
            if (const Result<void> free = checkPci(domain, hostdev); !free)
                return free;
        } else if (hostdev.type == Hostdev::Type::Usb) {
            const Result<const NodeDevice *> found = checkUsb(hostdev);
            if (!found && hostdev.startupPolicy != "optional"_L1)
                return std::unexpected(found.error());
            usb = found.value_or(nullptr);
        }
        wanted << std::pair(hostdev, usb);
    }
    const auto taken = [&] {
        for (const auto &[hostdev, usb] : wanted)
            take(hostdev, events);
        for (const auto &[hostdev, usb] : wanted) {
            if (hostdev.pci) {
                if (Result<void> viable = checkViable(hostdev); !viable)
                    return viable;
            }
        }
        return Result<void>();
    }();
    if (!taken) {
        for (const auto &[hostdev, usb] : wanted)
            giveBack(hostdev, events);
        return taken;
    }

    QByteArray live = config.xml;
    for (const auto &[hostdev, usb] : wanted) {
        if (hostdev.element != Hostdev::Element::Hostdev)
            continue; // a NIC or disk element: it stays as it is
        Result<QByteArray> without = withoutHostdev(live, hostdev.xml);
        const bool dropped = hostdev.type == Hostdev::Type::Usb && !usb;
        if (!without)
            return std::unexpected(without.error());
        live = *std::move(without);
        if (dropped)
            continue;
        const QByteArray placed = withGuestPlace(hostdev.xml, live, isConventional(hostdev)).value_or(hostdev.xml);
        Result<QByteArray> with = withHostdev(live, asLive(placed, usb, live));
        if (!with)
            return std::unexpected(with.error());
        live = *std::move(with);
        bool nodesChanged = false;
        if (usb)
            m_nodes.setUsbDriver(DeviceKey(usb->key), u"usbfs"_s, &nodesChanged);
    }
    events << SimulatedEvent();
    if (config.nvram)
        m_nvram << nvramFile(config.name);
    const auto life = m_guests->life();
    live = withStartedConsoles(live, m_starts + 1, life && life->startsAgent(live));
    // As libvirt numbers them: each run has another.
    static constexpr QByteArrayView root = "<domain";
    live.insert(live.indexOf(root) + root.size(), " id='" + QByteArray::number(++m_starts) + '\'');
    return domain.setLive(live);
}

Result<void> SimulatedHost::startDomain(const DomainId &id)
{
    return changing([&](Events &events) -> Result<void> {
        SimulatedDomain *domain = find(id);
        if (!domain)
            return std::unexpected(noSuchDomain(m_name, id));
        if (domain->running()) {
            return std::unexpected(
                refused(OperationInvalid, Qemu, u"domain is already running"_s,
                        Text::tr("Virtual machine %1 of host %2 is running already.").arg(domain->name(), m_name)));
        }
        return start(*domain, events);
    });
}

Result<void> SimulatedHost::setAgentConnected(const DomainId &id, bool connected)
{
    return changing([&](Events &events) -> Result<void> {
        const Result<SimulatedDomain *> domain = findRunning(id);
        if (!domain)
            return std::unexpected(domain.error());
        m_guests->startAnew(id);
        events << SimulatedEvent();
        return (*domain)->setLive(withAgentState((*domain)->domain().live->xml, connected));
    });
}

Result<void> SimulatedHost::destroyDomain(const DomainId &id)
{
    return changing([&](Events &events) -> Result<void> {
        const Result<SimulatedDomain *> domain = findRunning(id);
        if (!domain)
            return std::unexpected(domain.error());
        stop(**domain, events);
        return {};
    });
}

void SimulatedHost::setUnreadable(const DomainId &id, bool unreadable)
{
    changing([&](Events &events) {
        if (SimulatedDomain *domain = find(id))
            domain->unreadable = unreadable;
        events << SimulatedEvent();
        return true;
    });
}

void SimulatedHost::setGuest(const DomainId &id, GuestBehaviour guest)
{
    const std::lock_guard lock(m_mutex);
    if (SimulatedDomain *domain = find(id))
        domain->guest = guest;
}

} // namespace riser
