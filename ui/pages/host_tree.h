// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "ui/models/host_tree_model.h"

#include <QTreeView>

class QMenu;

namespace riser {

class ClusterActions;
class HostList;
class HostSession;

/// The tree of clusters, hosts and VMs at the left, with their menus, and pages that are no host's below them where
/// wished. Object name "hostTree"; a host's menu "hostMenu" with "hostConnect", "hostDisconnect", "hostRefresh",
/// "hostEdit", "hostRemove"; that of a VM is "vmMenu", with the entries of VmActions and its host's menu below them; a
/// cluster's "clusterMenu": see ClusterActions, which is in the hosts' as well.
class HostTree : public QTreeView
{
    Q_OBJECT
public:
    explicit HostTree(HostList *hosts, const QList<HostTreeModel::Page> &pages = {}, QWidget *parent = nullptr);

    HostTreeModel *hostModel() const { return m_model; }
    HostSession *currentSession() const;
    DomainId currentDomain() const;
    std::optional<HostTreeModel::Page> currentPage() const; ///< nothing: a cluster, a host, a VM, or none
    void select(HostTreeModel::Page page);
    ClusterId currentCluster() const;
    ClusterActions *clusterActions() const { return m_clusters; }
    void selectCluster(const ClusterId &cluster);
    void select(HostSession *session, const DomainId &domain = {});
    void addHostActions(QMenu *menu, HostSession *session);

Q_SIGNALS:
    void chosen(); ///< another row, or none
    void editRequested(riser::HostSession *session);
    void removeRequested(riser::HostSession *session);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void rowsInserted(const QModelIndex &parent, int first, int last) override;

private:
    QMenu *makeMenu(const QModelIndex &index);
    QMenu *makeVmMenu(HostSession *session, const DomainId &domain);

    HostTreeModel *m_model;
    ClusterActions *m_clusters;
};

} // namespace riser
