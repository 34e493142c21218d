// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/host_store.h"

#include "core/base/text.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QSet>

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

/// What one read of the file gave.
struct Reading {
    QList<HostEntry> hosts;
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
        if (const Result<void> saved = save(reading.hosts); !saved)
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

Result<void> HostStore::save(const QList<HostEntry> &hosts)
{
    if (m_precious && QFileInfo::exists(m_path)) {
        if (const Result<QString> aside = keepAside(); !aside)
            return std::unexpected(aside.error());
    }
    const auto failed = [this](const QString &reason) {
        return std::unexpected(
            settingsError(Text::tr("The list of hosts can't be written to %1.").arg(m_path), reason));
    };
    const QString folder = QFileInfo(m_path).absolutePath();
    if (!QDir().mkpath(folder))
        return failed(Text::tr("The folder %1 can't be made.").arg(folder));

    QJsonArray array;
    for (const HostEntry &host : hosts)
        array << toJson(host);
    const QByteArray text =
        QJsonDocument(QJsonObject{{u"version"_s, fileVersion}, {u"hosts"_s, array}}).toJson(QJsonDocument::Indented);
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        return failed(file.errorString());
    return {};
}

} // namespace riser
