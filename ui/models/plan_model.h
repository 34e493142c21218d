// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plans/placement.h"
#include "ui/models/words_filter.h"

#include <QAbstractTableModel>

namespace riser {

/// The plans of the list, each with the hosts that could take it now. Changes row by row. GUI thread.
class PlanModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        NameColumn,
        GpuColumn,
        DevicesColumn,
        CpuColumn,
        MemoryColumn,
        DiskColumn,
        NumaColumn,
        HostsColumn,
        ColumnCount,
    };
    enum Role { SortRole = Qt::UserRole, SearchRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setPlans(const QList<Plan> &plans);
    void setFits(const QHash<PlanId, QList<HostFit>> &fits); ///< a plan without: not known yet
    PlanId plan(const QModelIndex &index) const;             ///< empty for an invalid index
    QModelIndex indexOf(const PlanId &plan) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row {
        QString id;
        Plan plan;
        QString hosts; ///< empty: not known yet
        qsizetype fitting = -1;
        bool operator==(const Row &) const = default;
    };
    template<typename Model, typename AnyRow, typename Changed>
    friend void applyRows(Model *, const QModelIndex &, QList<AnyRow> &, QList<AnyRow>, Changed);

    void addFit(Row &row) const;
    void apply(QList<Row> next);
    static QString text(const Row &row, int column);
    static QVariant sortValue(const Row &row, int column);

    QList<Row> m_rows;
    QHash<PlanId, QList<HostFit>> m_fits;
};

/// What of a PlanModel is shown: plans in which every word is found somewhere. "2 CPUs" comes before "16 CPUs".
class PlanFilter : public WordsFilter
{
    Q_OBJECT
public:
    explicit PlanFilter(PlanModel *model, QObject *parent = nullptr)
        : WordsFilter(model, PlanModel::SortRole, PlanModel::SearchRole, parent)
    {
    }
};

} // namespace riser
