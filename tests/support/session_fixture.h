// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host_session.h"
#include "tests/support/small_host.h"

#include <memory>

namespace riser::test {

/// Short where a test waits for it, and long where a slow machine must not run into it.
inline SessionTimings quickTimings()
{
    using namespace std::chrono_literals;
    SessionTimings timings;
    timings.spacing = 5ms;
    timings.driverPoll = 20ms;
    timings.firstRetry = 5ms;
    timings.longestRetry = 40ms;
    timings.farewell = 5000ms; // so that the sanitizers see every thread end
    timings.patience.pause = 1ms;
    return timings;
}

inline HostEntry entryFor(const QString &name)
{
    return {.id = HostId(QStringLiteral("id-of-") + name),
            .name = name,
            .uri = QStringLiteral("simulated:///") + name,
            .connectAtStart = true};
}

inline std::unique_ptr<HostSession> sessionFor(const std::shared_ptr<SimulatedHost> &host,
                                               const SessionTimings &timings = quickTimings(),
                                               const QString &name = QStringLiteral("small"))
{
    return std::make_unique<HostSession>(entryFor(name), factoryFor(host), UserAsker(), timings);
}

inline QString driverOf(const HostSession &session, const DeviceKey &key)
{
    const Device *device = session.inventory() ? session.inventory()->device(key) : nullptr;
    return device ? device->driver : QStringLiteral("(not there)");
}

inline Status statusOf(const HostSession &session, const DeviceKey &key)
{
    const Device *device = session.inventory() ? session.inventory()->device(key) : nullptr;
    return device ? device->status : Status::Unknown;
}

} // namespace riser::test
