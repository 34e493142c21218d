// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/xml/volume.h"

#include "core/xml/xml_document.h"

#include <QLocale>

#include <array>
#include <limits>

namespace riser {

namespace {

/// `<capacity unit='bytes'>…`: libvirt writes bytes always, and takes the rest.
qint64 bytesOf(pugi::xml_node size)
{
    static constexpr std::array<std::pair<const char *, int>, 10> units{{{"", 0},
                                                                         {"b", 0},
                                                                         {"bytes", 0},
                                                                         {"k", 10},
                                                                         {"kib", 10},
                                                                         {"m", 20},
                                                                         {"mib", 20},
                                                                         {"g", 30},
                                                                         {"gib", 30},
                                                                         {"tib", 40}}};
    const QString unit = xml::attribute(size, "unit").toLower();
    const auto value = xml::number(xml::text(size).toUtf8().constData());
    for (const auto &[name, shift] : units) {
        if (value && unit == QLatin1StringView(name) && *value <= quint64(std::numeric_limits<qint64>::max()) >> shift)
            return qint64(*value) << shift;
    }
    return 0;
}

void addText(pugi::xml_node parent, const char *name, const QString &text)
{
    parent.append_child(name).text().set(text.toUtf8().constData());
}

void addSize(pugi::xml_node parent, const char *name, qint64 bytes)
{
    pugi::xml_node size = parent.append_child(name);
    size.append_attribute("unit") = "bytes";
    size.text().set(QByteArray::number(bytes).constData());
}

void addFormat(pugi::xml_node parent, const QString &format)
{
    if (!format.isEmpty())
        parent.append_child("format").append_attribute("type") = format.toUtf8().constData();
}

} // namespace

QByteArray writeVolume(const VolumeSpec &spec)
{
    pugi::xml_document document;
    pugi::xml_node volume = document.append_child("volume");
    addText(volume, "name", spec.name);
    addSize(volume, "capacity", spec.capacityBytes);
    addSize(volume, "allocation", spec.allocationBytes); // without it libvirt takes all of it for raw
    addFormat(volume.append_child("target"), spec.format);
    if (!spec.backingPath.isEmpty()) {
        pugi::xml_node backing = volume.append_child("backingStore");
        addText(backing, "path", spec.backingPath);
        addFormat(backing, spec.backingFormat);
    }
    return xml::toText(volume, true);
}

Result<Volume> parseVolume(const QByteArray &text)
{
    pugi::xml_document document;
    const Result<pugi::xml_node> root = xml::load(document, text, "volume");
    if (!root)
        return std::unexpected(root.error());
    const pugi::xml_node target = root->child("target");
    const pugi::xml_node backing = root->child("backingStore");
    return Volume{.name = xml::childText(*root, "name"),
                  .path = xml::childText(target, "path"),
                  .key = xml::childText(*root, "key"),
                  .format = xml::attribute(target.child("format"), "type"),
                  .capacityBytes = bytesOf(root->child("capacity")),
                  .allocationBytes = bytesOf(root->child("allocation")),
                  .backingPath = xml::childText(backing, "path"),
                  .backingFormat = xml::attribute(backing.child("format"), "type")};
}

Result<PoolInfo> parsePoolInfo(const QByteArray &text)
{
    pugi::xml_document document;
    const Result<pugi::xml_node> root = xml::load(document, text, "pool");
    if (!root)
        return std::unexpected(root.error());
    return PoolInfo{.name = xml::childText(*root, "name"),
                    .type = xml::attribute(*root, "type"),
                    .path = xml::childText(root->child("target"), "path"),
                    .capacityBytes = bytesOf(root->child("capacity")),
                    .allocationBytes = bytesOf(root->child("allocation")),
                    .availableBytes = bytesOf(root->child("available"))};
}

QString bytesText(qint64 bytes)
{
    constexpr std::array names{"KiB", "MiB", "GiB", "TiB", "PiB"};
    if (bytes < 1024)
        return QStringLiteral("%1 B").arg(bytes);
    size_t unit = 0;
    double value = double(bytes) / 1024;
    while (value >= 1024 && unit + 1 < names.size()) {
        value /= 1024;
        ++unit;
    }
    const qint64 tenths = qint64(value * 10);
    const QString number =
        tenths % 10 == 0 ? QString::number(tenths / 10) : QLocale().toString(double(tenths) / 10, 'f', 1);
    return QStringLiteral("%1 %2").arg(number, QLatin1StringView(names[unit]));
}

} // namespace riser
