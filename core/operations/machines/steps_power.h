// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/operation.h"

// Steps that start and stop a VM, each with the re-read that proves it. None has an undo: a start that fails is taken
// back by libvirt itself, and nobody gets a guest back that was stopped.
namespace riser {

/// Starts it, and reads until it runs.
Step startStep(const Inventory &inventory, const Domain &domain);
/// Asks the guest and waits Patience::shutDownSeconds for it, looking at cancel; `thenForce`: one that is still running
/// then is forced off. A VM that is off, or gone, is as asked.
Step shutDownStep(const Inventory &inventory, const Domain &domain, bool thenForce);
/// Pulls the plug, and reads until it is off. A VM that is off, or gone, is as asked.
Step forceOffStep(const Inventory &inventory, const Domain &domain);
/// Asks the guest. Nothing on the host shows whether it does.
Step rebootStep(const Inventory &inventory, const Domain &domain);
/// Whether it starts with its host.
Step autostartStep(const Inventory &inventory, const Domain &domain, bool on);

/// Does the host show no running VM of this id, and does it tell of all? Pure.
bool isOff(const Inventory &inventory, const DomainId &domain);

} // namespace riser
