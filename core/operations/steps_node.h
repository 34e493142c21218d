// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/operation.h"

// Steps that move a PCI function between its host driver and VFIO.
namespace riser {

/// Host driver -> VFIO. libvirt's 0 is no proof (facts §0.3), so it reads the driver until it is VFIO-class.
/// Undo: back, until the driver of before is bound again.
Step detachStep(const Inventory &inventory, const Device &device);

/// VFIO -> host driver, until it isn't on VFIO any more. A host that has no driver for it leaves it without one.
/// Undo: onto VFIO again.
Step returnStep(const Inventory &inventory, const Device &device);

} // namespace riser
