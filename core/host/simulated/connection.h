// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/backend.h"

#include <atomic>
#include <mutex>

namespace riser {

/// What a simulated host tells those who are connected.
struct SimulatedEvent {
    enum class Kind { Changed, Removed, RemovalFailed, Lost };
    Kind kind = Kind::Changed;
    DomainId domain;
    QString alias;
    Error error;
};

/// One administrator's connection as the host sees it. Thread-safe.
class SimulatedConnection
{
public:
    explicit SimulatedConnection(quint64 number)
        : m_number(number)
    {
    }

    quint64 number() const { return m_number; }
    void open(BackendListener *listener);
    bool isOpen() const { return m_open; }
    void close(); ///< tells nobody; when it returns the listener isn't called any more
    void tell(const SimulatedEvent &event);

private:
    const quint64 m_number;
    std::atomic<bool> m_open = false;
    // Held while the listener is called, so that close() can promise that no call comes after it. A listener only marks
    // and posts, so nobody waits for long; it must not close the backend from within.
    std::mutex m_listenerMutex;
    BackendListener *m_listener = nullptr;
};

} // namespace riser
