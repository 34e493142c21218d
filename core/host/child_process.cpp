// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/child_process.h"

#include <csignal>

#include <sys/prctl.h>
#include <unistd.h>

namespace riser {

void prepareChild(QProcess &process, WhenWeDie then)
{
    using Flag = QProcess::UnixProcessFlag;
    process.setUnixProcessParameters({.flags = Flag::ResetSignalHandlers | Flag::CloseFileDescriptors});
    process.setChildProcessModifier([then, parent = ::getpid()] {
        ::setpgid(0, 0);
        if (then != WhenWeDie::EndIt)
            return;
        ::prctl(PR_SET_PDEATHSIG, SIGTERM); // stays through exec
        if (::getppid() != parent)          // it was too late for that
            ::_exit(1);
    });
}

void endChild(QProcess &process, int patience)
{
    for (const int signal : {SIGTERM, SIGKILL}) {
        const qint64 pid = process.processId();
        if (process.state() == QProcess::NotRunning || pid <= 0)
            return;
        // Until it runs its own program it has our handlers, and a handler would think that we are meant.
        if (signal == SIGTERM && process.state() == QProcess::Starting)
            continue;
        ::kill(pid_t(-pid), signal);
        ::kill(pid_t(pid), signal); // it may not lead its group yet
        if (signal == SIGKILL)
            patience = 1000;
        if (patience > 0)
            (void)process.waitForFinished(patience);
    }
}

} // namespace riser
