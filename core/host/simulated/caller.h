// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/simulated/answers.h"
#include "core/host/simulated/fault_plan.h"
#include "core/host/simulated/simulated_host.h"

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <type_traits>

namespace riser {

/// What every call of one connection goes through: the host's log, the faults, and whether there is still anybody to
/// answer. Shared by a backend and its HostProgram, which may outlive it. Thread-safe.
class SimulatedCaller
{
public:
    SimulatedCaller(std::shared_ptr<SimulatedHost> host, std::shared_ptr<FaultPlan> faults);

    SimulatedHost &host() const { return *m_host; }
    void join(BackendListener *listener);
    void close();
    void giveUpWrites(); ///< those that hang are freed; those of riser-host are no writes

    /// `ask` is what is asked of the host when nothing is in the way.
    template<typename T, typename Ask>
    Result<T> asked(const QString &call, const QString &argument, Ask ask)
    {
        const bool opening = call == u"open";
        m_host->log({.connection = number(), .name = call, .argument = argument});
        if (!opening && !alive())
            return std::unexpected(answers::connectionLost(m_host->name()));
        const auto [plan, action] = nextAction(call);
        sleepFor(action.delay);
        using Kind = FaultPlan::Kind;
        if (action.kind == Kind::Hang || action.kind == Kind::Stick) {
            const bool stuck = action.kind == Kind::Stick;
            const int before = m_writesGivenUp;
            const bool writes = isWrite(call);
            const auto freed = [&] {
                return !stuck && (isClosed() || (!opening && !alive()) || (writes && m_writesGivenUp != before));
            };
            if (!plan->hangHere(freed))
                return std::unexpected(answers::connectionLost(m_host->name()));
        }
        if (action.kind == Kind::DropBefore)
            drop();
        if (isClosed() || (!opening && !alive()))
            return std::unexpected(answers::connectionLost(m_host->name()));
        if (action.kind == Kind::Fail)
            return std::unexpected(action.error);
        if constexpr (std::is_void_v<T>) {
            if (action.kind == Kind::Lie)
                return {};
        }
        Result<T> result = ask();
        if (action.kind == Kind::Late)
            (void)plan->hangHere([&] { return isClosed() || !alive(); });
        if (action.kind == Kind::DropAfter)
            drop();
        if (!alive() && (result || !opening))
            return std::unexpected(answers::connectionLost(m_host->name()));
        return result;
    }

private:
    static bool isWrite(const QString &call);
    std::pair<FaultPlan *, FaultPlan::Action> nextAction(const QString &call);
    void sleepFor(int milliseconds);
    void drop();
    bool alive() const;
    bool isClosed() const;
    quint64 number() const;

    const std::shared_ptr<SimulatedHost> m_host;
    const std::shared_ptr<FaultPlan> m_faults;
    mutable std::mutex m_mutex;
    std::condition_variable m_woken;
    std::atomic<int> m_writesGivenUp = 0;
    std::shared_ptr<SimulatedConnection> m_connection;
    bool m_closed = false;
};

} // namespace riser
