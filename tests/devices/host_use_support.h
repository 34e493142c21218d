// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/devices/host_builder.h"

namespace riser::test {

using namespace Qt::StringLiterals;

inline Findings of(HostBuilder &host, const char *address)
{
    return hostUse(*host.inventory(), key(address));
}

inline const QStringList none;

} // namespace riser::test
