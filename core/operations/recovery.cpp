// SPDX-License-Identifier: GPL-3.0-or-later
// What an entry of the journal can be turned into.
#include "core/operations/journal.h"
#include "core/operations/machines/tear_down_record.h"

#include <algorithm>

namespace riser {

std::unique_ptr<Operation> makeFinish(const LeftOver &leftOver)
{
    if (!leftOver.problem.isEmpty())
        return nullptr;
    if (leftOver.kind == OperationKind::Provision) {
        const Result<InstanceRequest> request = requestFromJson(leftOver.record);
        return request ? makeProvision(*request, {.entry = leftOver.id, .steps = leftOver.steps}) : nullptr;
    }
    Result<TearDownRecord> record = tearDownFromJson(leftOver.record);
    if (!record)
        return nullptr;
    record->earlier = {.entry = leftOver.id, .steps = leftOver.steps};
    return makeTearDown(*record);
}

std::unique_ptr<Operation> makeUndo(const LeftOver &leftOver)
{
    if (!leftOver.problem.isEmpty())
        return nullptr;
    if (leftOver.kind == OperationKind::Provision) {
        const Result<InstanceRequest> request = requestFromJson(leftOver.record);
        return request ? makeUnprovision(*request, {.entry = leftOver.id, .steps = leftOver.steps}) : nullptr;
    }
    Result<TearDownRecord> record = tearDownFromJson(leftOver.record);
    if (!record || record->definition.isEmpty())
        return nullptr;
    record->earlier = {.entry = leftOver.id, .steps = leftOver.steps};
    // With the first volume that may be gone the VM can't be what it was.
    const bool gone = std::ranges::any_of(leftOver.steps.keys(), [](const QString &id) {
        return id.startsWith(QLatin1StringView("volume:")) || id == QLatin1StringView("undefine");
    });
    return !gone ? makeUntearDown(*record) : nullptr;
}

} // namespace riser
