// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/simulated/simulated_storage.h"

#include "core/base/text.h"
#include "core/host/simulated/answers.h"

#include <algorithm>

namespace riser {

using namespace Qt::StringLiterals;
using namespace answers;

namespace {

bool isInFolder(const PoolInfo &pool, const QString &path)
{
    return !pool.path.isEmpty() && path.startsWith(pool.path + u'/') &&
           !path.sliced(pool.path.size() + 1).contains(u'/');
}

} // namespace

SimulatedStorage::SimulatedStorage(QString host, const QList<RecordedStorage> &pools)
    : m_host(std::move(host))
{
    for (const RecordedStorage &recorded : pools) {
        Pool pool{.info = recorded.pool};
        qint64 known = 0;
        for (const Volume &volume : recorded.volumes) {
            known += volume.allocationBytes;
            pool.files << File{.volume = volume};
        }
        pool.others = std::max<qint64>(recorded.pool.allocationBytes - known, 0);
        m_pools << pool;
    }
}

qint64 SimulatedStorage::Pool::taken() const
{
    qint64 bytes = others;
    for (const File &there : files)
        bytes += there.volume.allocationBytes;
    return bytes;
}

SimulatedStorage::File *SimulatedStorage::Pool::file(const QString &name)
{
    const auto found = std::ranges::find_if(files, [&name](const File &file) { return file.volume.name == name; });
    return found == files.end() ? nullptr : &*found;
}

SimulatedStorage::Pool *SimulatedStorage::named(const QString &pool)
{
    const auto found = std::ranges::find_if(m_pools, [&pool](const Pool &there) { return there.info.name == pool; });
    return found == m_pools.end() ? nullptr : &*found;
}

Result<SimulatedStorage::Pool *> SimulatedStorage::active(const QString &pool)
{
    Pool *const found = named(pool);
    if (!found) {
        return std::unexpected(refused(NoStoragePool, Storage, u"no storage pool with matching name '%1'"_s.arg(pool),
                                       Text::tr("Host %1 has no storage pool %2.").arg(m_host, pool)));
    }
    if (!found->info.active) {
        return std::unexpected(refused(OperationInvalid, Storage, u"storage pool '%1' is not active"_s.arg(pool),
                                       Text::tr("Storage pool %2 of host %1 isn't active.").arg(m_host, pool)));
    }
    return found;
}

Error SimulatedStorage::noSuchVolume(const QString &pool, const QString &name) const
{
    return refused(NoStorageVolume, Storage, u"no storage vol with matching name '%1'"_s.arg(name),
                   Text::tr("Storage pool %2 of host %1 has no volume %3.").arg(m_host, pool, name));
}

Error SimulatedStorage::full(const Pool &pool, const QString &name, const QString &words) const
{
    const QString summary = Text::tr("Storage pool %2 of host %1 has no room for volume %3: %4 of %5 are free.");
    return refused(
        SystemError, Storage, words + u": No space left on device"_s,
        summary.arg(m_host, pool.info.name, name, bytesText(pool.free()), bytesText(pool.info.capacityBytes)));
}

Result<SimulatedStorage::Found> SimulatedStorage::find(const QString &pool, const QString &name, bool looking)
{
    const Result<Pool *> there = active(pool);
    if (!there)
        return std::unexpected(there.error());
    File *const file = (*there)->file(name);
    if (!file || (!file->known && !looking))
        return std::unexpected(noSuchVolume(pool, name));
    file->known = true;
    return Found(*there, file);
}

Result<QList<Volume>> SimulatedStorage::volumes(const QString &pool)
{
    const std::lock_guard lock(m_mutex);
    const Result<Pool *> there = active(pool);
    if (!there)
        return std::unexpected(there.error());
    QList<Volume> volumes;
    for (const File &file : std::as_const((*there)->files)) {
        if (file.known)
            volumes << file.volume;
    }
    std::ranges::sort(volumes, {}, &Volume::name);
    return volumes;
}

Result<Volume> SimulatedStorage::volume(const QString &pool, const QString &name)
{
    const std::lock_guard lock(m_mutex);
    const Result<Found> found = find(pool, name, false);
    if (!found)
        return std::unexpected(found.error());
    return found->second->volume;
}

Result<PoolInfo> SimulatedStorage::info(const QString &pool)
{
    const std::lock_guard lock(m_mutex);
    Pool *const there = named(pool);
    if (!there)
        return std::unexpected(active(pool).error());
    PoolInfo info = there->info;
    if (!info.active)
        return info;
    info.allocationBytes = there->taken();
    info.availableBytes = there->free();
    return info;
}

Result<void> SimulatedStorage::refresh(const QString &pool)
{
    const std::lock_guard lock(m_mutex);
    const Result<Pool *> there = active(pool);
    if (!there)
        return std::unexpected(there.error());
    for (File &file : (*there)->files)
        file.known = true;
    return {};
}

void SimulatedStorage::addPool(const PoolInfo &pool)
{
    const std::lock_guard lock(m_mutex);
    m_pools << Pool{.info = pool};
}

void SimulatedStorage::leaveRoom(const QString &pool, qint64 bytes)
{
    const std::lock_guard lock(m_mutex);
    if (Pool *const there = named(pool))
        there->others += there->free() - bytes;
}

void SimulatedStorage::putFile(const QString &pool, const Volume &volume)
{
    const std::lock_guard lock(m_mutex);
    if (Pool *const there = named(pool))
        there->files << File{.volume = volume, .known = false};
}

void SimulatedStorage::adopt(const QStringList &diskSources)
{
    const std::lock_guard lock(m_mutex);
    for (const QString &path : diskSources) {
        for (Pool &pool : m_pools) {
            if (!isInFolder(pool.info, path) || there(path))
                continue;
            const QString name = path.section(u'/', -1);
            const bool qcow2 = name.endsWith(".qcow2"_L1);
            pool.files << File{.volume = {.name = name,
                                          .path = path,
                                          .key = path,
                                          .format = qcow2 ? u"qcow2"_s : u"raw"_s,
                                          .capacityBytes = qint64(20) << 30,
                                          .allocationBytes = qint64(2) << 30,
                                          .backingPath = {},
                                          .backingFormat = {}}};
        }
    }
}

bool SimulatedStorage::there(const QString &path) const
{
    return std::ranges::all_of(m_pools, [&path](const Pool &pool) {
        return !isInFolder(pool.info, path) ||
               std::ranges::any_of(pool.files, [&path](const File &file) { return file.volume.path == path; });
    });
}

bool SimulatedStorage::lacks(const QString &path) const
{
    const std::lock_guard lock(m_mutex);
    return !there(path);
}

QByteArray SimulatedStorage::contentHash(const QString &pool, const QString &name)
{
    const std::lock_guard lock(m_mutex);
    const Result<Found> found = find(pool, name, true);
    return found ? found->second->hash : QByteArray();
}

} // namespace riser
