// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/host/system/driver_files.h"
#include "app/host/system/outcome.h"
#include "app/host/system/places.h"

#include "core/base/pci_address.h"

namespace riser::onhost {

// One PCI function between its host driver and VFIO, by sysfs alone (driver_override, unbind, drivers_probe), as
// Documentation/ABI/testing/sysfs-bus-pci tells. Not of the whole unit, and not asked whether the host needs it: that
// is the caller's. Every call blocks until the kernel has answered and the driver link was read again; a kernel that
// hangs is left alone after a minute (TimedOut). As root. From any thread, but two at once about one function only
// find out by the re-read.

/// Binds it to vfio-pci, and keeps every other driver away from it. Success too when VFIO, or a variant driver of it
/// (mlx5_vfio_pci), has it already. Faults: NoSuchDevice, Refused (a bridge), Failed (what the kernel said), NotDone,
/// TimedOut. What was begun is undone: the override is as it was, and its driver has it again. Not after TimedOut: then
/// it goes to vfio-pci with the next try, or to the host with toHost(), once the kernel has let go of it.
Outcome toVfio(const Places &places, const PciAddress &address);
/// Gives it to the host's driver, or to none if the host has none for it. Success too when VFIO hasn't got it. Faults
/// as above, and Busy: a process has its VFIO group open, so unbinding would wait for that VM's end inside the kernel.
Outcome toHost(const Places &places, const PciAddress &address);
/// Lets any driver have it from now on, and binds or unbinds nothing now. Faults: NoSuchDevice, Failed, TimedOut.
Outcome releaseOverride(const Places &places, const PciAddress &address);

// The same with another kernel.
Outcome toVfio(const Places &places, const PciAddress &address, DriverFiles &kernel);
Outcome toHost(const Places &places, const PciAddress &address, DriverFiles &kernel);
Outcome releaseOverride(const Places &places, const PciAddress &address, DriverFiles &kernel);

/// The driver that has it now; empty: none.
QString pciDriver(const Places &places, const PciAddress &address);
/// VFIO itself, or a variant driver. By name: they are called vfio-pci, vfio-platform, mlx5_vfio_pci,
/// nvgrace_gpu_vfio_pci.
bool isVfioDriver(const QString &driver);

} // namespace riser::onhost
