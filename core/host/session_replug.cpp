// SPDX-License-Identifier: GPL-3.0-or-later
// A session's care for USB devices that were pulled out and put back: the VM that had one gets it again.
#include "core/host/session_private.h"
#include "core/operations/operations.h"

#include <algorithm>

namespace riser {

namespace {

/// A VM has it by our own alias, which names the port; its number in the definition is of before the re-plug. In a
/// running VM that is a device that the guest lost, so giving it back takes nothing from anybody.
bool cameBack(const Device &device)
{
    return !device.missing && device.claims.size() == 1 && device.claims.first().stale && device.claims.first().live;
}

} // namespace

/// Once for each time it was plugged in: when it fails, the row says so and REPAIR stays.
void HostSession::Private::giveBackReplugged()
{
    if (state != State::Online || !inventory || inventory->snapshot().facts.readOnly)
        return;
    QHash<DeviceKey, UsbAddress> here;
    const InventoryPtr known = inventory;
    for (const Device &device : known->devices()) {
        if (!device.node.usbDevice || !cameBack(device))
            continue;
        const UsbAddress address = device.node.usbDevice->address;
        here.insert(device.key, address);
        if (replugged.value(device.key) != address && allowed(checkRepair(*known, device.key)))
            q->start(makeRepair(device.key));
    }
    replugged = here;
}

} // namespace riser
