// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/operation.h"

// Steps that give a device to a VM.
namespace riser {

/// What goes to which definition of which VM, as it is planned on one inventory.
struct Attachment {
    const Device *device = nullptr; ///< of the inventory it is planned on
    const Domain *domain = nullptr;
    bool placeholder = false; ///< held by the VM, not given to the guest
    Target target;            ///< only the definitions that don't have it yet

    Hostdev hostdev() const; ///< as planned; a USB device's address is looked up again when it runs
};

/// Attaches, reads that it is there. Undo: out again, from wherever it is then.
Step attachStep(const Inventory &inventory, const Attachment &attachment);

/// Reads all VMs once more: libvirt lets two definitions claim one device (facts §0.10), so a second administrator may
/// have been as fast. Whoever finds the other one there steps back; two who find each other both do, and nobody's VM
/// fails at its start. Without undo: its failure undoes the steps before.
Step noRivalStep(const Inventory &inventory, const QList<Attachment> &attachments);
/// The same for a VM that was just defined with these devices.
Step noRivalStep(const Inventory &inventory, const QList<DeviceKey> &devices, const DomainId &domain);

} // namespace riser
