// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace riser {

/// Whether a program on this computer listens on the UNIX socket at `path` (absolute, as it was bound), without a
/// connection that it would see. The file alone says too little: it is there from bind() on, and until listen() each
/// connection is refused; an ssh that was slow was met in between. Source: /proc/net/unix. Where that says nothing of
/// the path the file counts. Any thread.
bool isListening(const QString &path);

} // namespace riser
