// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/uses/block_devices.h"

#include "app/host/system/read_file.h"
#include "app/host/system/sysfs.h"

#include <QFile>

#include <algorithm>

namespace riser::onhost {

using namespace Qt::StringLiterals;

namespace {

// LVM on LUKS on RAID on partitions has four layers; a circle would have no end.
constexpr int mostLayers = 16;

/// LVM joins group and volume with a dash, and doubles the dashes that are part of the names.
std::pair<QString, QString> groupAndVolume(const QString &mapName)
{
    for (qsizetype at = mapName.indexOf(u'-'); at >= 0; at = mapName.indexOf(u'-', at)) {
        if (at + 1 >= mapName.size() || mapName[at + 1] != u'-') {
            QString group = mapName.left(at);
            QString volume = mapName.mid(at + 1);
            return {group.replace("--"_L1, "-"_L1), volume.replace("--"_L1, "-"_L1)};
        }
        at += 2;
    }
    return {mapName, QString()};
}

/// udev's database has the strings of file systems as they are, and once more escaped: `ID_FS_LABEL_ENC`.
QString unescaped(const QString &text)
{
    QByteArray bytes;
    const QByteArray from = text.toUtf8();
    for (qsizetype i = 0; i < from.size(); ++i) {
        bool ok = false;
        const uint code = from.sliced(i).startsWith("\\x") ? from.mid(i + 2, 2).toUInt(&ok, 16) : 0;
        bytes += ok ? static_cast<char>(code) : from[i];
        i += ok ? 3 : 0;
    }
    return QString::fromUtf8(bytes);
}

} // namespace

BlockDevices::BlockDevices(const Places &places)
    : m_places(places)
{
    for (const QString &name : namesIn(places.sys + "/class/block"_L1))
        read(name);
    readBtrfs();
}

void BlockDevices::read(const QString &name)
{
    BlockDevice device;
    device.name = device.label = name;
    device.folder = sysfsLink(m_places.sys + "/class/block/"_L1 + name);
    if (device.folder.isEmpty())
        return;
    device.number = readText(device.folder + "/dev"_L1);
    device.lower = namesIn(device.folder + "/slaves"_L1);
    if (QFile::exists(device.folder + "/partition"_L1)) {
        device.layer = BlockDevice::Layer::Partition;
        device.lower = {device.folder.section(u'/', -2, -2)};
    } else if (QFile::exists(device.folder + "/dm"_L1)) {
        readMapped(device);
    } else if (QFile::exists(device.folder + "/md"_L1)) {
        device.layer = BlockDevice::Layer::Raid;
    } else if (QFile::exists(device.folder + "/loop"_L1)) {
        device.layer = BlockDevice::Layer::Loop;
        device.file = readText(device.folder + "/loop/backing_file"_L1);
    } else if (!device.lower.isEmpty()) {
        device.layer = BlockDevice::Layer::Other;
    }
    readUdev(device);
    m_byName.insert(name, m_devices.size());
    m_byNumber.insert(device.number, m_devices.size());
    m_devices << device;
}

void BlockDevices::readMapped(BlockDevice &device) const
{
    const QString uuid = readText(device.folder + "/dm/uuid"_L1);
    const QString name = readText(device.folder + "/dm/name"_L1);
    device.layer = BlockDevice::Layer::Mapped;
    if (!name.isEmpty())
        device.label = name;
    if (uuid.startsWith("LVM-"_L1)) {
        const auto [group, volume] = groupAndVolume(name);
        device.layer = BlockDevice::Layer::Lvm;
        device.group = group;
        device.label = group + u'/' + volume;
    } else if (uuid.startsWith("CRYPT-"_L1)) {
        device.layer = BlockDevice::Layer::Crypt;
    } else if (uuid.startsWith("mpath-"_L1)) {
        device.layer = BlockDevice::Layer::Multipath;
    } else if (uuid.startsWith("part"_L1)) { // part1-mpath-3600…
        device.layer = BlockDevice::Layer::MapPartition;
    }
}

void BlockDevices::readUdev(BlockDevice &device) const
{
    const auto record = readFile(m_places.udev + "/b"_L1 + device.number);
    if (!record)
        return;
    device.inUdev = true;
    device.content = property(*record, "ID_FS_TYPE");
    device.partitionTable = property(*record, "ID_PART_TABLE_TYPE");
    const QString escaped = property(*record, "ID_FS_LABEL_ENC");
    device.contentLabel = escaped.isEmpty() ? property(*record, "ID_FS_LABEL") : unescaped(escaped);
}

void BlockDevices::readBtrfs()
{
    const QString folder = m_places.sys + "/fs/btrfs/"_L1;
    for (const QString &uuid : namesIn(folder)) {
        const QStringList members = namesIn(folder + uuid + "/devices"_L1);
        if (!members.isEmpty())
            m_btrfs << members;
    }
}

const BlockDevice *BlockDevices::find(const QString &name) const
{
    const auto found = m_byName.constFind(name);
    return found == m_byName.cend() ? nullptr : &m_devices[*found];
}

const BlockDevice *BlockDevices::byNumber(const QString &number) const
{
    const auto found = m_byNumber.constFind(number);
    return found == m_byNumber.cend() ? nullptr : &m_devices[*found];
}

const BlockDevice *BlockDevices::byPath(const QString &path) const
{
    if (!path.startsWith("/dev/"_L1))
        return nullptr;
    // /dev/cciss/c0d0 is cciss!c0d0 in sysfs.
    if (const BlockDevice *device = find(path.mid(5).replace(u'/', u'!')))
        return device;
    if (path.startsWith("/dev/mapper/"_L1)) {
        const auto byName = [&](const BlockDevice &device) {
            return readText(device.folder + "/dm/name"_L1) == path.mid(12);
        };
        const auto found = std::ranges::find_if(m_devices, byName);
        return found == m_devices.cend() ? nullptr : &*found;
    }
    const QString real = sysfsLink(m_places.dev + path.mid(4));
    return real.isEmpty() ? nullptr : find(real.section(u'/', -1));
}

QStringList BlockDevices::btrfsWith(const QString &name) const
{
    for (const QStringList &members : m_btrfs) {
        if (members.contains(name))
            return members;
    }
    return {name};
}

QList<const BlockDevice *> BlockDevices::above(const QString &name) const
{
    QList<const BlockDevice *> found;
    for (const BlockDevice &device : m_devices) {
        if (device.lower.contains(name))
            found << &device;
    }
    return found;
}

QStringList BlockDevices::pieces(const QString &name) const
{
    QStringList found;
    addPieces(name, found, 0);
    return found;
}

void BlockDevices::addPieces(const QString &name, QStringList &found, int depth) const
{
    const BlockDevice *device = find(name);
    if (!device || depth > mostLayers)
        return;
    QStringList lower = device->lower;
    if (device->layer == BlockDevice::Layer::Loop) {
        const BlockDevice *under = byPath(device->file);
        lower = under ? QStringList{under->name} : QStringList();
    }
    // A partition of a drive is a piece; one of an array stands on the array.
    if (device->layer == BlockDevice::Layer::Partition && !lower.isEmpty()) {
        const BlockDevice *disk = find(lower.first());
        if (!disk || (disk->lower.isEmpty() && disk->layer == BlockDevice::Layer::Disk))
            lower.clear();
    }
    if (lower.isEmpty()) {
        if (!found.contains(name))
            found << name;
        return;
    }
    for (const QString &below : std::as_const(lower))
        addPieces(below, found, depth + 1);
}

QStringList BlockDevices::realFolders(const QString &piece) const
{
    const BlockDevice *device = find(piece);
    if (!device)
        return {};
    const qsizetype at = device->folder.indexOf("/nvme-subsystem/"_L1);
    if (at < 0)
        return {device->folder};
    const QString subsystem = device->folder.section(u'/', 0, device->folder.left(at).count(u'/') + 2);
    QStringList folders;
    for (const QString &entry : namesIn(subsystem)) {
        const QString controller = entry.startsWith("nvme"_L1) ? sysfsLink(subsystem + u'/' + entry) : QString();
        if (!controller.isEmpty())
            folders << controller;
    }
    return folders;
}

} // namespace riser::onhost
