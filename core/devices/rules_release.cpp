// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/devices/rules_common.h"

#include <algorithm>

namespace riser {

namespace {

using namespace Qt::StringLiterals;

const Claim *claimOf(const Device &device, const DomainId &domain, CheckList &list)
{
    if (device.claims.isEmpty()) {
        list.block(u"unclaimed"_s, Text::tr("No VM has %1.").arg(label(device)), device.key);
        return nullptr;
    }
    if (domain.isEmpty()) {
        if (device.claims.size() == 1)
            return &device.claims.first();
        list.block(u"choose-vm"_s,
                   Text::tr("%1 is claimed by more than one VM (%2): choose the one to take it from.")
                       .arg(label(device), vmNames(device.claims)),
                   device.key);
        return nullptr;
    }
    const auto found = std::ranges::find(device.claims, domain, &Claim::domain);
    if (found != device.claims.cend())
        return &*found;
    list.block(u"unclaimed"_s, Text::tr("The VM no longer has %1.").arg(label(device)), device.key);
    return nullptr;
}

/// A network interface or NVMe disk that libvirt passes through is more than the device: taking it away so would lose
/// its MAC address, boot order and so on.
void checkElement(const Device &device, const Claim &claim, CheckList &list)
{
    for (const auto &hostdev : {claim.liveHostdev, claim.configHostdev}) {
        if (!hostdev || hostdev->element == Hostdev::Element::Hostdev)
            continue;
        const QString text =
            hostdev->element == Hostdev::Element::Interface
                ? Text::tr("The VM %1 has %2 as a network interface, with settings of its own: take it out of the VM's "
                           "definition.")
                : Text::tr("The VM %1 has %2 as a disk, with settings of its own: take it out of the VM's definition.");
        list.block(u"other-element"_s, text.arg(claim.domainName, label(device)), device.key);
        return;
    }
}

QString slotOf(const QString &guestAddress)
{
    return guestAddress.section(u'.', 0, 0);
}

/// libvirt refuses to unplug a function that shares its guest slot with others (facts §3).
void checkMultifunction(const Domain &domain, const Device &device, const Claim &claim, CheckList &list)
{
    if (!claim.liveHostdev || !claim.liveHostdev->pci || claim.liveHostdev->guestAddress.isEmpty())
        return;
    const QString slot = slotOf(claim.liveHostdev->guestAddress);
    const auto others = std::ranges::count_if(domain.live->hostdevs, [&slot](const Hostdev &hostdev) {
        return hostdev.pci && slotOf(hostdev.guestAddress) == slot;
    });
    if (others > 1)
        list.block(
            u"multifunction"_s,
            Text::tr("%1 is one of several functions in one slot of the running VM %2, and those can't be unplugged: "
                     "shut the VM down first.")
                .arg(label(device), domain.name),
            device.key);
}

void checkLive(const Inventory &inventory, const Device &device, const Claim &claim, CheckList &list)
{
    const Domain *domain = inventory.domain(claim.domain);
    if (!domain || !domain->live || !claim.live)
        return;
    checkMultifunction(*domain, device, claim, list);
    if (domain->state == RunState::Paused || domain->state == RunState::Suspended)
        list.warn(
            u"paused"_s,
            Text::tr("The VM %1 is paused, and a PCI device leaves only with the help of its guest: let it run first.")
                .arg(domain->name));
    else
        list.notChecked(u"guest"_s,
                        Text::tr("Not checked: whether the guest of the VM %1 uses %2, and gives it back when asked.")
                            .arg(domain->name, label(device)),
                        device.key);
}

} // namespace

Findings checkRelease(const Inventory &inventory, const DeviceKey &key, const DomainId &domain)
{
    CheckList list;
    const Device *device = inventory.device(key);
    if (!device) {
        list.block(u"gone"_s, Text::tr("%1 has no device %2 any more.").arg(hostLabel(inventory), key.value()), key);
        return list.findings();
    }
    // A device that is gone from the host can still be taken out of the definitions that claim it.
    const Claim *claim = claimOf(*device, domain, list);
    if (!claim)
        return list.findings();
    checkElement(*device, *claim, list);
    checkLive(inventory, *device, *claim, list);
    checkWritable(inventory, list);
    if (!list.blocked())
        list.pass(u"claimed"_s, Text::tr("%1 is assigned to the VM %2.").arg(label(*device), claim->domainName), key);
    return list.findings();
}

} // namespace riser
