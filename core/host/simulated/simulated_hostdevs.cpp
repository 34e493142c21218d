// SPDX-License-Identifier: GPL-3.0-or-later
// Host devices of VMs: what libvirt checks, what it changes, and in which order (facts §3).
#include "core/base/text.h"
#include "core/host/simulated/answers.h"
#include "core/host/simulated/guest_places.h"
#include "core/host/simulated/simulated_host.h"

#include <chrono>

namespace riser {

using namespace Qt::StringLiterals;
using namespace answers;

namespace {

QString pciName(const PciAddress &address)
{
    return u"PCI device %1"_s.arg(address.toString());
}

QString usbName(const UsbAddress &address)
{
    return u"USB device %1:%2"_s.arg(address.bus, 3, 10, QChar(u'0')).arg(address.device, 3, 10, QChar(u'0'));
}

/// What a USB hostdev asks for, in libvirt's words.
QString wantedName(const Hostdev &hostdev)
{
    QStringList parts;
    if (hostdev.usbId)
        parts << hostdev.usbId->toString();
    if (hostdev.usbAddress)
        parts << u"bus:%1 device:%2"_s.arg(hostdev.usbAddress->bus).arg(hostdev.usbAddress->device);
    return parts.join(u' ');
}

} // namespace

Result<void> SimulatedHost::checkPci(const SimulatedDomain &domain, const Hostdev &hostdev) const
{
    const NodeDevice *node = m_nodes.findPci(*hostdev.pci);
    const QString device = hostdev.pci->toString();
    if (!node) {
        return std::unexpected(
            refused(InternalError, Qemu,
                    u"unable to execute QEMU command 'device_add': vfio %1: no such host device"_s.arg(device),
                    Text::tr("Host %1 has no PCI device %2.").arg(m_name, device)));
    }
    if (node->pci->bridge) {
        return std::unexpected(
            refused(InternalError, None, u"Non-endpoint PCI devices cannot be assigned to guests"_s,
                    Text::tr("PCI device %1 of host %2 is a bridge: no VM can have it.").arg(device, m_name)));
    }
    if (const SimulatedDomain *holder = holderOf(*hostdev.pci))
        return std::unexpected(inUse(m_name, pciName(*hostdev.pci), holder->name()));
    const QList<const NodeDevice *> mates = m_nodes.groupMates(*node);
    for (const NodeDevice *mate : mates) {
        const SimulatedDomain *holder = holderOf(mate->pci->address);
        if (holder && holder->id() != domain.id())
            return std::unexpected(inUse(m_name, pciName(mate->pci->address), holder->name()));
    }
    if (!hostdev.managed && !isVfioDriver(node->driver)) {
        return std::unexpected(refused(
            OperationInvalid, None, u"Unmanaged PCI device %1 must be manually detached from the host"_s.arg(device),
            Text::tr("PCI device %1 of host %2 must be detached first.").arg(device, m_name)));
    }
    return {};
}

Result<void> SimulatedHost::checkViable(const Hostdev &hostdev) const
{
    const NodeDevice *node = m_nodes.findPci(*hostdev.pci);
    const QList<const NodeDevice *> mates = m_nodes.groupMates(*node);
    for (const NodeDevice *mate : mates) {
        // The kernel takes a driverless function for harmless, and a bridge's own driver too.
        if (mate->pci->bridge || mate->driver.isEmpty() || isVfioDriver(mate->driver))
            continue;
        return std::unexpected(refused(
            InternalError, Qemu,
            u"unable to execute QEMU command 'device_add': vfio %1: group %2 is not viable\n"
            "Please ensure all devices within the iommu_group are bound to their vfio bus driver."_s
                .arg(hostdev.pci->toString())
                .arg(*node->pci->iommuGroup),
            Text::tr("PCI device %1 of host %2 can't be given away: %3 of its IOMMU group is still on driver %4.")
                .arg(hostdev.pci->toString(), m_name, mate->pci->address.toString(), mate->driver)));
    }
    return {};
}

Result<const NodeDevice *> SimulatedHost::checkUsb(const Hostdev &hostdev) const
{
    QList<const NodeDevice *> matching;
    const QList<const NodeDevice *> devices = m_nodes.usbDevices();
    for (const NodeDevice *device : devices) {
        if ((!hostdev.usbAddress || device->usbDevice->address == *hostdev.usbAddress) &&
            (!hostdev.usbId || device->usbDevice->id == *hostdev.usbId))
            matching << device;
    }
    if (matching.isEmpty()) {
        return std::unexpected(refused(InternalError, None, u"Did not find USB device %1"_s.arg(wantedName(hostdev)),
                                       Text::tr("Host %1 has no USB device %2.").arg(m_name, wantedName(hostdev))));
    }
    if (matching.size() > 1) {
        return std::unexpected(
            refused(OperationFailed, None,
                    u"Multiple USB devices for %1, use <address> to specify one"_s.arg(wantedName(hostdev)),
                    Text::tr("Host %1 has several USB devices %2.").arg(m_name, wantedName(hostdev))));
    }
    const UsbAddress address = matching.constFirst()->usbDevice->address;
    if (const SimulatedDomain *holder = holderOf(address))
        return std::unexpected(inUse(m_name, usbName(address), holder->name()));
    return matching.constFirst();
}

void SimulatedHost::take(const Hostdev &hostdev, Events &events)
{
    if (hostdev.type == Hostdev::Type::Pci) {
        const DeviceKey key(hostdev.pci->toNodeName());
        if (!hostdev.managed || isVfioDriver(m_nodes.find(key)->driver))
            return;
        m_returning << key;
        setDriver(key, u"vfio-pci"_s, events);
    }
}

void SimulatedHost::giveBack(const Hostdev &hostdev, Events &events)
{
    bool nodesChanged = false;
    if (hostdev.pci) {
        const DeviceKey key(hostdev.pci->toNodeName());
        if (m_returning.remove(key) && !m_keptOut.contains(key))
            m_nodes.returnToHost(key, &nodesChanged);
    } else if (hostdev.usbAddress) {
        // QEMU binds the host's driver again, even where none was bound before (facts, "Seen on the nested KVM host").
        const QList<const NodeDevice *> devices = m_nodes.usbDevices();
        for (const NodeDevice *device : devices) {
            if (device->usbDevice->address == *hostdev.usbAddress)
                usbToHost(DeviceKey(device->key), events);
        }
    }
    if (nodesChanged)
        events << SimulatedEvent();
}

Result<QByteArray> SimulatedHost::attachConfig(const SimulatedDomain &domain, const QByteArray &xml,
                                               const Hostdev &hostdev) const
{
    const std::optional<DomainDefinition> &config = domain.domain().config;
    if (!config) {
        return std::unexpected(refused(OperationInvalid, Qemu, u"transient domains do not have any persistent config"_s,
                                       Text::tr("Virtual machine %1 of host %2 has no definition for its next start.")
                                           .arg(domain.name(), m_name)));
    }
    const auto sameAlias = [&hostdev](const Hostdev &other) { return other.alias == hostdev.alias; };
    if (!hostdev.alias.isEmpty() && std::ranges::any_of(config->hostdevs, sameAlias)) {
        return std::unexpected(
            refused(ConfigUnsupported, DomainApi, u"non unique alias detected: "_s + hostdev.alias,
                    Text::tr("Virtual machine %1 of host %2 has this device in its definition already.")
                        .arg(domain.name(), m_name)));
    }
    if (SimulatedDomain::find(config, hostdev)) {
        return std::unexpected(
            refused(OperationInvalid, Qemu, u"device is already in the domain configuration"_s,
                    Text::tr("Virtual machine %1 of host %2 has this device in its definition already.")
                        .arg(domain.name(), m_name)));
    }
    const bool conventional = isConventional(hostdev);
    std::optional<QByteArray> placed = withGuestPlace(xml, config->xml, conventional);
    if (placed)
        return withHostdev(config->xml, *placed);
    const QByteArray roomy = withController(config->xml, conventional ? u"pcie-to-pci-bridge"_s : u"pcie-root-port"_s);
    placed = withGuestPlace(xml, roomy, conventional);
    return withHostdev(roomy, placed.value_or(xml));
}

/// As the rules judge it: a host that tells of no function's PCI Express tells nothing.
bool SimulatedHost::isConventional(const Hostdev &hostdev) const
{
    const NodeDevice *node = hostdev.pci ? m_nodes.findPci(*hostdev.pci) : nullptr;
    return node && node->pci->conventional && std::ranges::any_of(m_nodes.visible(), [](const NodeDevice &other) {
               return other.pci && !other.pci->conventional;
           });
}

Result<void> SimulatedHost::attachLive(SimulatedDomain &domain, const QByteArray &xml, const Hostdev &hostdev,
                                       Events &events)
{
    const QByteArray before = domain.domain().live->xml;
    const NodeDevice *usb = nullptr;
    if (hostdev.type == Hostdev::Type::Pci) {
        if (const Result<void> free = checkPci(domain, hostdev); !free)
            return free;
    } else if (hostdev.type == Hostdev::Type::Usb) {
        const Result<const NodeDevice *> found = checkUsb(hostdev);
        if (!found)
            return std::unexpected(found.error());
        usb = *found;
    }
    const std::optional<QByteArray> placed = withGuestPlace(xml, before, isConventional(hostdev));
    if (!placed) {
        return std::unexpected(
            refused(InternalError, None, u"No more available PCI slots"_s,
                    Text::tr("Virtual machine %1 of host %2 has no free PCI slot.").arg(domain.name(), m_name)));
    }
    if (hostdev.type == Hostdev::Type::Pci) {
        if (const Result<void> viable = checkViable(hostdev); !viable)
            return viable;
    }
    const Result<QByteArray> after = withHostdev(before, asLive(*placed, usb, before));
    if (!after)
        return std::unexpected(after.error());
    if (const Result<void> set = domain.setLive(*after); !set)
        return set;
    take(hostdev, events);
    bool nodesChanged = false;
    if (usb)
        m_nodes.setUsbDriver(DeviceKey(usb->key), u"usbfs"_s, &nodesChanged);
    events << SimulatedEvent(); // device added, and perhaps nodes gone
    return {};
}

Result<void> SimulatedHost::attach(const DomainId &id, const QByteArray &xml, Target target, Events &events)
{
    SimulatedDomain *domain = find(id);
    if (!domain)
        return std::unexpected(noSuchDomain(m_name, id));
    const Result<Hostdev> hostdev = parseHostdev(xml);
    if (!hostdev) {
        return std::unexpected(refused(XmlError, None, hostdev.error().detail,
                                       Text::tr("Host %1 doesn't understand this device definition.").arg(m_name)));
    }
    if (target.live && !domain->running()) {
        return std::unexpected(
            refused(OperationInvalid, Qemu, u"domain is not running"_s,
                    Text::tr("Virtual machine %1 of host %2 is not running.").arg(domain->name(), m_name)));
    }
    // A copy of the definition is changed first and saved last: when the live part fails it stays as it was.
    std::optional<QByteArray> config;
    if (target.config) {
        Result<QByteArray> changed = attachConfig(*domain, xml, *hostdev);
        if (!changed)
            return std::unexpected(changed.error());
        config = *std::move(changed);
    }
    if (target.live) {
        if (const Result<void> attached = attachLive(*domain, xml, *hostdev, events); !attached)
            return attached;
    }
    if (!config)
        return {};
    events << SimulatedEvent();
    return domain->setConfig(*config);
}

Result<void> SimulatedHost::attachHostdev(const DomainId &id, const QByteArray &xml, Target target)
{
    return changing([&](Events &events) { return attach(id, xml, target, events); });
}

} // namespace riser
