// SPDX-License-Identifier: GPL-3.0-or-later
// What is made, changed and removed in the storage pools of a simulated host.
#include "core/base/text.h"
#include "core/host/simulated/answers.h"
#include "core/host/simulated/simulated_storage.h"
#include "core/host/upload_pieces.h"

#include <QCryptographicHash>

#include <algorithm>

namespace riser {

using namespace Qt::StringLiterals;
using namespace answers;

namespace {

/// What an empty qcow2 takes; an empty raw file takes nothing.
constexpr qint64 emptyQcow2 = 200 * 1024;

QString inFolder(const PoolInfo &pool, const QString &name)
{
    return pool.path + u'/' + name;
}

Volume made(const PoolInfo &pool, const VolumeSpec &spec)
{
    const QString path = inFolder(pool, spec.name);
    return {.name = spec.name,
            .path = path,
            .key = path,
            .format = spec.format,
            .capacityBytes = spec.capacityBytes,
            .allocationBytes =
                spec.format == "qcow2"_L1 ? std::max(spec.allocationBytes, emptyQcow2) : spec.allocationBytes,
            .backingPath = spec.backingPath,
            .backingFormat = spec.backingFormat};
}

} // namespace

Result<void> SimulatedStorage::checkNew(Pool &pool, const VolumeSpec &spec)
{
    if (spec.name.isEmpty() || spec.name.contains(u'/')) {
        return std::unexpected(refused(XmlError, Storage, u"volume name '%1' cannot contain '/'"_s.arg(spec.name),
                                       Text::tr("Host %1 takes no volume named %2.").arg(m_host, spec.name)));
    }
    const QString summary = Text::tr("Storage pool %2 of host %1 has a volume %3 already.");
    const QString exists = summary.arg(m_host, pool.info.name, spec.name);
    if (const File *const file = pool.file(spec.name)) {
        if (file->known)
            return std::unexpected(refused(StorageVolumeExists, Storage, u"'%1'"_s.arg(spec.name), exists));
        const QString words = u"volume target path '%1' already exists"_s.arg(file->volume.path);
        return std::unexpected(refused(OperationInvalid, Storage, words, exists));
    }
    if (!there(spec.backingPath)) {
        return std::unexpected(
            refused(SystemError, Storage,
                    u"inaccessible backing store volume %1: No such file or directory"_s.arg(spec.backingPath),
                    Text::tr("Host %1 has no image %2.").arg(m_host, spec.backingPath)));
    }
    return {};
}

// A thin volume takes next to nothing: libvirt makes it in a full pool, larger than the pool if need be.
Result<void> SimulatedStorage::create(const QString &pool, const VolumeSpec &spec)
{
    const std::lock_guard lock(m_mutex);
    const Result<Pool *> there = active(pool);
    if (!there)
        return std::unexpected(there.error());
    if (const Result<void> fits = checkNew(**there, spec); !fits)
        return fits;
    const Volume volume = made((*there)->info, spec);
    if (volume.allocationBytes > (*there)->free()) {
        return std::unexpected(
            full(**there, spec.name,
                 u"cannot allocate %1 bytes in file '%2'"_s.arg(volume.allocationBytes).arg(volume.path)));
    }
    (*there)->files << File{.volume = volume};
    return {};
}

Result<void> SimulatedStorage::clone(const QString &pool, const VolumeSpec &spec, const QString &fromPool,
                                     const QString &fromVolume)
{
    const std::lock_guard lock(m_mutex);
    const Result<Pool *> there = active(pool);
    if (!there)
        return std::unexpected(there.error());
    const Result<Found> original = find(fromPool, fromVolume, true);
    if (!original)
        return std::unexpected(original.error());
    if (const Result<void> fits = checkNew(**there, spec); !fits)
        return fits;
    const File from = *original->second;
    Volume volume = made((*there)->info, spec);
    volume.capacityBytes = std::max(volume.capacityBytes, from.volume.capacityBytes);
    volume.allocationBytes = std::max(volume.allocationBytes, from.volume.allocationBytes);
    if (volume.allocationBytes > (*there)->free())
        return std::unexpected(full(**there, spec.name, u"qemu-img: error while writing at byte 0"_s));
    (*there)->files << File{.volume = volume, .known = true, .hash = from.hash};
    return {};
}

Result<void> SimulatedStorage::resize(const QString &pool, const QString &name, qint64 capacityBytes)
{
    const std::lock_guard lock(m_mutex);
    const Result<Found> found = find(pool, name, true);
    if (!found)
        return std::unexpected(found.error());
    Volume &volume = found->second->volume;
    if (capacityBytes < volume.capacityBytes) {
        const QString words = u"Can't shrink capacity below current capacity unless shrink flag explicitly specified"_s;
        return std::unexpected(
            refused(InvalidArgument, Storage, words,
                    Text::tr("Volume %3 of storage pool %2 of host %1 is larger already.").arg(m_host, pool, name)));
    }
    volume.capacityBytes = capacityBytes;
    return {};
}

// The lock is held for single pieces only: the source is a stranger, and may take its time.
Result<void> SimulatedStorage::upload(const QString &pool, const QString &name, const Upload &upload)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    qint64 written = 0;
    const auto change = [&](const std::function<Result<void>(Pool &, File &)> &how) -> Result<void> {
        const std::lock_guard lock(m_mutex);
        const Result<Found> found = find(pool, name, true);
        return found ? how(*found->first, *found->second) : std::unexpected(found.error());
    };
    const Result<void> begun = change([](Pool &, File &file) -> Result<void> {
        file.volume.allocationBytes = 0;
        file.hash.clear();
        return {};
    });
    if (!begun)
        return begun;
    const QString thing = Text::tr("volume %1 of storage pool %2").arg(name, pool);
    const Result<void> sent = sendPieces(upload, thing, m_host, [&](const char *data, qint64 size) {
        return change([&](Pool &there, File &file) -> Result<void> {
            if (size > there.free())
                return std::unexpected(full(there, name, u"cannot write to stream"_s));
            written += size;
            hash.addData(QByteArrayView(data, size));
            file.volume.allocationBytes = written;
            file.volume.capacityBytes = std::max(file.volume.capacityBytes, written);
            return {};
        });
    });
    if (!sent)
        return sent;
    return change([&](Pool &, File &file) -> Result<void> {
        file.hash = hash.result();
        return {};
    });
}

Result<void> SimulatedStorage::remove(const QString &pool, const QString &name)
{
    const std::lock_guard lock(m_mutex);
    const Result<Found> found = find(pool, name, true);
    if (!found)
        return std::unexpected(found.error());
    found->first->files.removeIf([&name](const File &file) { return file.volume.name == name; });
    return {};
}

} // namespace riser
