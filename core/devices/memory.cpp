// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/devices/memory.h"

#include "core/devices/inventory.h"

#include <algorithm>

namespace riser {

namespace {

constexpr qint64 gibKib = 1024 * 1024;

} // namespace

qint64 freeMemoryKib(const Inventory &inventory)
{
    const HostSnapshot &snapshot = inventory.snapshot();
    const qint64 all = snapshot.facts.memoryKib;
    if (all <= 0)
        return 0; // not told
    qint64 free = all - std::clamp(all / 16, gibKib, 4 * gibKib);
    for (const Domain &domain : snapshot.domains) {
        if (domain.live)
            free -= domain.live->memoryKib;
    }
    return free;
}

} // namespace riser
