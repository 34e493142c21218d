// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/machines.h"

namespace riser {

/// The loop of every backend's upload: takes a piece from the source, gives it to `send`, tells the progress, and stops
/// when it is asked to. `thing` and `host` are for the texts. Errors: Cancelled, InvalidInput (the source has fewer or
/// more bytes than it said), what source and `send` say. Thread-safe, keeps nothing.
Result<void> sendPieces(const Upload &upload, const QString &thing, const QString &host,
                        const std::function<Result<void>(const char *data, qint64 size)> &send);

} // namespace riser
