// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/backend.h"

#include <memory>

namespace riser {

class SimulatedWorld;

/// Every backend there is, chosen by the URI's scheme: `simulated:` is a host of `world`, all else is libvirt's. The
/// only place that names them.
BackendFactory makeBackends(std::shared_ptr<SimulatedWorld> world);

} // namespace riser
