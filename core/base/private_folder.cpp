// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/private_folder.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <cerrno>
#include <csignal>
#include <cstdlib>

#include <sys/stat.h>
#include <unistd.h>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestParent = 40; ///< bytes: with a name and a file in it far below a socket's 108

bool isOurs(const QString &path)
{
    struct stat found{};
    return ::lstat(QFile::encodeName(path).constData(), &found) == 0 && S_ISDIR(found.st_mode) &&
           found.st_uid == ::geteuid();
}

/// Of this login, and in memory; it is emptied at its end.
QString parentFolder()
{
    static const QRegularExpression plain(u"\\A/[A-Za-z0-9/_.-]+\\z"_s);
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    const bool usable = plain.match(runtime).hasMatch() && runtime.size() <= longestParent && isOurs(runtime);
    return usable ? runtime : u"/tmp"_s;
}

bool isGone(qint64 pid)
{
    return pid > 0 && ::kill(pid_t(pid), 0) != 0 && errno == ESRCH;
}

/// The name tells whose it is: riser-PURPOSE-PID-XXXXXX.
void sweep(const QDir &parent, const QString &prefix)
{
    const QStringList names = parent.entryList({prefix + u'*'}, QDir::Dirs | QDir::NoSymLinks | QDir::Hidden);
    for (const QString &name : names) {
        const QString path = parent.filePath(name);
        if (isGone(name.sliced(prefix.size()).section(u'-', 0, 0).toLongLong()) && isOurs(path))
            QDir(path).removeRecursively();
    }
}

} // namespace

PrivateFolder::PrivateFolder(QString path)
    : m_path(std::move(path))
{
}

std::unique_ptr<PrivateFolder> PrivateFolder::make(const QString &purpose)
{
    const QDir parent(parentFolder());
    const QString prefix = u"riser-%1-"_s.arg(purpose);
    sweep(parent, prefix);
    QByteArray path = QFile::encodeName(parent.filePath(u"%1%2-XXXXXX"_s.arg(prefix).arg(::getpid())));
    if (!::mkdtemp(path.data())) // 0700, whatever the umask
        return nullptr;
    return std::unique_ptr<PrivateFolder>(new PrivateFolder(QFile::decodeName(path)));
}

PrivateFolder::~PrivateFolder()
{
    QDir(m_path).removeRecursively();
}

} // namespace riser
