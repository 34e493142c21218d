// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/simulated/connection.h"

namespace riser {

void SimulatedConnection::open(BackendListener *listener)
{
    const std::lock_guard lock(m_listenerMutex);
    m_listener = listener;
    m_open = true;
}

void SimulatedConnection::close()
{
    const std::lock_guard lock(m_listenerMutex);
    m_listener = nullptr;
    m_open = false;
}

void SimulatedConnection::tell(const SimulatedEvent &event)
{
    const std::lock_guard lock(m_listenerMutex);
    if (!m_open)
        return;
    if (event.kind == SimulatedEvent::Kind::Lost)
        m_open = false;
    if (!m_listener)
        return;
    switch (event.kind) {
    case SimulatedEvent::Kind::Changed:
        m_listener->somethingChanged();
        break;
    case SimulatedEvent::Kind::Removed:
        m_listener->deviceRemoved(event.domain, event.alias);
        break;
    case SimulatedEvent::Kind::RemovalFailed:
        m_listener->deviceRemovalFailed(event.domain, event.alias);
        break;
    case SimulatedEvent::Kind::Lost:
        m_listener->connectionLost(event.error);
        break;
    }
}

} // namespace riser
