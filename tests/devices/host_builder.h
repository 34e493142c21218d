// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/devices/inventory.h"
#include "core/devices/rules.h"
#include "core/host/host_snapshot.h"

#include <QString>

#include <memory>

namespace riser::test {

/// A host put together line by line: what a test doesn't say is as on a good host (IOMMU and VFIO there, reached over
/// the network). Groups list their members by themselves.
class HostBuilder
{
public:
    HostBuilder()
    {
        snapshot.facts.hostname = QStringLiteral("kvm1");
        snapshot.facts.iommu = true;
        snapshot.facts.vfio = true;
    }

    HostSnapshot snapshot;

    /// A PCI function with a group of its own unless `group` is given (-1: none). `classCode` is 0xCCSS.
    NodeDevice &pci(const char *address, quint32 classCode, const char *driver, std::optional<int> group = {})
    {
        NodeDevice node;
        const auto parsed = *PciAddress::parse(QString::fromLatin1(address));
        node.key = DeviceKey(parsed.toNodeName());
        node.parent = DeviceKey(QStringLiteral("computer"));
        node.driver = QString::fromLatin1(driver);
        node.capabilities = {QStringLiteral("pci")};
        PciCapability capability;
        capability.address = parsed;
        capability.classCode = classCode << 8;
        capability.hasClass = true;
        capability.vendorId = 0x1af4;
        capability.productId = 0x1000;
        capability.vendor = QStringLiteral("Maker");
        capability.product = QStringLiteral("Model %1").arg(QString::fromLatin1(address));
        const int number = group.value_or(1000 + int(snapshot.nodes.size()));
        if (number >= 0)
            capability.iommuGroup = number;
        node.pci = capability;
        snapshot.nodes << node;
        return snapshot.nodes.last();
    }

    /// A USB device at `port`, with one interface.
    NodeDevice &usb(const char *port, int device, UsbId id, const char *driver, int interfaceClass = 8,
                    const char *parent = "computer", int subclass = 0, int protocol = 0)
    {
        const UsbPort parsed = *UsbPort::parse(QString::fromLatin1(port));
        NodeDevice node;
        node.key = DeviceKey(parsed.toNodeName());
        node.parent = DeviceKey(QString::fromLatin1(parent));
        node.driver = QStringLiteral("usb");
        node.usbDevice = UsbDeviceCapability{.address = {.bus = parsed.bus, .device = device},
                                             .id = id,
                                             .vendor = QStringLiteral("Maker"),
                                             .product = QStringLiteral("Stick %1").arg(QString::fromLatin1(port))};
        snapshot.nodes << node;
        NodeDevice interface;
        interface.key = DeviceKey(node.key.value() + QStringLiteral("_1_0"));
        interface.parent = node.key;
        interface.driver = QString::fromLatin1(driver);
        interface.usbInterface = UsbInterfaceCapability{.number = 0,
                                                        .interfaceClass = interfaceClass,
                                                        .subclass = subclass,
                                                        .protocol = protocol,
                                                        .description = {}};
        snapshot.nodes << interface;
        return snapshot.nodes[snapshot.nodes.size() - 2];
    }

    NodeDevice &keyboard(const char *port, int device, const char *parent = "computer", const char *driver = "usbhid")
    {
        return usb(port, device, {.vendor = 0x46d, .product = 0xc31c}, driver, 3, parent, 1, 1);
    }

    /// A disk `/dev/NAME` below a device.
    NodeDevice &disk(const char *name, const char *parent, const char *serial = "")
    {
        NodeDevice node;
        node.key = DeviceKey(QStringLiteral("block_%1").arg(QString::fromLatin1(name)));
        node.parent = DeviceKey(QString::fromLatin1(parent));
        node.deviceNodes = {QStringLiteral("/dev/%1").arg(QString::fromLatin1(name))};
        node.storage = StorageCapability{.block = node.deviceNodes.first(),
                                         .bus = {},
                                         .driveType = QStringLiteral("disk"),
                                         .model = {},
                                         .vendor = {},
                                         .serial = QString::fromLatin1(serial),
                                         .size = 1000};
        snapshot.nodes << node;
        return snapshot.nodes.last();
    }

