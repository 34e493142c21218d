// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/operation.h"

#include <chrono>

namespace riser {

/// How long a session waits for what. The defaults are what users get; tests make them shorter.
struct SessionTimings {
    std::chrono::milliseconds spacing{50}; ///< between the starts of two reads, so that a burst of events is one read
    std::chrono::milliseconds driverPoll{2000};     ///< while on screen: driver changes raise no event (facts §2)
    std::chrono::milliseconds fullPoll{60'000};     ///< in case an event was missed
    std::chrono::milliseconds eventlessPoll{5000};  ///< instead of fullPoll, while on screen, of a host without events
    std::chrono::milliseconds openTimeout{60'000};  ///< a login question that waits for the user doesn't count
    std::chrono::milliseconds readTimeout{20'000};  ///< then the host counts as hung
    /// The same while an operation of ours runs: libvirt makes the VM's definition wait for the device (since 11.0), and a
    /// slow host takes its time for that.
    std::chrono::milliseconds busyReadTimeout{120'000};
    std::chrono::milliseconds operationGrace{3000}; ///< for an operation to notice that its connection is gone
    std::chrono::milliseconds firstRetry{1000};     ///< then twice as long each time
    std::chrono::milliseconds longestRetry{60'000};
    std::chrono::milliseconds farewell{50}; ///< what a session that is destroyed waits for its threads at most
    Patience patience;                      ///< of operations' steps
};

} // namespace riser
