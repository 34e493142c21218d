// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/vms_page.h"

#include "core/host/host_session.h"
#include "ui/models/vm_model.h"
#include "ui/shared/empty_state.h"

#include <QHeaderView>
#include <QSettings>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace riser {

VmsPage::VmsPage(HostSession *session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_model(new VmModel(this))
    , m_sorted(new QSortFilterProxyModel(this))
    , m_view(new QTreeView(this))
    , m_empty(new EmptyState(this))
    , m_stack(new QStackedWidget(this))
{
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(VmModel::SortRole);
    m_sorted->setSortCaseSensitivity(Qt::CaseInsensitive);
    m_view->setObjectName(u"vmView"_s);
    m_view->setAccessibleName(tr("Virtual machines"));
    m_view->setModel(m_sorted);
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setAlternatingRowColors(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setTextElideMode(Qt::ElideMiddle);
    m_view->setSortingEnabled(true);
    m_view->header()->setSortIndicatorClearable(true);
    m_view->sortByColumn(VmModel::NameColumn, Qt::AscendingOrder);
    m_view->header()->resizeSection(VmModel::NameColumn, fontMetrics().averageCharWidth() * 40);
    m_view->header()->resizeSection(VmModel::StateColumn, fontMetrics().averageCharWidth() * 20);
    const QByteArray columns = QSettings().value("vms/columns"_L1).toByteArray();
    if (!columns.isEmpty())
        m_view->header()->restoreState(columns);
    connect(m_view, &QTreeView::activated, this,
            [this](const QModelIndex &index) { Q_EMIT opened(m_model->domain(m_sorted->mapToSource(index))); });
    m_empty->setObjectName(u"vmEmpty"_s);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_stack);
    connect(session, &HostSession::inventoryChanged, this, &VmsPage::refresh);
    connect(session, &HostSession::stateChanged, this, &VmsPage::refresh);
    refresh();
}

void VmsPage::refresh()
{
    m_model->setInventory(m_session->inventory());
    m_view->setEnabled(m_session->state() == HostSession::State::Online);
    const bool none = m_model->rowCount() == 0;
    m_stack->setCurrentWidget(none ? static_cast<QWidget *>(m_empty) : m_view);
    const QString name = m_session->entry().name;
    if (m_session->inventory())
        m_empty->setContent(u"riser-vm-off"_s, tr("“%1” has no virtual machines").arg(name),
                            tr("VMs that are made on the host appear here by themselves."));
    else
        m_empty->setContent(u"riser-host"_s, tr("Nothing is known of “%1” yet").arg(name), {});
}

void VmsPage::saveLayout() const
{
    QSettings().setValue("vms/columns"_L1, m_view->header()->saveState());
}

} // namespace riser
