// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/host/backend.h"

#include <functional>
#include <memory>

namespace riser::contract {

/// A host on which the contract of Backend is checked: the simulated one, or the lab. The devices start on the host
/// (not on VFIO, no VM claims them), and each check leaves them so.
struct Host {
    std::function<std::unique_ptr<Backend>()> connect; ///< a new backend, not opened yet
    DeviceKey gpu;                                     ///< alone in its IOMMU group but for its audio function
    DeviceKey gpuAudio;                                ///< with a host driver bound
    DeviceKey nvme;   ///< alone in its group, on its host driver, not what the host boots from
    DeviceKey usb;    ///< a mass storage stick
    DomainId stopped; ///< a persistent q35 VM with free root ports
    DomainId running; ///< the same, with a guest that answers hot unplug; no host devices
};

// Each check uses Qt Test's macros and returns at the first failure. In their order they need no other's effect.
void detachBindsVfioAndReattachReturns(const Host &host);
void detachingTwiceIsFine(const Host &host);
void reattachingTwiceIsFine(const Host &host);
void detachTakesTheChildrenAway(const Host &host);
void usbIsNotDetached(const Host &host);
void attachToConfigChecksNothing(const Host &host);
void attachToConfigTwiceIsRefused(const Host &host);
void detachFromConfigThatIsNotThereIsRefused(const Host &host);
void liveAttachOnAHostDriverIsRefused(const Host &host);
void liveAttachThatFailsLeavesTheConfig(const Host &host);
void liveAttachWithAMateOnTheHostIsRefused(const Host &host);
void liveAttachOfAMissingDeviceIsRefused(const Host &host);
void liveAttachHoldsTheDevice(const Host &host);
void placeholderIsHeld(const Host &host);
void liveAttachToAStoppedDomainIsRefused(const Host &host);
void liveUsbIsTakenAndComesBack(const Host &host);
void usbTwinsByIdAreRefused(const Host &host);
void missingDeviceIsTold(const Host &host);
void missingDomainIsTold(const Host &host);
void brokenXmlIsRefused(const Host &host);
void eventsArrive(const Host &host);
void refreshSeesADriverWithoutAnEvent(const Host &host);
void nothingAnswersAfterClose(const Host &host);

} // namespace riser::contract
