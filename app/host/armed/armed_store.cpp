// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/armed/armed_store.h"

#include "app/host/system/read_file.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace riser::onhost {

namespace {

using Stage = ArmedStore::Stage;

constexpr qsizetype mostRemembered = 32; ///< of what was returned, for who asks later

QLatin1StringView ending(Stage stage)
{
    switch (stage) {
    case Stage::Armed:
        return ".armed"_L1;
    case Stage::Returning:
        return ".returning"_L1;
    case Stage::Returned:
        break;
    }
    return ".returned"_L1;
}

bool renamed(const QString &from, const QString &to)
{
    return std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) == 0;
}

/// Whole or not at all, whenever somebody looks.
bool writeWhole(const QString &path, const QJsonObject &content)
{
    const QString part = path + u".part"_s;
    QFile file(part);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate, QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return false;
    const QByteArray bytes = QJsonDocument(content).toJson(QJsonDocument::Compact);
    const bool written = file.write(bytes) == bytes.size() && file.flush();
    file.close();
    return written && renamed(part, path);
}

QJsonObject toJson(const Armed &armed)
{
    QJsonArray devices;
    for (const protocol::DeviceName &device : armed.devices)
        devices << protocol::keyOf(device).value();
    return {{u"devices"_s, devices}, {u"deadline"_s, armed.deadline}};
}

std::optional<Armed> armedFrom(const QString &id, const QByteArray &content)
{
    const QJsonObject object = QJsonDocument::fromJson(content).object();
    Armed armed{.id = id, .devices = {}, .deadline = object.value("deadline"_L1).toInteger()};
    const QJsonArray names = object.value("devices"_L1).toArray();
    for (const QJsonValue &name : names) {
        const auto device = protocol::parseDevice(name.toString());
        if (!device)
            return std::nullopt;
        armed.devices << *device;
    }
    return armed.devices.isEmpty() ? std::nullopt : std::optional(armed);
}

std::unexpected<protocol::Fault> noFolder(const QString &folder, const QString &why)
{
    return fault(protocol::Fault::Code::Failed,
                 u"Nothing can be armed on this host: the folder %1 %2."_s.arg(folder, why));
}

} // namespace

qint64 bootTime()
{
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    return qint64(now.tv_sec) * 1000 + now.tv_nsec / 1'000'000;
}

bool isArmedId(const QString &id)
{
    return id.size() == 32 && std::ranges::all_of(id, [](QChar character) {
               const char16_t code = character.unicode();
               return (code >= u'0' && code <= u'9') || (code >= u'a' && code <= u'f');
           });
}

ArmedStore::ArmedStore(const Places &places)
    : m_folder(places.run + u"/armed"_s)
{
}

QString ArmedStore::path(const QString &id, Stage stage) const
{
    return m_folder + u'/' + id + ending(stage);
}

// What lies in the folder is believed, so nobody else may have put it there.
Outcome ArmedStore::prepareFolder() const
{
    const QString above = m_folder.first(m_folder.lastIndexOf(u'/'));
    for (const QString &folder : {above, m_folder}) {
        const QByteArray name = QFile::encodeName(folder);
        if (mkdir(name.constData(), 0700) != 0 && errno != EEXIST)
            return noFolder(folder, u"can't be made: %1"_s.arg(QString::fromLocal8Bit(std::strerror(errno))));
        struct stat facts{};
        if (lstat(name.constData(), &facts) != 0 || !S_ISDIR(facts.st_mode))
            return noFolder(folder, u"is none"_s);
        if (facts.st_uid != geteuid() || (facts.st_mode & (S_IWGRP | S_IWOTH)))
            return noFolder(folder, u"could be written by others than root"_s);
    }
    return {};
}

Outcome ArmedStore::add(const Armed &armed)
{
    if (const Outcome prepared = prepareFolder(); !prepared)
        return prepared;
    forgetOld();
    if (!writeWhole(path(armed.id, Stage::Armed), toJson(armed)))
        return noFolder(m_folder, u"can't be written"_s);
    return {};
}

std::optional<Armed> ArmedStore::read(const QString &id, Stage stage) const
{
    const auto content = isArmedId(id) ? readFile(path(id, stage), 1 << 16) : std::nullopt;
    return content ? armedFrom(id, *content) : std::nullopt;
}

QList<Armed> ArmedStore::all(Stage stage) const
{
    QList<Armed> found;
    for (const QString &name : namesIn(m_folder)) {
        if (!name.endsWith(ending(stage)))
            continue;
        if (const auto armed = read(name.chopped(ending(stage).size()), stage))
            found << *armed;
    }
    std::ranges::sort(found, std::greater(), &Armed::deadline);
    return found;
}

bool ArmedStore::confirm(const QString &id)
{
    // Unlinking has one winner too: a file that was renamed before isn't there any more.
    if (unlink(QFile::encodeName(path(id, Stage::Armed)).constData()) != 0)
        return false;
    QFile::remove(m_folder + u'/' + id + u".guard"_s);
    return true;
}

bool ArmedStore::beginReturn(const QString &id)
{
    return renamed(path(id, Stage::Armed), path(id, Stage::Returning));
}

void ArmedStore::endReturn(const Armed &armed, const QList<GivenBack> &results)
{
    QJsonObject record = toJson(armed);
    QJsonArray told;
    for (const GivenBack &result : results) {
        told << QJsonObject{
            {u"device"_s, protocol::keyOf(result.device).value()}, {u"done"_s, result.done}, {u"text"_s, result.text}};
    }
    record.insert("results"_L1, told);
    (void)writeWhole(path(armed.id, Stage::Returned), record);
    QFile::remove(path(armed.id, Stage::Returning));
    QFile::remove(m_folder + u'/' + armed.id + u".guard"_s);
}

void ArmedStore::sayGuarded(const QString &id) const
{
    QFile file(m_folder + u'/' + id + u".guard"_s);
    (void)file.open(QIODevice::WriteOnly, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
}

bool ArmedStore::isGuarded(const QString &id) const
{
    return QFile::exists(m_folder + u'/' + id + u".guard"_s);
}

void ArmedStore::forgetOld() const
{
    const QList<Armed> returned = all(Stage::Returned);
    for (qsizetype i = mostRemembered; i < returned.size(); ++i)
        QFile::remove(path(returned[i].id, Stage::Returned));
}

} // namespace riser::onhost
