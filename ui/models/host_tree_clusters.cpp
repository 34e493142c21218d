// SPDX-License-Identifier: GPL-3.0-or-later
// The clusters of the tree. Hosts, VMs and what an index means are in host_tree_model.cpp.
#include "ui/models/host_tree_model.h"

#include "ui/shared/colours.h"
#include "ui/shared/format.h"
#include "ui/shared/icons.h"

#include <QGuiApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace riser {

HostTreeModel::Group *HostTreeModel::group(const ClusterId &id) const
{
    const auto at = std::ranges::find(m_groups, id, [](const auto &group) { return group->cluster.id; });
    return at == m_groups.end() ? nullptr : at->get();
}

HostTreeModel::Group *HostTreeModel::groupAt(const QModelIndex &index) const
{
    return index.isValid() && !above(index) && index.row() < int(m_groups.size()) ? m_groups[index.row()].get()
                                                                                  : nullptr;
}

ClusterId HostTreeModel::cluster(const QModelIndex &index) const
{
    const Group *group = groupAt(index);
    return group ? group->cluster.id : ClusterId();
}

QModelIndex HostTreeModel::indexOf(const ClusterId &cluster) const
{
    return indexOf(group(cluster));
}

QModelIndex HostTreeModel::indexOf(const Group *group) const
{
    const auto at = std::ranges::find(m_groups, group, [](const auto &one) { return one.get(); });
    return at == m_groups.end() ? QModelIndex() : index(int(at - m_groups.begin()), 0);
}

QModelIndex HostTreeModel::indexOf(const Host *host) const
{
    const QList<Host *> &among = host->group ? host->group->hosts : m_loose;
    return index(firstRow(host->group) + int(among.indexOf(host)), 0, indexOf(host->group));
}

int HostTreeModel::placeFor(const Host *host, const QList<Host *> &among) const
{
    const auto position = [this](const Host *one) {
        return std::ranges::find(m_rows, one, [](const auto &row) { return row.get(); }) - m_rows.begin();
    };
    const auto after = std::ranges::find_if(
        among, [&](const Host *other) { return other != host && position(other) > position(host); });
    return int(after - among.begin());
}

/// Hosts move first out of clusters that are gone, then into those that are new, and are never taken out of the tree:
/// what is selected stays so.
void HostTreeModel::syncClusters()
{
    removeGoneClusters();
    addMissingClusters();
    moveHosts();
}

void HostTreeModel::removeGoneClusters()
{
    for (int row = int(m_groups.size()) - 1; row >= 0; --row) {
        Group *gone = m_groups[row].get();
        if (m_hosts->cluster(gone->cluster.id))
            continue;
        while (!gone->hosts.isEmpty())
            moveHost(gone->hosts.last(), nullptr);
        beginRemoveRows({}, row, row);
        m_groups.erase(m_groups.begin() + row);
        endRemoveRows();
    }
}

/// New ones come at the end: that is where the list puts them.
void HostTreeModel::addMissingClusters()
{
    for (const Cluster &cluster : m_hosts->clusters()) {
        if (Group *known = group(cluster.id)) {
            known->cluster = cluster;
            const QModelIndex row = indexOf(known);
            Q_EMIT dataChanged(row, row.siblingAtColumn(ColumnCount - 1));
            continue;
        }
        const int row = int(m_groups.size());
        beginInsertRows({}, row, row);
        m_groups.push_back(std::make_unique<Group>());
        m_groups.back()->cluster = cluster;
        endInsertRows();
    }
}

void HostTreeModel::moveHosts()
{
    for (const auto &host : m_rows) {
        const std::optional<Cluster> cluster = m_hosts->clusterOf(host->session->entry().id);
        moveHost(host.get(), cluster ? group(cluster->id) : nullptr);
    }
}

void HostTreeModel::moveHost(Host *host, Group *to)
{
    if (host->group == to)
        return;
    Group *from = host->group;
    const QModelIndex now = indexOf(host);
    QList<Host *> &among = siblings(to);
    const int at = placeFor(host, among);
    beginMoveRows(now.parent(), now.row(), now.row(), indexOf(to), firstRow(to) + at);
    siblings(from).removeOne(host);
    among.insert(at, host);
    host->group = to;
    endMoveRows();
    for (const Group *group : {from, to}) {
        const QModelIndex row = indexOf(group);
        if (row.isValid())
            Q_EMIT dataChanged(row, row.siblingAtColumn(ColumnCount - 1));
    }
}

void HostTreeModel::tellCluster(const Host &host)
{
    const QModelIndex row = indexOf(host.group);
    if (row.isValid())
        Q_EMIT dataChanged(row, row.siblingAtColumn(ColumnCount - 1));
}

QVariant HostTreeModel::clusterData(const Group &group, int column, int role) const
{
    const auto online = std::ranges::count_if(
        group.hosts, [](const Host *host) { return host->session->state() == HostSession::State::Online; });
    const QString state = group.hosts.isEmpty()
                              ? tr("No hosts")
                              : tr("%1 of %n connected", "hosts of a cluster", int(group.hosts.size())).arg(online);
    switch (role) {
    case Qt::DisplayRole:
        return column == NameColumn ? group.cluster.name : state;
    case Qt::DecorationRole:
        return column == NameColumn ? themedIcon(u"riser-cluster"_s) : QVariant();
    case Qt::ToolTipRole:
        return plainTip(tr("Cluster %1\n%2").arg(group.cluster.name, state));
    case Qt::ForegroundRole:
        return column == StateColumn ? QVariant(accentColour(Accent::Quiet, QGuiApplication::palette())) : QVariant();
    default:
        return {};
    }
}

} // namespace riser
