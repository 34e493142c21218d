// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/devices/device.h"
#include "core/devices/host_use_index.h"
#include "core/devices/node_tree.h"
#include "core/devices/unit.h"
#include "core/host/host_snapshot.h"

#include <QHash>
#include <QList>

#include <memory>

namespace riser {

/// Devices, units and statuses of one snapshot: a pure function of it. Immutable, safe to share between threads.
class Inventory
{
public:
    explicit Inventory(HostSnapshotPtr snapshot);

    const HostSnapshot &snapshot() const { return *m_snapshot; }
    const HostSnapshotPtr &snapshotPtr() const { return m_snapshot; }
    const NodeTree &tree() const { return m_tree; }

    /// All devices in list order: by kind's order, then address; missing ones last. Bridges are included (chip
    /// "bridge").
    const QList<Device> &devices() const { return m_devices; }
    const Device *device(const DeviceKey &key) const;
    const QList<Unit> &units() const { return m_units; }
    const Unit *unitOf(const DeviceKey &key) const; ///< nullptr: none
    /// Empty companions and bystanders for a device without a unit.
    UnitRoles roles(const DeviceKey &key) const;
    const Domain *domain(const DomainId &id) const { return m_snapshot->domain(id); }
    /// The devices that a VM's definitions claim.
    QList<const Device *> devicesOf(const DomainId &id) const;
    /// What the host has below each device, counted once: for the rules.
    const HostUseIndex &hostUseIndex() const { return m_hostUse; }

private:
    void listDevices();
    void addClaims();
    void addWaiting(); ///< rows for what the pool's record has and isn't plugged in
    void sortDevices();
    void addProblems();

    HostSnapshotPtr m_snapshot;
    NodeTree m_tree;
    QList<Device> m_devices;
    QHash<DeviceKey, qsizetype> m_index;
    QHash<DomainId, QList<qsizetype>> m_byDomain;
    QList<Unit> m_units;
    HostUseIndex m_hostUse;
};

using InventoryPtr = std::shared_ptr<const Inventory>;

} // namespace riser
