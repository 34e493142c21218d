// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/host/pool/pool.h"

namespace riser::onhost {

/// `riser-host pool-replugged`, which riser-host-replug.service runs: puts the devices back into the pool that udev
/// marked in Places::run/replug, and no others. What somebody gave back to the host by hand isn't taken away again
/// because of a stick. The marks are removed before the devices are looked at. On stderr, for the journal, it says what
/// isn't in the pool and why. The exit code: 0 all is as it should be, 1 something isn't in the pool, 2 the record
/// couldn't be used.
int poolReplugged(const Places &places);
/// The same with other hands.
int poolReplugged(const Places &places, const PoolHands &hands);

} // namespace riser::onhost
