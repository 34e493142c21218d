// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/usb_port.h"

#include <QString>

#include <optional>

namespace riser {

/// The alias of our USB hostdevs carries the port: `ua-riser-usb-1-5_3` for 1-5.3 (libvirt allows no dot). So the
/// device is found again when its number changed, which libvirt's XML alone can't say.
QString usbAlias(const UsbPort &port);
std::optional<UsbPort> portFromUsbAlias(const QString &alias);

} // namespace riser
