// SPDX-License-Identifier: GPL-3.0-or-later
// The window's menus, and the questions they ask.
#include "ui/pages/main_window.h"

#include "core/host/host_list.h"
#include "core/plans/label_store.h"
#include "ui/dialogs/host_dialog.h"
#include "ui/pages/cluster_actions.h"
#include "ui/pages/cluster_page.h"
#include "ui/pages/host_tree.h"
#include "ui/pages/instances_page.h"
#include "ui/pages/plans_page.h"
#include "ui/pages/session_page.h"
#include "ui/shared/icons.h"
#include "ui/shared/plain_box.h"

#include <QApplication>
#include <QDockWidget>
#include <QMenuBar>
#include <QPushButton>
#include <QToolBar>

using namespace Qt::StringLiterals;

namespace riser {

namespace {

QAction *entry(QMenu *menu, const QString &name, const QString &icon, const QString &text, const QKeySequence &keys)
{
    QAction *action = menu->addAction(themedIcon(icon), text);
    action->setObjectName(name);
    action->setShortcut(keys);
    return action;
}

} // namespace

void MainWindow::buildMenus()
{
    QMenu *file = menuBar()->addMenu(tr("&File"));
    QAction *add = entry(file, u"actionAddHost"_s, u"list-add"_s, tr("&Add host…"), QKeySequence::New);
    connect(add, &QAction::triggered, this, &MainWindow::addHost);
    m_tree->clusterActions()->addTo(file, {});
    file->addSeparator();
    QAction *quit = entry(file, u"actionQuit"_s, u"application-exit"_s, tr("&Quit"), QKeySequence::Quit);
    quit->setMenuRole(QAction::QuitRole);
    connect(quit, &QAction::triggered, this, &QWidget::close);

    m_hostMenu = menuBar()->addMenu(tr("&Host"));
    connect(m_hostMenu, &QMenu::aboutToShow, this, &MainWindow::fillHostMenu);

    if (m_plans) {
        buildPlansMenu();
        buildInstancesMenu();
    }

    QMenu *view = menuBar()->addMenu(tr("&View"));
    QAction *tasks = m_tasksDock->toggleViewAction();
    tasks->setObjectName(u"actionTasks"_s);
    tasks->setText(tr("&Tasks"));
    view->addAction(tasks);
    QAction *find = entry(view, u"actionFind"_s, u"edit-find"_s, tr("&Find"), QKeySequence::Find);
    connect(find, &QAction::triggered, this, &MainWindow::findOnPage);
    QAction *refresh = entry(view, u"actionRefresh"_s, u"view-refresh"_s, tr("&Refresh"), QKeySequence::Refresh);
    connect(refresh, &QAction::triggered, this, &MainWindow::refreshCurrent);

    QMenu *help = menuBar()->addMenu(tr("&Help"));
    QAction *aboutAction = entry(help, u"actionAbout"_s, u"help-about"_s, tr("&About Riser"), {});
    aboutAction->setMenuRole(QAction::AboutRole);
    connect(aboutAction, &QAction::triggered, this, &MainWindow::about);

    QToolBar *bar = addToolBar(tr("Toolbar"));
    bar->setObjectName(u"toolbar"_s);
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->setMovable(false);
    bar->addAction(add);
    bar->addAction(refresh);
}

void MainWindow::buildPlansMenu()
{
    QMenu *plans = menuBar()->addMenu(tr("&Plans"));
    QAction *show = entry(plans, u"actionPlans"_s, u"riser-plan"_s, tr("&Show plans"),
                          QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P));
    connect(show, &QAction::triggered, this, &MainWindow::showPlans);
    plans->addSeparator();
    m_plans->fillMenu(plans);
}

void MainWindow::buildInstancesMenu()
{
    QMenu *instances = menuBar()->addMenu(tr("&Instances"));
    QAction *show = entry(instances, u"actionInstances"_s, u"riser-instance"_s, tr("&Show instances"),
                          QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_I));
    connect(show, &QAction::triggered, this, &MainWindow::showInstances);
    instances->addSeparator();
    m_instances->fillMenu(instances);
}

void MainWindow::findOnPage()
{
    if (SessionPage *page = currentPage())
        page->focusFilter();
    else if (ClusterPage *cluster = currentCluster())
        cluster->focusFilter();
    else if (m_plans && m_plans->isVisible())
        m_plans->focusSearch();
    else if (m_instances && m_instances->isVisible())
        m_instances->focusSearch();
}

void MainWindow::fillHostMenu()
{
    m_hostMenu->clear();
    if (HostSession *session = m_tree->currentSession())
        m_tree->addHostActions(m_hostMenu, session);
    else if (const ClusterId cluster = m_tree->currentCluster(); !cluster.isEmpty())
        m_tree->clusterActions()->addTo(m_hostMenu, cluster);
    else
        m_hostMenu->addAction(tr("No host is selected"))->setEnabled(false);
}

void MainWindow::addHost()
{
    auto *dialog = new HostDialog(m_hosts, HostEntry(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

void MainWindow::editHost(HostSession *session)
{
    auto *dialog = new HostDialog(m_hosts, session->entry(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

/// A question, and so modal to the window; nothing waits for the answer.
void MainWindow::askRemove(HostSession *session)
{
    const HostId id = session->entry().id;
    QMessageBox *box = plainBox(QMessageBox::Question, tr("Remove host"),
                                tr("Remove “%1” from Riser's list?").arg(session->entry().name), this);
    box->setObjectName(u"askRemove"_s);
    box->setInformativeText(tr("Nothing changes on the host itself. It can be added again at any time."));
    QPushButton *remove = box->addButton(tr("Remove"), QMessageBox::AcceptRole);
    remove->setObjectName(u"removeYes"_s);
    box->addButton(QMessageBox::Cancel);
    connect(remove, &QPushButton::clicked, this, [this, id] {
        const Result<void> removed = m_hosts->remove(id);
        if (!removed)
            plainBox(QMessageBox::Warning, tr("Remove host"), removed.error().toText(), this)->show();
    });
    box->open();
}

void MainWindow::refreshCurrent()
{
    if (LabelStore *labels = m_hosts->labels())
        labels->reload();
    if (m_tree->currentPage()) {
        m_plans->refresh(); // instances say what became of theirs
        for (HostSession *session : m_hosts->sessions())
            session->refresh();
        return;
    }
    QList<HostSession *> sessions = m_hosts->sessionsOf(m_tree->currentCluster());
    if (HostSession *session = m_tree->currentSession())
        sessions << session;
    for (HostSession *session : std::as_const(sessions)) {
        if (session->state() == HostSession::State::Offline)
            session->open();
        session->refresh();
    }
}

void MainWindow::about()
{
    QMessageBox *box =
        plainBox(QMessageBox::NoIcon, tr("About Riser"), tr("Riser %1").arg(QStringLiteral(RISER_VERSION)), this);
    box->setObjectName(u"aboutBox"_s);
    box->setIconPixmap(themedIcon(u"riser"_s).pixmap(QSize(64, 64), devicePixelRatio()));
    box->setInformativeText(
        tr("A console for hardware passthrough on KVM hosts.\n\nFree software under the GNU General Public "
           "License, version 3 or later."));
    box->addButton(QMessageBox::Close);
    box->setModal(false);
    box->show();
}

} // namespace riser
