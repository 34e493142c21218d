// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/operation_waits.h"

namespace riser {

void OperationWaits::begin()
{
    const std::lock_guard lock(m_mutex);
    m_removed.clear();
    m_refused.clear();
}

GuestAnswer OperationWaits::removed(const DomainId &domain, const QString &alias, std::chrono::seconds limit,
                                    const GivenUp &givenUp)
{
    const Place wanted(domain, alias);
    std::unique_lock lock(m_mutex);
    m_woken.wait_for(lock, limit,
                     [&] { return givenUp() || m_removed.contains(wanted) || m_refused.contains(wanted); });
    const bool refused = m_refused.remove(wanted); // a second try is a new question
    if (m_removed.remove(wanted))
        return GuestAnswer::GaveBack;
    return refused ? GuestAnswer::Refused : GuestAnswer::None;
}

bool OperationWaits::confirmed(const std::function<void()> &ask, std::chrono::seconds limit, const GivenUp &givenUp)
{
    {
        const std::lock_guard lock(m_mutex);
        m_answer.reset();
    }
    ask();
    std::unique_lock lock(m_mutex);
    m_woken.wait_for(lock, limit, [&] { return givenUp() || m_answer.has_value(); });
    return m_answer.value_or(false) && !givenUp();
}

void OperationWaits::hearRemoved(const DomainId &domain, const QString &alias)
{
    {
        const std::lock_guard lock(m_mutex);
        m_removed.insert({domain, alias});
    }
    m_woken.notify_all();
}

void OperationWaits::hearRefused(const DomainId &domain, const QString &alias)
{
    {
        const std::lock_guard lock(m_mutex);
        m_refused.insert({domain, alias});
    }
    m_woken.notify_all();
}

void OperationWaits::hearAnswer(bool yes)
{
    {
        const std::lock_guard lock(m_mutex);
        m_answer = yes;
    }
    m_woken.notify_all();
}

void OperationWaits::wake()
{
    {
        const std::lock_guard lock(m_mutex); // a wait that has just looked sleeps by now
    }
    m_woken.notify_all();
}

} // namespace riser
