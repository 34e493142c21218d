// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>

#include <sched.h>
#include <unistd.h>

#include <sys/mount.h>
#include <sys/stat.h>

namespace riser::test {

/// Gives this process a /run of its own, so that "the libvirtd of this computer" is a private one. First in main(),
/// while there is one thread. False: the kernel doesn't allow it.
inline bool makeOwnRun()
{
    const uid_t user = ::getuid();
    const gid_t group = ::getgid();
    if (::unshare(user == 0 ? CLONE_NEWNS : CLONE_NEWUSER | CLONE_NEWNS) != 0)
        return false;
    const auto write = [](const char *path, const QByteArray &text) {
        QFile file(QString::fromLatin1(path));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    };
    if (user != 0 && !(write("/proc/self/setgroups", "deny") &&
                       write("/proc/self/uid_map", "0 " + QByteArray::number(user) + " 1") &&
                       write("/proc/self/gid_map", "0 " + QByteArray::number(group) + " 1")))
        return false;
    // Inside a chroot / is no mount, and then the mounts are this process's already.
    (void)::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr);
    return ::mount("riser", "/run", "tmpfs", 0, "mode=755") == 0 && ::mkdir("/run/libvirt", 0755) == 0;
}

/// `socket` is what libvirt finds as this computer's from now on.
inline bool beThisComputers(const QString &socket)
{
    const QString own = QStringLiteral("/run/libvirt/libvirt-sock");
    QFile::remove(own); // another's before
    return QFile::link(socket, own);
}

} // namespace riser::test
