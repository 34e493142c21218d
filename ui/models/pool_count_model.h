// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plans/pool_counts.h"

#include <QAbstractTableModel>

namespace riser {

/// How many devices of each model several hosts have together, as a table. Changes row by row. GUI thread.
class PoolCountModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { ModelColumn, FreeColumn, AssignedColumn, AttachedColumn, BlockedColumn, TotalColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setHosts(const QList<InventoryPtr> &hosts); ///< those that aren't known are null

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    template<typename Model, typename AnyRow, typename Changed>
    friend void applyRows(Model *, const QModelIndex &, QList<AnyRow> &, QList<AnyRow>, Changed);

    PoolCounter m_counter;
    QList<PoolCount> m_rows;
};

} // namespace riser
