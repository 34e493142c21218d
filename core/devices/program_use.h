// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/devices/rules_common.h"

namespace riser {

/// What riser-host found that the host loses with this one device, as findings; those that libvirt tells with better
/// words (the VMs behind virtual functions, the USB devices below a controller) are left to it. Pure.
void addProgramUse(const Inventory &inventory, const Device &device, CheckList &list);

} // namespace riser
