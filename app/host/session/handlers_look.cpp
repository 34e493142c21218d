// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/armed/armed.h"
#include "app/host/pool/pool.h"
#include "app/host/session/handlers.h"
#include "app/host/uses/inventory.h"

using namespace Qt::StringLiterals;

namespace riser::onhost {

namespace {

Result inventory(const Surroundings &surroundings)
{
    HostInventory all = takeInventory(surroundings.places, surroundings.peer);
    const Pool pool(surroundings.places, surroundings.peer);
    all.pool = pool.entries();
    all.problems << pool.problems();
    all.armed = armedReturns(surroundings.places);
    return all;
}

Result usesOfUnit(const Surroundings &surroundings, const protocol::DeviceName &device)
{
    if (unitOf(surroundings.places, device).isEmpty()) {
        return std::unexpected(
            protocol::Fault{.code = protocol::Fault::Code::NoSuchDevice,
                            .text = u"This host has no device %1 (any more)."_s.arg(protocol::keyOf(device).value())});
    }
    return blastRadius(surroundings.places, device, surroundings.peer);
}

} // namespace

QList<Handler> lookHandlers(const Surroundings &surroundings)
{
    return {{.verb = protocol::Verb::Inventory,
             .run = [surroundings](const protocol::Request &) { return inventory(surroundings); }},
            {.verb = protocol::Verb::BlastRadius, .run = [surroundings](const protocol::Request &request) {
                 return usesOfUnit(surroundings, request.devices.constFirst());
             }}};
}

} // namespace riser::onhost
