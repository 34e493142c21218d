// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/devices/rules.h"
#include "core/instances/instance_request.h"
#include "core/instances/instance_xml.h"

namespace riser {

/// Can the request be carried out on this host, as far as a snapshot tells? Room and names of volumes are asked when it
/// runs. `resumed`: the VM, or some of it, may be there already by an earlier run of the same request. Pure.
Findings checkProvision(const Inventory &inventory, const InstanceRequest &request, bool resumed);

/// Where its volumes will be. Errors: NoSuchStorage, NotSupported (a pool whose volumes have no path before they are
/// made), each named.
Result<InstancePaths> instancePaths(const Inventory &inventory, const InstanceRequest &request);

} // namespace riser
