// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/libvirt/open_streams.h"
#include "core/host/libvirt/volume_call.h"
#include "core/host/machines.h"

namespace riser {

/// Sends `upload` into the volume through a stream, piece by piece, so that the memory it takes and the time until a
/// stop is seen don't grow with the image. Blocks. Errors as Machines::upload(), and a lost
/// connection when `streams`, those of the call's connection, are being ended.
Result<void> sendUpload(PoolCall &call, virStorageVolPtr volume, const QString &name, const Upload &upload,
                        const std::shared_ptr<OpenStreams> &streams);

} // namespace riser
