// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/backend.h"

#include <condition_variable>
#include <functional>
#include <mutex>

namespace riser {

/// Stands between libvirt's callbacks, which can come late, and the listener, which can go. Thread-safe; calls the
/// listener with no lock held.
class EventSink
{
public:
    void attach(BackendListener *listener);
    /// No news from now on: the backend was closed on purpose. Returns at once.
    void silence();
    /// After this no call is under way. Not from inside a listener's call.
    void detach();

    void changed();
    void lost(const Error &error); ///< tells it once
    void removed(const DomainId &domain, const QString &alias);
    void removalFailed(const DomainId &domain, const QString &alias);

private:
    void tell(const std::function<void(BackendListener &)> &call);

    std::mutex m_mutex;
    std::condition_variable m_idle;
    BackendListener *m_listener = nullptr;
    int m_calls = 0;
    bool m_lost = false;
};

} // namespace riser
