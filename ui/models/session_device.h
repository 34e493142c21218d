// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host_session.h"

#include <QList>
#include <QPointer>

namespace riser {

/// A device of one of several hosts.
struct SessionDevice {
    QPointer<HostSession> session; ///< null once the host was removed
    DeviceKey key;

    /// Null when its host isn't known (any more).
    InventoryPtr inventory() const { return session ? session->inventory() : nullptr; }
    bool operator==(const SessionDevice &) const = default;
};

/// Those hosts, each once, in the order of the devices.
inline QList<HostSession *> sessionsOf(const QList<SessionDevice> &devices)
{
    QList<HostSession *> sessions;
    for (const SessionDevice &device : devices) {
        if (device.session && !sessions.contains(device.session))
            sessions << device.session;
    }
    return sessions;
}

} // namespace riser
