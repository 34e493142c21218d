// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/operation.h"

// Steps that the program on the host does.
namespace riser {

/// Asks the host once more what it loses with the whole unit of `asked`, right before it loses it: what the rules saw
/// is from the last reading, which a busy host may not have answered in time. Fails as Blocked with what it found.
Step lookStep(const Inventory &inventory, const DeviceKey &asked);

/// Host drivers off a USB device: asked of riser-host, read back from libvirt's interface nodes. Undo: on again.
Step programDetachStep(const Inventory &inventory, const Device &device);
/// Host drivers on again. Undo: off.
Step programAttachStep(const Inventory &inventory, const Device &device);
/// After a VM gave it up QEMU puts the host's drivers back by itself (facts, "Seen on the nested KVM host"): off again,
/// and kept for the pool. Where the host needs the device it stays with the host, which is no failure: the VM is rid of
/// it, and the re-read at the end says where it is.
Step stayInPoolStep(const Inventory &inventory, const Device &device);

/// Writes these, one unit, into the pool's record, or out of it. Undo: the other way round.
Step keepStep(const Inventory &inventory, const QList<DeviceKey> &unit);
Step forgetStep(const Inventory &inventory, const QList<DeviceKey> &unit);
/// Those of them that the record has.
QList<DeviceKey> keptPlaces(const Inventory &inventory, const QList<DeviceKey> &unit);
bool keptInPool(const Inventory &inventory, const QList<DeviceKey> &unit); ///< any of them
/// Detaches what the record says and isn't so.
Step restoreStep(const Inventory &inventory, const QList<DeviceKey> &unit);
/// The record follows a device to another place. Undo: back.
Step moveRecordStep(const Inventory &inventory, const DeviceKey &was, const DeviceKey &now);

/// Commit-confirm. Before: the host will give `devices` back by itself after a time, whatever happens to the console or
/// the connection. Undo: that is called off. After: the user says that all is well, and the host keeps them detached;
/// nobody said so: the operation fails, and its undo gives back what the host didn't.
struct Guard {
    Step arm;
    Step confirm;
};
Guard guardSteps(const Inventory &inventory, const QList<DeviceKey> &devices);

} // namespace riser
