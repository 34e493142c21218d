// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/libvirt/pipeline.h"

#include <algorithm>
#include <chrono>
#include <system_error>

namespace riser {

namespace {

constexpr size_t firstThreads = 32;
/// When no call at all ends for so long, they wait for the network. A busy processor alone hardly looks like that.
constexpr auto look = std::chrono::milliseconds(3);

} // namespace

Pipeline::Pipeline(size_t width)
    : m_width(width)
{
}

Pipeline::~Pipeline()
{
    finish();
}

void Pipeline::start(size_t count)
{
    try {
        while (count-- > 0 && m_threads.size() < m_width)
            m_threads.emplace_back([this] { work(); });
    } catch (const std::system_error &) {
        if (m_threads.empty())
            throw; // else fewer have to do: the system gives no more
    }
}

void Pipeline::add(std::function<void()> task)
{
    const std::lock_guard lock(m_mutex);
    m_queue.push_back(std::move(task));
    if (m_queue.size() > m_waiting && m_threads.size() < std::min(firstThreads, m_width))
        start(1);
    else
        m_work.notify_one();
}

void Pipeline::work()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        ++m_waiting;
        m_work.wait(lock, [this] { return !m_queue.empty() || (m_finishing && m_running == 0); });
        --m_waiting;
        if (m_queue.empty())
            return;
        ++m_running;
        {
            const auto task = std::move(m_queue.front());
            m_queue.pop_front();
            lock.unlock();
            task();
        }
        lock.lock();
        --m_running;
        ++m_completed;
        if (idle()) {
            m_done.notify_all();
            if (m_finishing)
                m_work.notify_all();
        }
    }
}

void Pipeline::widen()
{
    if (!m_queue.empty() && m_completed == 0)
        start(m_queue.size());
    m_completed = 0;
}

void Pipeline::finish()
{
    std::vector<std::thread> threads;
    {
        std::unique_lock lock(m_mutex);
        m_finishing = true;
        m_work.notify_all();
        while (!idle()) {
            if (m_threads.size() < m_width)
                m_done.wait_for(lock, look);
            else
                m_done.wait(lock, [this] { return idle(); });
            widen();
        }
        threads.swap(m_threads); // nothing runs, so nothing adds any more
    }
    for (std::thread &thread : threads)
        thread.join();
    const std::lock_guard lock(m_mutex);
    m_finishing = false;
}

} // namespace riser
