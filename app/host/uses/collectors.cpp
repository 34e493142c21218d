// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/uses/collectors.h"

#include "app/host/uses/processes.h"
#include "app/host/uses/storage.h"
#include "app/host/uses/ways.h"

namespace riser::onhost {

using namespace Qt::StringLiterals;

Findings findUses(const Places &places, const DeviceTree &devices, const Ways &ways, const QString &sessionPeer)
{
    constexpr Collector collectors[] = {
        collectFunctions, collectMounts,   collectSwap, collectZfs,  collectStacks,
        collectNetwork,   collectDisplays, collectUsb,  collectOpen, collectSignatures,
    };
    const Storage storage(places);
    const Processes processes(places);
    const Look look{.places = places,
                    .devices = devices,
                    .storage = storage,
                    .processes = processes,
                    .ways = ways,
                    .sessionPeer = sessionPeer};
    Findings findings(devices);
    for (const Collector collector : collectors)
        collector(look, findings);
    return findings;
}

HostUses usesOfUnit(const Findings &findings, const DeviceTree &devices, int asked)
{
    HostUses seen;
    HostUses all;
    for (const int member : devices.unit(asked)) {
        for (HostUse use : findings.of(member)) {
            if (seen.contains(use))
                continue;
            seen << use;
            if (member != asked)
                use.text = devices.devices()[member].address + ": "_L1 + use.text;
            all << use;
        }
    }
    return all;
}

} // namespace riser::onhost
