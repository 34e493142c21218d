// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host_snapshot.h"

#include <QHash>

namespace riser {

/// Serial numbers, names and speeds of this computer's USB devices by node name, from libusb. Without the right to use
/// it: nothing. Never asks a device anything that wakes it. Thread-safe.
QHash<DeviceKey, DeviceIdentity> localUsbIdentities();

} // namespace riser
