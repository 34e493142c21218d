// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace riser {

/// How long to wait before the next attempt: twice as long each time, up to a limit. With a jitter of a fifth, so that
/// many hosts behind one switch that came back aren't all asked in the same moment. Not thread-safe.
class Backoff
{
public:
    Backoff(std::chrono::milliseconds first, std::chrono::milliseconds longest);

    std::chrono::milliseconds next();
    void reset() { m_attempts = 0; } ///< it worked: begin anew

private:
    std::chrono::milliseconds m_first;
    std::chrono::milliseconds m_longest;
    int m_attempts = 0;
};

} // namespace riser
