// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/simulated/caller.h"

#include <QSet>

#include <algorithm>
#include <chrono>

namespace riser {

using namespace Qt::StringLiterals;

SimulatedCaller::SimulatedCaller(std::shared_ptr<SimulatedHost> host, std::shared_ptr<FaultPlan> faults)
    : m_host(std::move(host))
    , m_faults(std::move(faults))
{
}

void SimulatedCaller::join(BackendListener *listener)
{
    const std::lock_guard lock(m_mutex);
    if (!m_closed)
        m_connection = m_host->join(listener);
}

void SimulatedCaller::close()
{
    const auto connection = [this] {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
        return std::exchange(m_connection, nullptr);
    }();
    m_woken.notify_all();
    if (connection) {
        connection->close();
        m_host->leave(connection);
    }
    m_host->faults().wake();
    if (m_faults)
        m_faults->wake();
}

void SimulatedCaller::giveUpWrites()
{
    ++m_writesGivenUp;
    m_host->faults().wake();
    if (m_faults)
        m_faults->wake();
}

bool SimulatedCaller::isWrite(const QString &call)
{
    static const QSet<QString> writes{
        u"detachNode"_s,  u"reattachNode"_s, u"attachHostdev"_s, u"detachHostdev"_s, u"define"_s, u"redefine"_s,
        u"undefine"_s,    u"start"_s,        u"shutDown"_s,      u"destroy"_s,       u"reboot"_s, u"setAutostart"_s,
        u"refreshPool"_s, u"createVolume"_s, u"cloneVolume"_s,   u"resizeVolume"_s,  u"upload"_s, u"removeVolume"_s};
    return writes.contains(call);
}

std::pair<FaultPlan *, FaultPlan::Action> SimulatedCaller::nextAction(const QString &call)
{
    FaultPlan::Action action = m_host->faults().next(call);
    if (!m_faults)
        return {&m_host->faults(), action};
    FaultPlan::Action own = m_faults->next(call);
    own.delay = std::max(own.delay, action.delay);
    if (!action.kind)
        return {m_faults.get(), own};
    action.delay = own.delay;
    return {&m_host->faults(), action};
}

void SimulatedCaller::sleepFor(int milliseconds)
{
    if (milliseconds <= 0)
        return;
    std::unique_lock lock(m_mutex);
    m_woken.wait_for(lock, std::chrono::milliseconds(milliseconds), [this] { return m_closed; });
}

void SimulatedCaller::drop()
{
    const auto connection = [this] {
        const std::lock_guard lock(m_mutex);
        return m_connection;
    }();
    if (connection) {
        connection->tell({.kind = SimulatedEvent::Kind::Lost,
                          .domain = {},
                          .alias = {},
                          .error = answers::connectionLost(m_host->name())});
    }
}

bool SimulatedCaller::alive() const
{
    const std::lock_guard lock(m_mutex);
    return m_connection && m_connection->isOpen();
}

bool SimulatedCaller::isClosed() const
{
    const std::lock_guard lock(m_mutex);
    return m_closed;
}

quint64 SimulatedCaller::number() const
{
    const std::lock_guard lock(m_mutex);
    return m_connection ? m_connection->number() : 0;
}

} // namespace riser
