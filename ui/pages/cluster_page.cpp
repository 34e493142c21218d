// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/cluster_page.h"

#include "ui/pages/cluster_hosts_page.h"
#include "ui/pages/instances_page.h"
#include "ui/pages/pool_page.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace riser {

ClusterPage::ClusterPage(HostList *hosts, const ClusterId &cluster, QWidget *parent)
    : QWidget(parent)
    , m_cluster(cluster)
    , m_tabs(new QTabWidget(this))
    , m_pool(new PoolPage(hosts, cluster, this))
    , m_hostsPage(new ClusterHostsPage(hosts, cluster, this))
{
    m_tabs->setObjectName(u"clusterTabs"_s);
    m_tabs->setDocumentMode(true);
    m_pool->setObjectName(u"poolTab"_s);
    m_hostsPage->setObjectName(u"clusterHostsTab"_s);
    m_tabs->addTab(m_pool, tr("Pool"));
    m_tabs->addTab(m_hostsPage, tr("Hosts"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_tabs);
    connect(m_hostsPage, &ClusterHostsPage::opened, this, &ClusterPage::hostOpened);
    connect(m_hostsPage, &ClusterHostsPage::editRequested, this, &ClusterPage::editRequested);
    connect(m_pool, &DeviceListPage::deviceXmlRequested, this, &ClusterPage::deviceXmlRequested);
}

void ClusterPage::setInstances(InstancesPage *instances)
{
    m_instances = instances;
    instances->setObjectName(u"instancesTab"_s);
    m_tabs->insertTab(1, instances, tr("Instances"));
}

void ClusterPage::focusFilter()
{
    if (m_instances && m_tabs->currentWidget() == m_instances) {
        m_instances->focusSearch();
        return;
    }
    m_tabs->setCurrentWidget(m_pool);
    m_pool->focusSearch();
}

void ClusterPage::saveLayout() const
{
    m_pool->saveLayout();
    m_hostsPage->saveLayout();
    if (m_instances)
        m_instances->saveLayout();
}

} // namespace riser
