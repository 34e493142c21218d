// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guest/gpu_tools.h"
#include "core/guest/guest_report.h"

#include <QByteArray>

#include <optional>

// What a Linux guest lists of its devices, as text. Pure, thread-safe; lines that can't be read are passed over.
namespace riser {

/// The file /proc/bus/pci/devices: bus, slot and function, numbers and driver of every function. It doesn't tell PCI
/// domains: all are said to be in the first, and what several lines tell of one place is unclear.
QList<GuestPciFunction> readProcPci(const QByteArray &text);

/// A number as files of sysfs hold it: 1, 0x8086.
std::optional<quint64> readSysfsNumber(const QByteArray &text, quint64 most);
/// A size as they hold it, in sectors of 512 bytes; what comes back is bytes.
std::optional<qint64> readSectors(const QByteArray &text);

/// The last PCI function in a path of sysfs, and those above it from the root.
struct SysfsPlace {
    PciAddress address;
    QList<PciAddress> bridges;
};
std::optional<SysfsPlace> sysfsPlace(const QString &path);

/// Runs listingScript(), and ends it where the guest can when it hangs.
GuestProgram listingProgram();
/// The command for /bin/sh that lists PCI functions, USB devices, NVMe drives, disks and network interfaces from sysfs.
/// A constant: nothing from anywhere is put into it. It needs no more than busybox.
QString listingScript();
/// Adds what listingScript() printed to the report: it replaces PCI and USB, and completes disks and interfaces.
void readListing(const QByteArray &output, GuestReport &report);

} // namespace riser
