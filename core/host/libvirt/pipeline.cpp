// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/libvirt/pipeline.h"

namespace riser {

Pipeline::Pipeline(size_t width)
    : m_width(width)
{
}

Pipeline::~Pipeline()
{
    finish();
}

void Pipeline::add(std::function<void()> task)
{
    const std::lock_guard lock(m_mutex);
    m_queue.push_back(std::move(task));
    if (m_queue.size() > m_idle && m_threads.size() < m_width)
        m_threads.emplace_back([this] { work(); });
    else
        m_work.notify_one();
}

void Pipeline::work()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        ++m_idle;
        m_work.wait(lock, [this] { return !m_queue.empty() || (m_finishing && m_running == 0); });
        --m_idle;
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
        if (m_queue.empty() && m_running == 0) {
            m_done.notify_all();
            if (m_finishing)
                m_work.notify_all();
        }
    }
}

void Pipeline::finish()
{
    std::vector<std::thread> threads;
    {
        std::unique_lock lock(m_mutex);
        m_finishing = true;
        m_work.notify_all();
        // A running task may still add threads: only when nothing runs is the list complete.
        m_done.wait(lock, [this] { return m_queue.empty() && m_running == 0; });
        threads.swap(m_threads);
    }
    for (std::thread &thread : threads)
        thread.join();
    const std::lock_guard lock(m_mutex);
    m_finishing = false;
}

} // namespace riser
