// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instances/disk_pools.h"

#include <algorithm>
#include <array>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array fileTypes{"dir"_L1, "fs"_L1, "netfs"_L1};
constexpr std::array blockTypes{"logical"_L1, "zfs"_L1};

} // namespace

bool isBlockPool(const QString &type)
{
    return std::ranges::find(blockTypes, type) != blockTypes.end();
}

bool canHoldDisks(const QString &type, const QString &path)
{
    return !path.isEmpty() && (isBlockPool(type) || std::ranges::find(fileTypes, type) != fileTypes.end());
}

InstancePaths pathsIn(const QString &type, const QString &path, const InstanceRequest &request)
{
    const QString folder = path.isEmpty() || path.endsWith(u'/') ? path : path + u'/';
    const QString seed = request.seedVolume();
    return {.disk = folder + request.disk.volume,
            .seed = seed.isEmpty() ? QString() : folder + seed,
            .block = isBlockPool(type)};
}

} // namespace riser
