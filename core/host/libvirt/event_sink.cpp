// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/libvirt/event_sink.h"

#include <utility>

namespace riser {

void EventSink::attach(BackendListener *listener)
{
    const std::lock_guard lock(m_mutex);
    m_listener = listener;
    m_lost = false;
}

void EventSink::silence()
{
    const std::lock_guard lock(m_mutex);
    m_listener = nullptr;
}

void EventSink::detach()
{
    std::unique_lock lock(m_mutex);
    m_listener = nullptr;
    m_idle.wait(lock, [this] { return m_calls == 0; });
}

void EventSink::tell(const std::function<void(BackendListener &)> &call)
{
    BackendListener *listener = nullptr;
    {
        const std::lock_guard lock(m_mutex);
        if (!m_listener)
            return;
        listener = m_listener;
        ++m_calls;
    }
    call(*listener);
    const std::lock_guard lock(m_mutex);
    --m_calls;
    m_idle.notify_all();
}

void EventSink::changed()
{
    tell([](BackendListener &listener) { listener.somethingChanged(); });
}

void EventSink::guestAnew(const DomainId &domain)
{
    {
        const std::lock_guard lock(m_mutex);
        ++m_lives[domain];
    }
    changed();
}

quint64 EventSink::guestLives(const DomainId &domain)
{
    const std::lock_guard lock(m_mutex);
    return m_lives.value(domain);
}

void EventSink::lost(const Error &error)
{
    {
        const std::lock_guard lock(m_mutex);
        if (std::exchange(m_lost, true))
            return;
    }
    tell([&error](BackendListener &listener) { listener.connectionLost(error); });
}

void EventSink::removed(const DomainId &domain, const QString &alias)
{
    tell([&](BackendListener &listener) { listener.deviceRemoved(domain, alias); });
}

void EventSink::removalFailed(const DomainId &domain, const QString &alias)
{
    tell([&](BackendListener &listener) { listener.deviceRemovalFailed(domain, alias); });
}

} // namespace riser
