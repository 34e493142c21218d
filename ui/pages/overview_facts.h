// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/devices/inventory.h"
#include "ui/pages/facts_view.h"

namespace riser {

class HostSession;

/// What the Overview tabs say. `session` without an inventory gives its connection alone.
QList<FactGroup> hostFacts(const HostSession &session);
QList<FactGroup> vmFacts(const Inventory &inventory, const Domain &domain);

} // namespace riser
