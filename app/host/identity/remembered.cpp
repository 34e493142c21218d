// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/identity/remembered.h"

#include "app/host/system/read_file.h"
#include "app/host/system/sysfs.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QSet>

namespace riser::onhost {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype largestFile = 4 << 20; // bytes
constexpr qsizetype mostEntries = 4096;

QString text(const QJsonObject &object, QLatin1StringView key)
{
    return plain(object.value(key).toString());
}

} // namespace

RememberedIdentities::RememberedIdentities(const Places &places)
    : m_file(places.state + "/identities.json"_L1)
    , m_folder(places.state)
    , m_boot(readText(places.proc + "/sys/kernel/random/boot_id"_L1))
{
    const QByteArray content = readFile(m_file, largestFile).value_or(QByteArray());
    const QJsonObject file = QJsonDocument::fromJson(content).object();
    if (m_boot.isEmpty() || file.value("boot"_L1).toString() != m_boot)
        return;
    for (const auto &value : file.value("devices"_L1).toArray()) {
        const QJsonObject object = value.toObject();
        if (m_entries.size() == mostEntries)
            break;
        // JSON's numbers have 53 bits, an inode may have 64.
        m_entries.insert(text(object, "address"_L1), Remembered{.id = text(object, "id"_L1),
                                                                .inode = text(object, "inode"_L1).toULongLong(),
                                                                .serial = text(object, "serial"_L1),
                                                                .model = text(object, "model"_L1),
                                                                .mac = text(object, "mac"_L1),
                                                                .vpdRead = object.value("vpdRead"_L1).toBool()});
    }
}

Remembered RememberedIdentities::of(const QString &address, const QString &id, quint64 inode) const
{
    const Remembered entry = m_entries.value(address);
    if (inode && entry.id == id && entry.inode == inode)
        return entry;
    Remembered nothing;
    nothing.id = id;
    nothing.inode = inode;
    return nothing;
}

void RememberedIdentities::remember(const QString &address, const Remembered &entry)
{
    if (!entry.inode || m_entries.value(address) == entry)
        return;
    m_entries.insert(address, entry);
    m_changed = true;
}

void RememberedIdentities::keepOnly(const QSet<QString> &addresses)
{
    m_changed |= m_entries.removeIf([&](const QHash<QString, Remembered>::iterator &entry) {
        return !addresses.contains(entry.key());
    }) > 0;
}

void RememberedIdentities::save()
{
    if (!m_changed || m_boot.isEmpty() || m_entries.size() > mostEntries)
        return;
    QJsonArray devices;
    for (const auto &[address, entry] : std::as_const(m_entries).asKeyValueRange()) {
        devices << QJsonObject{
            {"address"_L1, address},      {"id"_L1, entry.id},       {"inode"_L1, QString::number(entry.inode)},
            {"serial"_L1, entry.serial},  {"model"_L1, entry.model}, {"mac"_L1, entry.mac},
            {"vpdRead"_L1, entry.vpdRead}};
    }
    QDir().mkpath(m_folder);
    QSaveFile file(m_file);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return;
    file.write(QJsonDocument(QJsonObject{{"boot"_L1, m_boot}, {"devices"_L1, devices}}).toJson());
    m_changed = !file.commit();
}

} // namespace riser::onhost
