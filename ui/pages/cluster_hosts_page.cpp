// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/cluster_hosts_page.h"

#include "core/host/host_list.h"
#include "ui/models/cluster_host_model.h"
#include "ui/pages/sessions_watch.h"
#include "ui/shared/empty_state.h"

#include <QHeaderView>
#include <QPushButton>
#include <QSettings>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;

namespace riser {

ClusterHostsPage::ClusterHostsPage(HostList *hosts, const ClusterId &cluster, QWidget *parent)
    : QWidget(parent)
    , m_hosts(hosts)
    , m_cluster(cluster)
    , m_watch(new SessionsWatch(this))
    , m_model(new ClusterHostModel(this))
    , m_sorted(new QSortFilterProxyModel(this))
    , m_view(new QTreeView(this))
    , m_empty(new EmptyState(this))
    , m_stack(new QStackedWidget(this))
{
    build();
    m_clock.setInterval(std::chrono::seconds(1));
    connect(&m_clock, &QTimer::timeout, this, [this] {
        if (isVisible())
            refresh();
    });
    connect(m_watch, &SessionsWatch::changed, this, [this](SessionsWatch::Change change) {
        if (change == SessionsWatch::Change::Hosts) // nothing here is about operations
            refresh();
    });
    connect(hosts, &HostList::clustersChanged, this, &ClusterHostsPage::takeMembers);
    connect(hosts, &HostList::added, this, &ClusterHostsPage::takeMembers);
    takeMembers();
    m_watch->catchUp();
}

void ClusterHostsPage::build()
{
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(ClusterHostModel::SortRole);
    m_sorted->setSortCaseSensitivity(Qt::CaseInsensitive);
    m_view->setObjectName(u"clusterHostView"_s);
    m_view->setAccessibleName(tr("Hosts of the cluster"));
    m_view->setModel(m_sorted);
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setAlternatingRowColors(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setTextElideMode(Qt::ElideMiddle);
    m_view->setSortingEnabled(true);
    m_view->header()->setSortIndicatorClearable(true);
    m_view->header()->setSortIndicator(-1, Qt::AscendingOrder);
    const int letter = fontMetrics().averageCharWidth();
    const QList<int> widths{36, 26, 12, 14, 16, 20};
    for (int column = 0; column < widths.size(); ++column)
        m_view->header()->resizeSection(column, widths[column] * letter);
    if (const QByteArray columns = QSettings().value("clusterHosts/columns"_L1).toByteArray(); !columns.isEmpty())
        m_view->header()->restoreState(columns);
    connect(m_view, &QTreeView::activated, this, [this](const QModelIndex &index) {
        if (HostSession *session = m_hosts->session(m_model->host(m_sorted->mapToSource(index))))
            Q_EMIT opened(session);
    });
    m_empty->setObjectName(u"clusterHostEmpty"_s);
    m_empty->setContent(u"riser-cluster"_s, tr("This cluster has no hosts"),
                        tr("Say which hosts of the list belong to it."));
    QPushButton *edit = m_empty->addButton(tr("Choose hosts…"), u"clusterAddHosts"_s);
    connect(edit, &QPushButton::clicked, this, &ClusterHostsPage::editRequested);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_stack);
}

void ClusterHostsPage::takeMembers()
{
    m_watch->setSessions(m_hosts->sessionsOf(m_cluster));
}

void ClusterHostsPage::refresh()
{
    const QList<HostSession *> hosts = m_hosts->sessionsOf(m_cluster);
    m_model->setHosts(hosts);
    m_stack->setCurrentWidget(hosts.isEmpty() ? static_cast<QWidget *>(m_empty) : m_view);
    const bool waiting = std::ranges::any_of(
        hosts, [](const HostSession *session) { return session->state() == HostSession::State::Waiting; });
    if (waiting && !m_clock.isActive())
        m_clock.start();
    else if (!waiting)
        m_clock.stop();
}

void ClusterHostsPage::saveLayout() const
{
    QSettings().setValue("clusterHosts/columns"_L1, m_view->header()->saveState());
}

} // namespace riser