    NodeDevice &net(const char *interface, const char *parent, const char *link)
    {
        NodeDevice node;
        node.key = DeviceKey(QStringLiteral("net_%1").arg(QString::fromLatin1(interface)));
        node.parent = DeviceKey(QString::fromLatin1(parent));
        node.net = NetCapability{.interface = QString::fromLatin1(interface),
                                 .macAddress = QStringLiteral("52:54:00:00:00:01"),
                                 .linkState = QString::fromLatin1(link),
                                 .linkSpeed = 1000};
        snapshot.nodes << node;
        return snapshot.nodes.last();
    }

    NodeDevice &drm(const char *name, const char *parent)
    {
        NodeDevice node;
        node.key = DeviceKey(QStringLiteral("drm_%1").arg(QString::fromLatin1(name)));
        node.parent = DeviceKey(QString::fromLatin1(parent));
        node.drmType = QStringLiteral("primary");
        snapshot.nodes << node;
        return snapshot.nodes.last();
    }

    enum class Vm { Stopped, Running, Transient };
    /// A q35 VM with four free root ports and a USB controller. Its id is its name.
    Domain &vm(const char *name, Vm kind = Vm::Stopped)
    {
        Domain domain;
        domain.name = QString::fromLatin1(name);
        domain.id = DomainId(domain.name);
        domain.state = kind == Vm::Stopped ? RunState::ShutOff : RunState::Running;
        DomainDefinition definition;
        definition.id = domain.id;
        definition.name = domain.name;
        definition.pciExpress = true;
        definition.pcieRootPorts = 6;
        definition.freePcieRootPorts = 4;
        definition.usbController = true;
        if (kind != Vm::Stopped)
            domain.live = definition;
        if (kind != Vm::Transient)
            domain.config = definition;
        snapshot.domains << domain;
        return snapshot.domains.last();
    }

    InventoryPtr inventory()
    {
        QHash<int, QList<PciAddress>> groups;
        for (const NodeDevice &node : snapshot.nodes) {
            if (node.pci && node.pci->iommuGroup)
                groups[*node.pci->iommuGroup] << node.pci->address;
        }
        for (NodeDevice &node : snapshot.nodes) {
            if (node.pci && node.pci->iommuGroup && node.pci->iommuGroupMembers.isEmpty())
                node.pci->iommuGroupMembers = groups.value(*node.pci->iommuGroup);
        }
        return std::make_shared<const Inventory>(std::make_shared<const HostSnapshot>(snapshot));
    }
};

inline DeviceKey key(const char *address)
{
    const QString text = QString::fromLatin1(address);
    if (const auto pci = PciAddress::parse(text))
        return DeviceKey(pci->toNodeName());
    if (const auto port = UsbPort::parse(text))
        return DeviceKey(port->toNodeName());
    return DeviceKey(text);
}

inline DomainId vmId(const char *name)
{
    return DomainId(QString::fromLatin1(name));
}

inline Hostdev pciHostdev(const char *address, bool managed = false, bool unassigned = false)
{
    Hostdev hostdev;
    hostdev.type = Hostdev::Type::Pci;
    hostdev.pci = PciAddress::parse(QString::fromLatin1(address));
    hostdev.managed = managed;
    hostdev.unassigned = unassigned;
    return hostdev;
}

inline Hostdev usbHostdev(std::optional<UsbId> id, std::optional<UsbAddress> address = {}, const char *alias = "")
{
    Hostdev hostdev;
    hostdev.type = Hostdev::Type::Usb;
    hostdev.usbId = id;
    hostdev.usbAddress = address;
    hostdev.alias = QString::fromLatin1(alias);
    return hostdev;
}

/// The ids of all findings of one verdict, in order.
inline QStringList idsOf(const Findings &findings, Verdict verdict)
{
    QStringList ids;
    for (const Finding &finding : findings) {
        if (finding.verdict == verdict)
            ids << finding.id;
    }
    return ids;
}

inline QStringList blocks(const Findings &findings)
{
    return idsOf(findings, Verdict::Block);
}
inline QStringList warnings(const Findings &findings)
{
    return idsOf(findings, Verdict::Warn);
}
inline QStringList unchecked(const Findings &findings)
{
    return idsOf(findings, Verdict::NotChecked);
}

inline QString textOf(const Findings &findings, const char *id)
{
    for (const Finding &finding : findings) {
        if (finding.id == QString::fromLatin1(id))
            return finding.text;
    }
    return {};
}

} // namespace riser::test
