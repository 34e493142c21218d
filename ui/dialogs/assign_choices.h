// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/devices/inventory.h"
#include "core/devices/rules.h"
#include "ui/dialogs/choice_model.h"

#include <QList>

namespace riser {

// What ASSIGN DEVICE offers, from one inventory. Pure.

/// Every VM of the host; those that can't take the device at any time carry the reason. An empty device: no reasons.
QList<Choice> domainChoices(const Inventory &inventory, const DeviceKey &device);

/// The pool, each card once under its first function; those that `domain` can't take carry the reason. An empty domain:
/// those that no VM can take.
QList<Choice> deviceChoices(const Inventory &inventory, const DomainId &domain);

/// Now where that works, else at the next start where that works, else what fits the VM's state.
When bestWhen(const Inventory &inventory, const DeviceKey &device, const DomainId &domain);

} // namespace riser
