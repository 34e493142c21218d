// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/armed/armed.h"
#include "app/host/session/handlers.h"
#include "app/host/session/result.h"
#include "app/host/uses/inventory.h"

using namespace Qt::StringLiterals;

namespace riser::onhost {

namespace {

constexpr int armLimitMs = 40'000; ///< systemd is asked, and the guard is waited for

Outcome armPresent(const Places &places, const protocol::Request &request)
{
    for (const protocol::DeviceName &device : request.devices) {
        if (unitOf(places, device).isEmpty()) {
            return fault(protocol::Fault::Code::NoSuchDevice,
                         u"This host has no device %1 (any more)."_s.arg(protocol::keyOf(device).value()));
        }
    }
    return arm(places, request.devices, request.seconds);
}

} // namespace

QList<Handler> armedHandlers(const Surroundings &surroundings)
{
    const Places places = surroundings.places;
    return {{.verb = protocol::Verb::Arm,
             .lane = Handler::Lane::Change,
             .limitMs = armLimitMs,
             .run = [places](const protocol::Request &request) { return resultOf(armPresent(places, request)); }},
            // Not behind a change that hangs: it is the one thing that must not come too late.
            {.verb = protocol::Verb::Confirm,
             .lane = Handler::Lane::AtOnce,
             .run = [places](const protocol::Request &request) { return resultOf(confirm(places, request.devices)); }}};
}

} // namespace riser::onhost
