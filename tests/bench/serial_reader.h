// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>

namespace riser::bench {

using Milliseconds = std::chrono::duration<double, std::milli>;

/// Times of one way to read a host. A way that would take too long is broken off and its time scaled up.
struct Times {
    Milliseconds connect{};
    Milliseconds read{};
    bool scaled = false;
    Milliseconds all() const { return connect + read; }
};

/// What virt-manager does: the lists, then one call after the other on one thread. Reads what Riser reads. Ends the
/// program when the host doesn't answer.
Times readSerially(const QString &uri, Milliseconds limit);

} // namespace riser::bench
