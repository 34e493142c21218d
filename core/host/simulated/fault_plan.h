// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QString>

#include <condition_variable>
#include <functional>
#include <list>
#include <mutex>
#include <optional>

namespace riser {

/// What goes wrong, and at which call. Calls are named as Backend's functions ("detachNode"), "*" is any of them; `nth`
/// counts calls of that name from when the fault was added, from 1; 0 means every one. Thread-safe.
class FaultPlan
{
public:
    /// The call answers this error and does nothing.
    void fail(const QString &call, int nth, Error error);
    /// The call waits until release() or until its backend is closed, and then does what was asked.
    void hang(const QString &call, int nth);
    /// As hang(), but closing doesn't free it either: only release() does. This is a call stuck in the system.
    void stick(const QString &call, int nth);
    /// The host does it, and the answer stays away until release() or until its backend is closed.
    void late(const QString &call, int nth);
    /// Each such call takes at least so long.
    void delay(const QString &call, int milliseconds);
    /// The connection breaks before the host hears of the call.
    void dropBefore(const QString &call, int nth);
    /// The host does it, and the connection breaks before the answer arrives.
    void dropAfter(const QString &call, int nth);
    /// The call answers "done" and nothing was done.
    void lie(const QString &call, int nth);
    void clear(); ///< forgets all faults and releases what hangs

    /// Frees all calls that hang now, and forgets the faults they hung by.
    void release();
    int hanging() const; ///< calls that hang now

    enum class Kind { Fail, Hang, Stick, Late, DropBefore, DropAfter, Lie };
    struct Action {
        std::optional<Kind> kind;
        int delay = 0; ///< milliseconds
        Error error;
    };
    /// What to do with this call, which is counted.
    Action next(const QString &call);
    /// Waits for release(), or for `freed` becoming true when it is asked after wake(). False when freed.
    bool hangHere(const std::function<bool()> &freed);
    void wake();

private:
    struct Fault {
        Kind kind;
        QString call;
        int nth = 0;
        int seen = 0;
        Error error;
    };
    void add(Fault fault);

    mutable std::mutex m_mutex;
    std::condition_variable m_released;
    std::list<Fault> m_faults;
    std::list<std::pair<QString, int>> m_delays;
    int m_hanging = 0;
    int m_releases = 0;
};

} // namespace riser
