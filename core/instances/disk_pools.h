// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instances/instance_request.h"
#include "core/instances/instance_xml.h"

#include <QString>

// Which storage pools can hold the disks of instances: one rule for the wizard's fields and for the operation's check.
// `type` and `path` as libvirt tells them of a pool. All pure.
namespace riser {

/// Its volumes have a path that is known before they are made, and libvirt makes them.
bool canHoldDisks(const QString &type, const QString &path);
/// Its volumes are devices, which have no format: LVM, ZFS.
bool isBlockPool(const QString &type);
/// Where the volumes of an instance are in such a pool.
InstancePaths pathsIn(const QString &type, const QString &path, const InstanceRequest &request);

} // namespace riser
