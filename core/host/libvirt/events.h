// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/libvirt/event_sink.h"

#include <QString>

#include <libvirt/libvirt.h>

#include <memory>
#include <vector>

namespace riser {

/// The callbacks of one connection. All of them only hand on to the sink. Not thread-safe; the callbacks themselves run
/// on the event loop's thread.
class Events
{
public:
    /// One call to the host for each kind of event. False when it sends no life-cycle events of VMs or node devices:
    /// then only polling sees changes.
    bool registerAll(virConnectPtr connection, const std::shared_ptr<EventSink> &sink, const QString &host);
    /// Needed before the connection is closed: each callback holds a reference to it.
    void deregisterAll(virConnectPtr connection);

private:
    std::vector<int> m_domain;
    std::vector<int> m_node;
    bool m_close = false;
};

} // namespace riser
