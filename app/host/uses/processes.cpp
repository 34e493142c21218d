// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/uses/processes.h"

#include "app/host/system/read_file.h"
#include "app/host/system/sysfs.h"

#include <QFile>
#include <QSet>

#include <dirent.h>
#include <fcntl.h>
#include <pwd.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <cstring>
#include <memory>
#include <optional>

namespace riser::onhost {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostNamespaces = 1024;
constexpr int longestLink = 1024; // bytes; longer ones are no device nodes

/// From the file itself: asking the system's directory services may take as long as the network does.
QHash<uint, QString> localUsers()
{
    QHash<uint, QString> users;
    const std::unique_ptr<FILE, int (*)(FILE *)> file(fopen("/etc/passwd", "re"), &fclose);
    while (const passwd *entry = file ? fgetpwent(file.get()) : nullptr) {
        if (!users.contains(entry->pw_uid))
            users.insert(entry->pw_uid, QString::fromLocal8Bit(entry->pw_name));
    }
    return users;
}

/// What most processes have open and no device loses.
bool isCommon(const char *path)
{
    for (const char *start :
         {"null",           "zero",        "random", "urandom", "full",   "pts/",      "ptmx",   "tty",
          "console",        "shm/",        "kvm",    "kmsg",    "log",    "fuse",      "vhost-", "net/",
          "mqueue/",        "hugepages/",  "input/", "uinput",  "hidraw", "vfio/vfio", "rfkill", "userfaultfd",
          "mapper/control", "loop-control"}) {
        if (std::strncmp(path, start, std::strlen(start)) == 0)
            return std::strncmp(path, "ttyUSB", 6) != 0 && std::strncmp(path, "ttyACM", 6) != 0 &&
                   std::strncmp(path, "ttyS", 4) != 0;
    }
    return false;
}

std::optional<QByteArray> linkAt(int folder, const char *name)
{
    char target[longestLink];
    const ssize_t length = readlinkat(folder, name, target, sizeof target);
    return length > 0 && length < longestLink ? std::optional(QByteArray(target, length)) : std::nullopt;
}

/// Through the link, so that it is the right one even where the process has a /dev of its own.
QString numberAt(int folder, const char *name)
{
    struct stat info;
    if (fstatat(folder, name, &info, 0) != 0 || !(S_ISCHR(info.st_mode) || S_ISBLK(info.st_mode)))
        return {};
    return QString::asprintf("%c%u:%u", S_ISCHR(info.st_mode) ? 'c' : 'b', major(info.st_rdev), minor(info.st_rdev));
}

/// `guest=NAME` out of QEMU's `-name guest=NAME,debug-threads=on`.
QString guestName(const QByteArray &commandLine)
{
    const auto words = commandLine.split('\0');
    for (qsizetype i = 0; i + 1 < words.size(); ++i) {
        if (words[i] != "-name")
            continue;
        for (const QByteArray &part : words[i + 1].split(','))
            if (part.startsWith("guest="))
                return plain(QString::fromUtf8(part.sliced(6)));
        return plain(QString::fromUtf8(words[i + 1].split(',').first()));
    }
    return {};
}

bool isInContainer(const QString &controlGroups)
{
    for (const auto word : {"/docker/"_L1, "/docker-"_L1, "/lxc/"_L1, "/lxc.payload"_L1, "kubepods"_L1, "libpod-"_L1,
                            "cri-containerd"_L1, "crio-"_L1, "/machine-"_L1, "/machine.slice/"_L1}) {
        if (controlGroups.contains(word))
            return true;
    }
    return false;
}

} // namespace

QString Process::description() const
{
    const QString who = QString::number(pid) + ", user "_L1 + user;
    switch (sort) {
    case Sort::VirtualMachine:
        return u"the virtual machine %1 (pid %2)"_s.arg(name, who);
    case Sort::Container:
        return u"the process %1 of a container (pid %2)"_s.arg(name, who);
    case Sort::CephOsd:
    case Sort::Udev:
    case Sort::Plain:
        break;
    }
    return u"the process %1 (pid %2)"_s.arg(name, who);
}

