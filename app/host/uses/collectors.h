// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/host/system/places.h"
#include "app/host/uses/findings.h"

#include <QString>

namespace riser::onhost {

class Processes;
class Storage;
struct Ways;

/// What every collector may look at: read once for all of them.
struct Look {
    const Places &places;
    const DeviceTree &devices;
    const Storage &storage;
    const Processes &processes;
    const Ways &ways;
    QString sessionPeer; ///< empty: no session, or a local one
};

/// Finds all uses of its sort, for all devices at once.
using Collector = void (*)(const Look &, Findings &);

void collectMounts(const Look &look, Findings &findings);    ///< root-disk, mount
void collectSwap(const Look &look, Findings &findings);      ///< swap
void collectStacks(const Look &look, Findings &findings);    ///< lvm, raid, multipath, crypt, loop
void collectZfs(const Look &look, Findings &findings);       ///< zfs, root-disk
void collectNetwork(const Look &look, Findings &findings);   ///< session-network … network-upper
void collectDisplays(const Look &look, Findings &findings);  ///< last-console, console, monitor
void collectUsb(const Look &look, Findings &findings);       ///< last-input, input, usb-below, root-hub
void collectFunctions(const Look &look, Findings &findings); ///< root-hub, chipset, virtual-functions
void collectOpen(const Look &look, Findings &findings);      ///< process, guest, ceph-osd
/// signature. After the others: it tells of drives on which nothing was found.
void collectSignatures(const Look &look, Findings &findings);

/// All of them, in the order in which their findings are shown.
Findings findUses(const Places &places, const DeviceTree &devices, const Ways &ways, const QString &sessionPeer);
/// Of one unit: each use once, the texts of others than the asked device begin with their address.
HostUses usesOfUnit(const Findings &findings, const DeviceTree &devices, int asked);

} // namespace riser::onhost
