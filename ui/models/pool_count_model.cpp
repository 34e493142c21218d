// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/pool_count_model.h"

#include "core/plans/placement_devices.h"
#include "core/xml/hardware_id.h"
#include "ui/models/keyed_rows.h"
#include "ui/shared/colours.h"
#include "ui/shared/format.h"
#include "ui/shared/icons.h"

#include <QGuiApplication>

#include <algorithm>
#include <tuple>

namespace riser {

namespace {

void add(PoolCount &count, const Device &device)
{
    const bool blocked = std::ranges::any_of(
        device.problems, [](const Problem &problem) { return problem.kind == Problem::Kind::Blocked; });
    ++count.total;
    if (!device.claims.isEmpty() || device.status == Status::Assigned)
        ++count.assigned;
    else if (device.status == Status::Detached)
        ++count.free;
    else if (device.status == Status::Attached)
        ++(blocked ? count.blocked : count.attached);
}

/// The place of a kind in the registry, which is the order of every list.
int orderOf(const DeviceKind *kind)
{
    return int(std::ranges::find(deviceKinds(), kind) - deviceKinds().begin());
}

} // namespace

QList<PoolCount> poolCounts(const QList<InventoryPtr> &hosts)
{
    QHash<QString, PoolCount> counts;
    for (const InventoryPtr &inventory : hosts) {
        for (const Device &device : inventory ? inventory->devices() : QList<Device>()) {
            if (!canBeWished(device))
                continue;
            const QString hardware = hardwareId(device.node);
            const QString id = device.kind->id() + u'/' + (hardware.isEmpty() ? device.title : hardware);
            PoolCount &count = counts[id];
            if (count.total == 0) {
                count.id = id;
                count.model = device.title;
                count.icon = device.kind->iconName();
                count.order = orderOf(device.kind);
            }
            add(count, device);
        }
    }
    QList<PoolCount> sorted = counts.values();
    std::ranges::sort(sorted, [](const PoolCount &a, const PoolCount &b) {
        return std::tie(a.order, a.model, a.id) < std::tie(b.order, b.model, b.id);
    });
    return sorted;
}

void PoolCountModel::setHosts(const QList<InventoryPtr> &hosts)
{
    applyRows(this, {}, m_rows, poolCounts(hosts), [this](int row, PoolCount &&changed) {
        m_rows[row] = std::move(changed);
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    });
}

int PoolCountModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int PoolCountModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PoolCountModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const PoolCount &row = m_rows[index.row()];
    const QList<int> numbers{row.free, row.assigned, row.attached, row.blocked, row.total};
    const bool isModel = index.column() == ModelColumn;
    const int number = isModel ? 0 : numbers[index.column() - 1];
    switch (role) {
    case Qt::DisplayRole:
        return isModel ? QVariant(row.model) : QVariant(number);
    case Qt::DecorationRole:
        return isModel ? themedIcon(row.icon) : QVariant();
    case Qt::ToolTipRole:
        return plainTip(isModel ? row.model : headerData(index.column(), Qt::Horizontal, role).toString());
    case Qt::TextAlignmentRole:
        return isModel ? QVariant() : QVariant(int(Qt::AlignRight | Qt::AlignVCenter));
    case Qt::ForegroundRole: // a nought says little among many
        return isModel || number ? QVariant() : accentColour(Accent::Quiet, QGuiApplication::palette());
    default:
        return {};
    }
}

QVariant PoolCountModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section != ModelColumn)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    const QList<QPair<QString, QString>> words{
        {tr("Model"), {}},
        {tr("Free"), tr("Detached from the host and claimed by no VM")},
        {tr("Assigned"), tr("Claimed by a VM, now or at its next start")},
        {tr("Attached"), tr("The host's own; nothing that is known keeps it there")},
        {tr("Blocked"), tr("The host's own, and a rule keeps it there; the row says which")},
        {tr("Total"), tr("All of them, those whose status isn't known too")}};
    if (section < 0 || section >= words.size())
        return {};
    if (role == Qt::DisplayRole)
        return words[section].first;
    return role == Qt::ToolTipRole && section != ModelColumn ? QVariant(words[section].second) : QVariant();
}

} // namespace riser
