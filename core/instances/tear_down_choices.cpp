// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instances/tear_down_choices.h"

#include "core/base/text.h"

#include <algorithm>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

/// Of both definitions, each once.
QStringList disksOf(const Domain &domain)
{
    QStringList disks;
    for (const auto *definition : {&domain.config, &domain.live}) {
        if (*definition)
            disks << (*definition)->diskSources;
    }
    disks.removeDuplicates();
    return disks;
}

std::optional<InstanceMark> markOf(const Domain &domain)
{
    const auto &definition = domain.config ? domain.config : domain.live;
    return definition ? definition->instance : std::nullopt;
}

/// What else needs it: another VM, or a volume that lies on it.
QString needed(const Volume &volume, const Domain &domain, const Inventory &inventory, const StorageListing &storage)
{
    for (const Domain &other : inventory.snapshot().domains) {
        if (other.id != domain.id && disksOf(other).contains(volume.path))
            return Text::tr("%1 uses it too.").arg(other.name);
    }
    for (const PoolInfo &pool : storage.pools) {
        for (const Volume &over : storage.volumes.value(pool.name)) {
            if (!over.backingPath.isEmpty() && over.backingPath == volume.path)
                return Text::tr("“%1” in the pool %2 lies on it.").arg(over.name, pool.name);
        }
    }
    if (!inventory.snapshot().unreadDomains.isEmpty())
        return Text::tr("Not every VM of the host could be read: another one may use it.");
    return {};
}

} // namespace

QList<LeavingVolume> volumesOf(const Domain &domain, const Inventory &inventory, const StorageListing &storage)
{
    const QList<MarkedVolume> made = markOf(domain).value_or(InstanceMark()).volumes;
    QList<LeavingVolume> volumes;
    const auto add = [&](const QString &pool, const Volume &volume) {
        const MarkedVolume which{.pool = pool, .name = volume.name};
        if (!std::ranges::contains(volumes, which, &LeavingVolume::volume))
            volumes << LeavingVolume{.volume = which,
                                     .path = volume.path,
                                     .allocationBytes = volume.allocationBytes,
                                     .made = made.contains(which),
                                     .whyNot = needed(volume, domain, inventory, storage)};
    };
    for (const QString &path : disksOf(domain)) {
        if (const FoundVolume found = volumeAt(storage, path); found.volume)
            add(found.pool->name, *found.volume);
    }
    for (const MarkedVolume &which : made) {
        if (const Volume *volume = storage.volume(which.pool, which.name))
            add(which.pool, *volume);
    }
    return volumes;
}

QStringList foreignDisks(const Domain &domain, const StorageListing &storage)
{
    QStringList disks = disksOf(domain);
    disks.removeIf([&storage](const QString &path) { return volumeAt(storage, path).volume != nullptr; });
    return disks;
}

} // namespace riser
