// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/host/machines.h"
#include "core/host/upload_pieces.h"

#include <QFile>

#include <algorithm>
#include <memory>

namespace riser {

namespace {

/// libvirt's stream packets hold 256 KiB less their header; more would only be cut up there.
constexpr qint64 pieceBytes = 256 * 1024 - 24;

} // namespace

Result<Upload> uploadOf(const QString &fileName)
{
    const auto file = std::make_shared<QFile>(fileName);
    const auto unreadable = [file] {
        return failure(ErrorCode::InvalidInput, Text::tr("The file %1 can't be read.").arg(file->fileName()),
                       file->errorString());
    };
    if (!file->open(QIODevice::ReadOnly | QIODevice::Unbuffered) || file->isSequential())
        return unreadable();
    return Upload{.source = [file, unreadable](char *to, qint64 size) -> Result<qint64> {
                      const qint64 read = file->read(to, size);
                      if (read < 0)
                          return unreadable();
                      return read;
                  },
                  .bytes = file->size()};
}

Result<void> sendPieces(const Upload &upload, const QString &thing, const QString &host,
                        const std::function<Result<void>(const char *data, qint64 size)> &send)
{
    QByteArray piece(pieceBytes, Qt::Uninitialized);
    qint64 sent = 0;
    for (;;) {
        if (upload.stop.stop_requested()) {
            return failure(ErrorCode::Cancelled, Text::tr("The upload to %1 of %2 was cancelled.").arg(thing, host), {},
                           Text::tr("Part of it may be there."));
        }
        // One byte more than was announced is asked for, and must not be there.
        const qint64 room = std::min<qint64>(piece.size(), upload.bytes - sent);
        const Result<qint64> got = upload.source(piece.data(), std::max<qint64>(room, 1));
        if (!got)
            return std::unexpected(got.error());
        if ((*got <= 0) != (room <= 0)) {
            return failure(ErrorCode::InvalidInput,
                           Text::tr("What was to be uploaded to %1 of %2 changed its size meanwhile.").arg(thing, host),
                           Text::tr("%1 bytes were announced.").arg(upload.bytes));
        }
        if (*got <= 0)
            return {};
        if (const Result<void> done = send(piece.constData(), *got); !done)
            return done;
        sent += *got;
        if (upload.progress)
            upload.progress(sent);
    }
}

} // namespace riser
