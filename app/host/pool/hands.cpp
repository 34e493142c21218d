// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/identity/identity.h"
#include "app/host/pool/pool.h"
#include "app/host/system/pci_drivers.h"
#include "app/host/usb/usb_drivers.h"
#include "app/host/uses/inventory.h"

namespace riser::onhost {

using protocol::DeviceName;

PoolHands handsOf(const Places &places, const QString &sessionPeer)
{
    return {
        .identity = [places](const DeviceName &device) { return identityOf(places, device); },
        .unit = [places](const DeviceName &device) { return unitOf(places, device); },
        .uses = [places, sessionPeer](const DeviceName &device) { return blastRadius(places, device, sessionPeer); },
        .pause = [](int milliseconds) { KernelFiles().pause(milliseconds); },
        .take =
            [places](const DeviceName &device) {
                if (const auto *address = std::get_if<PciAddress>(&device))
                    return toVfio(places, *address);
                return detachUsb(places, std::get<UsbPort>(device));
            },
        .giveBack =
            [places](const DeviceName &device) {
                if (const auto *address = std::get_if<PciAddress>(&device))
                    return toHost(places, *address);
                return attachUsb(places, std::get<UsbPort>(device));
            },
    };
}

} // namespace riser::onhost
