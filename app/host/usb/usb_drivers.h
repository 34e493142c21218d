// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/host/system/outcome.h"
#include "app/host/system/places.h"
#include "core/base/usb_port.h"

#include <functional>

namespace riser::onhost {

class UsbKernel;

// The host's drivers of one USB device, off and on. Each call blocks until the kernel has answered and sysfs was read
// again; it needs root, and works from any thread. After a VM has let go of a device the kernel binds the host's
// drivers by itself a moment later: who wants it in the pool detaches it again then.

/// Takes every interface driver off. Success too when there is none. Faults: NoSuchDevice; Refused (a hub, or the host
/// needs it: the uses say for what); Busy (a program or VM has it: it isn't taken away); Failed (what the kernel said);
/// NotDone.
Outcome detachUsb(const Places &places, const UsbPort &port);
/// Lets the host's drivers have it. Success too for interfaces that the host has no driver for. Faults: NoSuchDevice,
/// Busy, Failed, NotDone.
Outcome attachUsb(const Places &places, const UsbPort &port);

// The same with another kernel, and another source of what the host needs.
using UsesOf = std::function<HostUses(const UsbPort &)>;
Outcome detachUsb(const Places &places, const UsbPort &port, UsbKernel &kernel, const UsesOf &usesOf);
Outcome attachUsb(const Places &places, const UsbPort &port, UsbKernel &kernel);

} // namespace riser::onhost
