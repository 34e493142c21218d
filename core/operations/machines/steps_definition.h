// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/machines/machine_operations.h"

// Steps that make and remove the definition of a VM.
namespace riser {

/// The VM is there from now on, and claims its devices. Undo: its definition is removed, when it was made here or by
/// the earlier run.
Step defineStep(const Inventory &inventory, const InstanceRequest &request, const QByteArray &xml,
                const JournalledSteps &earlier);
/// Removes the definition of this VM with what the choices say. For good. Gone already is fine.
Step undefineStep(const Inventory &inventory, const DomainId &id, const QString &name, const Leftovers &remove);
/// Defines it as it was. For a tear-down that was cut off.
Step redefineStep(const Inventory &inventory, const QString &name, const QByteArray &xml);

inline constexpr auto defineStepId = "define"; // in journals: never change it

} // namespace riser
