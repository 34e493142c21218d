// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/devices/device_kind.h"
#include "core/devices/pool_state.h"
#include "core/devices/rules_common.h"

#include <algorithm>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

/// What the record says that can't be mended from here. False: nothing to repair by the record.
bool checkRecord(const Inventory &inventory, const Device &device, const PoolEntry &entry, CheckList &list)
{
    const QString host = hostLabel(inventory);
    switch (entry.state) {
    case PoolEntry::State::Held:
        return false;
    case PoolEntry::State::Missing:
        list.block(u"missing"_s, Text::tr("%1 isn't plugged in at %2: Riser waits for it.").arg(label(device), host),
                   device.key);
        return true;
    case PoolEntry::State::Changed:
        list.block(u"changed"_s,
                   Text::tr("%1 isn't the device that the pool of %2 had here: detach it if you want it in the pool, "
                            "or return it to the host to forget the old one.")
                       .arg(label(device), host),
                   device.key);
        return true;
    case PoolEntry::State::Moved:
        if (device.key != entry.now) {
            list.block(
                u"moved-away"_s,
                Text::tr("What the pool of %1 had here is at %2 now: repair it there.").arg(host, placeText(entry.now)),
                device.key);
            return true;
        }
        [[fallthrough]];
    case PoolEntry::State::Returned:
    case PoolEntry::State::Blocked:
        if (device.hold == HostHold::Held)
            list.add(unitHostUse(inventory, device.key));
        return true;
    }
    return false;
}

} // namespace

Findings checkRepair(const Inventory &inventory, const DeviceKey &key)
{
    CheckList list;
    const Device *device = inventory.device(key);
    const HostProgramFacts &program = inventory.snapshot().hostProgram;
    const PoolEntry *entry = poolEntryOf(inventory.snapshot(), key);
    if (!device) {
        list.block(u"gone"_s, Text::tr("%1 has no device %2 any more.").arg(hostLabel(inventory), key.value()), key);
        return list.findings();
    }
    const bool stale = !device->missing && std::ranges::any_of(device->claims, &Claim::stale);
    const bool record = entry && program.present() && checkRecord(inventory, *device, *entry, list);
    if (!stale && !record) {
        list.block(u"nothing-to-repair"_s, Text::tr("%1 is as it should be.").arg(label(*device)), key);
        return list.findings();
    }
    checkWritable(inventory, list);
    if (entry && entry->state == PoolEntry::State::Moved && !list.blocked()) {
        // What the VMs claim where it was, is a row of its own.
        if (const Device *old = inventory.device(entry->key); old && !old->claims.isEmpty())
            list.pass(u"definitions"_s,
                      Text::tr("These VMs name the old place and will name the new one: %1.").arg(vmNames(old->claims)),
                      key);
    }
    if (!list.blocked())
        list.pass(u"repairable"_s, Text::tr("%1 differs from what it should be.").arg(label(*device)), key);
    return list.findings();
}

} // namespace riser
