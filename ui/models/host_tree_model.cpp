// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/host_tree_model.h"

#include "ui/models/keyed_rows.h"
#include "ui/shared/colours.h"
#include "ui/shared/format.h"
#include "ui/shared/icons.h"
#include "ui/shared/status_icons.h"

#include <QGuiApplication>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;

namespace riser {

HostTreeModel::HostTreeModel(HostList *hosts, QList<Page> pages, QObject *parent)
    : QAbstractItemModel(parent)
    , m_hosts(hosts)
    , m_pages(std::move(pages))
{
    connect(hosts, &HostList::added, this, &HostTreeModel::add);
    connect(hosts, &HostList::aboutToRemove, this, &HostTreeModel::remove);
    connect(hosts, &HostList::clustersChanged, this, &HostTreeModel::syncClusters);
    m_clock.setInterval(std::chrono::seconds(1));
    connect(&m_clock, &QTimer::timeout, this, &HostTreeModel::countDown);
    syncClusters();
    for (HostSession *session : hosts->sessions())
        add(session);
}

HostTreeModel::~HostTreeModel() = default;

void HostTreeModel::add(HostSession *session)
{
    m_rows.push_back(std::make_unique<Host>());
    Host *host = m_rows.back().get();
    host->isHost = true;
    host->session = session;
    const std::optional<Cluster> cluster = m_hosts->clusterOf(session->entry().id);
    host->group = cluster ? group(cluster->id) : nullptr;
    QList<Host *> &among = siblings(host->group);
    const int at = placeFor(host, among);
    beginInsertRows(indexOf(host->group), firstRow(host->group) + at, firstRow(host->group) + at);
    among.insert(at, host);
    endInsertRows();
    connect(session, &HostSession::stateChanged, this, [this, session] { updateState(session); });
    connect(session, &HostSession::inventoryChanged, this, [this, session] { updateVms(session); });
    connect(session, &HostSession::transitionsChanged, this, [this, session] { updateVms(session); });
    updateState(session);
    updateVms(session);
}

void HostTreeModel::remove(HostSession *session)
{
    Host *host = hostOf(session);
    if (!host)
        return;
    disconnect(session, nullptr, this, nullptr);
    const QModelIndex index = indexOf(host);
    beginRemoveRows(index.parent(), index.row(), index.row());
    siblings(host->group).removeOne(host);
    std::erase_if(m_rows, [host](const auto &one) { return one.get() == host; });
    endRemoveRows();
}

HostTreeModel::Host *HostTreeModel::hostOf(const HostSession *session) const
{
    const auto at = std::ranges::find(m_rows, session, [](const auto &host) { return host->session; });
    return at == m_rows.end() ? nullptr : at->get();
}

void HostTreeModel::updateState(HostSession *session)
{
    const Host *of = hostOf(session);
    if (!of)
        return;
    const QModelIndex host = indexOf(of);
    Q_EMIT dataChanged(host, host.siblingAtColumn(ColumnCount - 1));
    if (const int vms = rowCount(host)) // greyed while the host isn't online
        Q_EMIT dataChanged(index(0, 0, host), index(vms - 1, ColumnCount - 1, host));
    tellCluster(*of);
    const bool waiting = std::ranges::any_of(
        m_rows, [](const auto &one) { return one->session->state() == HostSession::State::Waiting; });
    if (waiting && !m_clock.isActive())
        m_clock.start();
    else if (!waiting)
        m_clock.stop();
}

void HostTreeModel::countDown()
{
    for (const auto &host : m_rows) {
        const QModelIndex state = indexOf(host.get()).siblingAtColumn(StateColumn);
        if (host->session->state() == HostSession::State::Waiting)
            Q_EMIT dataChanged(state, state);
    }
}

void HostTreeModel::updateVms(HostSession *session)
{
    Host *host = hostOf(session);
    const InventoryPtr inventory = session->inventory();
    if (!host)
        return;
    QList<Vm> next;
    if (inventory) {
        const QHash<DomainId, Transition> busy = session->vmTransitions();
        for (const Domain &domain : inventory->snapshot().domains) {
            const auto verb = busy.constFind(domain.id);
            next.append({.id = domain.id.value(),
                         .name = domain.name,
                         .state = domain.state,
                         .verb = verb == busy.cend() ? QString() : verbInProgress(verb->kind)});
        }
    }
    const QModelIndex parent = indexOf(host);
    QList<Vm> &vms = host->vms;
    applyRows(this, parent, vms, std::move(next), [&](int vm, Vm &&changed) {
        vms[vm] = std::move(changed);
        Q_EMIT dataChanged(index(vm, 0, parent), index(vm, ColumnCount - 1, parent));
    });
    Q_EMIT dataChanged(parent, parent.siblingAtColumn(ColumnCount - 1)); // "Reading…" becomes "Connected"
}

HostTreeModel::Host *HostTreeModel::hostAt(const QModelIndex &index) const
{
    if (!index.isValid())
        return nullptr;
    if (const Above *parent = above(index))
        return parent->isHost ? nullptr : static_cast<const Group *>(parent)->hosts[index.row()];
    const int row = index.row() - int(m_groups.size());
    return row >= 0 && row < m_loose.size() ? m_loose[row] : nullptr;
}

const HostTreeModel::Host *HostTreeModel::hostAbove(const QModelIndex &vm) const
{
    const Above *parent = vm.isValid() ? above(vm) : nullptr;
    return parent && parent->isHost ? static_cast<const Host *>(parent) : nullptr;
}

HostSession *HostTreeModel::session(const QModelIndex &index) const
{
    const Host *of = hostAbove(index);
    if (!of)
        of = hostAt(index);
    return of ? of->session : nullptr;
}

DomainId HostTreeModel::domain(const QModelIndex &index) const
{
    const Host *above = hostAbove(index);
    return above ? DomainId(above->vms[index.row()].id) : DomainId();
}

std::optional<HostTreeModel::Page> HostTreeModel::page(const QModelIndex &index) const
{
    if (!index.isValid() || above(index) || index.row() < pagesRow())
        return {};
    return m_pages[index.row() - pagesRow()];
}

QModelIndex HostTreeModel::indexOf(Page page) const
{
    const qsizetype at = m_pages.indexOf(page);
    return at < 0 ? QModelIndex() : index(pagesRow() + int(at), 0);
}

QModelIndex HostTreeModel::indexOf(const HostId &host, const DomainId &domain) const
{
    for (const auto &one : m_rows) {
        if (one->session->entry().id != host)
            continue;
        if (domain.isEmpty())
            return indexOf(one.get());
        for (int vm = 0; vm < one->vms.size(); ++vm) {
            if (one->vms[vm].id == domain.value())
                return index(vm, 0, indexOf(one.get()));
        }
    }
    return {};
}

QModelIndex HostTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column < 0 || column >= ColumnCount || row >= rowCount(parent))
        return {};
    if (const Host *host = hostAt(parent))
        return createIndex(row, column, static_cast<const Above *>(host));
    return createIndex(row, column, static_cast<const Above *>(groupAt(parent)));
}

