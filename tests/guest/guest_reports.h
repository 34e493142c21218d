// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guest/guest_listing.h"
#include "core/guest/guest_match.h"
#include "tests/guest/guest_vm.h"

#include <algorithm>

namespace riser::test {

/// What the guest of tests/data/guest/linux answers; `full`: with what programs tell.
inline GuestReport linuxGuest(bool full)
{
    GuestReport report;
    report.askedAt = QDateTime::currentDateTimeUtc();
    report.disks = *agent::readDisks(guestData(u"linux/guest-get-disks.json"_s));
    report.fileSystems = *agent::readFileSystems(guestData(u"linux/guest-get-fsinfo.json"_s));
    report.interfaces = *agent::readInterfaces(guestData(u"linux/guest-network-get-interfaces.json"_s));
    report.pci = readProcPci(guestData(u"linux/proc-pci.txt"_s));
    report.setKnown(GuestTopic::Pci);
    if (!full)
        return report;
    report.level = GuestLevel::Full;
    readListing(guestData(u"linux/listing.txt"_s), report);
    report.setKnown(GuestTopic::Usb);
    return report;
}

/// What the files tell of bridges.
inline GuestReport withBuses(GuestReport report)
{
    GuestReport full = linuxGuest(true);
    for (GuestPciFunction &function : report.pci) {
        const auto same = std::ranges::find(full.pci, function.address, &GuestPciFunction::address);
        function.secondaryBus = same->secondaryBus;
    }
    return report;
}

inline GuestSight sight(GuestHost &host, const GuestReport &report, const DeviceKey &key)
{
    const InventoryPtr inventory = host.inventory();
    const Domain *vm = inventory->domain(guestVm);
    return guestSights(*inventory, guestVm, report, GuestTopology::of(vm->live->xml)).value(key);
}

} // namespace riser::test
