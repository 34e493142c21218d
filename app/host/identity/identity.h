// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/host/system/places.h"
#include "core/hosthelper/protocol/messages.h"

namespace riser::onhost {

/// Who the device at this place is: read from sysfs (and the card's VPD, which is slow: once per device and boot), and
/// what is known of it from before a driver of VFIO took it. What was learned is remembered in
/// Places::state/identities.json. `id` is empty when there is no such device. As root.
DeviceIdentity identityOf(const Places &places, const protocol::DeviceName &device);

} // namespace riser::onhost
