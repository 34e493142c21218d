// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/devices/pool_state.h"

#include "core/base/text.h"
#include "core/devices/device_kind.h"
#include "core/devices/rules_common.h"

#include <algorithm>

namespace riser {

namespace {

QString driverWords(const Device &device)
{
    return device.driver.isEmpty() ? Text::tr("no driver has it") : Text::tr("driver %1 has it").arg(device.driver);
}

} // namespace

const PoolEntry *poolEntryOf(const HostSnapshot &snapshot, const DeviceKey &key)
{
    const QList<PoolEntry> &pool = snapshot.hostProgram.inventory.pool;
    // One that has moved here says more than one whose place this was.
    for (const auto &member : {&PoolEntry::now, &PoolEntry::key}) {
        const auto found = std::ranges::find(pool, key, member);
        if (found != pool.cend())
            return &*found;
    }
    return nullptr;
}

std::optional<Problem> poolProblem(const Device &device, const PoolEntry &entry, const QString &host)
{
    switch (entry.state) {
    case PoolEntry::State::Held:
        return {};
    case PoolEntry::State::Returned:
        if (!device.claims.isEmpty() || device.hold == HostHold::Free) // newer than the record
            return {};
        return Problem{.kind = Problem::Kind::NotInPool,
                       .text = Text::tr("%1 should be in the pool of %2, but %3: repair it, or return it to the host.")
                                   .arg(label(device), host, driverWords(device))};
    case PoolEntry::State::Blocked:
        return Problem{.kind = Problem::Kind::NotInPool,
                       .text = Text::tr("%1 should be in the pool of %2, but %2 needs it now: %3")
                                   .arg(label(device), host, entry.text)};
    case PoolEntry::State::Changed:
        return Problem{
            .kind = Problem::Kind::Replaced,
            .text = entry.identity.unique().isEmpty()
                        ? Text::tr("Another device of %2 is in the pool's record at %1: it was left alone.")
                              .arg(device.address, host)
                        : Text::tr("At %1 the pool of %2 had the device with the number %3, and this isn't it: it was "
                                   "left alone.")
                              .arg(device.address, host, entry.identity.unique())};
    case PoolEntry::State::Moved:
        if (device.key == entry.now)
            return Problem{.kind = Problem::Kind::Moved,
                           .text = Text::tr("%1 of the pool of %2 was at %3 before: repair it, so that the pool and "
                                            "the VMs follow.")
                                       .arg(label(device), host, placeText(entry.key))};
        return Problem{.kind = Problem::Kind::Replaced,
                       .text = Text::tr("The device of the pool of %1 that was at %2 is at %3 now.")
                                   .arg(host, device.address, placeText(entry.now))};
    case PoolEntry::State::Missing:
        return Problem{.kind = Problem::Kind::Waiting,
                       .text =
                           Text::tr("Waiting for the device: it is in the pool of %1, and not plugged in at %2 now.")
                               .arg(host, placeText(entry.key))};
    }
    return {};
}

Device waitingDevice(const PoolEntry &entry)
{
    Device device;
    device.key = entry.key;
    device.kind = &kindOfKey(entry.key);
    device.node.key = entry.key;
    device.missing = true;
    device.chip = device.kind->chipId(device.node);
    device.address = placeText(entry.key);
    device.title = entry.identity.model.isEmpty() ? Text::tr("%1 %2").arg(device.kind->name(), entry.identity.id)
                                                  : entry.identity.model;
    device.serial = entry.identity.unique();
    device.identity = entry.identity;
    return device;
}

} // namespace riser
