// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/devices/inventory.h"
#include "core/instances/instance_request.h"
#include "core/xml/instance_mark.h"

#include <QByteArray>

namespace riser {

/// Where the volumes of an instance are on its host. Source: the pool's target path, before the volumes are made, so
/// that the definition can claim the devices first.
struct InstancePaths {
    QString disk;
    QString seed;       ///< empty without cloud-init
    bool block = false; ///< devices (LVM, ZFS), not files
};

/// The definition of an instance for `virDomainDefineXMLFlags`, with its devices (managed='no', each unit's bystanders
/// as placeholders) and Riser's note, by an XML writer. What libvirt decides better (addresses, the emulator) is left
/// to it. Devices that the inventory hasn't got are left out: the caller has checked. Pure.
QByteArray writeInstance(const InstanceRequest &request, const Inventory &inventory, const InstancePaths &paths);

/// Riser's note for it, with the units as they are on the host now. Pure.
InstanceMark markOf(const InstanceRequest &request, const Inventory &inventory);

} // namespace riser
