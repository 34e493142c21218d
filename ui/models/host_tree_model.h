// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host_list.h"

#include <QAbstractItemModel>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace riser {

/// The clusters with their hosts, then the hosts without a cluster, and below each host its VMs, with their state in
/// words; where wished, last rows for pages that are no host's. Changes row by row; a host that changes its cluster
/// moves. GUI thread. `hosts` must outlive the model.
class HostTreeModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column { NameColumn, StateColumn, ColumnCount };
    enum class Page { Plans, Instances };

    /// `pages`: the last rows, in this order.
    explicit HostTreeModel(HostList *hosts, QList<Page> pages = {}, QObject *parent = nullptr);
    ~HostTreeModel() override;

    HostSession *session(const QModelIndex &index) const; ///< of a host's row and its VMs' rows; else nullptr
    DomainId domain(const QModelIndex &index) const;      ///< empty for a row that is no VM's
    ClusterId cluster(const QModelIndex &index) const;    ///< empty for a row that is no cluster's
    QModelIndex indexOf(const ClusterId &cluster) const;
    std::optional<Page> page(const QModelIndex &index) const; ///< nothing: a cluster's, host's or VM's row
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
    struct Group;
    /// What an index below the top points to: its parent.
    struct Above {
        bool isHost = false;
    };
    struct Host : Above {
        Group *group = nullptr; ///< the cluster it is in; nullptr: none
        HostSession *session = nullptr;
        QList<Vm> vms;
    };
    struct Group : Above {
        Cluster cluster;
        QList<Host *> hosts; ///< in the order of the host list
    };

    void add(HostSession *session);
    void remove(HostSession *session);
    void updateState(HostSession *session);
    void updateVms(HostSession *session);
    void countDown();
    void syncClusters();
    void removeGoneClusters();
    void addMissingClusters();
    void moveHosts();
    void moveHost(Host *host, Group *to);
    void tellCluster(const Host &host);
    Group *group(const ClusterId &id) const;
    Host *hostOf(const HostSession *session) const;
    QList<Host *> &siblings(Group *group) { return group ? group->hosts : m_loose; }
    int placeFor(const Host *host, const QList<Host *> &among) const; ///< in the order of the host list
    int firstRow(const Group *group) const { return group ? 0 : int(m_groups.size()); } ///< of its hosts
    int pagesRow() const { return int(m_groups.size() + m_loose.size()); }
    QModelIndex indexOf(const Group *group) const;
    QModelIndex indexOf(const Host *host) const;
    Host *hostAt(const QModelIndex &index) const;       ///< of a host's own row; else nullptr
    Group *groupAt(const QModelIndex &index) const;     ///< of a cluster's own row; else nullptr
    const Host *hostAbove(const QModelIndex &vm) const; ///< nullptr for a row that is no VM's
    static const Above *above(const QModelIndex &index)
    {
        return static_cast<const Above *>(index.constInternalPointer());
    }
    QVariant clusterData(const Group &group, int column, int role) const;
    static QVariant pageData(Page page, int column, int role);
    QVariant hostData(const HostSession &session, int column, int role) const;
    QVariant vmData(const Host &host, const Vm &vm, int column, int role) const;

    HostList *m_hosts;
    const QList<Page> m_pages;
    std::vector<std::unique_ptr<Host>> m_rows; ///< all hosts, in the order they came; a VM's index points to its host's
    std::vector<std::unique_ptr<Group>> m_groups; ///< at the top, in order; a clustered host's index points to its
    QList<Host *> m_loose;                        ///< behind them at the top: those without a cluster
    QTimer m_clock;                               ///< counts down to the next attempt, only while a host waits
};

} // namespace riser
