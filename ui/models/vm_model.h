// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/devices/inventory.h"

#include <QAbstractTableModel>

namespace riser {

/// The VMs of one host. Changes row by row. GUI thread.
class VmModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { NameColumn, StateColumn, CpuColumn, MemoryColumn, DevicesColumn, AutostartColumn, ColumnCount };
    enum Role { SortRole = Qt::UserRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setInventory(const InventoryPtr &inventory); ///< null: no rows
    DomainId domain(const QModelIndex &index) const;
    QModelIndex indexOf(const DomainId &domain) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row {
        QString id;
        QString name;
        RunState state = RunState::Other;
        int vcpus = 0;
        qint64 memoryKib = 0;
        QStringList devices; ///< titles with addresses, for the tool tip
        bool autostart = false;
        bool persistent = true;
        bool operator==(const Row &) const = default;
    };
    template<typename Model, typename AnyRow, typename Changed>
    friend void applyRows(Model *, const QModelIndex &, QList<AnyRow> &, QList<AnyRow>, Changed);

    static Row makeRow(const Inventory &inventory, const Domain &domain);
    QString text(const Row &row, int column) const;

    QList<Row> m_rows;
};

} // namespace riser
