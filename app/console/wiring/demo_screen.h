// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/consoles.h"

namespace riser {

struct DemoGuest;

/// What the guest's emulated screen shows: a text console that waits for a login. Each letter is a small block: enough
/// for a thumbnail, and it needs no fonts, so that it can be drawn in any thread.
Screenshot demoScreen(const DemoGuest &guest);

} // namespace riser
