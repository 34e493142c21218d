// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guest/guest_questions.h"

namespace riser {

/// Runs the tools of those makers in the guest whose GPUs it has: nobody misses another's. What they tell, or why they
/// don't, comes into the report. Blocks.
void askGpus(AgentTalk &talk, const GuestQuestion &question, GuestReport &report);

} // namespace riser
