// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/wiring/demo_guest.h"
#include "core/devices/inventory.h"

// What a Linux guest makes of the devices that a host gives it. Pure.
namespace riser::demo {

/// The driver that a guest's kernel has for a PCI function; empty: none.
QString driverFor(quint16 vendor, quint16 product, quint32 classCode);
QStringList usbDriversFor(const Device &device, const HostSnapshot &snapshot);

/// As the maker's own tool tells of it. Nothing: no such tool knows it.
std::optional<GuestGpu> gpuFor(const GuestPciFunction &function, const QString &title);

/// A drive with one file system over all of it.
void addNvme(DemoGuest &guest, const Device &device, const PciAddress &place, qint64 bytes);
void addDisk(DemoGuest &guest, const QString &name, const std::optional<PciAddress> &place, qint64 bytes);
void addInterface(DemoGuest &guest, const QString &mac, const PciAddress &place);
void addUsb(DemoGuest &guest, const Device &device, const UsbPort &port, const PciAddress &controller,
            const HostSnapshot &snapshot);

} // namespace riser::demo
