// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plans/plan_json.h"
#include "tests/fuzz/check.h"

using namespace riser;

// A file in a folder that a team shares, which may be anybody's: no input ends the console; what is taken can be used;
// what was read once is written and read again as the same.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QByteArray json(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const auto plans = plansFromJson(json);
    if (!plans) {
        FUZZ_CHECK(!plans.error().summary.isEmpty() && !plans.error().detail.isEmpty());
        return 0;
    }
    for (const Plan &plan : *plans)
        FUZZ_CHECK(isPlanId(plan.id.value()) && checkPlan(plan).isEmpty() && !planSummary(plan).isEmpty());
    const auto again = plansFromJson(plansToJson(*plans));
    FUZZ_CHECK(again && *again == *plans);
    return 0;
}
