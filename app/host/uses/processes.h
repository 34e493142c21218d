// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/host/system/places.h"
#include "app/host/uses/mounts.h"

#include <QHash>
#include <QList>
#include <QString>

namespace riser::onhost {

/// A process, as far as it matters who it is.
struct Process {
    enum class Sort {
        Plain,
        VirtualMachine,
        Container,
        CephOsd,
        Udev, ///< udev's own: it looks at what has just appeared, for a moment, and needs nothing of it
    };
    int pid = 0;
    QString name; ///< the kernel's short one; of a VM its own: what QEMU was told with -name guest=
    QString user;
    Sort sort = Sort::Plain;

    bool isGuest() const { return sort == Sort::VirtualMachine || sort == Sort::Container; }
    QString description() const; ///< "process Xorg (pid 812, user root)"
};

/// A device node that a process has open.
struct OpenNode {
    QString path;   ///< /dev/dri/card0
    QString number; ///< "c226:0", "b8:16"; empty when the node couldn't be asked
    Process process;
};

/// A mount namespace that isn't the host's own, and one process in it.
struct OtherMounts {
    Process process;
    QList<Mount> mounts;
};

/// All processes at one moment, in one pass: who but udev has device nodes open, and who has mounts of their own. Only links and
/// small files of procfs are read.
class Processes
{
public:
    explicit Processes(const Places &places);

    const QList<OpenNode> &openNodes() const { return m_nodes; }
    const QList<OtherMounts> &otherMounts() const { return m_mounts; }

private:
    void scan(const QString &pid);
    Process describe(const QString &pid);

    QString m_proc;
    QString m_namespace;
    QList<OpenNode> m_nodes;
    QList<OtherMounts> m_mounts;
    QStringList m_namespaces;
    QHash<uint, QString> m_users;
};

} // namespace riser::onhost
