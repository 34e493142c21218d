// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/devices/inventory.h"
#include "core/devices/rules.h"
#include "core/host/host_session.h"

#include <QAbstractTableModel>
#include <QHash>

#include <optional>

namespace riser {

/// The VMs of one host. Changes row by row. GUI thread.
class VmModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        NameColumn,
        StateColumn,
        StartColumn, ///< "Will it start?"
        PlanColumn,
        CpuColumn,
        MemoryColumn,
        DevicesColumn,
        AutostartColumn,
        ColumnCount,
    };
    enum Role { SortRole = Qt::UserRole, SearchRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setInventory(const InventoryPtr &inventory); ///< null: no rows
    void setTransitions(const QHash<DomainId, Transition> &transitions);
    DomainId domain(const QModelIndex &index) const;
    QModelIndex indexOf(const DomainId &domain) const;
    StartForecast::Answer answer(int row) const { return m_rows[row].forecast.answer; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row {
        QString id;
        QString name;
        RunState state = RunState::Other;
        StartForecast forecast;
        QString plan; ///< from which Riser made it
        int vcpus = 0;
        qint64 memoryKib = 0;
        QStringList devices; ///< titles with addresses, for the tool tip
        bool autostart = false;
        bool persistent = true;
        std::optional<OperationKind> busy; ///< what is being done with it
        bool operator==(const Row &) const = default;
    };
    template<typename Model, typename AnyRow, typename Changed>
    friend void applyRows(Model *, const QModelIndex &, QList<AnyRow> &, QList<AnyRow>, Changed);

    static Row makeRow(const Inventory &inventory, const Domain &domain);
    std::optional<OperationKind> busyWith(const QString &id) const;
    QString text(const Row &row, int column) const;
    static QString tip(const Row &row, int column, const QString &text);
    static QVariant decoration(const Row &row, int column);
    QVariant sortKey(const Row &row, int column) const;

    QList<Row> m_rows;
    QHash<DomainId, Transition> m_transitions;
};

} // namespace riser
