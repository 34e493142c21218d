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
/// one, but calls from many threads share the socket.
///
/// How many threads are best depends on the way to the host: 500 devices without any round trip take 0.06 s with 32
/// threads and 0.2 s with 256, which only get into each other's way in libvirt; at 20 ms it is the other way round. So
/// it begins with a few and makes more when calls are seen to wait. All threads end with the work.
class Pipeline
{
public:
    explicit Pipeline(size_t width = 200);
    ~Pipeline(); ///< finishes
    Pipeline(const Pipeline &) = delete;
    Pipeline &operator=(const Pipeline &) = delete;

    /// From any thread, also from inside a task. Tasks must not throw, and must not wait for tasks added after them.
    void add(std::function<void()> task);
    /// Returns when every task, those added meanwhile included, is done. What they wrote is visible then.
    void finish();

private:
    void work();
    void start(size_t count);
    bool idle() const { return m_queue.empty() && m_running == 0; }
    void widen();

    const size_t m_width;
    std::mutex m_mutex;
    std::condition_variable m_work;
    std::condition_variable m_done;
    std::deque<std::function<void()>> m_queue;
    std::vector<std::thread> m_threads;
    size_t m_waiting = 0;
    size_t m_running = 0;
    size_t m_completed = 0; ///< since the last look
    bool m_finishing = false;
};

} // namespace riser
