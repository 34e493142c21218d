// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/session/peer.h"

#include "app/host/system/read_file.h"

#include <QFile>
#include <QList>

#include <algorithm>
#include <arpa/inet.h>
#include <climits>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace riser::onhost {

namespace {

constexpr int mostGenerations = 32;
constexpr auto established = "01";

/// /proc/PID/stat: number (name) state parent …; the name may hold anything, brackets and blanks too.
int parentOf(const Places &places, int pid)
{
    const QByteArray stat = readFile(u"%1/%2/stat"_s.arg(places.proc).arg(pid)).value_or(QByteArray());
    const QList<QByteArray> rest = stat.mid(stat.lastIndexOf(')') + 1).simplified().split(' ');
    return rest.size() > 1 ? rest[1].toInt() : 0;
}

/// An address of /proc/net/tcp: words of 32 bits in the host's byte order.
QString addressFrom(const QByteArray &hex)
{
    quint32 words[4] = {};
    const int count = static_cast<int>(hex.size() / 8);
    if (hex.size() % 8 != 0 || (count != 1 && count != 4))
        return {};
    for (int i = 0; i < count; ++i) {
        bool isHex = false;
        words[i] = hex.mid(i * 8, 8).toUInt(&isHex, 16);
        if (!isHex)
            return {};
    }
    // An IPv4 peer on a socket for both.
    const bool mapped = count == 4 && words[0] == 0 && words[1] == 0 && words[2] == htonl(0xffff);
    char text[INET6_ADDRSTRLEN] = {};
    const bool isFour = count == 1 || mapped;
    if (!inet_ntop(isFour ? AF_INET : AF_INET6, mapped ? static_cast<const void *>(&words[3]) : words, text,
                   sizeof text))
        return {};
    return QString::fromLatin1(text);
}

/// The peer of the established TCP connection whose socket has this inode.
QString peerOfSocket(const QString &table, const QByteArray &inode)
{
    const QByteArray content = readFile(table, 16 << 20).value_or(QByteArray());
    for (const QByteArray &line : content.split('\n')) {
        const QList<QByteArray> fields = line.simplified().split(' ');
        if (fields.size() > 9 && fields[3] == established && fields[9] == inode)
            return addressFrom(fields[2].split(':').constFirst());
    }
    return {};
}

QString peerOfSshd(const Places &places, const QString &folder)
{
    if (!readText(folder + u"/comm"_s).startsWith("sshd"_L1))
        return {};
    for (const QString &open : namesIn(folder + u"/fd"_s)) {
        char target[PATH_MAX];
        const ssize_t size = readlink(QFile::encodeName(folder + u"/fd/"_s + open).constData(), target, sizeof target);
        const QByteArray link(target, qMax<ssize_t>(size, 0));
        if (!link.startsWith("socket:[") || !link.endsWith(']'))
            continue;
        const QByteArray inode = link.sliced(8, link.size() - 9);
        for (const QString &table : {u"/net/tcp"_s, u"/net/tcp6"_s}) {
            if (const QString peer = peerOfSocket(places.proc + table, inode); !peer.isEmpty())
                return peer;
        }
    }
    return {};
}

QString peerByEnvironment(const QString &folder)
{
    const QByteArray content = readFile(folder + u"/environ"_s).value_or(QByteArray());
    for (const QByteArray &variable : content.split('\0')) {
        if (!variable.startsWith("SSH_CONNECTION="))
            continue;
        const QString peer = QString::fromLatin1(variable.sliced(15).split(' ').constFirst());
        return isIpAddress(peer) ? peer : QString();
    }
    return {};
}

} // namespace

bool isIpAddress(const QString &text)
{
    const QStringList parts = text.split(u'%');
    if (text.size() > 64 || parts.size() > 2 || text.contains(QChar(0)))
        return false;
    const QByteArray address = parts.constFirst().toLatin1();
    unsigned char bytes[16];
    if (parts.size() == 1 && inet_pton(AF_INET, address.constData(), bytes) == 1)
        return true;
    if (inet_pton(AF_INET6, address.constData(), bytes) != 1)
        return false;
    // A zone is the name of an interface: at most 15 bytes.
    const QString zone = parts.value(1, u"none"_s);
    return !zone.isEmpty() && zone.size() <= 15 && std::ranges::all_of(zone, [](QChar character) {
        return character.unicode() > 0x20 && character.unicode() < 0x7f && character != u'/';
    });
}

QString sessionPeer(const Places &places, int pid)
{
    QString byEnvironment;
    for (int generation = 0; generation < mostGenerations && pid > 1; ++generation) {
        const QString folder = u"%1/%2"_s.arg(places.proc).arg(pid);
        if (const QString peer = peerOfSshd(places, folder); !peer.isEmpty())
            return peer;
        if (byEnvironment.isEmpty())
            byEnvironment = peerByEnvironment(folder);
        pid = parentOf(places, pid);
    }
    return byEnvironment;
}

QString sessionPeer(const Places &places)
{
    return sessionPeer(places, getpid());
}

} // namespace riser::onhost
