// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/libvirt/event_loop.h"

#include <functional>
#include <utility>

namespace riser {

/// The registered loop, or nullptr before a LibvirtRuntime was made. Stays valid for the life of the process.
EventLoop *libvirtEventLoop();

/// So that a host that goes away ends calls and not the process. Before each connection, since others may have changed
/// it meanwhile: Qt Test takes every signal for itself after main() made the runtime.
void ignoreBrokenPipes();

/// Runs `job` on a thread of its own that nobody waits for but ~LibvirtRuntime, a moment: it may block.
void runAside(std::function<void()> job);

/// Taking a connection down can block, and the object that held it must go at once.
inline void takeDownLater(std::function<void()> takeDown)
{
    runAside(std::move(takeDown));
}

} // namespace riser
