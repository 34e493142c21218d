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

/// The tree of clusters, hosts and VMs at the left, with their menus, and the plans below them where wished. Object
/// name "hostTree"; a host's menu "hostMenu" with its entries "hostConnect", "hostDisconnect", "hostRefresh",
/// "hostEdit", "hostRemove"; a cluster's "clusterMenu": see ClusterActions, which is in both.
class HostTree : public QTreeView
{
    Q_OBJECT
public:
    explicit HostTree(HostList *hosts, HostTreeModel::Plans plans = HostTreeModel::Plans::Without,
                      QWidget *parent = nullptr);

    HostTreeModel *hostModel() const { return m_model; }
    HostSession *currentSession() const;
    DomainId currentDomain() const;
    ClusterId currentCluster() const;
    ClusterActions *clusterActions() const { return m_clusters; }
    void selectCluster(const ClusterId &cluster);
    bool onPlans() const;
    void selectPlans();
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

    HostTreeModel *m_model;
    ClusterActions *m_clusters;
};

} // namespace riser
