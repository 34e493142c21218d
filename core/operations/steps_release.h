// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/operation.h"

// Steps that take a device back from a VM.
namespace riser {

/// A claim that ends, as it is planned on one inventory.
struct Release {
    const Device *device = nullptr; ///< of the inventory it is planned on; may be missing on the host
    const Domain *domain = nullptr;
    const Claim *claim = nullptr;
};

/// Out of the running guest, which must agree. Needs claim->liveHostdev. Undo: plugged in again where it was.
Step unplugStep(const Inventory &inventory, const Release &release);
/// Out of the persistent definition. Needs claim->configHostdev. Undo: into it again.
Step removeFromConfigStep(const Inventory &inventory, const Release &release);

} // namespace riser
