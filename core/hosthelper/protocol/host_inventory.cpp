// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hosthelper/protocol/host_inventory.h"

#include <algorithm>

namespace riser {

QString DeviceIdentity::unique() const
{
    return serial.isEmpty() ? mac : serial;
}

int DeviceIdentity::compare(const DeviceIdentity &other) const
{
    if (id != other.id)
        return -1;
    if (unique().isEmpty() || other.unique().isEmpty())
        return 0;
    return unique() == other.unique() ? 1 : -1;
}

const HostDevice *HostInventory::device(const DeviceKey &key) const
{
    const auto found = std::ranges::find(devices, key, &HostDevice::key);
    return found == devices.cend() ? nullptr : &*found;
}

namespace {

template<typename Entry>
bool sameButRemembered(const Entry &a, const Entry &b)
{
    Entry copy = b;
    copy.identity.remembered = a.identity.remembered;
    return a == copy;
}

} // namespace

bool HostInventory::sameContent(const HostInventory &other) const
{
    return hostname == other.hostname && bootId == other.bootId && problems == other.problems &&
           std::ranges::equal(devices, other.devices, sameButRemembered<HostDevice>) &&
           std::ranges::equal(pool, other.pool, sameButRemembered<PoolEntry>) &&
           std::ranges::equal(armed, other.armed, {}, &ArmedReturn::devices, &ArmedReturn::devices);
}

} // namespace riser