Processes::Processes(const Places &places)
    : m_proc(places.proc)
{
    const QString self = linkTarget(m_proc + "/self"_L1);
    m_namespace = QString::fromLatin1(
        linkAt(AT_FDCWD, QFile::encodeName(m_proc + "/self/ns/mnt"_L1).constData()).value_or(QByteArray()));
    for (const QString &entry : namesIn(m_proc)) {
        if (!entry.isEmpty() && entry[0].isDigit() && entry != self)
            scan(entry);
    }
}

void Processes::scan(const QString &pid)
{
    const QString folder = m_proc + u'/' + pid;
    const QByteArray fds = QFile::encodeName(folder + "/fd"_L1);
    std::optional<Process> process;
    const auto who = [&] { return process ? *process : *(process = describe(pid)); };
    if (const std::unique_ptr<DIR, int (*)(DIR *)> open(opendir(fds.constData()), &closedir); open) {
        QSet<QByteArray> seen;
        while (const dirent *entry = readdir(open.get())) {
            const auto target = linkAt(dirfd(open.get()), entry->d_name);
            if (!target || !target->startsWith("/dev/") || isCommon(target->constData() + 5) || seen.contains(*target))
                continue;
            if (who().sort == Process::Sort::Udev)
                break;
            seen.insert(*target);
            m_nodes << OpenNode{.path = QString::fromUtf8(*target),
                                .number = numberAt(dirfd(open.get()), entry->d_name),
                                .process = who()};
        }
    }
    const QString space = QString::fromLatin1(
        linkAt(AT_FDCWD, QFile::encodeName(folder + "/ns/mnt"_L1).constData()).value_or(QByteArray()));
    if (space.isEmpty() || space == m_namespace || m_namespaces.contains(space) ||
        m_namespaces.size() >= mostNamespaces)
        return;
    m_namespaces << space;
    m_mounts << OtherMounts{.process = who(), .mounts = readMounts(folder + "/mountinfo"_L1)};
}

Process Processes::describe(const QString &pid)
{
    if (m_users.isEmpty())
        m_users = localUsers();
    const QString folder = m_proc + u'/' + pid;
    Process process;
    process.pid = pid.toInt();
    process.name = plain(readText(folder + "/comm"_L1), 32);
    uint user = 0;
    const QString status = readText(folder + "/status"_L1);
    for (const QString &line : status.split(u'\n')) {
        if (line.startsWith("Uid:"_L1))
            user = line.section(u'\t', 1, 1).toUInt();
    }
    process.user = plain(m_users.value(user, QString::number(user)), 64);
    if (process.name.startsWith("qemu-"_L1) || process.name == "kvm"_L1 || process.name == "cloud-hyperviso"_L1 ||
        process.name == "firecracker"_L1) {
        process.sort = Process::Sort::VirtualMachine;
        const QString guest = guestName(readFile(folder + "/cmdline"_L1).value_or(QByteArray()));
        if (!guest.isEmpty())
            process.name = guest;
    } else if (process.name == "ceph-osd"_L1) {
        process.sort = Process::Sort::CephOsd;
        const auto words = readFile(folder + "/cmdline"_L1).value_or(QByteArray()).split('\0');
        const qsizetype at = qMax(words.indexOf("--id"), words.indexOf("-i"));
        if (at >= 0 && at + 1 < words.size())
            process.name = "osd."_L1 + plain(QString::fromUtf8(words[at + 1]), 16);
    } else if (const QString groups = readText(folder + "/cgroup"_L1); isInContainer(groups)) {
        process.sort = Process::Sort::Container;
    } else if (groups.contains("/systemd-udevd.service"_L1)) { // its workers, and what they start
        process.sort = Process::Sort::Udev;
    }
    return process;
}

} // namespace riser::onhost
