// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/instances_page.h"

#include "core/host/host_list.h"
#include "ui/dialogs/instance/instance_wizard.h"
#include "ui/dialogs/instance/wizard_state.h"
#include "ui/dialogs/operation_panel.h"
#include "ui/dialogs/tear_down_dialog.h"
#include "ui/models/instance_model.h"
#include "ui/shared/empty_state.h"
#include "ui/shared/flow_layout.h"
#include "ui/shared/format.h"
#include "ui/shared/icons.h"

#include <QAction>
#include <QHeaderView>
#include <QHideEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QShowEvent>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace riser {

InstancesPage::InstancesPage(PlanStore *plans, HostList *hosts, QWidget *parent)
    : InstancesPage(plans, hosts, ClusterId(), parent)
{
}

InstancesPage::InstancesPage(PlanStore *plans, HostList *hosts, ClusterId cluster, QWidget *parent)
    : QWidget(parent)
    , m_plans(plans)
    , m_hosts(hosts)
    , m_cluster(std::move(cluster))
    , m_model(new InstanceModel(hosts, plans, this))
    , m_filter(new InstanceFilter(m_model, this))
    , m_new(add(u"instanceNew"_s, u"list-add"_s, tr("NEW INSTANCE…"), &InstancesPage::create))
    , m_open(add(u"instanceOpen"_s, u"document-open"_s, tr("OPEN"), &InstancesPage::openCurrent))
    , m_tearDown(add(u"instanceTearDown"_s, u"edit-delete"_s, tr("TEAR DOWN…"), &InstancesPage::tearDownCurrent))
{
    setObjectName(u"instancesPage"_s);
    m_new->setShortcut(QKeySequence(Qt::Key_Insert));
    m_tearDown->setShortcut(QKeySequence::Delete);
    build();
    connect(m_filter, &QAbstractItemModel::rowsInserted, this, &InstancesPage::refresh);
    connect(m_filter, &QAbstractItemModel::rowsRemoved, this, &InstancesPage::refresh);
    connect(m_filter, &QAbstractItemModel::dataChanged, this, &InstancesPage::refresh);
    connect(hosts, &HostList::added, this, &InstancesPage::refresh);
    connect(hosts, &HostList::clustersChanged, this, &InstancesPage::takeCluster);
    takeCluster();
}

void InstancesPage::takeCluster()
{
    if (!m_cluster.isEmpty()) {
        QSet<HostId> ids;
        for (const HostSession *session : m_hosts->sessionsOf(m_cluster))
            ids << session->entry().id;
        m_filter->setHosts(ids);
    }
    refresh();
}

QAction *InstancesPage::add(const QString &name, const QString &icon, const QString &text,
                            void (InstancesPage::*slot)())
{
    auto *action = new QAction(themedIcon(icon), text, this);
    action->setObjectName(name);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, slot);
    return action;
}

void InstancesPage::build()
{
    buildView();
    buildEmpty();
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    auto *content = new QVBoxLayout(this);
    content->addWidget(buildTop());
    content->addWidget(m_stack, 1);
}

void InstancesPage::buildView()
{
    m_view = new QTreeView(this);
    m_view->setObjectName(u"instanceView"_s);
    m_view->setAccessibleName(tr("Instances"));
    m_view->setModel(m_filter);
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setAlternatingRowColors(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setTextElideMode(Qt::ElideMiddle);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(InstanceModel::NameColumn, Qt::AscendingOrder);
    const int letter = fontMetrics().averageCharWidth();
    const QList<QPair<int, int>> widths{{InstanceModel::NameColumn, 26},    {InstanceModel::HostColumn, 16},
                                        {InstanceModel::PlanColumn, 36},    {InstanceModel::StateColumn, 16},
                                        {InstanceModel::DevicesColumn, 36}, {InstanceModel::OwnerColumn, 22}};
    for (const auto &[column, letters] : widths)
        m_view->header()->resizeSection(column, letters * letter);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &InstancesPage::refresh);
    connect(m_view, &QTreeView::activated, this, &InstancesPage::openCurrent);
    connect(m_view, &QWidget::customContextMenuRequested, this, &InstancesPage::openMenu);
}

QWidget *InstancesPage::buildTop()
{
    auto *top = new QWidget(this);
    auto *row = new QHBoxLayout(top);
    row->setContentsMargins({});
    auto *place = new QWidget(top);
    auto *flow = new FlowLayout(place);
    flow->setContentsMargins({});
    for (QAction *action : {m_new, m_open, m_tearDown}) {
        auto *button = new QToolButton(place);
        button->setObjectName(u"button:"_s + action->objectName());
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setFocusPolicy(Qt::TabFocus);
        flow->addWidget(button);
        addAction(action); // its keys work on the whole page
    }
    m_search = new QLineEdit(top);
    m_search->setObjectName(u"instanceSearch"_s);
    m_search->setAccessibleName(tr("Search instances"));
    m_search->setPlaceholderText(tr("Search name, host, plan, device, owner"));
    m_search->setClearButtonEnabled(true);
    m_search->setFixedWidth(fontMetrics().averageCharWidth() * 42);
    m_search->addAction(themedIcon(u"edit-find"_s), QLineEdit::LeadingPosition);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filter->setText(text);
        refresh();
    });
    row->addWidget(place, 1);
    row->addWidget(m_search, 0, Qt::AlignTop);
    return top;
}

void InstancesPage::buildEmpty()
{
    m_empty = new EmptyState(this);
    m_empty->setObjectName(u"instanceEmpty"_s);
    m_create = m_empty->addButton(tr("NEW INSTANCE…"), u"instanceEmptyNew"_s);
    connect(m_create, &QPushButton::clicked, m_new, &QAction::trigger);
    m_clear = m_empty->addButton(tr("Clear the search"), u"instanceClearSearch"_s);
    connect(m_clear, &QPushButton::clicked, this, [this] { m_search->clear(); });
}

