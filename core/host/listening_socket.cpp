// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/listening_socket.h"

#include <QFile>

namespace riser {

namespace {

constexpr uint acceptsConnections = 0x10000; // __SO_ACCEPTCON of the kernel's net.h
constexpr int flagsColumn = 3;               // Num RefCount Protocol Flags Type St Inode Path

} // namespace

bool isListening(const QString &path)
{
    if (!QFile::exists(path))
        return false;
    bool isBound = false;
    QFile table(QStringLiteral("/proc/net/unix"));
    if (!table.open(QIODevice::ReadOnly))
        return true;
    const QByteArray ending = ' ' + QFile::encodeName(path) + '\n';
    for (QByteArray line = table.readLine(); !line.isEmpty(); line = table.readLine()) {
        if (!line.endsWith(ending))
            continue;
        isBound = true;
        if (line.simplified().split(' ').value(flagsColumn).toUInt(nullptr, 16) & acceptsConnections)
            return true;
    }
    return !isBound;
}

} // namespace riser
