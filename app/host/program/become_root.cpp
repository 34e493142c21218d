// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/program/become_root.h"

#include "app/host/armed/start_guard.h"

#include <cerrno>
#include <cstdio>
#include <unistd.h>

namespace riser::onhost {

namespace {

void become(const char *const *arguments)
{
    static const char *const surroundings[] = {"PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LANG=C.UTF-8", nullptr};
    execve(arguments[0], const_cast<char *const *>(arguments), const_cast<char *const *>(surroundings));
}

} // namespace

int becomeRoot()
{
    // Word for word what the rules of sudo and polkit allow.
    static const char *const bySudo[] = {"/usr/bin/sudo", "-n", "--", installedProgram, "session", nullptr};
    static const char *const byPolkit[] = {"/usr/bin/pkexec", "--disable-internal-agent", installedProgram, "session",
                                           nullptr};
    become(bySudo);
    if (errno == ENOENT)
        become(byPolkit);
    std::fprintf(stderr, "riser-host: it needs root's rights, and this host has neither sudo nor pkexec to get them: "
                         "install one of them, or connect as root.\n");
    return 126;
}

} // namespace riser::onhost
