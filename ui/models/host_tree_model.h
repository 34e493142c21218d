// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host_list.h"

#include <QAbstractItemModel>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace riser {

/// The hosts of the list and below each its VMs, with their state in words; where wished, last rows for pages that are
/// no host's. Changes row by row. GUI thread. `hosts` must outlive the model.
class HostTreeModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column { NameColumn, StateColumn, ColumnCount };
    enum class Page { Plans, Instances };

    /// `pages`: the last rows, in this order.
    explicit HostTreeModel(HostList *hosts, QList<Page> pages = {}, QObject *parent = nullptr);
    ~HostTreeModel() override;

    HostSession *session(const QModelIndex &index) const;     ///< of a host's row and its VMs' rows; else nullptr
    DomainId domain(const QModelIndex &index) const;          ///< empty for a row that is no VM's
    std::optional<Page> page(const QModelIndex &index) const; ///< nothing: a host's or VM's row
    QModelIndex indexOf(Page page) const;                     ///< invalid without that row
    QModelIndex indexOf(const HostId &host, const DomainId &domain = {}) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Vm {
        QString id;
        QString name;
        RunState state = RunState::Other;
        QString verb; ///< what is being done with it; empty: nothing
        bool operator==(const Vm &) const = default;
    };
    template<typename Model, typename Row, typename Changed>
    friend void applyRows(Model *, const QModelIndex &, QList<Row> &, QList<Row>, Changed);
    struct Host {
        HostSession *session = nullptr;
        QList<Vm> vms;
    };

    void add(HostSession *session);
    void remove(HostSession *session);
    void updateState(HostSession *session);
    void updateVms(HostSession *session);
    void countDown();
    int rowOf(const HostSession *session) const;
    const Host *hostAbove(const QModelIndex &vm) const; ///< nullptr for a row at the top
    static QVariant pageData(Page page, int column, int role);
    QVariant hostData(const HostSession &session, int column, int role) const;
    QVariant vmData(const Host &host, const Vm &vm, int column, int role) const;

    HostList *m_hosts;
    const QList<Page> m_pages;
    std::vector<std::unique_ptr<Host>> m_rows; ///< a VM's index points to its host's
    QTimer m_clock;                            ///< counts down to the next attempt, only while a host waits
};

} // namespace riser
