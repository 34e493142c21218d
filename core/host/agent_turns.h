// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <stop_token>

namespace riser {

/// That the agents of a host are asked one at a time, who came first first. Thread-safe.
class AgentTurns
{
    struct End {
        void operator()(AgentTurns *turns) const { turns->end(); }
    };

public:
    /// It is its holder's turn for as long as this lives. The turns must outlive it.
    using Turn = std::unique_ptr<AgentTurns, End>;

    /// Blocks until it is the caller's turn. Errors: Cancelled, as soon as `stop` is requested and also when that was
    /// before; `where` is what nobody waits for, for its words.
    Result<Turn> take(const std::stop_token &stop, const QString &where);

private:
    void end();

    std::mutex m_mutex;
    std::condition_variable_any m_moved;
    std::deque<quint64> m_queue; ///< the first one's turn it is
    quint64 m_last = 0;
};

/// Cancelled: `where` names whom nobody waits for.
Error nobodyWaits(const QString &where);

} // namespace riser
