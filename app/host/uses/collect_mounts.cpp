// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/uses/collectors.h"

#include "app/host/uses/processes.h"
#include "app/host/uses/storage.h"

#include <QSet>

#include <algorithm>

namespace riser::onhost {

using namespace Qt::StringLiterals;

namespace {

/// Of a file system that is mounted as a whole, the folders of it that are also shown elsewhere (a container's, a
/// snapshot's) are no news.
bool isBindOfAnother(const Mount &mount, const QList<Mount> &mounts)
{
    return mount.root != "/"_L1 && !Storage::isSystem(mount.target) &&
           std::ranges::any_of(
               mounts, [&](const Mount &other) { return other.number == mount.number && other.root == "/"_L1; });
}

void addMount(const Look &look, Findings &findings, const Mount &mount)
{
    const auto kind = Storage::isSystem(mount.target) ? "root-disk"_L1 : "mount"_L1;
    for (const QString &block : look.storage.under(mount))
        look.storage.add(findings, block, hostUse(kind, {}, mount.target), mount.target + " is mounted from "_L1);
}

/// What only a container or a service has mounted, out of sight of everybody else.
void addElsewhere(const Look &look, Findings &findings)
{
    QSet<QString> seen;
    for (const Mount &mount : look.storage.mounts())
        seen.insert(mount.number);
    for (const OtherMounts &space : look.processes.otherMounts()) {
        QSet<QString> here;
        for (const Mount &mount : space.mounts) {
            if (seen.contains(mount.number) || mount.type == "overlay"_L1)
                continue;
            here.insert(mount.number);
            const QStringList blocks = look.storage.under(mount);
            for (const QString &block : blocks) {
                HostUse use = hostUse("mount"_L1, {}, mount.target);
                use.pid = space.process.pid;
                use.user = space.process.user;
                look.storage.add(findings, block, use, mount.target + " is mounted from "_L1,
                                 " where only "_L1 + space.process.description() + " and what belongs to it see it"_L1);
            }
        }
        seen += here;
    }
}

} // namespace

void collectMounts(const Look &look, Findings &findings)
{
    for (const Mount &mount : look.storage.mounts()) {
        if (!isBindOfAnother(mount, look.storage.mounts()))
            addMount(look, findings, mount);
    }
    addElsewhere(look, findings);
}

void collectSwap(const Look &look, Findings &findings)
{
    for (const QString &path : readSwaps(look.places.proc + "/swaps"_L1)) {
        if (const BlockDevice *device = look.storage.blocks().byPath(path)) {
            look.storage.add(findings, device->name, hostUse("swap"_L1, {}, path), u"swap is in use on "_s);
            continue;
        }
        for (const QString &block : look.storage.underFile(path))
            look.storage.add(findings, block, hostUse("swap"_L1, {}, path),
                             "the swap file "_L1 + path + " is in use on "_L1);
    }
}

} // namespace riser::onhost
