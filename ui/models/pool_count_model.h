// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/devices/inventory.h"

#include <QAbstractTableModel>

namespace riser {

/// How many devices of one model there are, each counted once. `total` has those too that can't be told.
struct PoolCount {
    QString id; ///< vendor:product, or what stands for it
    QString model;
    QString icon;     ///< of the kind
    int order = 0;    ///< of the kind, as in lists
    int free = 0;     ///< detached and claimed by no VM
    int assigned = 0; ///< a VM claims it
    int attached = 0; ///< the host's, and nothing known keeps it there
    int blocked = 0;  ///< the host's, and a rule keeps it there
    int total = 0;
    bool operator==(const PoolCount &) const = default;
};

/// By kind, then model. Devices that no VM can ever have aren't counted. Pure.
QList<PoolCount> poolCounts(const QList<InventoryPtr> &hosts);

/// Those counts as a table. Changes row by row. GUI thread.
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

    QList<PoolCount> m_rows;
};

} // namespace riser
