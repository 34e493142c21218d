// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/libvirt/volume_call.h"

#include "core/base/text.h"
#include "core/xml/volume.h"

#include <libvirt/virterror.h>

namespace riser {

QString PoolCall::text() const
{
    return Text::tr("storage pool %1").arg(m_pool);
}

QString PoolCall::text(const QString &volume) const
{
    return Text::tr("volume %1 of storage pool %2").arg(volume, m_pool);
}

Error PoolCall::error(const QString &volume, const QString &failed) const
{
    return error(lastFailure(), volume, failed);
}

Error PoolCall::error(const LibvirtFailure &failure, const QString &volume, const QString &failed) const
{
    const bool noPool = failure.code == VIR_ERR_NO_STORAGE_POOL;
    const QString thing = volume.isEmpty() || noPool ? text() : text(volume);
    Error error = m_connection.error(failure, {host(), thing, failed.arg(host(), thing)});
    if (error.code != ErrorCode::NoSpace || !m_handle)
        return error;
    // libvirt's own numbers are of its last look, which was before what has filled the pool.
    (void)virStoragePoolRefresh(m_handle.get(), 0);
    virStoragePoolInfo info{};
    if (virStoragePoolGetInfo(m_handle.get(), &info) == 0)
        error.summary = noRoom(volume, qint64(info.available), qint64(info.capacity)).summary;
    return error;
}

Error PoolCall::noRoom(const QString &volume, qint64 availableBytes, qint64 capacityBytes) const
{
    return failure(ErrorCode::NoSpace, Text::tr("%1 has no room for %2: %3 of %4 are free.")
                                           .arg(host(), volume.isEmpty() ? text() : text(volume),
                                                bytesText(availableBytes), bytesText(capacityBytes)))
        .error();
}

Result<virStoragePoolPtr> PoolCall::find()
{
    if (!m_handle)
        m_handle.reset(virStoragePoolLookupByName(m_connection.get(), m_pool.toUtf8().constData()));
    if (!m_handle)
        return std::unexpected(error({}, Text::tr("%1 can't tell about %2.")));
    return m_handle.get();
}

Result<VolumePtr> PoolCall::findVolume(const QString &name, bool looking)
{
    const Result<virStoragePoolPtr> pool = find();
    if (!pool)
        return std::unexpected(pool.error());
    const QByteArray wanted = name.toUtf8();
    VolumePtr volume(virStorageVolLookupByName(*pool, wanted.constData()));
    if (volume)
        return volume;
    LibvirtFailure failure = lastFailure();
    if (looking && failure.code == VIR_ERR_NO_STORAGE_VOL && refresh()) {
        volume.reset(virStorageVolLookupByName(*pool, wanted.constData()));
        if (volume)
            return volume;
        failure = lastFailure();
    }
    return std::unexpected(error(failure, name, Text::tr("%1 can't tell about %2.")));
}

Result<void> PoolCall::refresh()
{
    const Result<virStoragePoolPtr> pool = find();
    if (!pool)
        return std::unexpected(pool.error());
    if (virStoragePoolRefresh(*pool, 0) == 0)
        return {};
    const LibvirtFailure failure = lastFailure();
    // "pool 'default' has asynchronous jobs running."
    if (failure.text.contains(QLatin1StringView("asynchronous jobs")))
        return {};
    return std::unexpected(error(failure, {}, Text::tr("%1 could not look what is in %2.")));
}

} // namespace riser
