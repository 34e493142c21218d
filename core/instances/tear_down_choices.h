// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/devices/inventory.h"
#include "core/host/storage_listing.h"
#include "core/xml/instance_mark.h"

#include <QList>
#include <QString>

namespace riser {

/// A volume that may go with a VM.
struct LeavingVolume {
    MarkedVolume volume;
    QString path;
    qint64 allocationBytes = 0;
    bool made = false; ///< it was made for the instance, by Riser's note
    QString whyNot;    ///< why it stays in any case, translated; empty: it may go
    bool operator==(const LeavingVolume &) const = default;
};

/// The volumes of a VM: its disks that are in a pool, in their order, then what else was made for it. What another VM
/// uses, and what another volume lies on, stays. Pure.
QList<LeavingVolume> volumesOf(const Domain &domain, const Inventory &inventory, const StorageListing &storage);

/// Its disks that are in no pool that was read: they stay. Pure.
QStringList foreignDisks(const Domain &domain, const StorageListing &storage);

} // namespace riser
