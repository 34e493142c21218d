// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host_session.h"
#include "core/plans/pool_counts.h"

#include <QAbstractTableModel>

#include <optional>

namespace riser {

/// The hosts of a cluster, and what there is to be had on each. Changes row by row. GUI thread.
class ClusterHostModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { NameColumn, StateColumn, IommuColumn, GpusColumn, MemoryColumn, VmsColumn, ColumnCount };
    enum Role { SortRole = Qt::UserRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setHosts(const QList<HostSession *> &hosts); ///< as they are now
    HostId host(const QModelIndex &index) const;
    QModelIndex indexOf(const HostId &host) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row {
        QString id;
        QString name;
        QString stateText;
        HostSession::State state = HostSession::State::Offline;
        bool known = false; ///< it was read once; else nothing below is
        std::optional<bool> iommu;
        int gpus = 0;
        int freeGpus = 0;
        qint64 freeMemoryKib = 0;
        int vms = 0;
        int runningVms = 0;
        bool operator==(const Row &) const = default;
    };
    template<typename Model, typename AnyRow, typename Changed>
    friend void applyRows(Model *, const QModelIndex &, QList<AnyRow> &, QList<AnyRow>, Changed);

    Row makeRow(const HostSession &session) const;
    QString text(const Row &row, int column) const;
    QVariant foreground(const Row &row, int column) const;
    static QVariant sortKey(const Row &row, int column);

    PoolCounter m_counter;
    QList<Row> m_rows;
};

} // namespace riser
