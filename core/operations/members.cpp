// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/members.h"

#include "core/devices/device_kind.h"

#include <tuple>

namespace riser {

QList<DeviceKey> unitMembers(const Inventory &inventory, const DeviceKey &asked)
{
    const UnitRoles roles = inventory.roles(asked);
    return QList<DeviceKey>{asked} + roles.companions + roles.bystanders;
}

bool onVfio(const DeviceKind &kind, const NodeDevice &node)
{
    // The kind reads a function's driver from the node itself; children matter for USB alone, which libvirt can't
    // detach.
    const QList<NodeDevice> nodes{node};
    return kind.detacher() == Detacher::Libvirt && kind.hold(nodes.first(), NodeTree(nodes)) == HostHold::Free;
}

const Claim *claimOf(const Device &device, const DomainId &domain)
{
    for (const Claim &claim : device.claims) {
        if (claim.domain == domain)
            return &claim;
    }
    return nullptr;
}

DomainId claimant(const Inventory &inventory, const DeviceKey &asked, const DomainId &wanted)
{
    const Device *device = inventory.device(asked);
    if (!wanted.isEmpty() || !device || device->claims.size() != 1)
        return wanted;
    return device->claims.first().domain;
}

QString detachStepId(const DeviceKey &key)
{
    return QLatin1StringView("detach:") + key.value();
}

bool sameSource(const Hostdev &a, const Hostdev &b)
{
    const auto source = [](const Hostdev &hostdev) {
        return std::tie(hostdev.type, hostdev.element, hostdev.pci, hostdev.usbAddress, hostdev.usbId,
                        hostdev.mdevUuid);
    };
    return source(a) == source(b);
}

bool sameModel(const NodeDevice &a, const NodeDevice &b)
{
    if (a.pci.has_value() != b.pci.has_value() || a.usbDevice.has_value() != b.usbDevice.has_value())
        return false;
    if (a.pci && (a.pci->vendorId != b.pci->vendorId || a.pci->productId != b.pci->productId))
        return false;
    return !a.usbDevice || a.usbDevice->id == b.usbDevice->id;
}

} // namespace riser
