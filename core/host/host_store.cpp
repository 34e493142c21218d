// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/host_store.h"

#include "core/base/names.h"
#include "core/base/small_file.h"
#include "core/base/text.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

constexpr int fileVersion = 1;

Error settingsError(QString summary, QString detail = {}, QString hint = {})
{
    return failure(ErrorCode::Settings, std::move(summary), std::move(detail), std::move(hint)).error();
}

QJsonObject toJson(const HostEntry &host)
{
    return {{u"id"_s, host.id.value()},
            {u"name"_s, host.name},
            {u"uri"_s, host.uri},
            {u"connectAtStart"_s, host.connectAtStart}};
}

QJsonObject toJson(const Cluster &cluster)
{
    QJsonArray hosts;
    for (const HostId &host : cluster.hosts)
        hosts << host.value();
    return {{u"id"_s, cluster.id.value()}, {u"name"_s, cluster.name}, {u"hosts"_s, hosts}};
}

/// What one read of the file gave.
struct Reading {
    QList<HostEntry> hosts;
    QList<Cluster> clusters;
    QString damage; ///< empty: none
    int version = fileVersion;
};

std::optional<HostEntry> hostFrom(const QJsonValue &value)
{
    const QJsonObject object = value.toObject();
    HostEntry host{.id = HostId(object[u"id"].toString()),
                   .name = object[u"name"].toString(),
                   .uri = object[u"uri"].toString(),
                   .connectAtStart = object[u"connectAtStart"].toBool(true)};
    if (host.id.isEmpty() || host.uri.isEmpty())
        return std::nullopt;
    if (host.name.isEmpty())
        host.name = host.uri;
    return host;
}

/// One cluster; hosts that aren't free for it are left out, and told.
std::optional<Cluster> clusterFrom(const QJsonValue &value, QSet<HostId> &free, QString &damage)
{
    const QJsonObject object = value.toObject();
    Cluster cluster{.id = ClusterId(object[u"id"].toString()), .name = object[u"name"].toString(), .hosts = {}};
    const QString wrong = whyNotClusterName(cluster.name);
    if (cluster.id.isEmpty() || !wrong.isEmpty() || !object[u"hosts"].isArray()) {
        damage = wrong.isEmpty() ? Text::tr("a cluster has no identity or no list of hosts") : wrong;
        return std::nullopt;
    }
    const QJsonArray hosts = object[u"hosts"].toArray();
    for (const QJsonValue &host : hosts) {
        const HostId id(host.toString());
        if (free.remove(id))
            cluster.hosts << id;
        else
            damage = Text::tr("a host of the cluster %1 isn't in the list, or in another cluster").arg(cluster.name);
    }
    return cluster;
}

void readClusters(const QJsonValue &value, Reading &reading)
{
    if (value.isUndefined()) // older than clusters
        return;
    if (!value.isArray())
        reading.damage = Text::tr("its clusters are no list");
    QSet<HostId> free;
    for (const HostEntry &host : std::as_const(reading.hosts))
        free << host.id;
    const QJsonArray clusters = value.toArray();
    for (const QJsonValue &one : clusters) {
        const std::optional<Cluster> cluster = clusterFrom(one, free, reading.damage);
        if (!cluster)
            continue;
        const bool twice = std::ranges::any_of(reading.clusters, [&cluster](const Cluster &other) {
            return other.id == cluster->id || sameName(other.name, cluster->name);
        });
        if (twice)
            reading.damage = Text::tr("two clusters are called %1").arg(cluster->name);
        else
            reading.clusters << *cluster;
    }
}

Reading parse(const QByteArray &text)
{
    Reading reading;
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (error.error != QJsonParseError::NoError) {
        reading.damage = error.errorString();
        return reading;
    }
    const QJsonObject root = document.object();
    if (!root[u"hosts"].isArray()) {
        reading.damage = Text::tr("it holds no list of hosts");
        return reading;
    }
    reading.version = root[u"version"].toInt(fileVersion);
    QSet<HostId> seen;
    const QJsonArray hosts = root[u"hosts"].toArray();
    for (const QJsonValue &value : hosts) {
        const std::optional<HostEntry> host = hostFrom(value);
        if (!host || seen.contains(host->id)) {
            reading.damage = Text::tr("an entry has no identity or no URI of its own");
            continue;
        }
        seen << host->id;
        reading.hosts << *host;
    }
    readClusters(root[u"clusters"], reading);
    return reading;
}

} // namespace

HostStore::HostStore(QString path)
    : m_path(std::move(path))
{
}

QList<HostEntry> HostStore::load()
{
    m_warning.reset();
    m_clusters.clear();
    m_precious = false;
    QFile file(m_path);
    if (!file.exists())
        return {};
    if (!file.open(QIODevice::ReadOnly)) {
        m_precious = true;
        m_warning = settingsError(Text::tr("The list of hosts %1 can't be read.").arg(m_path), file.errorString());
        return {};
    }
    const Reading reading = parse(file.readAll());
    file.close();
    m_clusters = reading.clusters;
    if (reading.damage.isEmpty() && reading.version <= fileVersion)
        return reading.hosts;

    m_precious = true;
    if (reading.damage.isEmpty()) {
        m_warning = settingsError(Text::tr("The list of hosts %1 was written by a newer Riser.").arg(m_path), {},
                                  Text::tr("It is kept beside the new one as soon as the list is changed here."));
        return reading.hosts;
    }
    const Result<QString> aside = keepAside();
    m_warning = aside ? settingsError(Text::tr("The list of hosts %1 was damaged.").arg(m_path), reading.damage,
                                      Text::tr("The damaged file is kept as %1.").arg(*aside))
                      : aside.error();
    // What could be read is written back at once, so that the next start finds it.
    if (aside && !reading.hosts.isEmpty()) {
        if (const Result<void> saved = save(reading.hosts, reading.clusters); !saved)
            m_warning = saved.error();
    }
    return reading.hosts;
}

Result<QString> HostStore::keepAside()
{
    const QString stem = m_path + u".damaged-"_s + QDateTime::currentDateTime().toString(u"yyyy-MM-dd-hhmmss"_s);
    QString name = stem;
    for (int i = 2; QFileInfo::exists(name); ++i)
        name = u"%1-%2"_s.arg(stem).arg(i);
    QFile file(m_path);
    if (!file.rename(name)) {
        return failure(ErrorCode::Settings, Text::tr("The damaged list of hosts %1 can't be kept aside.").arg(m_path),
                       file.errorString(),
                       Text::tr("Riser doesn't write over it: changes to the list are not remembered."));
    }
    m_precious = false;
    return name;
}

Result<void> HostStore::save(const QList<HostEntry> &hosts, const QList<Cluster> &clusters)
{
    if (m_precious && QFileInfo::exists(m_path)) {
        if (const Result<QString> aside = keepAside(); !aside)
            return std::unexpected(aside.error());
    }
    QJsonArray array;
    for (const HostEntry &host : hosts)
        array << toJson(host);
    QJsonArray sets;
    for (const Cluster &cluster : clusters)
        sets << toJson(cluster);
    const QJsonObject root{{u"version"_s, fileVersion}, {u"hosts"_s, array}, {u"clusters"_s, sets}};
    const auto written = writeSmallFile(m_path, QJsonDocument(root).toJson(QJsonDocument::Indented));
    if (!written)
        return std::unexpected(
            settingsError(Text::tr("The list of hosts can't be written to %1.").arg(m_path), written.error()));
    return {};
}

} // namespace riser
