// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/operations/operation.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace riser {

/// Gives the writer connection up when a call takes too long: a driver that hangs in its unbind holds libvirt's call
/// for ever (facts §0.9). Lives as long as the call.
class TimeLimit
{
public:
    TimeLimit(Backend &backend, std::chrono::seconds limit)
        : m_thread([this, &backend, limit](const std::stop_token &stop) {
            // Again and again: the call may have been about to begin when it was given up for the first time, and would
            // hang for ever then (seen with a limit of 0 under the thread sanitizer).
            constexpr std::chrono::milliseconds again{500};
            std::unique_lock lock(m_mutex);
            std::chrono::milliseconds wait = limit;
            while (!m_over.wait_for(lock, stop, wait, [] { return false; }) && !stop.stop_requested()) {
                m_passed = true;
                backend.giveUpWriting();
                wait = again;
            }
        })
    {
    }
    /// Ends the watch. True: the time was over, and the call was given up.
    bool passed()
    {
        m_thread.request_stop();
        if (m_thread.joinable())
            m_thread.join();
        return m_passed;
    }

private:
    std::mutex m_mutex;
    std::condition_variable_any m_over;
    bool m_passed = false;
    std::jthread m_thread; ///< last: it uses the others
};

/// `call` with that limit. An error after it was over is TimedOut: what was asked may still happen.
template<typename Call>
Result<void> within(StepContext &context, std::chrono::seconds limit, const Error &tooLate, Call call)
{
    TimeLimit watch(context.backend, limit);
    const Result<void> result = call();
    if (watch.passed() && !result)
        return std::unexpected(tooLate);
    return result;
}

} // namespace riser
