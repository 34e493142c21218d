// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/host/backend.h"

#include <functional>
#include <memory>
#include <span>

namespace riser::contract {

/// A host on which the contract of Backend is checked: the simulated one, or the lab. The devices start on the host
/// (not on VFIO, no VM claims them), and each check leaves them so.
struct Host {
    std::function<std::unique_ptr<Backend>()> connect; ///< a new backend, not opened yet
    DeviceKey gpu;                                     ///< alone in its IOMMU group but for its audio function
    DeviceKey gpuAudio;                                ///< with a host driver bound
    DeviceKey nvme;                           ///< alone in its group, on its host driver, not what the host boots from
    DeviceKey usb;                            ///< a mass storage stick
    DomainId stopped;                         ///< a persistent q35 VM with free root ports
    DomainId running;                         ///< the same, with a guest that answers hot unplug; no host devices
    QString pool = {};                        ///< an active dir pool with some room
    QString tinyPool = {};                    ///< an active dir pool of 8 MiB
    std::function<void()> passArmedTime = {}; ///< ends the waiting of armed returns; null: it passes by itself
};

/// One sentence of the contract.
struct Check {
    const char *name;
    void (*run)(const Host &host); ///< uses Qt Test's macros and returns at the first failure
};

/// Those of Backend. In their order they need no other's effect.
std::span<const Check> checks();
/// Those of HostProgram, for a host with riser-host.
std::span<const Check> programChecks();
/// Those of Machines. Their VMs and volumes are named riser-contract…, and are gone afterwards.
std::span<const Check> machineChecks();

/// For a test class's `…_data()`: a row for each check, and what its test function does then.
void addRows(std::span<const Check> checks = contract::checks());
void runRow(const Host &host, std::span<const Check> checks = contract::checks());

} // namespace riser::contract
