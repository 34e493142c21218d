// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/storage_listing.h"

#include "core/host/machines.h"

#include <algorithm>

namespace riser {

const PoolInfo *StorageListing::pool(const QString &name) const
{
    const auto found = std::ranges::find(pools, name, &PoolInfo::name);
    return found == pools.cend() ? nullptr : &*found;
}

const Volume *StorageListing::volume(const QString &pool, const QString &name) const
{
    const auto of = volumes.constFind(pool);
    if (of == volumes.cend())
        return nullptr;
    const auto found = std::ranges::find(*of, name, &Volume::name);
    return found == of->cend() ? nullptr : &*found;
}

FoundVolume volumeAt(const StorageListing &storage, const QString &path)
{
    for (const PoolInfo &pool : storage.pools) {
        const auto of = storage.volumes.constFind(pool.name);
        if (of == storage.volumes.cend())
            continue;
        const auto found = std::ranges::find(*of, path, &Volume::path);
        if (found != of->cend())
            return {.pool = &pool, .volume = &*found};
    }
    return {};
}

Result<StorageListing> readStorage(Machines &machines, const QStringList &pools, bool refresh)
{
    StorageListing listing;
    for (const QString &name : pools) {
        const Result<void> looked = refresh ? machines.refreshPool(name) : Result<void>();
        Result<PoolInfo> info = machines.poolInfo(name);
        Result<QList<Volume>> volumes = info ? machines.volumes(name) : std::unexpected(info.error());
        if (!volumes && volumes.error().code == ErrorCode::ConnectionLost)
            return std::unexpected(volumes.error());
        if (!volumes) {
            listing.problems << volumes.error();
            continue;
        }
        if (!looked)
            listing.problems << looked.error(); // what was known before is better than nothing
        listing.pools << *std::move(info);
        listing.volumes.insert(name, *std::move(volumes));
    }
    return listing;
}

} // namespace riser
