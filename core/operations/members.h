// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/devices/inventory.h"

#include <QList>

// Which devices an operation on one of them moves. Pure.
namespace riser {

/// The device that was asked for, its companions, then its bystanders. A device that is gone: its key alone.
QList<DeviceKey> unitMembers(const Inventory &inventory, const DeviceKey &asked);

/// On a VFIO-class driver, so in the pool as far as the host's drivers tell. `node` is of `kind`.
bool onVfio(const DeviceKind &kind, const NodeDevice &node);

/// The claim of `domain` on the device, or nullptr.
const Claim *claimOf(const Device &device, const DomainId &domain);

/// The VM a release is about: `wanted`, or the only claimant when that is empty. Empty: none, or several.
DomainId claimant(const Inventory &inventory, const DeviceKey &asked, const DomainId &wanted);

/// The id of the step that takes it away from the host, in journals: never change it.
QString detachStepId(const DeviceKey &key);

/// Do both name the same thing on the host? For finding a claim again whose device may be gone.
bool sameSource(const Hostdev &a, const Hostdev &b);

/// Is it the same model at the same place, or did somebody plug in another card or stick meanwhile?
bool sameModel(const NodeDevice &a, const NodeDevice &b);

} // namespace riser
