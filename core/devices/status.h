// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/devices/device.h"

namespace riser {

/// The status of a device from what its drivers say and who claims it. Pure; the whole table is in tst_status.
Status statusOf(HostHold hold, bool claimed);

/// Conflict, NotReady and Missing: what can be told from the device and its claims alone. Pure.
QList<Problem> claimProblems(const Device &device);

} // namespace riser
