// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace riser::onhost {

/// One line of a mountinfo file, its escapes (`\040`) undone.
struct Mount {
    QString number; ///< of the device: "259:2"; "0:31" for what has none of its own (btrfs, ZFS, overlay, NFS)
    QString root;   ///< what of the file system is mounted; "/": all of it
    QString target;
    QString type;
    QString source;  ///< /dev/mapper/vg0-root, rpool/ROOT/debian, 192.0.2.9:/export
    QString options; ///< the file system's own

    QString option(QLatin1StringView key) const; ///< `subvol=/@`: "/@"
};

/// Read with libmount; empty when there is no such file. Lines that can't be understood are left out.
QList<Mount> readMounts(const QString &mountinfoFile);

/// Paths of /proc/swaps: devices and files.
QStringList readSwaps(const QString &swapsFile);

/// What this file is on: the mount with the longest fitting target, the last of several; nullptr: none.
const Mount *mountOf(const QString &file, const QList<Mount> &mounts);

} // namespace riser::onhost
