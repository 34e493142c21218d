// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/libvirt/libvirt_backend.h"
#include "tests/libvirt/support_listener.h"

#include <QDebug>

#include <memory>

namespace riser::test {

/// A backend and who listens to it, in the right order of destruction.
struct Opened {
    RecordingListener listener;
    std::unique_ptr<Backend> backend;
    Result<void> result;
};

/// Made and opened, however that went.
inline std::unique_ptr<Opened> tryOpen(const QString &uri, const Asker &ask = {})
{
    auto opened = std::make_unique<Opened>();
    auto made = makeLibvirtBackend(uri);
    if (!made) {
        opened->result = std::unexpected(made.error());
        return opened;
    }
    opened->backend = std::move(*made);
    opened->result = opened->backend->open(ask, &opened->listener);
    return opened;
}

/// For a host that answers. Ends the test program otherwise.
inline std::unique_ptr<Opened> open(const QString &uri)
{
    auto opened = tryOpen(uri);
    if (!opened->result)
        qFatal() << opened->result.error().toText();
    return opened;
}

} // namespace riser::test
