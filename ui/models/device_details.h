// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/devices/inventory.h"

#include <QString>

namespace riser {

/// Everything that a row can't hold, a sentence a line: what the device is, its unit, who claims it, every problem.
/// Plain text, for tool tips and the details below a list. Pure.
QString deviceDetails(const Inventory &inventory, const Device &device);
QString unitDetails(const Inventory &inventory, const Unit &unit);

} // namespace riser
