// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/pool_count_model.h"

#include "core/devices/device_kind.h"
#include "ui/models/keyed_rows.h"
#include "ui/shared/colours.h"
#include "ui/shared/format.h"
#include "ui/shared/icons.h"

#include <QGuiApplication>

namespace riser {

void PoolCountModel::setHosts(const QList<InventoryPtr> &hosts)
{
    m_counter.setHosts(hosts);
    applyRows(this, {}, m_rows, m_counter.all(), [this](int row, PoolCount &&changed) {
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
        return isModel ? themedIcon(row.kind->iconName()) : QVariant();
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
        {tr("Free"), tr("In the pool, and a VM can have it")},
        {tr("Assigned"), tr("Claimed by a VM, now or at its next start")},
        {tr("Attached"), tr("The host's own, and no rule keeps it there")},
        {tr("Blocked"), tr("A rule keeps it from VMs: the list below says which")},
        {tr("Total"), tr("All of them")}};
    if (section < 0 || section >= words.size())
        return {};
    if (role == Qt::DisplayRole)
        return words[section].first;
    return role == Qt::ToolTipRole && section != ModelColumn ? QVariant(words[section].second) : QVariant();
}

} // namespace riser
