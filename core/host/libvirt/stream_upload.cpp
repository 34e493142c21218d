// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/libvirt/stream_upload.h"

#include "core/base/text.h"
#include "core/host/upload_pieces.h"

namespace riser {

Result<void> sendUpload(const PoolCall &call, virStorageVolPtr volume, const QString &name, const Upload &upload)
{
    const QString failed = Text::tr("%1 could not take the content of %2.");
    const StreamPtr stream(virStreamNew(call.connection().get(), 0));
    if (!stream || virStorageVolUpload(volume, stream.get(), 0, quint64(upload.bytes), 0) < 0)
        return std::unexpected(call.error(name, failed));
    const auto send = [&](const char *data, qint64 size) -> Result<void> {
        while (size > 0) {
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
