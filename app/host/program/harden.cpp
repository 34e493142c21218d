// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/program/harden.h"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <initializer_list>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

namespace riser::onhost {

void harden()
{
    clearenv();
    setenv("PATH", "/usr/sbin:/usr/bin:/sbin:/bin", 1);
    setenv("LANG", "C.UTF-8", 1);
    umask(077);
    (void)!chdir("/");
    // A missing one of the three would be taken by the next file that is opened, and be written into.
    for (int file = 0; file < 3; ++file) {
        if (fcntl(file, F_GETFD) < 0 && errno == EBADF)
            (void)open("/dev/null", O_RDWR);
    }
    close_range(3, ~0U, 0);

    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    for (const int signal : {SIGCHLD, SIGHUP, SIGINT, SIGTERM, SIGQUIT})
        std::signal(signal, SIG_DFL);
    std::signal(SIGPIPE, SIG_IGN);
    const rlimit no{0, 0}; // what root has seen stays out of core files
    setrlimit(RLIMIT_CORE, &no);
}

} // namespace riser::onhost
