// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plans/plan.h"

#include <QByteArray>

namespace riser {

/// The version of the form that this Riser writes.
inline constexpr int planFormVersion = 1;
/// Bytes. A plan has some hundred: more is none of ours, and isn't read into memory.
inline constexpr qint64 largestPlanText = 4 * 1024 * 1024;

/// Plans as JSON: `{"riser-plans": 1, "plans": [ … ]}`. Members that this Riser doesn't know are left out on writing.
QByteArray plansToJson(const QList<Plan> &plans);

/// Reads and checks them all: one bad plan refuses the whole, with its name, field and reason. What a plan doesn't say
/// is as in a new one, but for its id and name. Pure, thread-safe.
/// Errors: InvalidData (not JSON, not plans, damaged, too large, two plans with one id); NotSupported (made by a newer
/// Riser: says both versions).
Result<QList<Plan>> plansFromJson(const QByteArray &json);

} // namespace riser
