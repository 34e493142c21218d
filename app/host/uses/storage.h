// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/host/uses/block_devices.h"
#include "app/host/uses/findings.h"
#include "app/host/uses/mounts.h"

namespace riser::onhost {

/// The block devices and what is mounted from them: what the collectors of storage have in common. Read once.
class Storage
{
public:
    explicit Storage(const Places &places);

    const BlockDevices &blocks() const { return m_blocks; }
    const QList<Mount> &mounts() const { return m_mounts; }

    /// Names of the block devices that a file system is on: several for btrfs and overlays, none for NFS and ZFS.
    QStringList under(const Mount &mount) const;
    QStringList underFile(const QString &file) const;

    /// Whether this is what the host itself runs on: /, /boot, /usr and the EFI partition.
    static bool isSystem(const QString &target);

    /// A use of this block device, told to every device that a piece of it is on. The sentence is `before`, what is
    /// used (with the piece in brackets when it isn't the same), `after`.
    void add(Findings &findings, const QString &block, const HostUse &use, const QString &before,
             const QString &after = {}) const;
    /// `vg0/root (on nvme0n1p3)`
    QString described(const QString &block, const QString &piece) const;

private:
    QStringList under(const Mount &mount, int depth) const;
    QStringList throughLoops(const QStringList &names, int depth) const;

    BlockDevices m_blocks;
    QList<Mount> m_mounts;
};

} // namespace riser::onhost