QModelIndex HostTreeModel::parent(const QModelIndex &index) const
{
    const Above *parent = index.isValid() ? above(index) : nullptr;
    if (!parent)
        return {};
    return parent->isHost ? indexOf(static_cast<const Host *>(parent)) : indexOf(static_cast<const Group *>(parent));
}

int HostTreeModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return pagesRow() + int(m_pages.size());
    if (parent.column() > 0)
        return 0;
    if (const Host *host = hostAt(parent))
        return int(host->vms.size());
    const Group *group = groupAt(parent);
    return group ? int(group->hosts.size()) : 0;
}

int HostTreeModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant HostTreeModel::pageData(Page page, int column, int role)
{
    if (column != NameColumn)
        return {};
    const bool plans = page == Page::Plans;
    switch (role) {
    case Qt::DisplayRole:
        return plans ? tr("Plans") : tr("Instances");
    case Qt::DecorationRole:
        return themedIcon(plans ? u"riser-plan"_s : u"riser-instance"_s);
    case Qt::ToolTipRole:
        return plainTip(plans ? tr("Templates for virtual machines: vCPUs, memory, disk, GPU COUNT")
                              : tr("Virtual machines that were made from plans, on all hosts"));
    default:
        return {};
    }
}

QVariant HostTreeModel::hostData(const HostSession &session, int column, int role) const
{
    const bool online = session.state() == HostSession::State::Online;
    const bool bad = session.state() == HostSession::State::Failed || session.state() == HostSession::State::Waiting;
    switch (role) {
    case Qt::DisplayRole:
        return column == NameColumn ? session.entry().name : sessionStateText(session);
    case Qt::DecorationRole:
        return column == NameColumn ? sessionIcon(session.state()) : QVariant();
    case Qt::ToolTipRole: {
        QString tip = session.entry().name + u'\n' + session.entry().uri + u'\n' + sessionStateText(session);
        if (const std::optional<Error> error = session.error())
            tip += u'\n' + error->toText();
        return plainTip(tip);
    }
    case Qt::ForegroundRole:
        if (column == StateColumn)
            return accentColour(bad ? Accent::Bad : Accent::Quiet, QGuiApplication::palette());
        return online ? QVariant() : QGuiApplication::palette().color(QPalette::Disabled, QPalette::Text);
    default:
        return {};
    }
}

QVariant HostTreeModel::vmData(const Host &host, const Vm &vm, int column, int role) const
{
    const bool online = host.session->state() == HostSession::State::Online;
    switch (role) {
    case Qt::DisplayRole:
        return column == NameColumn ? vm.name : vm.verb.isEmpty() ? runStateText(vm.state) : vm.verb;
    case Qt::DecorationRole:
        return column == NameColumn ? runStateIcon(vm.state) : QVariant();
    case Qt::ToolTipRole:
        return plainTip(tr("%1 on %2\n%3").arg(vm.name, host.session->entry().name, runStateText(vm.state)));
    case Qt::ForegroundRole:
        if (!online)
            return QGuiApplication::palette().color(QPalette::Disabled, QPalette::Text);
        return column == StateColumn ? QVariant(accentColour(Accent::Quiet, QGuiApplication::palette())) : QVariant();
    default:
        return {};
    }
}

QVariant HostTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (const Host *above = hostAbove(index))
        return vmData(*above, above->vms[index.row()], index.column(), role);
    if (const Host *host = hostAt(index))
        return hostData(*host->session, index.column(), role);
    if (const Group *group = groupAt(index))
        return clusterData(*group, index.column(), role);
    const std::optional<Page> below = page(index);
    return below ? pageData(*below, index.column(), role) : QVariant();
}

QVariant HostTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == NameColumn ? tr("Name") : tr("State");
}

} // namespace riser
