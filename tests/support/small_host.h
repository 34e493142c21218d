// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/host/backend.h"
#include "core/host/simulated/simulated_host.h"

#include <memory>

namespace riser::test {

/// The host of tests/data/simulated/small.xml, new and on its own at each call. Never null: a fixture that can't be
/// read ends the test program with the reason.
std::shared_ptr<SimulatedHost> smallHost();
/// A factory whose backends all connect to this host, whatever the URI.
BackendFactory factoryFor(std::shared_ptr<SimulatedHost> host);

/// One more VM on it, of this number (one digit). Ends the test program when it can't be made.
DomainId addVm(SimulatedHost &host, const QByteArray &name, int number, const QByteArray &devices, bool start = true);

// What is on it.
inline const DeviceKey gpu(QStringLiteral("pci_0000_01_00_0")); ///< nouveau; group 14 with gpuAudio; has a drm child
inline const DeviceKey gpuAudio(QStringLiteral("pci_0000_01_00_1")); ///< snd_hda_intel
inline const DeviceKey twinGpu(QStringLiteral("pci_0000_02_00_0"));  ///< no driver; group 15; NUMA node 1
inline const DeviceKey twinAudio(QStringLiteral("pci_0000_02_00_1"));
inline const DeviceKey rootNvme(QStringLiteral("pci_0000_03_00_0"));
inline const DeviceKey nvme(QStringLiteral("pci_0000_04_00_0"));    ///< group 17 alone
inline const DeviceKey capture(QStringLiteral("pci_0000_05_00_0")); ///< no driver; group 21 with nic and the port above
inline const DeviceKey nic(QStringLiteral("pci_0000_06_00_0"));     ///< igb, link down
inline const DeviceKey usbController(QStringLiteral("pci_0000_00_14_0"));
inline const DeviceKey usbA(QStringLiteral("usb_1_1")); ///< a stick, twin of usbB
inline const DeviceKey usbB(QStringLiteral("usb_1_2"));
inline const DeviceKey keyboard(QStringLiteral("usb_1_3"));
inline const DomainId stopped(QStringLiteral("11111111-1111-4111-8111-111111111111")); ///< four free root ports
inline const DomainId running(QStringLiteral("22222222-2222-4222-8222-222222222222")); ///< four free root ports
inline const DomainId full(QStringLiteral("33333333-3333-4333-8333-333333333333"));    ///< running, no free root port

} // namespace riser::test
