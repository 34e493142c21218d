// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace riser {

/// Many blocking calls at once on one connection. libvirt has no bulk call for node devices' XML and no asynchronous
/// one, but calls from many threads share the socket: 500 of them at a round trip of 20 ms take 0.2 s with 100 threads
/// and 12 s with one. Threads are made as the work asks for them and end with it.
class Pipeline
{
public:
    explicit Pipeline(size_t width = 100);
    ~Pipeline(); ///< runs what is still queued
    Pipeline(const Pipeline &) = delete;
    Pipeline &operator=(const Pipeline &) = delete;

    /// From any thread, also from inside a task. Tasks must not throw, and must not wait for tasks added after them.
    void add(std::function<void()> task);
    /// Returns when every task, those added meanwhile included, is done. What they wrote is visible then.
    void finish();

private:
    void work();

    const size_t m_width;
    std::mutex m_mutex;
    std::condition_variable m_work;
    std::condition_variable m_done;
    std::deque<std::function<void()>> m_queue;
    std::vector<std::thread> m_threads;
    size_t m_idle = 0;
    size_t m_running = 0;
    bool m_finishing = false;
};

} // namespace riser