QModelIndex InstancesPage::current() const
{
    const QModelIndexList rows = m_view->selectionModel()->selectedRows();
    return rows.size() == 1 ? m_filter->mapToSource(rows.first()) : QModelIndex();
}

QString InstancesPage::whyNotTearDown() const
{
    const QModelIndex row = current();
    HostSession *session = m_model->session(row);
    if (!session)
        return tr("Choose an instance in the list first.");
    QList<DeviceKey> devices;
    for (const Device *device :
         session->inventory() ? session->inventory()->devicesOf(m_model->domain(row)) : QList<const Device *>())
        devices << device->key;
    return whyHostCannot(session, devices);
}

void InstancesPage::refresh()
{
    const auto set = [](QAction *action, const QString &whyNot) {
        action->setEnabled(whyNot.isEmpty());
        action->setToolTip(plainTip(whyNot.isEmpty() ? action->text() : whyNot));
    };
    set(m_new, {});
    set(m_open, current().isValid() ? QString() : tr("Choose an instance in the list first."));
    set(m_tearDown, whyNotTearDown());
    const bool none = m_filter->rowCount() == 0;
    m_stack->setCurrentWidget(none ? static_cast<QWidget *>(m_empty) : m_view);
    if (none)
        tellEmpty();
}

void InstancesPage::tellEmpty()
{
    const bool searched = m_filter->hidesByWords();
    m_clear->setVisible(searched);
    m_create->setVisible(!searched);
    if (searched)
        m_empty->setContent(u"edit-find"_s, tr("No instances match"), tr("No instance has all of the search words."));
    else if (!m_cluster.isEmpty() && m_hosts->sessionsOf(m_cluster).isEmpty())
        m_empty->setContent(u"riser-cluster"_s, tr("This cluster has no hosts"),
                            tr("Edit it to say which hosts belong to it: instances are made on them."));
    else if (!m_cluster.isEmpty())
        m_empty->setContent(u"riser-instance"_s, tr("No instances in this cluster yet"),
                            tr("An instance is a virtual machine that is made from a plan, with its devices. Choose "
                               "a plan, and Riser finds the host of this cluster that has them."));
    else if (m_hosts->sessions().isEmpty())
        m_empty->setContent(u"riser-instance"_s, tr("No instances yet"),
                            tr("An instance is a virtual machine that is made from a plan, with its devices. Add a "
                               "host first: it is made there."));
    else
        m_empty->setContent(u"riser-instance"_s, tr("No instances yet"),
                            tr("An instance is a virtual machine that is made from a plan, with its devices. Choose "
                               "a plan, and Riser finds the host that has them."));
}

void InstancesPage::create()
{
    auto *wizard = new InstanceWizard(m_plans, m_hosts, window());
    if (!m_cluster.isEmpty()) {
        InstanceDraft draft = wizard->state()->draft();
        draft.cluster = m_cluster;
        wizard->state()->setDraft(draft);
    }
    connect(wizard, &InstanceWizard::opened, this, &InstancesPage::opened);
    wizard->show();
}

void InstancesPage::openCurrent()
{
    if (HostSession *session = m_model->session(current()))
        Q_EMIT opened(session, m_model->domain(current()));
}

void InstancesPage::tearDownCurrent()
{
    if (HostSession *session = m_model->session(current()))
        tearDown(session, m_model->domain(current()), window());
}

void InstancesPage::tearDown(HostSession *session, const DomainId &domain, QWidget *window)
{
    for (auto *there : window->findChildren<TearDownDialog *>()) {
        if (there->session() == session && there->domain() == domain && there->isVisible()) {
            there->raise();
            there->activateWindow();
            return;
        }
    }
    (new TearDownDialog(session, domain, window))->show();
}

void InstancesPage::select(const HostId &host, const DomainId &domain)
{
    const QModelIndex row = m_filter->mapFromSource(m_model->indexOf(host, domain));
    if (row.isValid())
        m_view->setCurrentIndex(row);
}

void InstancesPage::openMenu(const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"instanceMenu"_s);
    menu->setAccessibleName(tr("Actions"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMenu(menu);
    menu->popup(m_view->viewport()->mapToGlobal(at));
}

void InstancesPage::fillMenu(QMenu *menu) const
{
    menu->setToolTipsVisible(true);
    menu->addActions({m_new, m_open, m_tearDown});
}

void InstancesPage::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

/// What can't be seen isn't acted upon: from another page the menu knows no selection.
void InstancesPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_view->clearSelection();
    if (!event->spontaneous())
        saveLayout();
}

void InstancesPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!event->spontaneous())
        restoreLayout();
    const QModelIndex row = m_view->currentIndex();
    m_view->setCurrentIndex(row.isValid() ? row : m_filter->index(0, 0));
    if (row.isValid())
        m_view->selectionModel()->select(row, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    refresh(); // a host may be busy now
}

QString InstancesPage::columnsKey() const
{
    return m_cluster.isEmpty() ? u"instances/columns"_s : u"clusterInstances/columns"_s;
}

void InstancesPage::saveLayout() const
{
    if (m_shown) // else it has nothing to remember
        QSettings().setValue(columnsKey(), m_view->header()->saveState());
}

void InstancesPage::restoreLayout()
{
    if (const QByteArray columns = QSettings().value(columnsKey()).toByteArray(); !columns.isEmpty())
        m_view->header()->restoreState(columns);
    m_shown = true;
}

} // namespace riser
