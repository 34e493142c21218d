// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hosthelper/host_program.h"

namespace riser {

bool HostProgramFacts::sameContent(const HostProgramFacts &other) const
{
    return state == other.state && version == other.version && why == other.why && live == other.live &&
           inventory.sameContent(other.inventory);
}

} // namespace riser
