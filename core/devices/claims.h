// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/devices/device.h"
#include "core/devices/device_kind.h"

#include <QHash>
#include <QList>

namespace riser {

/// A claim that names no device of the host.
struct MissingClaim {
    const DeviceKind *kind = nullptr; ///< never null
    AbsentDevice device;
    Claim claim;
};

/// Who claims what, from every VM's running and persistent definition. Pure.
struct Claims {
    QHash<DeviceKey, QList<Claim>> byDevice; ///< by VM name
    QList<MissingClaim> missing;
};

Claims findClaims(const HostSnapshot &snapshot, const QList<Device> &devices);

} // namespace riser
