// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/host/pool/pool.h"

namespace riser::onhost {

/// The recorded entries with their state, place and text as of now. Reads sysfs; the same order.
///
/// A PCI function is the same one unless its id or its unique number says otherwise; where a unique number was recorded
/// and can't be read now, it is taken for the same, and the text says so. A USB device always tells its serial number:
/// having another one, or none, makes it another device. Moved is only what has its unique number, alone of all.
QList<PoolEntry> withStates(const Places &places, const PoolHands &hands, QList<PoolEntry> recorded);

/// `PCI device 0000:03:00.0`, `USB device at port 1-5.3`: how a sentence begins.
QString called(const protocol::DeviceName &device);
/// The same for a recorded key.
QString called(const DeviceKey &key);

/// Whether another device than the recorded one answered from the place. `device` tells PCI from USB.
bool isAnother(const protocol::DeviceName &device, const DeviceIdentity &recorded, const DeviceIdentity &found);

} // namespace riser::onhost
