// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/devices/kinds/pci_common.h"
#include "core/devices/rules_common.h"

namespace riser {

namespace {

using namespace Qt::StringLiterals;

/// A group is viable for VFIO when none of its functions has a driver that uses DMA for the host. The kernel lets these
/// pass: PCI bridges (header type), functions without a driver, and those on pci-stub, pcieport or VFIO itself.
bool leavesGroupViable(const NodeDevice &node)
{
    return node.pci->bridge || node.driver == "pcieport"_L1 || node.driver == "pci-stub"_L1 ||
           isVfioDriver(node.driver);
}

} // namespace

Findings groupNeighbours(const Inventory &inventory, const Device &asked)
{
    CheckList list;
    if (!asked.node.pci)
        return {};
    for (const PciAddress &address : asked.node.pci->iommuGroupMembers) {
        const DeviceKey key(address.toNodeName());
        const Device *device = inventory.device(key);
        if (!device || device->missing) {
            list.notChecked(
                u"group-unknown"_s,
                Text::tr("Not checked: %1 is in the same IOMMU group as %2, and libvirt doesn't describe it.")
                    .arg(address.toString(), label(asked)),
                key);
        } else if (device->unit == asked.unit || leavesGroupViable(device->node)) {
            continue;
        } else if (device->driver.isEmpty()) {
            list.warn(
                u"group-chipset"_s,
                Text::tr("%1 shares the IOMMU group of %2 and stays on the host. It has no driver now; if the host "
                         "binds one, no VM can use the group.")
                    .arg(label(*device), label(asked)),
                key);
        } else {
            list.block(
                u"group-chipset"_s,
                Text::tr("%1 shares the IOMMU group of %2 and can't leave the host, which runs it with the driver %3: "
                         "no VM can use the group.")
                    .arg(label(*device), label(asked), device->driver),
                key);
        }
    }
    return list.findings();
}

QString asBystander(const Inventory &inventory, const DeviceKey &bystander, const Device &asked, const QString &text)
{
    return Text::tr("%1 shares the IOMMU group of %2 and would have to leave the host too: %3")
        .arg(label(inventory, bystander), label(asked), text);
}

Findings unitHostUse(const Inventory &inventory, const DeviceKey &asked)
{
    CheckList list;
    const Device *device = inventory.device(asked);
    const UnitRoles roles = inventory.roles(asked);
    list.add(hostUse(inventory, asked));
    for (const DeviceKey &key : roles.companions)
        list.add(hostUse(inventory, key));
    for (const DeviceKey &key : roles.bystanders) {
        Findings findings = hostUse(inventory, key);
        for (Finding &finding : findings)
            finding.text = asBystander(inventory, key, *device, finding.text);
        list.add(findings);
    }
    list.add(groupNeighbours(inventory, *device));
    return list.findings();
}

} // namespace riser
