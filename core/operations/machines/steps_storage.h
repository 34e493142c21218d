// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/machines/machine_operations.h"

// Steps that make and remove a VM's volumes.
namespace riser {

/// Is there what the request needs: the pools, room in them, the template, and none of the names? Changes nothing.
/// `mine`: volumes that an earlier run of the same request has made.
Step roomStep(const Inventory &inventory, const InstanceRequest &request, const JournalledSteps &earlier);

/// The root disk. Undo: removed, when it was made here or by the earlier run.
Step diskStep(const Inventory &inventory, const InstanceRequest &request, const QString &path,
              const JournalledSteps &earlier);
/// The CD for cloud-init, with its content. Undo: removed.
Step seedStep(const Inventory &inventory, const InstanceRequest &request, const JournalledSteps &earlier);

/// For good. One that is gone already is fine.
Step removeVolumeStep(const Inventory &inventory, const MarkedVolume &volume);
/// Removes what an earlier run may have made; gone already is fine. `id` as of the step that makes it.
Step unmakeVolumeStep(const Inventory &inventory, const MarkedVolume &volume, const QString &id);

/// A local file as a new volume. Undo: removed.
Step uploadStep(const Inventory &inventory, const QString &fileName, const MarkedVolume &volume);

// The steps' ids, which the journal keeps: never change one.
inline constexpr auto diskStepId = "disk";
inline constexpr auto seedStepId = "seed";

} // namespace riser
