// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QString>

namespace riser {

/// A disk image in a local file, as its first bytes tell.
struct ImageFile {
    QString format;           ///< qcow2 or raw
    qint64 bytes = 0;         ///< of the file
    qint64 capacityBytes = 0; ///< what a guest sees
    bool operator==(const ImageFile &) const = default;
};

/// Errors: InvalidInput: it can't be read, is empty, lies on another image (an overlay is no template), or is of a
/// format that libvirt's pools don't list as a disk (named). Reads some bytes; blocks as a file does.
Result<ImageFile> readImageFile(const QString &fileName);

} // namespace riser
