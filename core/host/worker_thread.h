// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <list>
#include <memory>
#include <thread>

namespace riser {

/// A thread that runs jobs one after the other, and that can be left behind while one of them hangs. The handle is used
/// from one thread; jobs may be posted from any.
class WorkerThread
{
public:
    WorkerThread();
    ~WorkerThread(); ///< dropJobs() unless it was told to end; leaves the thread to itself when it hasn't ended
    WorkerThread(WorkerThread &&) noexcept = default;
    WorkerThread &operator=(WorkerThread &&) = delete;
    WorkerThread(const WorkerThread &) = delete;
    WorkerThread &operator=(const WorkerThread &) = delete;

    void post(std::function<void()> job); ///< ignored after one of the next two
    void finish();                        ///< ends after the jobs posted so far
    void dropJobs();                      ///< ends after the running job; what waits is forgotten

    bool waitEnded(std::chrono::steady_clock::time_point until) const;

private:
    struct State;
    std::shared_ptr<State> m_state; ///< shared with the thread, which outlives this handle when it hangs
    std::thread m_thread;
};

/// Threads that were told to end. Those that do are joined; those that hang are let go.
class Graveyard
{
public:
    explicit Graveyard(std::chrono::milliseconds farewell)
        : m_farewell(farewell)
    {
    }
    ~Graveyard(); ///< waits for all together as long as the farewell, no longer

    void add(WorkerThread thread);
    void reap(); ///< joins what has ended; doesn't wait

private:
    std::chrono::milliseconds m_farewell;
    std::list<WorkerThread> m_threads;
};

} // namespace riser
