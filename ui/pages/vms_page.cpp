// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/vms_page.h"

#include "core/host/host_session.h"
#include "ui/models/vm_filter.h"
#include "ui/models/vm_model.h"
#include "ui/pages/vm_actions.h"
#include "ui/pages/vm_filter_bar.h"
#include "ui/shared/empty_state.h"
#include "ui/shared/icons.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace riser {

namespace {

constexpr auto columnsKey = "vms/columnsWithStart"_L1; // another set of columns than before

} // namespace

VmsPage::VmsPage(HostSession *session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_model(new VmModel(this))
    , m_filter(new VmFilter(m_model, this))
    , m_actions(new VmActions(session, this))
    , m_view(new QTreeView(this))
    , m_empty(new EmptyState(this))
    , m_stack(new QStackedWidget(this))
{
    buildView();
    m_empty->setObjectName(u"vmEmpty"_s);
    m_clear = m_empty->addButton(tr("Clear filters"), u"vmClearFilters"_s);
    connect(m_clear, &QPushButton::clicked, this, [this] {
        m_search->clear();
        m_filter->clear();
    });
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(buildTop());
    layout->addWidget(new VmFilterBar(m_filter, this));
    layout->addWidget(m_stack, 1);
    connect(m_filter, &QAbstractItemModel::rowsInserted, this, &VmsPage::updateEmpty);
    connect(m_filter, &QAbstractItemModel::rowsRemoved, this, &VmsPage::updateEmpty);
    connect(m_filter, &VmFilter::filterChanged, this, &VmsPage::updateEmpty);
    connect(session, &HostSession::inventoryChanged, this, &VmsPage::refresh);
    connect(session, &HostSession::stateChanged, this, &VmsPage::refresh);
    connect(session, &HostSession::transitionsChanged, this,
            [this] { m_model->setTransitions(m_session->vmTransitions()); });
    m_model->setTransitions(session->vmTransitions());
    refresh();
}

void VmsPage::buildView()
{
    m_view->setObjectName(u"vmView"_s);
    m_view->setAccessibleName(tr("Virtual machines"));
    m_view->setModel(m_filter);
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setAlternatingRowColors(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setTextElideMode(Qt::ElideMiddle);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setSortingEnabled(true);
    m_view->header()->setSortIndicatorClearable(true);
    m_view->sortByColumn(VmModel::NameColumn, Qt::AscendingOrder);
    const int letter = fontMetrics().averageCharWidth();
    for (const auto &[column, letters] :
         {std::pair(VmModel::NameColumn, 32), std::pair(VmModel::StateColumn, 18), std::pair(VmModel::StartColumn, 34),
          std::pair(VmModel::PlanColumn, 18), std::pair(VmModel::CpuColumn, 9), std::pair(VmModel::MemoryColumn, 12),
          std::pair(VmModel::DevicesColumn, 11)})
        m_view->header()->resizeSection(column, letters * letter);
    if (const QByteArray columns = QSettings().value(columnsKey).toByteArray(); !columns.isEmpty())
        m_view->header()->restoreState(columns);
    connect(m_view, &QTreeView::activated, this, [this](const QModelIndex &index) { Q_EMIT opened(domainAt(index)); });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &VmsPage::takeChosen);
    connect(m_view, &QWidget::customContextMenuRequested, this, &VmsPage::openMenu);
}

QWidget *VmsPage::buildTop()
{
    auto *top = new QWidget(this);
    m_search = new QLineEdit(top);
    m_search->setObjectName(u"vmSearch"_s);
    m_search->setAccessibleName(tr("Search virtual machines"));
    m_search->setPlaceholderText(tr("Search name, plan, device, state"));
    m_search->setClearButtonEnabled(true);
    m_search->setFixedWidth(fontMetrics().averageCharWidth() * 36);
    m_search->addAction(themedIcon(u"edit-find"_s), QLineEdit::LeadingPosition);
    connect(m_search, &QLineEdit::textChanged, m_filter, &VmFilter::setText);
    auto *row = new QHBoxLayout(top);
    row->setContentsMargins({});
    row->addWidget(m_actions->makeBar(top), 1);
    row->addWidget(m_search, 0, Qt::AlignTop);
    return top;
}

DomainId VmsPage::domainAt(const QModelIndex &index) const
{
    return m_model->domain(m_filter->mapToSource(index));
}

QModelIndex VmsPage::rowOf(const DomainId &domain) const
{
    return m_filter->mapFromSource(m_model->indexOf(domain));
}

void VmsPage::takeChosen()
{
    const QModelIndexList rows = m_view->selectionModel()->selectedRows();
    m_actions->setDomain(rows.isEmpty() ? DomainId() : domainAt(rows.first()));
}

void VmsPage::openMenu(const QPoint &at)
{
    if (!m_view->selectionModel()->hasSelection())
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(u"vmMenu"_s);
    menu->setAccessibleName(tr("Actions"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_actions->fillMenu(menu);
    menu->popup(m_view->viewport()->mapToGlobal(at));
}

void VmsPage::refresh()
{
    m_model->setInventory(m_session->inventory());
    m_view->setEnabled(m_session->state() == HostSession::State::Online);
    updateEmpty();
}

void VmsPage::updateEmpty()
{
    const bool none = m_filter->rowCount() == 0;
    const bool filtered = m_model->rowCount() > 0;
    m_stack->setCurrentWidget(none ? static_cast<QWidget *>(m_empty) : m_view);
    m_clear->setVisible(filtered);
    const QString name = m_session->entry().name;
    if (filtered)
        m_empty->setContent(u"edit-find"_s, tr("No virtual machines match"),
                            tr("No virtual machine fits the chosen filter and search words."));
    else if (m_session->inventory())
        m_empty->setContent(u"riser-vm-off"_s, tr("“%1” has no virtual machines").arg(name),
                            tr("VMs that are made on the host appear here by themselves."));
    else
        m_empty->setContent(u"riser-host"_s, tr("Nothing is known of “%1” yet").arg(name), {});
}

void VmsPage::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void VmsPage::saveLayout() const
{
    QSettings().setValue(columnsKey, m_view->header()->saveState());
}

} // namespace riser
