// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host_session.h"
#include "ui/models/words_filter.h"

#include <QAbstractTableModel>
#include <QSet>

#include <optional>

namespace riser {

class HostList;
class PlanStore;

/// The VMs of all hosts that were made from a plan, by Riser's note in their definitions. Changes row by row. GUI
/// thread. Both arguments must outlive it.
class InstanceModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        NameColumn,
        HostColumn,
        PlanColumn,
        StateColumn,
        DevicesColumn,
        OwnerColumn,
        SinceColumn,
        ColumnCount,
    };
    enum Role { SortRole = Qt::UserRole, SearchRole };

    /// `plans` null: whether a plan changed since isn't told.
    InstanceModel(HostList *hosts, PlanStore *plans, QObject *parent = nullptr);

    HostSession *session(const QModelIndex &index) const; ///< nullptr for an invalid index
    DomainId domain(const QModelIndex &index) const;      ///< empty for an invalid index
    QModelIndex indexOf(const HostId &host, const DomainId &domain) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row {
        QString id; ///< of the host and the VM
        HostId host;
        QString hostName;
        bool online = false;
        DomainId domain;
        QString name;
        RunState state = RunState::Other;
        QString plan;     ///< with its revision, and what became of it
        QString planNote; ///< the same in a sentence
        QStringList devices;
        QString by;
        QDateTime at;
        bool operator==(const Row &) const = default;
    };
    template<typename Model, typename AnyRow, typename Changed>
    friend void applyRows(Model *, const QModelIndex &, QList<AnyRow> &, QList<AnyRow>, Changed);

    void watch(HostSession *session);
    void update();
    QList<Row> rowsOf(const HostSession &session) const;
    void addPlan(Row &row, const InstanceMark &mark) const;
    static QString text(const Row &row, int column);

    HostList *m_hosts;
    PlanStore *m_plans;
    const HostSession *m_leaving = nullptr; ///< on its way out of the list
    QList<Row> m_rows;
};

/// What of an InstanceModel is shown: instances in which every word is found somewhere.
class InstanceFilter : public WordsFilter
{
    Q_OBJECT
public:
    explicit InstanceFilter(InstanceModel *model, QObject *parent = nullptr)
        : WordsFilter(model, InstanceModel::SortRole, InstanceModel::SearchRole, parent)
    {
    }
    /// Only what is on these; nothing: on all.
    void setHosts(const std::optional<QSet<HostId>> &hosts);
    bool hidesByWords() const; ///< there are instances on these hosts, and the words keep some back

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    bool isOnHosts(int row, const QModelIndex &parent) const;

    std::optional<QSet<HostId>> m_hosts;
};

} // namespace riser
