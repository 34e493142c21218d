// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/report.h"

#include <QAbstractTableModel>
#include <QTimer>

namespace riser {

/// Every operation since the start, the newest first. Fed by HostList::reportChanged. GUI thread.
class TaskModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { TitleColumn, HostColumn, StateColumn, StartedColumn, DurationColumn, ColumnCount };

    explicit TaskModel(QObject *parent = nullptr);

    void update(const OperationReport &report);                    ///< a new one, or the same number again
    const OperationReport &report(const QModelIndex &index) const; ///< `index` must be valid
    int running() const;                                           ///< queued ones too

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void tick();
    QString text(const OperationReport &report, int column) const;

    QList<OperationReport> m_reports; ///< the newest first
    QTimer m_clock;                   ///< durations of the running ones
};

} // namespace riser
