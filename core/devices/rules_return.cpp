// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/devices/device_kind.h"
#include "core/devices/pool_state.h"
#include "core/devices/rules_common.h"

namespace riser {

namespace {

/// A row that stands for a device of the pool's record that isn't there, and that no VM claims.
bool isWaitedFor(const Inventory &inventory, const DeviceKey &key)
{
    const Device *device = inventory.device(key);
    return device && device->missing && device->claims.isEmpty() && poolEntryOf(inventory.snapshot(), key);
}

} // namespace

using namespace Qt::StringLiterals;

Findings checkReturn(const Inventory &inventory, const DeviceKey &key)
{
    CheckList list;
    const HostProgramFacts &program = inventory.snapshot().hostProgram;
    if (isWaitedFor(inventory, key)) {
        list.pass(u"waiting"_s,
                  Text::tr("%1 isn't plugged in; the pool of %2 forgets it.")
                      .arg(label(inventory, key), hostLabel(inventory)),
                  key);
        checkWritable(inventory, list);
        return list.findings();
    }
    const Device *asked = assignableDevice(inventory, key, list);
    if (!asked)
        return list.findings();
    bool anyFree = false;
    for (const DeviceKey &member : inventory.unitOf(key)->members) {
        const Device &device = *inventory.device(member);
        anyFree = anyFree || device.hold == HostHold::Free || poolEntryOf(inventory.snapshot(), member);
        if (!device.claims.isEmpty())
            list.block(
                u"assigned"_s,
                Text::tr("%1 is assigned to the VM %2: release it first.").arg(label(device), vmNames(device.claims)),
                member);
    }
    if (!anyFree && !list.blocked())
        list.block(u"not-detached"_s, Text::tr("%1 is the host's already.").arg(label(*asked)), key);
    else if (asked->kind->detacher() != Detacher::Libvirt && !program.present() && !list.blocked())
        list.block(u"host-program"_s,
                   Text::tr("Giving %1 its drivers back needs riser-host on %2: %3")
                       .arg(label(*asked), hostLabel(inventory), program.why),
                   key);
    checkUnreadVms(inventory, *asked, list);
    checkWritable(inventory, list);
    if (!list.blocked() && inventory.snapshot().unreadDomains.isEmpty())
        list.pass(u"unclaimed"_s, Text::tr("%1 is detached, and no VM claims it.").arg(label(*asked)), key);
    return list.findings();
}

} // namespace riser
