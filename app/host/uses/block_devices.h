// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/host/system/places.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace riser::onhost {

/// One entry of /sys/class/block.
struct BlockDevice {
    enum class Layer {
        Disk, ///< a drive, or what is like one (zram, nbd)
        Partition,
        Lvm,
        Crypt,
        Multipath,
        MapPartition, ///< of a multipath map and the like, made by kpartx
        Mapped,       ///< any other device mapper device
        Raid,         ///< md
        Loop,
        Other, ///< made of others in a way not known here: bcache, DRBD
    };
    QString name;   ///< nvme0n1p2, dm-3
    QString folder; ///< its real one in /sys
    QString number; ///< "259:2"
    Layer layer = Layer::Disk;
    QString label;     ///< as people know it: vg0/root, luks-home, md0; else the name
    QString group;     ///< Lvm: the volume group
    QStringList lower; ///< what it is made of; a partition: its disk
    QString file;      ///< Loop: what it was made of
    QString content;   ///< type of file system or member, as udev found it: ext4, LVM2_member, zfs_member
    QString contentLabel;
    QString partitionTable; ///< gpt, dos
    bool inUdev = false;    ///< whether udev looked at all
};

/// The block devices of the host at one moment and how they are built upon each other. Read once, from sysfs and udev's
/// database: no device is opened.
class BlockDevices
{
public:
    explicit BlockDevices(const Places &places);

    const QList<BlockDevice> &all() const { return m_devices; }
    const BlockDevice *find(const QString &name) const;          ///< nullptr: none
    const BlockDevice *byNumber(const QString &number) const;    ///< "259:2"
    const BlockDevice *byPath(const QString &path) const;        ///< /dev/mapper/vg0-root, also by links
    QStringList btrfsWith(const QString &name) const;            ///< all devices of the file system that this one is of
    QList<const BlockDevice *> above(const QString &name) const; ///< that are made of it; partitions too

    /// The pieces of real drives that it stands on: partitions, or whole drives. Each once.
    QStringList pieces(const QString &name) const;
    /// Folders in /sys that a piece is below: its own, or those of the controllers that an NVMe drive with several
    /// paths is reached through (it is a virtual device then).
    QStringList realFolders(const QString &piece) const;

private:
    void read(const QString &name);
    void readMapped(BlockDevice &device) const;
    void readUdev(BlockDevice &device) const;
    void readBtrfs();
    void addPieces(const QString &name, QStringList &pieces, int depth) const;

    Places m_places;
    QList<BlockDevice> m_devices;
    QHash<QString, qsizetype> m_byName;
    QHash<QString, qsizetype> m_byNumber;
    QList<QStringList> m_btrfs;
};

} // namespace riser::onhost
