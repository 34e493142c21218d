// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/system/driver_files.h"

#include <QFile>

#include <cerrno>
#include <csignal>
#include <ctime>
#include <fcntl.h>
#include <poll.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace riser::onhost {

namespace {

constexpr int killedMs = 200;

bool endsWithin(int handle, int limitMs)
{
    pollfd ended{handle, POLLIN, 0};
    int answer = 0;
    while ((answer = poll(&ended, 1, limitMs)) < 0 && errno == EINTR) {
    }
    return answer != 0;
}

/// Waits for the child's end and answers its exit code. After the limit it is told to end, but not waited for.
int resultOf(pid_t child, int limitMs)
{
    const int handle = int(syscall(SYS_pidfd_open, child, 0)); // glibc's own header lacks extern "C"
    bool late = false;
    bool ended = true;
    if (handle >= 0) {
        late = !endsWithin(handle, limitMs);
        if (late)
            kill(child, SIGKILL);
        ended = !late || endsWithin(handle, killedMs);
        close(handle);
    }
    int status = 0;
    while (ended && waitpid(child, &status, 0) < 0) {
        if (errno != EINTR)
            return errno;
    }
    if (late)
        return ETIMEDOUT;
    return WIFEXITED(status) ? WEXITSTATUS(status) : EIO;
}

/// In the child: nothing of the parent's stays open, so that nobody waits for a pipe or a lock that hangs with us.
/// Only what is safe between fork and exec.
void letGo()
{
    close_range(0, ~0U, 0);
    open("/dev/null", O_RDWR);
    dup(0);
    dup(0);
}

[[noreturn]] void writeAndExit(const char *path, const char *text, size_t size)
{
    letGo();
    const int file = open(path, O_WRONLY | O_CLOEXEC);
    if (file < 0)
        _exit(errno);
    const ssize_t written = write(file, text, size);
    _exit(written < 0 ? errno : size_t(written) == size ? 0 : EIO);
}

} // namespace

int KernelFiles::write(const QString &path, const QByteArray &text)
{
    const QByteArray name = QFile::encodeName(path);
    const pid_t child = fork();
    if (child < 0)
        return errno;
    if (child == 0)
        writeAndExit(name.constData(), text.constData(), size_t(text.size()));
    return resultOf(child, m_limitMs);
}

int KernelFiles::loadVfio()
{
    static const char *const command[] = {"/usr/sbin/modprobe", "vfio-pci", nullptr};
    static const char *const surroundings[] = {"PATH=/usr/sbin:/usr/bin:/sbin:/bin", nullptr};
    const pid_t child = fork();
    if (child < 0)
        return errno;
    if (child == 0) {
        letGo();
        execve(command[0], const_cast<char *const *>(command), const_cast<char *const *>(surroundings));
        _exit(errno);
    }
    return resultOf(child, m_limitMs);
}

void KernelFiles::pause(int milliseconds)
{
    timespec rest{milliseconds / 1000, (milliseconds % 1000) * 1'000'000L};
    while (nanosleep(&rest, &rest) < 0 && errno == EINTR) {
    }
}

} // namespace riser::onhost
