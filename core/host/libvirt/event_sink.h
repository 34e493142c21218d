// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/backend.h"

#include <QHash>

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
    /// The guest of this VM starts anew, or its agent comes or goes. Counted, and told as a change.
    void guestAnew(const DomainId &domain);
    quint64 guestLives(const DomainId &domain);
    void lost(const Error &error); ///< tells it once
    void removed(const DomainId &domain, const QString &alias);
    void removalFailed(const DomainId &domain, const QString &alias);

private:
    void tell(const std::function<void(BackendListener &)> &call);

    std::mutex m_mutex;
    std::condition_variable m_idle;
    BackendListener *m_listener = nullptr;
    QHash<DomainId, quint64> m_lives;
    int m_calls = 0;
    bool m_lost = false;
};

} // namespace riser
