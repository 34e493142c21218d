// SPDX-License-Identifier: GPL-3.0-or-later
// The window's pages of clusters.
#include "core/host/host_list.h"
#include "ui/pages/cluster_actions.h"
#include "ui/pages/cluster_page.h"
#include "ui/pages/host_tree.h"
#include "ui/pages/instances_page.h"
#include "ui/pages/main_window.h"
#include "ui/pages/plans_page.h"
#include "ui/pages/session_page.h"

#include <QStackedWidget>

namespace riser {

ClusterPage *MainWindow::currentCluster() const
{
    return qobject_cast<ClusterPage *>(m_pages->currentWidget());
}

void MainWindow::selectCluster(const ClusterId &cluster)
{
    m_tree->selectCluster(cluster);
}

ClusterPage *MainWindow::pageOf(const ClusterId &cluster)
{
    ClusterPage *&page = m_clusters[cluster];
    if (page)
        return page;
    page = new ClusterPage(m_hosts, cluster, m_pages);
    m_pages->addWidget(page);
    if (m_plans) {
        auto *instances = new InstancesPage(m_store, m_hosts, cluster, page);
        page->setInstances(instances);
        connect(instances, &InstancesPage::opened, this, &MainWindow::select);
    }
    connect(page, &ClusterPage::hostOpened, this, [this](HostSession *session) { select(session); });
    connect(page, &ClusterPage::editRequested, this, [this, cluster] { m_tree->clusterActions()->edit(cluster); });
    connect(page, &ClusterPage::deviceXmlRequested, this, [this](HostSession *session, const DeviceKey &device) {
        select(session);
        if (SessionPage *host = currentPage())
            host->showXml(device);
    });
    return page;
}

/// A removed cluster takes its page along; the tree has selected something else by then. Of one that is still there the
/// hosts on screen and the name may be others.
void MainWindow::forgetGoneClusters()
{
    for (auto it = m_clusters.begin(); it != m_clusters.end();) {
        if (m_hosts->cluster(it.key())) {
            ++it;
            continue;
        }
        it.value()->deleteLater();
        m_pages->removeWidget(it.value());
        it = m_clusters.erase(it);
    }
    showChosen();
}

QList<HostSession *> MainWindow::sessionsOnScreen() const
{
    if (m_tree->currentPage()) // what stands there is asked of every host
        return m_hosts->sessions();
    if (const ClusterPage *cluster = currentCluster())
        return m_hosts->sessionsOf(cluster->cluster());
    const SessionPage *page = currentPage();
    return page ? QList<HostSession *>{page->session()} : QList<HostSession *>();
}

} // namespace riser
