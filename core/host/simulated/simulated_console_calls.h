// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/consoles.h"

#include <memory>

namespace riser {

class SimulatedCaller;

/// Consoles of the host that `caller` is connected to. Its calls are named in faults and logs as Consoles' functions.
std::unique_ptr<Consoles> makeSimulatedConsoles(std::shared_ptr<SimulatedCaller> caller);

} // namespace riser
