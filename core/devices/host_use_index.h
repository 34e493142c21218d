// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/devices/node_tree.h"
#include "core/devices/unit.h"
#include "core/host/host_snapshot.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QString>

namespace riser {

/// Who uses a disk or network interface of the host, as far as libvirt shows.
struct DiskUse {
    enum class By { RunningVm, Pool };
    By by = By::Pool;
    QString name; ///< of the VM or the storage pool
    QString path; ///< as its definition says it
};

/// What hangs below one device (a PCI function, a USB device): itself, or devices below it.
struct Below {
    QList<const NodeDevice *> disks;       ///< block devices that are disks
    QList<const NodeDevice *> otherBlocks; ///< CD drives and the like
    QList<const NodeDevice *> nets;
    qsizetype links = 0;                  ///< of them, those of real cards with link
    QList<const NodeDevice *> keyboards;  ///< USB devices with a boot keyboard that the host listens to
    QList<const NodeDevice *> usbDevices; ///< hubs left out
    bool drm = false;                     ///< the host has a graphics device on it
};

/// What hangs below all members of a unit together.
struct UnitTotals {
    qsizetype disks = 0;
    qsizetype keyboards = 0;
    qsizetype links = 0;
};

/// One pass over a snapshot that tells, for every device, what the host has below it. Keeps pointers into the snapshot.
class HostUseIndex
{
public:
    HostUseIndex() = default;
    HostUseIndex(const HostSnapshot &snapshot, const NodeTree &tree);

    void countUnits(const QList<Unit> &units);

    const Below &below(const DeviceKey &key) const;
    const UnitTotals &totals(int unit) const { return m_totals[unit]; }
    QList<DiskUse> usesOf(const NodeDevice &block) const { return m_diskUses.value(block.key); }
    /// Running VMs that use this interface by name.
    QStringList vmsOn(const QString &interface) const { return m_interfaceUses.value(interface); }

    /// In the whole host. A virtual function's link is its physical function's, and not counted.
    qsizetype disks() const { return m_disks; }
    qsizetype keyboards() const { return m_keyboards.size(); }
    const QList<const NodeDevice *> &displays() const { return m_displays; }
    qsizetype links() const { return m_links; }
    /// The devices (USB devices, one PCI function) that a node hangs below, itself first when it is one.
    static QList<DeviceKey> ownersOf(const NodeDevice &node, const NodeTree &tree);

private:
    void addNode(const NodeDevice &node, const NodeTree &tree);
    void addUses(const HostSnapshot &snapshot);
    void addDiskUse(const DiskUse &use);

    QHash<DeviceKey, Below> m_below;
    QHash<QString, DeviceKey> m_blockByPath; ///< /dev/sda and every link to it
    QHash<DeviceKey, QList<DiskUse>> m_diskUses;
    QHash<QString, QStringList> m_interfaceUses;
    QList<UnitTotals> m_totals; ///< by index of unit
    QList<const NodeDevice *> m_displays;
    QSet<DeviceKey> m_keyboards;
    qsizetype m_disks = 0;
    qsizetype m_links = 0;
};

/// The disk of a partition's path: /dev/sda1 -> /dev/sda, /dev/nvme0n1p2 -> /dev/nvme0n1, …-part1 -> …; empty for a
/// path that isn't a partition's. Pure.
QString diskOfPartition(const QString &path);

} // namespace riser
