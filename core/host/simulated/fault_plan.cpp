// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/simulated/fault_plan.h"

#include <algorithm>

namespace riser {

namespace {

bool concerns(const QString &pattern, const QString &call)
{
    return pattern == call || pattern == u"*";
}

} // namespace

void FaultPlan::add(Fault fault)
{
    const std::lock_guard lock(m_mutex);
    m_faults.push_back(std::move(fault));
}

void FaultPlan::fail(const QString &call, int nth, Error error)
{
    add({.kind = Kind::Fail, .call = call, .nth = nth, .error = std::move(error)});
}

void FaultPlan::hang(const QString &call, int nth)
{
    add({.kind = Kind::Hang, .call = call, .nth = nth, .error = {}});
}

void FaultPlan::stick(const QString &call, int nth)
{
    add({.kind = Kind::Stick, .call = call, .nth = nth, .error = {}});
}

void FaultPlan::late(const QString &call, int nth)
{
    add({.kind = Kind::Late, .call = call, .nth = nth, .error = {}});
}

void FaultPlan::delay(const QString &call, int milliseconds)
{
    const std::lock_guard lock(m_mutex);
    m_delays.emplace_back(call, milliseconds);
}

void FaultPlan::dropBefore(const QString &call, int nth)
{
    add({.kind = Kind::DropBefore, .call = call, .nth = nth, .error = {}});
}

void FaultPlan::dropAfter(const QString &call, int nth)
{
    add({.kind = Kind::DropAfter, .call = call, .nth = nth, .error = {}});
}

void FaultPlan::lie(const QString &call, int nth)
{
    add({.kind = Kind::Lie, .call = call, .nth = nth, .error = {}});
}

void FaultPlan::clear()
{
    {
        const std::lock_guard lock(m_mutex);
        m_faults.clear();
        m_delays.clear();
    }
    release();
}

void FaultPlan::release()
{
    {
        const std::lock_guard lock(m_mutex);
        ++m_releases;
        std::erase_if(m_faults, [](const Fault &fault) {
            const bool hung = fault.nth == 0 ? fault.seen > 0 : fault.seen >= fault.nth;
            return hung && (fault.kind == Kind::Hang || fault.kind == Kind::Stick || fault.kind == Kind::Late);
        });
    }
    m_released.notify_all();
}

int FaultPlan::hanging() const
{
    const std::lock_guard lock(m_mutex);
    return m_hanging;
}

FaultPlan::Action FaultPlan::next(const QString &call)
{
    const std::lock_guard lock(m_mutex);
    Action action;
    for (const auto &[pattern, milliseconds] : m_delays) {
        if (concerns(pattern, call))
            action.delay = std::max(action.delay, milliseconds);
    }
    for (Fault &fault : m_faults) {
        if (!concerns(fault.call, call))
            continue;
        ++fault.seen;
        if (!action.kind && (fault.nth == 0 || fault.nth == fault.seen)) {
            action.kind = fault.kind;
            action.error = fault.error;
        }
    }
    return action;
}

bool FaultPlan::hangHere(const std::function<bool()> &freed)
{
    std::unique_lock lock(m_mutex);
    const int releases = m_releases;
    ++m_hanging;
    m_released.wait(lock, [&] { return m_releases != releases || freed(); });
    --m_hanging;
    return m_releases != releases;
}

void FaultPlan::wake()
{
    // The lock makes sure that a waiter who has just asked `freed` is waiting before it is woken.
    {
        const std::lock_guard lock(m_mutex);
    }
    m_released.notify_all();
}

} // namespace riser
