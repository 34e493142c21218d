// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/agent_turns.h"

#include "core/base/text.h"

namespace riser {

Result<AgentTurns::Turn> AgentTurns::take(const std::stop_token &stop, const QString &where)
{
    std::unique_lock lock(m_mutex);
    const quint64 mine = ++m_last;
    m_queue.push_back(mine);
    m_moved.wait(lock, stop, [&] { return m_queue.front() == mine; });
    // Also when its turn has come: an agent that hangs would take its seconds from those who still wait.
    if (!stop.stop_requested())
        return Turn(this);
    std::erase(m_queue, mine);
    m_moved.notify_all();
    return std::unexpected(nobodyWaits(where));
}

void AgentTurns::end()
{
    const std::lock_guard lock(m_mutex);
    m_queue.pop_front();
    m_moved.notify_all();
}

Error nobodyWaits(const QString &where)
{
    return {.code = ErrorCode::Cancelled,
            .summary = Text::tr("Nobody waits for %1 any more.").arg(where),
            .detail = {},
            .hint = {}};
}

} // namespace riser
