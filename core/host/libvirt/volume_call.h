// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/libvirt/connection.h"
#include "core/host/libvirt/handles.h"

namespace riser {

/// A storage pool of a host, for one call: looks it and its volumes up, and words what goes wrong. Not thread-safe.
class PoolCall
{
public:
    PoolCall(const Connection &connection, QString pool)
        : m_connection(connection)
        , m_pool(std::move(pool))
    {
    }

    Result<virStoragePoolPtr> find();
    /// `looking`: once more after a refresh of the pool, for a file that libvirt hasn't seen yet.
    Result<VolumePtr> findVolume(const QString &name, bool looking);
    /// Done also when a job on one of the volumes keeps libvirt from looking.
    Result<void> refresh();

    const Connection &connection() const { return m_connection; }
    const QString &host() const { return m_connection.host(); }
    QString text() const;                      ///< "storage pool images"
    QString text(const QString &volume) const; ///< "volume root.qcow2 of storage pool images"
    /// The last failure. `failed` has %1 for the host and %2 for the volume, or for the pool when that is empty. A full
    /// pool is told with its numbers.
    Error error(const QString &volume, const QString &failed) const;
    Error noRoom(const QString &volume, qint64 availableBytes, qint64 capacityBytes) const;
    Error error(const LibvirtFailure &failure, const QString &volume, const QString &failed) const;

private:
    const Connection &m_connection;
    const QString m_pool;
    PoolPtr m_handle;
};

} // namespace riser
