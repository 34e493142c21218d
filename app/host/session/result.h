// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/host/session/handlers.h"
#include "app/host/system/outcome.h"

namespace riser::onhost {

/// Done is an answer with nothing in it.
inline Result resultOf(const Outcome &outcome)
{
    if (!outcome)
        return std::unexpected(outcome.error());
    return Body();
}

} // namespace riser::onhost
