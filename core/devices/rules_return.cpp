// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/devices/rules_common.h"

namespace riser {

using namespace Qt::StringLiterals;

Findings checkReturn(const Inventory &inventory, const DeviceKey &key)
{
    CheckList list;
    const Device *asked = assignableDevice(inventory, key, list);
    if (!asked)
        return list.findings();
    bool anyFree = false;
    for (const DeviceKey &member : inventory.unitOf(key)->members) {
        const Device &device = *inventory.device(member);
        anyFree = anyFree || device.hold == HostHold::Free;
        if (!device.claims.isEmpty())
            list.block(
                u"assigned"_s,
                Text::tr("%1 is assigned to the VM %2: release it first.").arg(label(device), vmNames(device.claims)),
                member);
    }
    if (!anyFree && !list.blocked())
        list.block(u"not-detached"_s, Text::tr("%1 is the host's already.").arg(label(*asked)), key);
    else if (asked->kind->detacher() != Detacher::Libvirt && !list.blocked())
        list.block(u"host-program"_s,
                   Text::tr("Giving %1 its drivers back needs the riser-host program on the host.").arg(label(*asked)),
                   key);
    checkWritable(inventory, list);
    if (!list.blocked())
        list.pass(u"unclaimed"_s, Text::tr("%1 is detached, and no VM claims it.").arg(label(*asked)), key);
    return list.findings();
}

} // namespace riser
