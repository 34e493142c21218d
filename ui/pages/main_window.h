// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/host/cluster.h"

#include <QHash>
#include <QMainWindow>
#include <QPair>

class QDockWidget;
class QLabel;
class QMenu;
class QSplitter;
class QStackedWidget;

namespace riser {

class ClusterPage;
class EmptyState;
class HostList;
class HostSession;
class HostTree;
class InstancesPage;
class PlansPage;
class PlanStore;
class SessionPage;
class TasksPanel;

/// The console's window: the tree of hosts at the left, the page of what is selected at the right, Tasks below. Shows
/// sessions and their snapshots; waits for nothing. GUI thread. `hosts` and `plans` must outlive it.
///
/// Object names, for tests and pictures: "hostTree", "pages" (stack; its current widget is a SessionPage, a
/// ClusterPage, the PlansPage, the InstancesPage or "noHosts"), "tasksDock", "addHost" (button of the empty state);
/// actions "actionAddHost", "clusterNew", "actionQuit", "actionTasks", "actionRefresh", "actionFind", "actionPlans",
/// "actionInstances",
/// "actionAbout". Inside a page: see SessionPage, DevicesPage, ChipBar, DeviceHeader, DeviceActions, VmsPage, XmlPage,
/// TasksPanel.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    /// `plans` null: a window without plans.
    explicit MainWindow(HostList *hosts, PlanStore *plans = nullptr, QWidget *parent = nullptr);
    ~MainWindow() override;

    HostTree *tree() const { return m_tree; }
    SessionPage *currentPage() const;                            ///< nullptr when no host and no VM is selected
    ClusterPage *currentCluster() const;                         ///< nullptr when no cluster is selected
    PlansPage *plansPage() const { return m_plans; }             ///< nullptr in a window without plans
    InstancesPage *instancesPage() const { return m_instances; } ///< nullptr in a window without plans
    void showPlans();
    void showInstances();
    TasksPanel *tasks() const { return m_tasks; }
    void select(HostSession *session, const DomainId &domain = {});
    void selectCluster(const ClusterId &cluster);
    void addHost();

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void buildCentre();
    void buildTasks();
    void buildMenus();
    void fillHostMenu();
    void buildPlansMenu();
    void buildInstancesMenu();
    void findOnPage();
    void restoreLayout();
    void saveLayout();
    void showChosen();
    SessionPage *pageOf(HostSession *session, const DomainId &domain);
    void forget(HostSession *session);
    void forgetGoneVms(HostSession *session);
    ClusterPage *pageOf(const ClusterId &cluster);
    void forgetGoneClusters();
    QList<HostSession *> sessionsOnScreen() const;
    void watch(HostSession *session);
    void updateOnScreen();
    void editHost(HostSession *session);
    void askRemove(HostSession *session);
    void refreshCurrent();
    void about();

    HostList *m_hosts;
    HostTree *m_tree;
    QSplitter *m_splitter;
    QStackedWidget *m_pages;
    EmptyState *m_empty;
    PlansPage *m_plans = nullptr;
    InstancesPage *m_instances = nullptr;
    PlanStore *m_store; ///< null: a window without plans
    TasksPanel *m_tasks;
    QDockWidget *m_tasksDock;
    QLabel *m_running;
    QMenu *m_hostMenu = nullptr;
    QHash<QPair<HostSession *, DomainId>, SessionPage *> m_known; ///< pages made so far
    QHash<ClusterId, ClusterPage *> m_clusters;                   ///< those of clusters
    QString m_tab = QStringLiteral("devicesTab");                 ///< the same tab for what is selected next
};

} // namespace riser
