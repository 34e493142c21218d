// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace riser {

/// What the host's drivers say, before any VM is looked at.
enum class HostHold {
    Held,      ///< a host driver is bound
    NoDriver,  ///< PCI: none bound: still the host's (it may bind one at any time)
    Free,      ///< PCI: on a VFIO-class driver; USB: no interface driver
    GuestHeld, ///< USB: `usbfs`, a VM (or a program) has it
    Unknown,
};

} // namespace riser
