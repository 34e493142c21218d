// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/devices/device.h"
#include "core/devices/inventory.h"
#include "core/hosthelper/protocol/host_inventory.h"

// Where what should be in the pool (the host program's record) and what is differ. All pure.
namespace riser {

/// The record about the device at this place, or about one that has moved there; nullptr: none, or no host program.
const PoolEntry *poolEntryOf(const HostSnapshot &snapshot, const DeviceKey &key);

/// What a list shows beside a device of which this record speaks; nothing when all is as it should be.
std::optional<Problem> poolProblem(const Device &device, const PoolEntry &entry, const QString &host);

/// The record's device isn't there: a row of its own, which waits for it.
Device waitingDevice(const PoolEntry &entry);

} // namespace riser
