// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/devices/inventory.h"

#include <QList>
#include <QString>

#include <map>

namespace riser {

/// How many devices of one model there are, each counted once, by the rules that placement uses: what is free here is
/// what a plan can get.
struct PoolCount {
    QString id; ///< kind and vendor:product, or what stands for it
    QString model;
    const DeviceKind *kind = nullptr;
    int free = 0;     ///< in the pool, and a VM can have it
    int assigned = 0; ///< a VM claims it
    int attached = 0; ///< the host's, and no rule keeps it there
    int blocked = 0;  ///< a rule keeps it from VMs, wherever it is; or it can't be told where that is
    int total = 0;
    bool operator==(const PoolCount &) const = default;
};

/// By kind, then model. Devices that are missing, or that no VM can ever have, aren't counted. Pure.
QList<PoolCount> poolCounts(const Inventory &inventory);

/// The counts of hosts that are asked about again and again: a host that wasn't read anew isn't counted anew.
class PoolCounter
{
public:
    void setHosts(const QList<InventoryPtr> &hosts);          ///< those that aren't known are null
    QList<PoolCount> of(const InventoryPtr &inventory) const; ///< one of those
    QList<PoolCount> all() const;                             ///< added up

private:
    std::map<InventoryPtr, QList<PoolCount>> m_counts;
};

} // namespace riser
