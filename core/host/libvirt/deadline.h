// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>

namespace riser {

/// Watches a call of libvirt's that has no limit of its own, by a timer of the event loop.
class Deadline
{
public:
    /// `late` is called on the event loop's thread when the call took longer, and may be called again after that: it
    /// must not wait for anything. It may still be running when the object is gone.
    Deadline(std::chrono::milliseconds limit, std::function<void()> late);
    ~Deadline();
    Deadline(const Deadline &) = delete;
    Deadline &operator=(const Deadline &) = delete;

    void again(); ///< another call begins now

private:
    const std::chrono::milliseconds m_limit;
    int m_timer;
};

} // namespace riser
