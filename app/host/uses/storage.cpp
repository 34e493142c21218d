// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/uses/storage.h"

#include "app/host/system/sysfs.h"

namespace riser::onhost {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostLayers = 8; // of files in file systems in files

} // namespace

Storage::Storage(const Places &places)
    : m_blocks(places)
    , m_mounts(readMounts(places.proc + "/self/mountinfo"_L1))
{
}

bool Storage::isSystem(const QString &target)
{
    return target == "/"_L1 || target == "/boot"_L1 || target == "/boot/efi"_L1 || target == "/efi"_L1 ||
           target == "/usr"_L1;
}

QStringList Storage::under(const Mount &mount) const
{
    return under(mount, 0);
}

QStringList Storage::underFile(const QString &file) const
{
    const Mount *mount = mountOf(file, m_mounts);
    return mount ? under(*mount, 1) : QStringList();
}

QStringList Storage::under(const Mount &mount, int depth) const
{
    QStringList names;
    if (depth > mostLayers)
        return names;
    if (mount.type == "overlay"_L1) {
        if (!isSystem(mount.target)) // a container's: what it lies on is mounted anyway
            return names;
        // Of a system that was started from a read-only image. The folders may be out of reach by now.
        const QStringList folders = mount.option("lowerdir"_L1).split(u':') + QStringList{mount.option("upperdir"_L1)};
        for (const QString &folder : folders) {
            const Mount *below = folder.isEmpty() ? nullptr : mountOf(folder, m_mounts);
            if (below && below->target != mount.target)
                names += under(*below, depth + 1);
        }
        return names;
    }
    if (const BlockDevice *device = m_blocks.byNumber(mount.number)) {
        names << device->name;
    } else {
        for (const QString &source : mount.source.split(u':')) { // bcachefs names all its devices
            if (const BlockDevice *part = m_blocks.byPath(source))
                names += mount.type == "btrfs"_L1 ? m_blocks.btrfsWith(part->name) : QStringList{part->name};
        }
    }
    // What XFS keeps elsewhere.
    for (const QLatin1StringView key : {"logdev"_L1, "rtdev"_L1}) {
        if (const BlockDevice *part = m_blocks.byPath(mount.option(key)))
            names << part->name;
    }
    // Every snap is a loop device on the root drive: only what the system stands on is followed through.
    return isSystem(mount.target) || depth > 0 ? names + throughLoops(names, depth) : names;
}

QStringList Storage::throughLoops(const QStringList &names, int depth) const
{
    QStringList found;
    for (const QString &name : names) {
        const BlockDevice *device = m_blocks.find(name);
        if (!device || device->layer != BlockDevice::Layer::Loop || device->file.startsWith("/dev/"_L1))
            continue;
        const Mount *below = mountOf(device->file, m_mounts);
        if (below)
            found += under(*below, depth + 1);
    }
    return found;
}

QString Storage::described(const QString &block, const QString &piece) const
{
    const BlockDevice *device = m_blocks.find(block);
    const QString label = plain(device ? device->label : block);
    return block == piece ? label : u"%1 (on %2)"_s.arg(label, piece);
}

void Storage::add(Findings &findings, const QString &block, const HostUse &use, const QString &before,
                  const QString &after) const
{
    for (const QString &piece : m_blocks.pieces(block)) {
        HostUse found = use;
        if (found.on.isEmpty())
            found.on = plain(piece);
        found.text = sentence(before + described(block, piece) + after);
        for (const QString &folder : m_blocks.realFolders(piece))
            findings.addTo(folder, found);
    }
}

} // namespace riser::onhost
