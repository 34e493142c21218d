// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/operation.h"
#include "core/operations/report.h"

#include <functional>
#include <memory>

namespace riser {

/// Runs one operation to its end on the calling thread: fresh snapshot, rules again, steps, undo backwards at a
/// failure, re-read, report. `progress` gets the whole report at each change. After a lost connection it doesn't guess:
/// the outcome is Unknown until resolveUnknown() is given a fresh inventory. `after` receives the inventory of the
/// final re-read, for publishing at once; null when none could be read.
OperationReport runOperation(const Operation &operation, OperationReport report, StepContext &context,
                             const std::function<void(const OperationReport &)> &progress, InventoryPtr *after);

/// Completes an Unknown report from what is true now ("it happened after all", "it did not", "this stands").
OperationReport resolveUnknown(const Operation &operation, OperationReport report, const Inventory &now);

} // namespace riser
