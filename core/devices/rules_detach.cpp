// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/devices/device_kind.h"
#include "core/devices/rules_common.h"

#include <algorithm>

namespace riser {

namespace {

using namespace Qt::StringLiterals;

bool checkDetacher(const Inventory &inventory, const Device &device, CheckList &list)
{
    const HostProgramFacts &program = inventory.snapshot().hostProgram;
    switch (device.kind->detacher()) {
    case Detacher::Libvirt:
        return true;
    case Detacher::HostProgram:
        if (program.present())
            return true;
        list.block(u"host-program"_s,
                   Text::tr("Taking %1 away from its drivers needs riser-host on %2: %3 It can be assigned as it is: "
                            "QEMU takes it from the host.")
                       .arg(label(device), hostLabel(inventory), program.why),
                   device.key);
        return false;
    case Detacher::Nobody:
        list.block(u"host-program"_s, Text::tr("%1 can't be detached from the host.").arg(label(device)), device.key);
        return false;
    }
    return false;
}

/// A claim for the next start is no hindrance: detaching is what makes that VM ready. Nor is a member that is free
/// already, as long as another one isn't (a GPU bound to VFIO at boot, its audio function not).
void checkMember(const Device &device, bool allFree, CheckList &list)
{
    QList<Claim> live = device.claims;
    live.removeIf([](const Claim &claim) { return !claim.live; });
    if (!live.isEmpty())
        list.block(u"assigned"_s,
                   Text::tr("%1 is in use by the running VM %2: release it first.").arg(label(device), vmNames(live)),
                   device.key);
    else if (!device.claims.isEmpty() && allFree)
        list.block(u"assigned"_s,
                   Text::tr("%1 is detached from the host already, and assigned to %2 at its next start.")
                       .arg(label(device), vmNames(device.claims)),
                   device.key);
    else if (!device.claims.isEmpty())
        list.pass(u"claimed"_s,
                  Text::tr("The VM %1 has %2 at its next start and needs it detached.")
                      .arg(vmNames(device.claims), label(device)),
                  device.key);
}

void checkRoles(const Inventory &inventory, const UnitRoles &roles, const Device &asked, CheckList &list)
{
    for (const DeviceKey &key : roles.companions)
        list.pass(u"companion"_s, Text::tr("%1 is part of the same card and goes along.").arg(label(inventory, key)),
                  key);
    for (const DeviceKey &key : roles.bystanders)
        list.warn(u"bystander"_s,
                  Text::tr("%1 shares the IOMMU group of %2: it leaves the host too, and no VM gets it.")
                      .arg(label(inventory, key), label(asked)),
                  key);
}

} // namespace

Findings checkDetach(const Inventory &inventory, const DeviceKey &key)
{
    CheckList list;
    const Device *asked = assignableDevice(inventory, key, list);
    if (!asked || !checkDetacher(inventory, *asked, list))
        return list.findings();
    const Unit &unit = *inventory.unitOf(key);
    QList<const Device *> members;
    for (const DeviceKey &member : unit.members)
        members << inventory.device(member);
    const bool allFree =
        std::ranges::all_of(members, [](const Device *device) { return device->hold == HostHold::Free; });
    for (const Device *member : std::as_const(members))
        checkMember(*member, allFree, list);
    if (allFree && !list.blocked())
        list.block(u"already-detached"_s, Text::tr("%1 is detached already.").arg(label(*asked)), key);
    if (list.blocked())
        return list.findings();
    checkUnreadVms(inventory, *asked, list);
    checkWritable(inventory, list);
    if (asked->kind->detacher() == Detacher::Libvirt)
        checkVfio(inventory, *asked, list);
    list.add(unitHostUse(inventory, key));
    checkRoles(inventory, inventory.roles(key), *asked, list);
    for (const Device *member : std::as_const(members)) {
        if (member->hold == HostHold::Held && !inventory.snapshot().hostProgram.present())
            list.notChecked(u"open-handles"_s,
                            Text::tr("Not checked: whether a program on %1 has %2 open (needs the riser-host program).")
                                .arg(hostLabel(inventory), label(*member)),
                            member->key);
    }
    return list.findings();
}

} // namespace riser
