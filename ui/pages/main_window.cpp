// SPDX-License-Identifier: GPL-3.0-or-later
// The window's frame and its pages. Menus and questions are in main_window_menus.cpp.
#include "ui/pages/main_window.h"

#include "core/host/host_list.h"
#include "ui/models/host_tree_model.h"
#include "ui/pages/cluster_page.h"
#include "ui/pages/devices_page.h"
#include "ui/pages/host_tree.h"
#include "ui/pages/instances_page.h"
#include "ui/pages/left_over_bar.h"
#include "ui/pages/plans_page.h"
#include "ui/pages/question_bar.h"
#include "ui/pages/session_page.h"
#include "ui/pages/tasks_panel.h"
#include "ui/shared/empty_state.h"

#include <QCloseEvent>
#include <QDockWidget>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace riser {

namespace {

const QList allPages{HostTreeModel::Page::Plans, HostTreeModel::Page::Instances};

} // namespace

MainWindow::MainWindow(HostList *hosts, PlanStore *plans, QWidget *parent)
    : QMainWindow(parent)
    , m_hosts(hosts)
    , m_tree(new HostTree(hosts, plans ? allPages : QList<HostTreeModel::Page>(), this))
    , m_splitter(new QSplitter(this))
    , m_pages(new QStackedWidget(this))
    , m_empty(new EmptyState(this))
    , m_plans(plans ? new PlansPage(plans, hosts, this) : nullptr)
    , m_instances(plans ? new InstancesPage(plans, hosts, this) : nullptr)
    , m_store(plans)
    , m_tasks(new TasksPanel(hosts, this))
    , m_tasksDock(new QDockWidget(tr("Tasks"), this))
    , m_running(new QLabel(this))
{
    setObjectName(u"mainWindow"_s);
    setWindowTitle(tr("Riser"));
    buildCentre();
    buildTasks();
    buildMenus();
    connect(m_tree, &HostTree::chosen, this, &MainWindow::showChosen);
    connect(m_tree, &HostTree::editRequested, this, &MainWindow::editHost);
    connect(m_tree, &HostTree::removeRequested, this, &MainWindow::askRemove);
    connect(hosts, &HostList::added, this, &MainWindow::watch);
    connect(hosts, &HostList::aboutToRemove, this, &MainWindow::forget);
    connect(hosts, &HostList::clustersChanged, this, &MainWindow::forgetGoneClusters);
    for (HostSession *session : hosts->sessions())
        watch(session);
    restoreLayout();
    // Without hosts nothing is chosen, not the plans either: then the page says how to begin.
    if (!m_tree->currentIndex().isValid())
        m_tree->setCurrentIndex(hosts->sessions().isEmpty() ? QModelIndex() : m_tree->hostModel()->index(0, 0));
    showChosen();
}

MainWindow::~MainWindow()
{
    // Pages watch sessions, which live longer: nothing of theirs may reach a half-destroyed window.
    disconnect(m_tree, nullptr, this, nullptr);
    disconnect(m_hosts, nullptr, this, nullptr);
}

void MainWindow::buildCentre()
{
    m_pages->setObjectName(u"pages"_s);
    m_empty->setObjectName(u"noHosts"_s);
    QPushButton *add = m_empty->addButton(tr("Add host…"), u"addHost"_s);
    connect(add, &QPushButton::clicked, this, &MainWindow::addHost);
    m_pages->addWidget(m_empty);
    if (m_plans) {
        m_pages->addWidget(m_plans);
        m_pages->addWidget(m_instances);
        connect(m_instances, &InstancesPage::opened, this, &MainWindow::select);
    }
    m_splitter->addWidget(m_tree);
    m_splitter->addWidget(m_pages);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setSizes({fontMetrics().averageCharWidth() * 38, 1000});
    auto *centre = new QWidget(this);
    auto *column = new QVBoxLayout(centre);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(new QuestionBar(m_hosts, centre));
    column->addWidget(new LeftOverBar(m_hosts, centre));
    column->addWidget(m_splitter, 1);
    setCentralWidget(centre);
}

void MainWindow::buildTasks()
{
    m_tasksDock->setObjectName(u"tasksDock"_s);
    m_tasksDock->setWidget(m_tasks);
    m_tasksDock->setAllowedAreas(Qt::BottomDockWidgetArea | Qt::TopDockWidgetArea);
    addDockWidget(Qt::BottomDockWidgetArea, m_tasksDock);
    m_running->setObjectName(u"runningTasks"_s);
    m_running->setTextFormat(Qt::PlainText);
    statusBar()->addPermanentWidget(m_running);
    connect(m_tasks, &TasksPanel::runningChanged, this, [this](int count) {
        m_running->setText(count ? tr("%n operation(s) running", nullptr, count) : QString());
    });
}

void MainWindow::watch(HostSession *session)
{
    connect(session, &HostSession::inventoryChanged, this, [this, session] { forgetGoneVms(session); });
    if (m_pages->currentWidget() == m_empty)
        showChosen();
    else
        updateOnScreen(); // the plans ask it too
}

SessionPage *MainWindow::currentPage() const
{
    return qobject_cast<SessionPage *>(m_pages->currentWidget());
}

