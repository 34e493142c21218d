// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/cluster.h"

#include <QTabWidget>

namespace riser {

class ClusterHostsPage;
class HostList;
class HostSession;
class InstancesPage;
class PoolPage;

/// What is right of the tree for a cluster. Object names: "clusterTabs"; tabs: "poolTab", "instancesTab" (where
/// somebody has set it), "clusterHostsTab".
class ClusterPage : public QWidget
{
    Q_OBJECT
public:
    /// `hosts` must outlive the page.
    ClusterPage(HostList *hosts, const ClusterId &cluster, QWidget *parent = nullptr);

    const ClusterId &cluster() const { return m_cluster; }
    PoolPage *pool() const { return m_pool; }
    ClusterHostsPage *hostsPage() const { return m_hostsPage; }
    /// The Instances tab, between the other two. Belongs to the page from then on; once.
    void setInstances(InstancesPage *instances);
    InstancesPage *instances() const { return m_instances; } ///< nullptr until set
    QTabWidget *tabs() const { return m_tabs; }
    void focusFilter(); ///< Ctrl+F: the search field of the tab, or else of the Pool
    void saveLayout() const;

Q_SIGNALS:
    void hostOpened(riser::HostSession *session);
    void deviceXmlRequested(riser::HostSession *session, const riser::DeviceKey &device);
    void editRequested();

private:
    ClusterId m_cluster;
    QTabWidget *m_tabs;
    PoolPage *m_pool;
    ClusterHostsPage *m_hostsPage;
    InstancesPage *m_instances = nullptr;
};

} // namespace riser
