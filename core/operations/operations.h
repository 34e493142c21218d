// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/operation.h"

namespace riser {

// The four of the main job, each in a file of its own. They act on the whole unit of `device`.

/// Attached -> Detached: every function of the unit onto VFIO.
std::unique_ptr<Operation> makeDetach(const DeviceKey &device);
/// Detached -> Attached: every function of the unit back to its host driver.
std::unique_ptr<Operation> makeReturn(const DeviceKey &device);
/// Detached -> Assigned: device and companions to the VM with managed='no', bystanders as placeholders.
std::unique_ptr<Operation> makeAssign(const DeviceKey &device, const DomainId &domain, When when);
/// Assigned -> Detached. An empty `domain`: the only claimant. Takes back all that the assignment gave, from the
/// running guest and from the definition, wherever it is claimed.
std::unique_ptr<Operation> makeRelease(const DeviceKey &device, const DomainId &domain = {});

/// Makes what is agree with what should be: detaches what the pool's record has and the host took back, lets the record
/// and the VMs' definitions follow a card that sits elsewhere now, and gives a USB device that was plugged in again
/// back to the VM that had it.
std::unique_ptr<Operation> makeRepair(const DeviceKey &device);

} // namespace riser
