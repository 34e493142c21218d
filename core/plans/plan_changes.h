// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plans/plan_shelf.h"

// What a request of the user's makes of the list as it is now. All pure; errors as PlanStore tells them.
namespace riser {

Result<PlanChange> savingPlan(const PlanReading &now, const Plan &plan);
Result<PlanChange> removingPlan(const PlanReading &now, const PlanId &id, int revision);
Result<PlanChange> importingPlans(const PlanReading &now, const QList<Plan> &plans);

/// Two names that a person can't keep apart are one.
bool samePlanName(const QString &a, const QString &b);

/// `wanted`, or where a plan has that name "wanted (2)" and so on, within the length that a name may have.
QString freePlanName(const QList<Plan> &plans, const QString &wanted);

} // namespace riser
