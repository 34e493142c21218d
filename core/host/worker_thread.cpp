// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/worker_thread.h"

#include <condition_variable>
#include <deque>
#include <mutex>

namespace riser {

struct WorkerThread::State {
    std::mutex mutex;
    std::condition_variable changed;
    std::deque<std::function<void()>> jobs;
    bool closing = false;
    bool ended = false;

    void run()
    {
        std::unique_lock lock(mutex);
        for (;;) {
            changed.wait(lock, [this] { return closing || !jobs.empty(); });
            if (jobs.empty())
                break;
            std::function<void()> job = std::move(jobs.front());
            jobs.pop_front();
            lock.unlock();
            job();
            job = nullptr; // what it holds ends here, with no lock held
            lock.lock();
        }
        ended = true;
        changed.notify_all();
    }
};

WorkerThread::WorkerThread()
    : m_state(std::make_shared<State>())
    , m_thread([state = m_state] { state->run(); })
{
}

WorkerThread::~WorkerThread()
{
    if (!m_thread.joinable())
        return; // moved from
    const bool told = [this] {
        const std::lock_guard lock(m_state->mutex);
        return m_state->closing;
    }();
    if (!told)
        dropJobs();
    if (waitEnded(std::chrono::steady_clock::now()))
        m_thread.join();
    else
        m_thread.detach();
}

void WorkerThread::post(std::function<void()> job)
{
    const std::lock_guard lock(m_state->mutex);
    if (m_state->closing)
        return;
    m_state->jobs.push_back(std::move(job));
    m_state->changed.notify_all();
}

void WorkerThread::finish()
{
    const std::lock_guard lock(m_state->mutex);
    m_state->closing = true;
    m_state->changed.notify_all();
}

void WorkerThread::dropJobs()
{
    std::deque<std::function<void()>> dropped; // destroyed with no lock held
    const std::lock_guard lock(m_state->mutex);
    m_state->closing = true;
    dropped.swap(m_state->jobs);
    m_state->changed.notify_all();
}

bool WorkerThread::waitEnded(std::chrono::steady_clock::time_point until) const
{
    std::unique_lock lock(m_state->mutex);
    return m_state->changed.wait_until(lock, until, [this] { return m_state->ended; });
}

void Graveyard::add(WorkerThread thread)
{
    reap();
    m_threads.push_back(std::move(thread));
}

void Graveyard::reap()
{
    const auto now = std::chrono::steady_clock::now();
    std::erase_if(m_threads, [now](const WorkerThread &thread) { return thread.waitEnded(now); });
}

Graveyard::~Graveyard()
{
    const auto until = std::chrono::steady_clock::now() + m_farewell;
    std::erase_if(m_threads, [until](const WorkerThread &thread) { return thread.waitEnded(until); });
}

} // namespace riser
