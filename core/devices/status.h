// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/devices/device.h"

#include <QStringList>

namespace riser {

/// The status of a device from what its drivers say and who claims it. While not all VMs could be read, nobody knows
/// that a device off its host drivers is claimed by none: Unknown. Pure; the whole table is in tst_status.
Status statusOf(HostHold hold, bool claimed, bool allVmsRead);

/// Conflict, NotReady and Missing: what can be told from the device and its claims alone. Pure.
QList<Problem> claimProblems(const Device &device);

/// NotChecked: what the VMs that couldn't be read claim isn't known. Nothing for a device that is claimed already, that
/// no VM can have, or when all were read. Pure.
QList<Problem> unreadVmProblems(const Device &device, const QStringList &unreadVms);

} // namespace riser
