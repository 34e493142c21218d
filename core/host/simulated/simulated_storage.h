// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/machines.h"
#include "core/host/simulated/recording.h"

#include <QList>
#include <QStringList>

#include <mutex>

namespace riser {

/// The storage pools of a simulated host, and the files in them. Thread-safe. Answers as libvirt's dir pools do; what
/// it doesn't know it refuses with libvirt's numbers (facts §8).
class SimulatedStorage
{
public:
    SimulatedStorage(QString host, const QList<RecordedStorage> &pools);

    // What a backend asks.
    Result<QList<Volume>> volumes(const QString &pool);
    Result<Volume> volume(const QString &pool, const QString &name);
    Result<PoolInfo> info(const QString &pool);
    Result<void> refresh(const QString &pool);
    Result<void> create(const QString &pool, const VolumeSpec &spec);
    Result<void> clone(const QString &pool, const VolumeSpec &spec, const QString &fromPool, const QString &fromVolume);
    Result<void> resize(const QString &pool, const QString &name, qint64 capacityBytes);
    Result<void> upload(const QString &pool, const QString &name, const Upload &upload);
    Result<void> remove(const QString &pool, const QString &name);

    // What others do on the host, and what a VM finds there.
    void addPool(const PoolInfo &pool);
    void leaveRoom(const QString &pool, qint64 bytes);       ///< somebody else takes the rest
    void putFile(const QString &pool, const Volume &volume); ///< by hand: libvirt sees it at the next refresh
    /// VMs that are there have their disks: files in a pool's folder that nobody recorded.
    void adopt(const QStringList &diskSources);
    /// A file in the folder of a pool that isn't there, so that no VM can start with it.
    bool lacks(const QString &path) const;
    /// SHA-256 of what was uploaded last; empty: nothing was.
    QByteArray contentHash(const QString &pool, const QString &name);

private:
    struct File {
        Volume volume;
        bool known = true; ///< libvirt has seen it
        QByteArray hash = {};
    };
    struct Pool {
        PoolInfo info;
        qint64 others = 0; ///< bytes that are no volumes
        QList<File> files = {};

        qint64 taken() const;
        qint64 free() const { return info.capacityBytes - taken(); }
        File *file(const QString &name);
    };
    using Found = std::pair<Pool *, File *>;

    Pool *named(const QString &pool);
    Result<Pool *> active(const QString &pool);
    Result<Found> find(const QString &pool, const QString &name, bool looking);
    Result<void> checkNew(Pool &pool, const VolumeSpec &spec);
    bool there(const QString &path) const;
    Error noSuchVolume(const QString &pool, const QString &name) const;
    Error full(const Pool &pool, const QString &name, const QString &words) const;

    const QString m_host;
    mutable std::mutex m_mutex;
    QList<Pool> m_pools;
};

} // namespace riser
