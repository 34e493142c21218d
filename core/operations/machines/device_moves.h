// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/machines/machine_operations.h"

// Devices that go between the host and the pool as a part of something larger.
namespace riser {

/// The whole unit of `device` leaves the host, as with DETACH DEVICE. What an earlier run took away already is only
/// remembered, so that an undo gives it back.
QList<Step> fetchSteps(const Inventory &inventory, const DeviceKey &device, const JournalledSteps &earlier);

/// What an earlier run took away from the host goes back there. What has another VM by now stays.
QList<Step> giveBackSteps(const Inventory &inventory, const DeviceKey &device, const JournalledSteps &earlier,
                          const DomainId &domain);

/// After a VM has gone: what QEMU or libvirt gives back to the host goes to the pool.
QList<Step> toPoolSteps(const Inventory &inventory, const DomainId &domain);

} // namespace riser
