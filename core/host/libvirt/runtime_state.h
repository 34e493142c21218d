// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/libvirt/event_loop.h"

#include <functional>

namespace riser {

/// The registered loop, or nullptr before a LibvirtRuntime was made. Stays valid for the life of the process.
EventLoop *libvirtEventLoop();

/// Runs `takeDown` on a thread of its own that nobody waits for but ~LibvirtRuntime, a moment: taking a connection down
/// can block, and the object that held it must go at once.
void takeDownLater(std::function<void()> takeDown);

} // namespace riser
