// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/devices/device_kind.h"

namespace riser {

// One of each, stateless, for the registry's table.
const DeviceKind &gpuKind();
const DeviceKind &nvmeKind();
const DeviceKind &usbDeviceKind();
const DeviceKind &pciFunctionKind();

} // namespace riser
