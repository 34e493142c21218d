// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/uses/collectors.h"

#include "app/host/uses/storage.h"

#include "app/host/system/read_file.h"

namespace riser::onhost {

using namespace Qt::StringLiterals;

namespace {

using Layer = BlockDevice::Layer;

struct Words {
    QLatin1StringView kind;
    QString name;
    QString before;
    QString after;
};

Words wordsOf(const BlockDevice &made)
{
    const QString &label = made.label;
    switch (made.layer) {
    case Layer::Lvm:
        return {"lvm"_L1, made.group, {}, " is a physical volume of the active volume group "_L1 + made.group};
    case Layer::Raid:
        return {"raid"_L1, label, {}, " is a member of the array "_L1 + label};
    case Layer::Multipath:
        return {"multipath"_L1, label, {}, " is a path of the multipath map "_L1 + label};
    case Layer::Crypt:
        return {"crypt"_L1, label, {}, " is opened as the encrypted volume "_L1 + label};
    default:
        return {"loop"_L1, label, "the block device "_L1 + label + " is made of "_L1, {}};
    }
}

/// The inner volumes of a thin pool or a mirror belong to the same group; a partition of a map tells nothing new.
bool isInner(const BlockDevice &made, const BlockDevice &of)
{
    return made.layer == Layer::Partition || made.layer == Layer::MapPartition ||
           (made.layer == Layer::Lvm && of.layer == Layer::Lvm && made.group == of.group);
}

} // namespace

void collectStacks(const Look &look, Findings &findings)
{
    const BlockDevices &blocks = look.storage.blocks();
    for (const BlockDevice &made : blocks.all()) {
        QStringList lower = made.lower;
        if (made.layer == Layer::Loop) {
            const BlockDevice *under = blocks.byPath(made.file);
            lower = under ? QStringList{under->name} : QStringList();
        }
        for (const QString &name : std::as_const(lower)) {
            const BlockDevice *of = blocks.find(name);
            if (!of || isInner(made, *of))
                continue;
            const Words words = wordsOf(made);
            look.storage.add(findings, name, hostUse(words.kind, {}, words.name), words.before, words.after);
        }
    }
}

void collectZfs(const Look &look, Findings &findings)
{
    const QString folder = look.places.proc + "/spl/kstat/zfs/"_L1;
    QStringList pools;
    for (const QString &entry : namesIn(folder)) {
        if (!namesIn(folder + entry).isEmpty()) // the folders are pools; the files beside them are statistics
            pools << entry;
    }
    if (pools.isEmpty())
        return;
    for (const BlockDevice &block : look.storage.blocks().all()) {
        const bool unknown = block.contentLabel.isEmpty();
        if (block.content != "zfs_member"_L1 || (!unknown && !pools.contains(block.contentLabel)))
            continue;
        const QString pool = unknown && pools.size() == 1 ? pools.first() : block.contentLabel;
        look.storage.add(findings, block.name, hostUse("zfs"_L1, {}, pool), {},
                         pool.isEmpty() ? u" may belong to an imported ZFS pool"_s
                                        : " is a member of the imported ZFS pool "_L1 + pool);
        for (const Mount &mount : look.storage.mounts()) {
            if (mount.type != "zfs"_L1 || mount.source.section(u'/', 0, 0) != pool || pool.isEmpty())
                continue;
            // The pool says it all for the others, of which there may be thousands.
            if (Storage::isSystem(mount.target))
                look.storage.add(findings, block.name, hostUse("root-disk"_L1, {}, mount.target),
                                 mount.target + " is mounted from "_L1 + mount.source + ", which is on "_L1);
        }
    }
}

} // namespace riser::onhost
