// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/libvirt/stream_upload.h"

#include "core/base/text.h"
#include "core/host/libvirt/errors.h"
#include "core/host/upload_pieces.h"

#include <algorithm>

namespace riser {

namespace {

/// A disk that fills up while libvirtd writes a stream ends libvirtd itself (seen on the lab with 11.3: "double free or
/// corruption" right after "No space left on device"), and with it everybody's connections. So what has no room isn't
/// begun; a caller that wants to be sure against others allocates the volume before.
Result<void> checkRoom(PoolCall &call, virStorageVolPtr volume, const QString &name, qint64 bytes)
{
    if (const Result<void> looked = call.refresh(); !looked)
        return looked;
    const Result<virStoragePoolPtr> pool = call.find();
    if (!pool)
        return std::unexpected(pool.error());
    virStorageVolInfo has{};
    virStoragePoolInfo room{};
    if (virStorageVolGetInfo(volume, &has) < 0 || virStoragePoolGetInfo(*pool, &room) < 0)
        return std::unexpected(call.error(name, Text::tr("%1 can't tell about %2.")));
    const qint64 more = std::max<qint64>(0, std::min<qint64>(bytes, qint64(has.capacity)) - qint64(has.allocation));
    if (more <= qint64(room.available))
        return {};
    return std::unexpected(call.noRoom(name, qint64(room.available), qint64(room.capacity)));
}

} // namespace

Result<void> sendUpload(PoolCall &call, virStorageVolPtr volume, const QString &name, const Upload &upload,
                        const std::shared_ptr<OpenStreams> &streams)
{
    if (const Result<void> room = checkRoom(call, volume, name, upload.bytes); !room)
        return room;
    const QString failed = Text::tr("%1 could not take the content of %2.");
    const OpenStreams::Entry open(streams);
    const StreamPtr stream(virStreamNew(call.connection().get(), 0));
    if (!stream || virStorageVolUpload(volume, stream.get(), 0, quint64(upload.bytes), 0) < 0)
        return std::unexpected(call.error(name, failed));
    const auto send = [&](const char *data, qint64 size) -> Result<void> {
        while (size > 0) {
            if (streams->isEnding())
                return std::unexpected(lostError(call.host(), {}));
            const int sent = virStreamSend(stream.get(), data, size_t(size));
            if (sent < 0)
                return std::unexpected(call.error(name, failed));
            data += sent;
            size -= sent;
        }
        return {};
    };
    const Result<void> sent = sendPieces(upload, call.text(name), call.host(), send);
    if (!sent) {
        (void)virStreamAbort(stream.get()); // a stream that is let go before it ended is an error of libvirt's
        return sent;
    }
    // Only now does the host say that it has written everything.
    if (virStreamFinish(stream.get()) < 0)
        return std::unexpected(call.error(name, failed));
    return {};
}

} // namespace riser
