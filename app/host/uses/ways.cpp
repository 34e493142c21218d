// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/uses/ways.h"

#include "app/host/system/read_file.h"
#include "app/host/system/sysfs.h"

#include <QSet>

#include <arpa/inet.h>

#include <cstring>

namespace riser::onhost {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype largestTable = 32 << 20; // bytes of /proc/net/tcp: 200 000 connections
constexpr int mostAncestors = 32;

// <linux/route.h>; both families use them.
constexpr uint up = 0x1;
constexpr uint reject = 0x200;

QString shown(int family, const QByteArray &bytes)
{
    char text[INET6_ADDRSTRLEN] = {};
    return inet_ntop(family, bytes.constData(), text, sizeof text) ? QString::fromLatin1(text) : QString();
}

/// procfs prints an address as 32-bit numbers of the machine's own byte order.
QString addressOf(const QByteArray &hex)
{
    QByteArray bytes;
    for (qsizetype at = 0; at + 8 <= hex.size(); at += 8) {
        const quint32 word = hex.mid(at, 8).toUInt(nullptr, 16);
        char part[4];
        std::memcpy(part, &word, sizeof part);
        bytes.append(part, sizeof part);
    }
    if (bytes.size() == 16 && bytes.startsWith(QByteArray::fromHex("00000000000000000000ffff")))
        bytes = bytes.sliced(12);
    return bytes.size() == 4 ? shown(AF_INET, bytes) : bytes.size() == 16 ? shown(AF_INET6, bytes) : QString();
}

QList<QByteArray> fields(const QByteArray &line)
{
    return line.simplified().split(' ');
}

/// Inodes of the sockets that this program's ancestors have open.
QSet<QByteArray> socketsOfAncestors(const Places &places)
{
    QSet<QByteArray> sockets;
    QString pid = u"self"_s;
    for (int depth = 0; depth < mostAncestors && !pid.isEmpty() && pid != "1"_L1 && pid != "0"_L1; ++depth) {
        const QString folder = places.proc + u'/' + pid;
        for (const QString &entry : namesIn(folder + "/fd"_L1)) {
            const QByteArray target = linkText(folder + "/fd/"_L1 + entry);
            if (target.startsWith("socket:["))
                sockets.insert(target.mid(8).chopped(1));
        }
        QString parent;
        for (const QString &line : readText(folder + "/status"_L1).split(u'\n')) {
            if (line.startsWith("PPid:"_L1))
                parent = line.section(u':', 1).trimmed();
        }
        pid = parent;
    }
    return sockets;
}

void addIpv4Routes(const Places &places, QList<DefaultRoute> &routes)
{
    const QByteArray table = readFile(places.proc + "/net/route"_L1).value_or(QByteArray());
    for (const QByteArray &line : table.split('\n')) {
        const auto parts = fields(line); // Iface Destination Gateway Flags RefCnt Use Metric Mask …
        if (parts.size() < 8 || parts[1] != "00000000" || parts[7] != "00000000")
            continue;
        const uint flags = parts[3].toUInt(nullptr, 16);
        if (!(flags & up) || (flags & reject))
            continue;
        routes << DefaultRoute{.interface = QString::fromLocal8Bit(parts[0]),
                               .gateway = parts[2] == "00000000" ? QString() : addressOf(parts[2])};
    }
}

void addIpv6Routes(const Places &places, QList<DefaultRoute> &routes)
{
    const QByteArray table = readFile(places.proc + "/net/ipv6_route"_L1).value_or(QByteArray());
    const QByteArray nowhere(32, '0');
    for (const QByteArray &line : table.split('\n')) {
        const auto parts = fields(line); // destination length source length gateway metric refs use flags interface
        if (parts.size() < 10 || parts[0] != nowhere || parts[1] != "00" || parts[9] == "lo")
            continue;
        const uint flags = parts[8].toUInt(nullptr, 16);
        if (!(flags & up) || (flags & reject))
            continue;
        // Here the bytes are in order.
        routes << DefaultRoute{.interface = QString::fromLocal8Bit(parts[9]),
                               .gateway =
                                   parts[4] == nowhere ? QString() : shown(AF_INET6, QByteArray::fromHex(parts[4])),
                               .ipv6 = true};
    }
}

} // namespace

QStringList sessionAddresses(const Places &places, const QString &peer)
{
    QStringList addresses;
    const QString address = peer.section(u'%', 0, 0);
    const QSet<QByteArray> sockets = address.isEmpty() ? QSet<QByteArray>() : socketsOfAncestors(places);
    for (const auto name : {"/net/tcp"_L1, "/net/tcp6"_L1}) {
        const QByteArray table =
            sockets.isEmpty() ? QByteArray() : readFile(places.proc + name, largestTable).value_or(QByteArray());
        for (const QByteArray &line : table.split('\n')) {
            const auto parts = fields(line); // sl local remote st tx:rx tr:tm retrnsmt uid timeout inode
            if (parts.size() < 10 || !sockets.contains(parts[9]) || addressOf(parts[2].split(':').first()) != address)
                continue;
            addresses << addressOf(parts[1].split(':').first());
        }
    }
    return addresses;
}

QList<DefaultRoute> defaultRoutes(const Places &places)
{
    QList<DefaultRoute> routes;
    addIpv4Routes(places, routes);
    addIpv6Routes(places, routes);
    return routes;
}

} // namespace riser::onhost
