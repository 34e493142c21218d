// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/uses/collectors.h"

#include "app/host/uses/signature.h"
#include "app/host/uses/storage.h"

#include "app/host/system/read_file.h"

namespace riser::onhost {

using namespace Qt::StringLiterals;

namespace {

QStringList namesOf(const BlockDevice &disk, const QList<const BlockDevice *> &partitions)
{
    QStringList names{disk.name, "/dev/"_L1 + disk.name};
    for (const BlockDevice *partition : partitions)
        names << partition->name << "/dev/"_L1 + partition->name;
    return names;
}

/// Where udev hasn't looked (it isn't running, or the drive has just appeared), the drive is asked itself.
Signature contentOf(const Look &look, const BlockDevice &block, const BlockDevice &disk)
{
    if (block.inUdev)
        return {.content = block.content, .partitionTable = block.partitionTable};
    const bool removable = readText(disk.folder + "/removable"_L1) != "0"_L1;
    const QString state = readText(disk.folder + "/device/state"_L1);
    const bool answers = state.isEmpty() || state == "running"_L1 || state == "live"_L1;
    if (removable || !answers || look.places.dev != Places().dev)
        return {};
    return probe("/dev/"_L1 + QString(block.name).replace(u'!', u'/'));
}

void describe(const Look &look, Findings &findings, const BlockDevice &disk)
{
    const auto partitions = look.storage.blocks().above(disk.name);
    for (const QString &folder : look.storage.blocks().realFolders(disk.name)) {
        if (findings.names(folder, namesOf(disk, partitions)))
            return;
    }
    bool found = false;
    for (const BlockDevice *block : QList<const BlockDevice *>{&disk} + partitions) {
        const Signature signature = contentOf(look, *block, disk);
        if (signature.content.isEmpty())
            continue;
        look.storage.add(findings, block->name, hostUse("signature"_L1, {}, signature.content), {},
                         " has "_L1 + signature.content + " on it, which isn't in use now"_L1);
        found = true;
    }
    const QString table = found ? QString() : contentOf(look, disk, disk).partitionTable;
    if (!table.isEmpty())
        look.storage.add(findings, disk.name, hostUse("signature"_L1, {}, table), {},
                         " has a partition table ("_L1 + table + ") on it, which isn't in use now"_L1);
}

} // namespace

void collectSignatures(const Look &look, Findings &findings)
{
    for (const BlockDevice &block : look.storage.blocks().all()) {
        if (block.layer != BlockDevice::Layer::Disk)
            continue;
        bool real = false;
        for (const QString &folder : look.storage.blocks().realFolders(block.name))
            real = real || !look.devices.carriers(folder).isEmpty();
        if (real)
            describe(look, findings, block);
    }
}

} // namespace riser::onhost
