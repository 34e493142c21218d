// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/cluster.h"

#include <QTimer>
#include <QWidget>

class QSortFilterProxyModel;
class QStackedWidget;
class QTreeView;

namespace riser {

class ClusterHostModel;
class EmptyState;
class HostList;
class HostSession;
class SessionsWatch;

/// The Hosts tab of a cluster. Enter or a double click opens a host. Object names: "clusterHostView",
/// "clusterHostEmpty", "clusterAddHosts".
class ClusterHostsPage : public QWidget
{
    Q_OBJECT
public:
    /// `hosts` must outlive the page.
    ClusterHostsPage(HostList *hosts, const ClusterId &cluster, QWidget *parent = nullptr);

    ClusterHostModel *model() const { return m_model; }
    void saveLayout() const;

Q_SIGNALS:
    void opened(riser::HostSession *session);
    void editRequested(); ///< to say which hosts it has

private:
    void build();
    void takeMembers();
    void refresh();

    HostList *m_hosts;
    ClusterId m_cluster;
    SessionsWatch *m_watch;
    ClusterHostModel *m_model;
    QSortFilterProxyModel *m_sorted;
    QTreeView *m_view;
    EmptyState *m_empty;
    QStackedWidget *m_stack;
    QTimer m_clock; ///< counts down to the next attempt, only while a host waits
};

} // namespace riser
