// SPDX-License-Identifier: GPL-3.0-or-later
// The clusters of the list. Its hosts are in host_list.cpp.
#include "core/base/names.h"
#include "core/base/text.h"
#include "core/host/host_list.h"

#include <QUuid>

#include <algorithm>

namespace riser {

QString whyNotClusterName(const QString &name)
{
    if (name.trimmed().isEmpty())
        return Text::tr("A cluster needs a name.");
    if (name.size() > clusterLimits::name)
        return Text::tr("The name has %1 characters: it may have %2.")
            .arg(QString::number(name.size()), QString::number(clusterLimits::name));
    return holdsHidden(name) ? Text::tr("The name holds characters that can't be seen.") : QString();
}

std::optional<Cluster> HostList::cluster(const ClusterId &id) const
{
    const auto found = std::ranges::find(m_clusters, id, &Cluster::id);
    return found == m_clusters.cend() ? std::nullopt : std::optional(*found);
}

std::optional<Cluster> HostList::clusterOf(const HostId &host) const
{
    const auto found =
        std::ranges::find_if(m_clusters, [&host](const Cluster &cluster) { return cluster.hosts.contains(host); });
    return found == m_clusters.cend() ? std::nullopt : std::optional(*found);
}

QList<HostSession *> HostList::sessionsOf(const ClusterId &id) const
{
    QList<HostSession *> sessions;
    const std::optional<Cluster> found = cluster(id);
    for (HostSession *session : std::as_const(m_sessions)) {
        if (found && found->hosts.contains(session->entry().id))
            sessions << session;
    }
    return sessions;
}

Result<void> HostList::checkCluster(const Cluster &cluster) const
{
    if (const QString wrong = whyNotClusterName(cluster.name); !wrong.isEmpty())
        return failure(ErrorCode::InvalidInput, wrong);
    for (const Cluster &other : m_clusters) {
        if (other.id != cluster.id && sameName(other.name, cluster.name))
            return failure(ErrorCode::InvalidInput, Text::tr("There is another cluster called %1.").arg(other.name));
    }
    for (const HostId &id : cluster.hosts) {
        const HostSession *host = session(id);
        if (!host)
            return failure(ErrorCode::InvalidInput, Text::tr("A host of the cluster is not in the list any more."));
        const std::optional<Cluster> other = clusterOf(id);
        if (other && other->id != cluster.id)
            return failure(ErrorCode::InvalidInput,
                           Text::tr("%1 is in the cluster %2 already.").arg(host->entry().name, other->name));
        if (cluster.hosts.count(id) > 1)
            return failure(ErrorCode::InvalidInput, Text::tr("%1 is named twice.").arg(host->entry().name));
    }
    return {};
}

QList<Cluster> HostList::storedClusters() const
{
    QList<Cluster> stored;
    for (Cluster cluster : m_clusters) {
        const bool hadHosts = !cluster.hosts.isEmpty();
        cluster.hosts.removeIf([this](const HostId &host) { return isTransient(host); });
        if (!cluster.hosts.isEmpty() || (!hadHosts && !m_transientClusters.contains(cluster.id)))
            stored << cluster;
    }
    return stored;
}

Result<void> HostList::setClusters(QList<Cluster> clusters)
{
    const QList<Cluster> storedBefore = storedClusters();
    m_clusters.swap(clusters);
    if (storedClusters() != storedBefore) {
        if (const Result<void> saved = save(); !saved) {
            m_clusters.swap(clusters);
            return saved;
        }
    }
    Q_EMIT clustersChanged();
    return {};
}

Result<ClusterId> HostList::addCluster(Cluster cluster)
{
    cluster.id = ClusterId(QUuid::createUuid().toString(QUuid::WithoutBraces));
    cluster.name = cluster.name.trimmed();
    if (const Result<void> good = checkCluster(cluster); !good)
        return std::unexpected(good.error());
    QList<Cluster> next = m_clusters;
    next << cluster;
    if (const Result<void> stored = setClusters(std::move(next)); !stored)
        return std::unexpected(stored.error());
    return cluster.id;
}

Result<void> HostList::updateCluster(const Cluster &cluster)
{
    QList<Cluster> next = m_clusters;
    const auto at = std::ranges::find(next, cluster.id, &Cluster::id);
    if (at == next.end())
        return failure(ErrorCode::InvalidInput, Text::tr("%1 is not in the list any more.").arg(cluster.name));
    if (const Result<void> good = checkCluster(cluster); !good)
        return good;
    *at = cluster;
    at->name = cluster.name.trimmed();
    m_transientClusters.remove(cluster.id); // if it is empty, then because somebody wants it so
    return next == m_clusters ? Result<void>() : setClusters(std::move(next));
}

Result<void> HostList::removeCluster(const ClusterId &id)
{
    QList<Cluster> next = m_clusters;
    if (next.removeIf([&id](const Cluster &cluster) { return cluster.id == id; }) == 0)
        return {};
    return setClusters(std::move(next));
}

} // namespace riser
