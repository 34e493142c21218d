// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/host_tree.h"

#include "core/host/host_list.h"
#include "ui/pages/cluster_actions.h"
#include "ui/pages/vm_actions.h"
#include "ui/shared/format.h"
#include "ui/shared/icons.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace riser {

HostTree::HostTree(HostList *hosts, const QList<HostTreeModel::Page> &pages, QWidget *parent)
    : QTreeView(parent)
    , m_model(new HostTreeModel(hosts, pages, this))
    , m_clusters(new ClusterActions(hosts, this))
{
    setObjectName(u"hostTree"_s);
    setAccessibleName(pages.isEmpty() ? tr("Hosts and virtual machines")
                                      : tr("Hosts, virtual machines, plans and instances"));
    setModel(m_model);
    setHeaderHidden(true);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setTextElideMode(Qt::ElideMiddle);
    setEditTriggers(NoEditTriggers);
    setExpandsOnDoubleClick(true);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(HostTreeModel::NameColumn, QHeaderView::Stretch);
    header()->setSectionResizeMode(HostTreeModel::StateColumn, QHeaderView::ResizeToContents);
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, &HostTree::chosen);
    // A host that moves into a cluster stays in sight.
    connect(m_model, &QAbstractItemModel::rowsMoved, this,
            [this](const QModelIndex &, int, int, const QModelIndex &to) { expand(to); });
    connect(m_clusters, &ClusterActions::made, this, &HostTree::selectCluster);
    expandAll();
}

HostSession *HostTree::currentSession() const
{
    return m_model->session(currentIndex());
}

DomainId HostTree::currentDomain() const
{
    return m_model->domain(currentIndex());
}

ClusterId HostTree::currentCluster() const
{
    return m_model->cluster(currentIndex());
}

void HostTree::selectCluster(const ClusterId &cluster)
{
    setCurrentIndex(m_model->indexOf(cluster));
}

std::optional<HostTreeModel::Page> HostTree::currentPage() const
{
    return m_model->page(currentIndex());
}

void HostTree::select(HostTreeModel::Page page)
{
    setCurrentIndex(m_model->indexOf(page));
}

void HostTree::select(HostSession *session, const DomainId &domain)
{
    if (session)
        setCurrentIndex(m_model->indexOf(session->entry().id, domain));
}

void HostTree::addHostActions(QMenu *menu, HostSession *session)
{
    const HostSession::State state = session->state();
    const auto add = [&](const QString &name, const QString &icon, const QString &text) {
        QAction *action = menu->addAction(themedIcon(icon), text);
        action->setObjectName(name);
        return action;
    };
    QAction *open = add(u"hostConnect"_s, u"network-connect"_s, tr("&Connect"));
    open->setEnabled(state != HostSession::State::Online && state != HostSession::State::Connecting);
    connect(open, &QAction::triggered, session, [session] {
        session->open();
        session->refresh(); // one that waits for its next attempt tries now
    });
    QAction *close = add(u"hostDisconnect"_s, u"network-disconnect"_s, tr("&Disconnect"));
    close->setEnabled(state != HostSession::State::Offline);
    connect(close, &QAction::triggered, session, &HostSession::close);
    QAction *refresh = add(u"hostRefresh"_s, u"view-refresh"_s, tr("&Refresh"));
    refresh->setEnabled(state != HostSession::State::Offline);
    connect(refresh, &QAction::triggered, session, &HostSession::refresh);
    menu->addSeparator();
    QAction *edit = add(u"hostEdit"_s, u"document-edit"_s, tr("&Edit…"));
    connect(edit, &QAction::triggered, this, [this, session] { Q_EMIT editRequested(session); });
    QAction *remove = add(u"hostRemove"_s, u"list-remove"_s, tr("Re&move…"));
    connect(remove, &QAction::triggered, this, [this, session] { Q_EMIT removeRequested(session); });
}

QMenu *HostTree::makeVmMenu(HostSession *session, const DomainId &domain)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"vmMenu"_s);
    menu->setAccessibleName(tr("Actions"));
    auto *actions = new VmActions(session, this, menu);
    actions->setDomain(domain);
    actions->fillMenu(menu);
    menu->addSeparator();
    QMenu *host = menu->addMenu(tr("Host %1").arg(menuText(session->entry().name)));
    host->setObjectName(u"hostMenu"_s);
    addHostActions(host, session);
    return menu;
}

void HostTree::contextMenuEvent(QContextMenuEvent *event)
{
    event->accept();
    const bool keyboard = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = keyboard ? currentIndex() : indexAt(event->pos());
    if (QMenu *menu = makeMenu(index))
        menu->popup(keyboard ? viewport()->mapToGlobal(visualRect(index).bottomLeft()) : event->globalPos());
}

/// Nothing for rows without a menu.
QMenu *HostTree::makeMenu(const QModelIndex &index)
{
    HostSession *session = m_model->session(index);
    const ClusterId cluster = m_model->cluster(index);
    if (!session && cluster.isEmpty())
        return nullptr;
    QMenu *menu = nullptr;
    if (const DomainId domain = m_model->domain(index); !domain.isEmpty()) {
        menu = makeVmMenu(session, domain);
    } else {
        menu = new QMenu(this);
        menu->setObjectName(session ? u"hostMenu"_s : u"clusterMenu"_s);
        if (session) {
            addHostActions(menu, session);
            menu->addSeparator();
        }
        m_clusters->addTo(menu, cluster);
    }
    menu->setAttribute(Qt::WA_DeleteOnClose);
    return menu;
}

void HostTree::rowsInserted(const QModelIndex &parent, int first, int last)
{
    QTreeView::rowsInserted(parent, first, last);
    // Opened once, when its VMs are first known; the user's own opening and closing counts afterwards.
    if (parent.isValid() && m_model->rowCount(parent) == last - first + 1)
        expand(parent);
    if (!currentIndex().isValid() && !parent.isValid())
        setCurrentIndex(m_model->index(0, 0));
}

} // namespace riser
