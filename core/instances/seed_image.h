// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/instances/instance_request.h"

#include <QByteArray>

namespace riser {

/// The CD with cloud-init's NoCloud data for this instance: an ISO 9660 image with the label "cidata" that holds
/// meta-data and user-data. No network-config: cloud-init asks by DHCP then. Errors: Failed. Pure, thread-safe.
Result<QByteArray> makeSeedImage(const InstanceRequest &request);

/// The texts alone, for previews. YAML that is JSON too, so that no value can break out of its place.
QByteArray seedMetaData(const InstanceRequest &request);
QByteArray seedUserData(const InstanceRequest &request);

} // namespace riser
