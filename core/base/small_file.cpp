// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/small_file.h"

#include "core/base/text.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QRandomGenerator>
#include <QSaveFile>
#include <QThread>

#include <chrono>

namespace riser {

using namespace std::chrono_literals;

namespace {

constexpr auto lockPatience = 5s;
/// The lock of a program that died on this computer is taken over at once; that of another computer, of which nobody
/// knows, after this. Long, as the clocks of two computers may differ.
constexpr auto staleLock = 5min;

Error lockedError(const QLockFile &lock, const QString &summary)
{
    qint64 pid = 0;
    QString host;
    QString program;
    if (!lock.getLockInfo(&pid, &host, &program))
        return failure(ErrorCode::TimedOut, summary).error();
    return failure(ErrorCode::TimedOut, summary,
                   Text::tr("The lock is held by %1 on %2 (pid %3).").arg(program, host, QString::number(pid)),
                   Text::tr("Try again. If that program is gone, remove %1.").arg(lock.fileName()))
        .error();
}

} // namespace

std::expected<QByteArray, QString> readSmallFile(const QString &path, qint64 most)
{
    const QFileInfo info(path);
    if (info.isDir())
        return std::unexpected(Text::tr("It is a folder."));
    if (!info.isFile())
        return std::unexpected(Text::tr("It is no regular file."));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(file.errorString());
    QByteArray text = file.read(most + 1);
    if (file.error() != QFileDevice::NoError)
        return std::unexpected(file.errorString());
    return text;
}

std::expected<void, QString> writeSmallFile(const QString &path, const QByteArray &text)
{
    const QString folder = QFileInfo(path).absolutePath();
    if (!QDir().mkpath(folder))
        return std::unexpected(Text::tr("The folder %1 can't be made.").arg(folder));
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        return std::unexpected(file.errorString());
    return {};
}

/// Waits in short, uneven steps: QLockFile's own doubling ones would starve beside a writer that is busy.
Result<void> acquireLock(QLockFile &lock, const LockWords &words)
{
    lock.setStaleLockTime(staleLock);
    const QDeadlineTimer deadline(lockPatience);
    while (!lock.tryLock(0ms)) {
        if (lock.error() != QLockFile::LockFailedError)
            return failure(ErrorCode::Settings, words.unwritable,
                           Text::tr("The lock file %1 can't be made.").arg(lock.fileName()));
        if (deadline.hasExpired())
            return std::unexpected(lockedError(lock, words.busy));
        QThread::sleep(std::chrono::milliseconds(QRandomGenerator::global()->bounded(1, 12)));
    }
    return {};
}

} // namespace riser
