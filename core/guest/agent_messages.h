// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guest/guest_report.h"

#include <QByteArray>
#include <QHash>
#include <QJsonObject>

#include <optional>

// Commands of qemu-guest-agent and its answers, as the QEMU Guest Agent Protocol Reference has them. Answers come from
// a guest, which may be hostile: what is too large, too much or of a wrong type is left out, fields that aren't known
// are passed over, and nothing means that it was no answer to this command. Pure, thread-safe.
namespace riser::agent {

QByteArray command(QLatin1StringView name, const QJsonObject &arguments = {});

struct Info {
    QString version;
    QHash<QString, bool> commands; ///< those it knows; false: its settings in the guest forbid it
};
std::optional<Info> readInfo(const QByteArray &answer);    ///< guest-info
std::optional<QString> readOsId(const QByteArray &answer); ///< guest-get-osinfo: "debian", "mswindows"

QByteArray openFile(const QString &path); ///< for reading
QByteArray readFile(qint64 handle, qsizetype bytes);
QByteArray closeFile(qint64 handle);
std::optional<qint64> readHandle(const QByteArray &answer); ///< guest-file-open
struct FilePiece {
    QByteArray bytes;
    bool end = false;
};
std::optional<FilePiece> readFilePiece(const QByteArray &answer); ///< guest-file-read

QByteArray runProgram(const QString &path, const QStringList &arguments);
QByteArray askProgram(qint64 pid);
std::optional<qint64> readPid(const QByteArray &answer); ///< guest-exec
struct ProgramState {
    bool exited = false;
    std::optional<int> exitCode = {}; ///< nothing: a signal ended it, or it runs
    QByteArray output = {};
    QByteArray errors = {};
    bool truncated = false;
};
std::optional<ProgramState> readProgramState(const QByteArray &answer); ///< guest-exec-status

std::optional<QList<GuestDisk>> readDisks(const QByteArray &answer);             ///< guest-get-disks
std::optional<QList<GuestFileSystem>> readFileSystems(const QByteArray &answer); ///< guest-get-fsinfo
std::optional<QList<GuestInterface>> readInterfaces(const QByteArray &answer);   ///< guest-network-get-interfaces
std::optional<QList<GuestWindowsDevice>> readDevices(const QByteArray &answer);  ///< guest-get-devices

} // namespace riser::agent
