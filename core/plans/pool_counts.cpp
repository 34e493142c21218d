// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plans/pool_counts.h"

#include "core/devices/device_kind.h"
#include "core/devices/rules.h"
#include "core/plans/placement_devices.h"
#include "core/xml/hardware_id.h"

#include <QHash>

#include <algorithm>
#include <ranges>
#include <tuple>
#include <utility>

namespace riser {

namespace {

/// No plan takes from the host what nobody could check; a person may, and no rule keeps it there.
Standing::Use useOf(const Inventory &inventory, const Device &device)
{
    const Standing::Use use = standingOf(inventory, device).use;
    const bool couldGo = use == Standing::Use::Blocked && device.status == Status::Attached &&
                         allowed(checkDetach(inventory, device.key));
    return couldGo ? Standing::Use::FromHost : use;
}

void add(PoolCount &count, Standing::Use use)
{
    ++count.total;
    switch (use) {
    case Standing::Use::Pool:
        ++count.free;
        break;
    case Standing::Use::Assigned:
        ++count.assigned;
        break;
    case Standing::Use::FromHost:
        ++count.attached;
        break;
    case Standing::Use::Blocked:
        ++count.blocked;
        break;
    }
}

PoolCount sum(const PoolCount &a, const PoolCount &b)
{
    PoolCount both = a;
    both.free += b.free;
    both.assigned += b.assigned;
    both.attached += b.attached;
    both.blocked += b.blocked;
    both.total += b.total;
    return both;
}

/// The place of a kind in the registry, which is the order of every list.
qsizetype orderOf(const PoolCount &count)
{
    return std::ranges::find(deviceKinds(), count.kind) - deviceKinds().begin();
}

QList<PoolCount> sorted(QList<PoolCount> counts)
{
    std::ranges::sort(counts, [](const PoolCount &a, const PoolCount &b) {
        return std::tuple(orderOf(a), a.model, a.id) < std::tuple(orderOf(b), b.model, b.id);
    });
    return counts;
}

} // namespace

QList<PoolCount> poolCounts(const Inventory &inventory)
{
    QHash<QString, PoolCount> counts;
    for (const Device &device : inventory.devices()) {
        if (!canBeWished(device))
            continue;
        const QString hardware = hardwareId(device.node);
        const QString id = device.kind->id() + u'/' + (hardware.isEmpty() ? device.title : hardware);
        PoolCount &count = counts[id];
        if (count.total == 0) {
            count.id = id;
            count.model = device.title;
            count.kind = device.kind;
        }
        add(count, useOf(inventory, device));
    }
    return sorted(counts.values());
}

void PoolCounter::setHosts(const QList<InventoryPtr> &hosts)
{
    std::map<InventoryPtr, QList<PoolCount>> next;
    for (const InventoryPtr &host : hosts) {
        if (!host)
            continue;
        const auto known = m_counts.find(host);
        next.emplace(host, known == m_counts.end() ? poolCounts(*host) : std::move(known->second));
    }
    m_counts = std::move(next);
}

QList<PoolCount> PoolCounter::of(const InventoryPtr &inventory) const
{
    const auto known = m_counts.find(inventory);
    return known == m_counts.end() ? QList<PoolCount>() : known->second;
}

QList<PoolCount> PoolCounter::all() const
{
    QHash<QString, PoolCount> counts;
    for (const QList<PoolCount> &host : std::views::values(m_counts)) {
        for (const PoolCount &count : host) {
            const auto other = counts.constFind(count.id);
            counts.insert(count.id, other == counts.cend() ? count : sum(*other, count));
        }
    }
    return sorted(counts.values());
}

} // namespace riser
