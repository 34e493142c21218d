// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/devices/inventory.h"
#include "core/plans/placement.h"

namespace riser {

/// How one device of a host stands to plans, by the rules.
struct Standing {
    enum class Use {
        Pool,     ///< free
        FromHost, ///< free after a detach that its checks allow
        Assigned, ///< a VM's
        Blocked,  ///< `why` says by what
    };
    Use use = Use::Blocked;
    QString why;
    QStringList cautions; ///< of Pool and FromHost

    bool usable() const { return use == Use::Pool || use == Use::FromHost; }
};

/// What holds for the whole host (no IOMMU, a read-only connection, VMs that couldn't be read) isn't part of it: that
/// is said once, not of each device. Pure.
Standing standingOf(const Inventory &inventory, const Device &device);

/// Devices that are missing or that no VM can ever have are nobody's wish.
bool canBeWished(const Device &device);
/// Is it what the wish asks for, free or not?
bool isWished(const DeviceWish &wish, const HostId &host, const Device &device, const LabelsOf &labels);

/// It needs an IOMMU and VFIO, and the NUMA node that it is on matters.
bool isOnPci(const Device &device);
bool kindNeedsVfio(const QString &kind);

} // namespace riser
