// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/libvirt/open_streams.h"

#include "core/host/libvirt/runtime_state.h"

#include <utility>

namespace riser {

OpenStreams::Entry::Entry(std::shared_ptr<OpenStreams> streams, std::function<void()> hangUp)
    : m_streams(std::move(streams))
{
    const std::lock_guard lock(m_streams->m_mutex);
    m_number = ++m_streams->m_last;
    m_streams->m_open.emplace(m_number, std::move(hangUp));
}

OpenStreams::Entry::~Entry()
{
    std::function<void()> hangUp; // let go outside of the lock
    const std::lock_guard lock(m_streams->m_mutex);
    const auto entry = m_streams->m_open.find(m_number);
    hangUp.swap(entry->second);
    m_streams->m_open.erase(entry);
    m_streams->m_leaving.erase(m_number);
    m_streams->m_gone.notify_all();
}

void OpenStreams::Entry::leaves()
{
    const std::lock_guard lock(m_streams->m_mutex);
    m_streams->m_leaving.insert(m_number);
}

bool OpenStreams::isEnding() const
{
    const std::lock_guard lock(m_mutex);
    return m_ending;
}

void OpenStreams::awaitLeaving(std::chrono::milliseconds limit)
{
    std::unique_lock lock(m_mutex);
    m_gone.wait_for(lock, limit, [this] { return m_leaving.empty() || m_ending; });
}

void OpenStreams::endAll(std::chrono::milliseconds limit)
{
    std::unique_lock lock(m_mutex);
    m_ending = true;
    m_gone.notify_all();
    for (auto &[number, hangUp] : m_open)
        if (auto job = std::exchange(hangUp, nullptr))
            takeDownLater(std::move(job)); // each may have to wait for the host
    m_gone.wait_for(lock, limit, [this] { return m_open.empty(); });
}

} // namespace riser