SessionPage *MainWindow::pageOf(HostSession *session, const DomainId &domain)
{
    SessionPage *&page = m_known[{session, domain}];
    if (page)
        return page;
    page = new SessionPage(session, domain, m_pages);
    page->devices()->setLabels(m_hosts->labels());
    m_pages->addWidget(page);
    connect(page, &SessionPage::editRequested, this, &MainWindow::editHost);
    connect(page, &SessionPage::vmOpened, this, &MainWindow::select);
    connect(page, &SessionPage::tabChosen, this, [this](const QString &tab) { m_tab = tab; });
    return page;
}

void MainWindow::showChosen()
{
    HostSession *session = m_tree->currentSession();
    if (session) {
        SessionPage *page = pageOf(session, m_tree->currentDomain());
        page->setCurrentTab(m_tab);
        m_pages->setCurrentWidget(page);
    } else if (const ClusterId cluster = m_tree->currentCluster(); !cluster.isEmpty()) {
        m_pages->setCurrentWidget(pageOf(cluster));
    } else if (const auto page = m_tree->currentPage()) {
        m_pages->setCurrentWidget(*page == HostTreeModel::Page::Plans ? static_cast<QWidget *>(m_plans) : m_instances);
    } else if (m_hosts->sessions().isEmpty()) {
        m_empty->setContent(
            u"riser-host"_s, tr("No hosts yet"),
            tr("Add a KVM host by its address to see its GPUs, NVMe drives and USB devices, and to give "
               "them to its virtual machines."));
        m_pages->setCurrentWidget(m_empty);
    } else {
        m_empty->setContent(u"riser-host"_s, tr("Nothing selected"),
                            tr("Choose a host or a virtual machine at the left."));
        m_pages->setCurrentWidget(m_empty);
    }
    const QString name = m_tree->currentIndex().siblingAtColumn(0).data().toString();
    setWindowTitle(name.isEmpty() ? tr("Riser") : tr("%1 – Riser").arg(name));
    updateOnScreen();
}

void MainWindow::select(HostSession *session, const DomainId &domain)
{
    m_tree->select(session, domain);
}

void MainWindow::showPlans()
{
    m_tree->select(HostTreeModel::Page::Plans);
    m_tree->setFocus(Qt::ShortcutFocusReason);
}

void MainWindow::showInstances()
{
    m_tree->select(HostTreeModel::Page::Instances);
    m_tree->setFocus(Qt::ShortcutFocusReason);
}

/// A removed host takes its pages along.
void MainWindow::forget(HostSession *session)
{
    disconnect(session, nullptr, this, nullptr);
    for (auto it = m_known.begin(); it != m_known.end();) {
        if (it.key().first != session) {
            ++it;
            continue;
        }
        delete it.value(); // now: it watches the session, which goes next
        it = m_known.erase(it);
    }
    QMetaObject::invokeMethod(this, &MainWindow::showChosen, Qt::QueuedConnection);
}

/// A VM that was deleted takes its page along; the tree has selected something else by then.
void MainWindow::forgetGoneVms(HostSession *session)
{
    const InventoryPtr inventory = session->inventory();
    bool changed = false;
    for (auto it = m_known.begin(); it != m_known.end();) {
        const auto &[owner, domain] = it.key();
        if (owner != session || domain.isEmpty() || (inventory && inventory->domain(domain))) {
            ++it;
            continue;
        }
        it.value()->deleteLater();
        m_pages->removeWidget(it.value());
        it = m_known.erase(it);
        changed = true;
    }
    if (!m_tree->currentIndex().isValid())
        m_tree->select(session);
    if (changed)
        showChosen();
}

/// Only what can be seen is polled.
void MainWindow::updateOnScreen()
{
    const QList<HostSession *> shown = isVisible() && !isMinimized() ? sessionsOnScreen() : QList<HostSession *>();
    for (HostSession *session : m_hosts->sessions())
        session->setOnScreen(shown.contains(session));
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    updateOnScreen();
}

void MainWindow::hideEvent(QHideEvent *event)
{
    QMainWindow::hideEvent(event);
    updateOnScreen();
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange)
        updateOnScreen();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    saveLayout();
    event->accept();
}

void MainWindow::saveLayout()
{
    QSettings settings;
    settings.beginGroup("window"_L1);
    settings.setValue("geometry"_L1, saveGeometry());
    settings.setValue("state"_L1, saveState());
    settings.setValue("splitter"_L1, m_splitter->saveState());
    settings.setValue("tab"_L1, m_tab);
    settings.endGroup();
    m_tasks->saveLayout();
    if (const SessionPage *page = currentPage())
        page->saveLayout();
    if (const ClusterPage *page = currentCluster())
        page->saveLayout();
    if (m_plans) {
        m_plans->saveLayout();
        m_instances->saveLayout();
    }
}

void MainWindow::restoreLayout()
{
    resize(fontMetrics().averageCharWidth() * 200, fontMetrics().lineSpacing() * 50);
    resizeDocks({m_tasksDock}, {fontMetrics().lineSpacing() * 8}, Qt::Vertical);
    QSettings settings;
    settings.beginGroup("window"_L1);
    restoreGeometry(settings.value("geometry"_L1).toByteArray());
    restoreState(settings.value("state"_L1).toByteArray());
    if (const QByteArray splitter = settings.value("splitter"_L1).toByteArray(); !splitter.isEmpty())
        m_splitter->restoreState(splitter);
    m_tab = settings.value("tab"_L1, m_tab).toString();
}

} // namespace riser
