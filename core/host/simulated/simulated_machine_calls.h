// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/machines.h"

#include <memory>

namespace riser {

class SimulatedCaller;

/// Whole VMs and storage of the host that `caller` is connected to. Its calls are named in faults and logs as Machines'
/// functions.
std::unique_ptr<Machines> makeSimulatedMachines(std::shared_ptr<SimulatedCaller> caller);

} // namespace riser
