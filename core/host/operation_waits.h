// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/operations/operation.h"

#include <QSet>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>

namespace riser {

/// What the running operation waits for on its own thread, and others bring: that a guest gave a device back, and what
/// the user says. One operation at a time; thread-safe.
class OperationWaits
{
public:
    /// Nobody waits any more: it was cancelled, or its link is given up. Looked at again after wake().
    using GivenUp = std::function<bool()>;

    void begin(); ///< the next operation: what was heard before is forgotten
    GuestAnswer removed(const DomainId &domain, const QString &alias, std::chrono::seconds limit,
                        const GivenUp &givenUp);
    /// `ask` brings the question to the user. False: no, or nothing in time.
    bool confirmed(const std::function<void()> &ask, std::chrono::seconds limit, const GivenUp &givenUp);

    void hearRemoved(const DomainId &domain, const QString &alias);
    void hearRefused(const DomainId &domain, const QString &alias); ///< the guest keeps it
    void hearAnswer(bool yes);
    void wake();

private:
    using Place = std::pair<DomainId, QString>;

    std::mutex m_mutex;
    std::condition_variable m_woken;
    QSet<Place> m_removed; ///< since the operation began
    QSet<Place> m_refused;
    std::optional<bool> m_answer;
};

} // namespace riser
