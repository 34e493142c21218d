// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hosthelper/host_program.h"

#include <memory>

namespace riser {

class SimulatedCaller;

/// riser-host of the host that `caller` is connected to. Its calls are named in faults and logs as HostProgram's
/// functions; read() is "readHostProgram".
std::shared_ptr<HostProgram> makeSimulatedHostProgram(std::shared_ptr<SimulatedCaller> caller);

} // namespace riser
