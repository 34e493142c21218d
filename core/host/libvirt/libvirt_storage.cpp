// SPDX-License-Identifier: GPL-3.0-or-later
// The storage half of LibvirtMachines.
#include "core/base/text.h"
#include "core/host/libvirt/backend_state.h"
#include "core/host/libvirt/libvirt_machines.h"
#include "core/host/libvirt/stream_upload.h"
#include "core/host/libvirt/volume_call.h"

#include <libvirt/virterror.h>

#include <algorithm>

namespace riser {

namespace {

Result<Volume> describe(PoolCall &call, virStorageVolPtr volume)
{
    const QString name = QString::fromUtf8(virStorageVolGetName(volume));
    char *const text = virStorageVolGetXMLDesc(volume, 0);
    if (!text)
        return std::unexpected(call.error(name, Text::tr("%1 can't tell about %2.")));
    Result<Volume> described = parseVolume(takeText(text));
    if (described)
        return described;
    return failure(ErrorCode::InvalidData,
                   Text::tr("What %1 says of %2 can't be understood.").arg(call.host(), call.text(name)),
                   described.error().toText());
}

Result<void> grow(PoolCall &call, virStorageVolPtr volume, const QString &name, qint64 bytes)
{
    if (virStorageVolResize(volume, quint64(bytes), 0) < 0)
        return std::unexpected(call.error(name, Text::tr("%1 could not make %2 larger.")));
    return {};
}

} // namespace

// One call for each volume, one after the other: a pool has some dozens, and is listed when somebody chooses from it.
Result<QList<Volume>> LibvirtMachines::volumes(const QString &pool)
{
    return m_state.reading([&](const Connection &connection) -> Result<QList<Volume>> {
        PoolCall call(connection, pool);
        const Result<virStoragePoolPtr> handle = call.find();
        if (!handle)
            return std::unexpected(handle.error());
        virStorageVolPtr *array = nullptr;
        const int count = virStoragePoolListAllVolumes(*handle, &array, 0);
        if (count < 0)
            return std::unexpected(call.error({}, Text::tr("%1 can't list what is in %2.")));
        QList<Volume> volumes;
        for (const VolumePtr &volume : takeList<VolumePtr>(array, count)) {
            const Result<Volume> described = describe(call, volume.get());
            if (described)
                volumes << *described;
            else if (described.error().code != ErrorCode::NoSuchStorage) // that one went meanwhile
                return std::unexpected(described.error());
        }
        std::ranges::sort(volumes, {}, &Volume::name);
        return volumes;
    });
}

Result<Volume> LibvirtMachines::volume(const QString &pool, const QString &name)
{
    return m_state.reading([&](const Connection &connection) -> Result<Volume> {
        PoolCall call(connection, pool);
        const Result<VolumePtr> volume = call.findVolume(name, false);
        return volume ? describe(call, volume->get()) : std::unexpected(volume.error());
    });
}

Result<PoolInfo> LibvirtMachines::poolInfo(const QString &pool)
{
    return m_state.reading([&](const Connection &connection) -> Result<PoolInfo> {
        PoolCall call(connection, pool);
        const Result<virStoragePoolPtr> handle = call.find();
        if (!handle)
            return std::unexpected(handle.error());
        char *const text = virStoragePoolGetXMLDesc(*handle, 0);
        const int active = text ? virStoragePoolIsActive(*handle) : -1;
        const QByteArray xml = takeText(text);
        if (active < 0)
            return std::unexpected(call.error({}, Text::tr("%1 can't tell about %2.")));
        Result<PoolInfo> info = parsePoolInfo(xml);
        if (!info) {
            return failure(ErrorCode::InvalidData,
                           Text::tr("What %1 says of %2 can't be understood.").arg(call.host(), call.text()),
                           info.error().toText());
        }
        info->active = active != 0;
        return info;
    });
}

Result<void> LibvirtMachines::refreshPool(const QString &pool)
{
    return m_state.writing([&](const Connection &connection) { return PoolCall(connection, pool).refresh(); });
}

Result<void> LibvirtMachines::createVolume(const QString &pool, const VolumeSpec &spec)
{
    return m_state.writing([&](const Connection &connection) -> Result<void> {
        PoolCall call(connection, pool);
        const Result<virStoragePoolPtr> handle = call.find();
        if (!handle)
            return std::unexpected(handle.error());
        const VolumePtr made(virStorageVolCreateXML(*handle, writeVolume(spec).constData(), 0));
        if (!made)
            return std::unexpected(call.error(spec.name, Text::tr("%1 could not make %2.")));
        return {};
    });
}

Result<void> LibvirtMachines::cloneVolume(const QString &pool, const VolumeSpec &spec, const QString &fromPool,
                                          const QString &fromVolume)
{
    return m_state.writing([&](const Connection &connection) -> Result<void> {
        PoolCall call(connection, pool);
        const Result<virStoragePoolPtr> handle = call.find();
        if (!handle)
            return std::unexpected(handle.error());
        PoolCall from(connection, fromPool);
        const Result<VolumePtr> original = from.findVolume(fromVolume, true);
        if (!original)
            return std::unexpected(original.error());
        const VolumePtr made(virStorageVolCreateXMLFrom(*handle, writeVolume(spec).constData(), original->get(), 0));
        if (!made)
            return std::unexpected(call.error(spec.name, Text::tr("%1 could not copy a volume to %2.")));
        // qemu-img convert keeps the original's size, whatever the XML asked for.
        const Result<Volume> copy = describe(call, made.get());
        if (!copy)
            return std::unexpected(copy.error());
        return copy->capacityBytes < spec.capacityBytes ? grow(call, made.get(), spec.name, spec.capacityBytes)
                                                        : Result<void>();
    });
}

Result<void> LibvirtMachines::resizeVolume(const QString &pool, const QString &name, qint64 capacityBytes)
{
    return m_state.writing([&](const Connection &connection) -> Result<void> {
        PoolCall call(connection, pool);
        const Result<VolumePtr> volume = call.findVolume(name, true);
        return volume ? grow(call, volume->get(), name, capacityBytes) : std::unexpected(volume.error());
    });
}

Result<void> LibvirtMachines::upload(const QString &pool, const QString &name, const Upload &upload)
{
    return m_state.writing([&](const Connection &connection) -> Result<void> {
        PoolCall call(connection, pool);
        const Result<VolumePtr> volume = call.findVolume(name, true);
        const auto streams = m_state.streams(BackendState::Lane::Writer);
        return volume ? sendUpload(call, volume->get(), name, upload, streams) : std::unexpected(volume.error());
    });
}

Result<void> LibvirtMachines::removeVolume(const QString &pool, const QString &name)
{
    return m_state.writing([&](const Connection &connection) -> Result<void> {
        PoolCall call(connection, pool);
        const Result<VolumePtr> volume = call.findVolume(name, true);
        if (!volume)
            return std::unexpected(volume.error());
        if (virStorageVolDelete(volume->get(), 0) < 0)
            return std::unexpected(call.error(name, Text::tr("%1 could not remove %2.")));
        return {};
    });
}

} // namespace riser
