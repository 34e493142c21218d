// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/devices/device.h"
#include "core/host/host_snapshot.h"

#include <QHash>

namespace riser {

/// What is known of devices beyond libvirt's XML, from all sources of one snapshot. Refers to the snapshot.
class Identities
{
public:
    explicit Identities(const HostSnapshot &snapshot);

    /// Fills identity, uses, serial and model. Where several sources tell a thing the device's own kind comes first
    /// (libvirt), then riser-host, then libusb on the console's own computer.
    void addTo(Device &device) const;

private:
    const HostSnapshot &m_snapshot;
    QHash<DeviceKey, const HostDevice *> m_onHost;
};

} // namespace riser
