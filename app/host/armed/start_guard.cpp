// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/armed/start_guard.h"

#include <QByteArray>
#include <QFile>

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace riser::onhost {

namespace {

constexpr const char *surroundings[] = {"PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LANG=C.UTF-8", nullptr};

/// In a child: nothing of the parent's stays, so that nobody waits for a pipe or terminal that the guard holds.
void letGo()
{
    close_range(0, ~0U, 0);
    open("/dev/null", O_RDWR);
    (void)dup(0);
    (void)dup(0);
    umask(077);
    (void)chdir("/");
}

int statusOf(pid_t child)
{
    int status = 0;
    while (waitpid(child, &status, 0) < 0) {
        if (errno != EINTR)
            return -1;
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

[[noreturn]] void become(const char *const *arguments)
{
    execve(arguments[0], const_cast<char *const *>(arguments), const_cast<char *const *>(surroundings));
    _exit(127);
}

bool startAsUnit(const QByteArray &id)
{
    const QByteArray unit = "--unit=riser-host-guard-" + id;
    const char *const arguments[] = {"/usr/bin/systemd-run",
                                     "--collect",
                                     "--quiet",
                                     unit.constData(),
                                     "--description=Gives devices back to the host unless Riser confirms",
                                     "--property=Restart=on-failure",
                                     "--property=RestartSec=1",
                                     "--",
                                     installedProgram,
                                     guardMode,
                                     id.constData(),
                                     nullptr};
    const pid_t child = fork();
    if (child < 0)
        return false;
    if (child == 0) {
        letGo();
        become(arguments);
    }
    return statusOf(child) == 0;
}

} // namespace

bool startDetached(const QString &program, const QString &id)
{
    const QByteArray file = QFile::encodeName(program);
    const QByteArray name = id.toLatin1();
    const char *const arguments[] = {file.constData(), guardMode, name.constData(), nullptr};
    const pid_t child = fork();
    if (child < 0)
        return false;
    if (child == 0) {
        letGo();
        setsid();
        const pid_t grandchild = fork(); // no leader of a session, so it never gets a terminal
        if (grandchild != 0)
            _exit(grandchild < 0 ? 1 : 0);
        become(arguments);
    }
    return statusOf(child) == 0;
}

bool startGuard(const QString &id)
{
    const QString self = QFile::symLinkTarget(u"/proc/self/exe"_s);
    if (self == QLatin1StringView(installedProgram) && QFile::exists(u"/run/systemd/system"_s) &&
        startAsUnit(id.toLatin1()))
        return true;
    return startDetached(self, id);
}

} // namespace riser::onhost
