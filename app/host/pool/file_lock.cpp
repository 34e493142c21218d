// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/pool/file_lock.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QThread>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace riser::onhost {

namespace {

constexpr unsigned long pauseMs = 20;

std::unexpected<protocol::Fault> failed(const QString &path, int error)
{
    return fault(protocol::Fault::Code::Failed, u"%1: %2."_s.arg(path, QString::fromLocal8Bit(std::strerror(error))));
}

} // namespace

Outcome makePrivateFolder(const QString &folder)
{
    const QByteArray name = QFile::encodeName(folder);
    struct stat found = {};
    if (mkdir(name.constData(), 0700) < 0 && errno != EEXIST)
        return failed(folder, errno);
    if (lstat(name.constData(), &found) < 0)
        return failed(folder, errno);
    if (!S_ISDIR(found.st_mode))
        return failed(folder, ENOTDIR);
    if ((found.st_mode & 07777) != 0700 && chmod(name.constData(), 0700) < 0)
        return failed(folder, errno);
    return {};
}

std::expected<FileLock, protocol::Fault> FileLock::take(const QString &path, int limitMs, const QString &busy)
{
    const int file = open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (file < 0)
        return failed(path, errno);
    FileLock lock(file);
    const QDeadlineTimer deadline(limitMs);
    while (flock(file, LOCK_EX | LOCK_NB) < 0) {
        if (errno != EWOULDBLOCK && errno != EINTR)
            return failed(path, errno);
        if (deadline.hasExpired())
            return fault(protocol::Fault::Code::Busy, busy);
        QThread::msleep(pauseMs);
    }
    return lock;
}

FileLock::~FileLock()
{
    if (m_file >= 0)
        close(m_file);
}

} // namespace riser::onhost
