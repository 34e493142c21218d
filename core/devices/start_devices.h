// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/devices/rules.h"

namespace riser {

/// What of a VM's devices keeps it from starting, by the definition for its next start: a part of checkStart(). Says of
/// each device that it is ready, or why not. Pure.
Findings startDevices(const Inventory &inventory, const Domain &domain);

} // namespace riser
