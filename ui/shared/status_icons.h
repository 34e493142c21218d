// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/devices/device.h"
#include "core/devices/rules.h"
#include "core/host/host_session.h"
#include "core/host/host_snapshot.h"
#include "core/operations/report.h"
#include "ui/models/device_row.h"

#include <QIcon>

namespace riser {

/// A kind's icon with the badge of the status: each badge has a shape of its own, not only a colour.
QIcon deviceIcon(const QString &kindIcon, Status status);
QIcon statusIcon(Status status);
QIcon problemIcon(RowProblem problem); ///< null for None
QIcon guestIcon(GuestMark mark);       ///< null for None
QIcon busyIcon();
QIcon runStateIcon(RunState state);
QIcon sessionIcon(HostSession::State state);
QIcon outcomeIcon(Outcome outcome);
QIcon stepIcon(StepState state);
QIcon verdictIcon(Verdict verdict);
QIcon startIcon(StartForecast::Answer answer); ///< null for Running

} // namespace riser
