// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/identity/vpd.h"

#include "app/host/system/sysfs.h"

#include <QDeadlineTimer>
#include <QFile>

#include <algorithm>
#include <optional>

namespace riser::onhost {

namespace {

constexpr uchar readOnlyTag = 0x90;
constexpr uchar endTag = 0x78; // a small resource: its length is in the lowest three bits

struct Resource {
    uchar tag = 0;
    qsizetype start = 0; ///< of its data
    qsizetype size = 0;
    qsizetype next() const { return start + size; }
};

uchar byte(const QByteArray &data, qsizetype at)
{
    return static_cast<uchar>(data[at]);
}

/// What begins at `at`; nothing when its header isn't all there.
std::optional<Resource> resourceAt(const QByteArray &vpd, qsizetype at)
{
    if (at >= vpd.size())
        return {};
    const uchar first = byte(vpd, at);
    if (!(first & 0x80))
        return Resource{.tag = static_cast<uchar>(first & 0xf8), .start = at + 1, .size = first & 0x07};
    if (at + 3 > vpd.size())
        return {};
    return Resource{.tag = first, .start = at + 3, .size = byte(vpd, at + 1) | byte(vpd, at + 2) << 8};
}

/// The read-only part, whether or not all of it is in `vpd`.
std::optional<Resource> readOnlyPart(const QByteArray &vpd, bool *ended = nullptr)
{
    qsizetype at = 0;
    while (const auto resource = resourceAt(vpd, at)) {
        if (resource->tag == readOnlyTag)
            return resource;
        // A zero isn't a resource: memory that was never written, as 0xff is (tag 0xff, 64 KiB long).
        if (resource->tag == endTag || resource->tag == 0 || resource->next() > largestVpd) {
            if (ended)
                *ended = true;
            return {};
        }
        at = resource->next();
    }
    return {};
}

QString serialFrom(const QByteArray &value)
{
    const QByteArray text = value.left(value.indexOf('\0') < 0 ? value.size() : value.indexOf('\0')).trimmed();
    const bool printable = std::ranges::all_of(text, [](char c) { return c >= 0x20 && c < 0x7f; });
    return printable ? QString::fromLatin1(text) : QString();
}

} // namespace

QString vpdSerial(const QByteArray &vpd)
{
    const auto part = readOnlyPart(vpd);
    if (!part || part->next() > qMin(vpd.size(), largestVpd))
        return {};
    for (qsizetype at = part->start; at + 3 <= part->next();) {
        const qsizetype size = byte(vpd, at + 2);
        if (at + 3 + size > part->next())
            return {};
        if (vpd[at] == 'S' && vpd[at + 1] == 'N')
            return serialFrom(vpd.sliced(at + 3, size));
        at += 3 + size;
    }
    return {};
}

bool hasWholeReadOnlyPart(const QByteArray &vpd)
{
    bool ended = vpd.size() >= largestVpd;
    const auto part = readOnlyPart(vpd, &ended);
    return ended || (part && part->next() <= vpd.size());
}

QByteArray readVpd(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return {};
    const QDeadlineTimer deadline(2000);
    QByteArray vpd;
    while (!hasWholeReadOnlyPart(vpd) && !deadline.hasExpired()) {
        const QByteArray part = file.read(64);
        if (part.isEmpty())
            break;
        vpd += part;
    }
    return vpd;
}

} // namespace riser::onhost
