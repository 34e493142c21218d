// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/xml/node_device.h"

namespace riser {

/// Vendor and product number of a PCI function or USB device, `10de:2204`; empty for any other node. Pure.
QString hardwareId(const NodeDevice &node);

} // namespace riser
