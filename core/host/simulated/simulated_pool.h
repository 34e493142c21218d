// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hosthelper/protocol/host_inventory.h"

#include <QList>

#include <functional>
#include <optional>

namespace riser {

/// riser-host's record of what belongs into the pool of a simulated host, and what has become of it. A plain value; not
/// thread-safe.
class SimulatedPool
{
public:
    /// A device as it is now.
    struct Seen {
        DeviceKey key;
        DeviceIdentity identity;
        bool free = false; ///< off its host driver
        HostUses uses;
    };

    SimulatedPool() = default;
    explicit SimulatedPool(QList<PoolEntry> record)
        : m_record(std::move(record))
    {
    }

    /// The record with each entry's state, judged by what is there.
    QList<PoolEntry> entries(const QList<Seen> &devices) const;
    bool contains(const DeviceKey &key) const;

    void keep(const QList<Seen> &unit);
    void forget(const QList<DeviceKey> &devices); ///< those that aren't in it: nothing happens
    /// An entry for that place changes places with it. False, and nothing was done: `now` is surely another device, or
    /// is in it on its own.
    bool move(const DeviceKey &was, const Seen &now);

private:
    QList<PoolEntry> m_record;
};

} // namespace riser
