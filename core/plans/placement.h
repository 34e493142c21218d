// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/devices/inventory.h"
#include "core/devices/memory.h"
#include "core/plans/plan.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <functional>

namespace riser {

/// One host as placement sees it.
struct PlacementHost {
    HostId id;
    QString name;
    InventoryPtr inventory; ///< null: not connected
    QString state;          ///< why there is no inventory: "connecting", "kvm2 does not answer"
};

/// The labels of a device; empty: none. Pure.
using LabelsOf = std::function<QStringList(const HostId &, const Device &)>;

/// One unit that the plan would take on a host.
struct PlacedDevice {
    DeviceKey device;      ///< the one that fulfils the wish; its unit goes along
    int wish = 0;          ///< index into Plan::devices
    bool fromHost = false; ///< it isn't in the pool: it has to be detached first, which its checks allow
    /// What those checks warn of or couldn't see, as translated sentences: to be shown before anything is done.
    QStringList cautions;
    bool operator==(const PlacedDevice &) const = default;
};

/// What placement found of one host.
struct HostFit {
    HostId host;
    QString hostName;
    bool fits = false;
    /// Why not, all the reasons, each a translated sentence that names the host and the numbers: "1 of 2 GPUs free on
    /// kvm1 (1 assigned)", "2 devices asked on one NUMA node, at most 1 free on one of kvm1 (node 0: 1, node 1: 1)",
    /// "kvm1 has no IOMMU, or it is switched off", "32 GiB memory asked, 12 GiB free on kvm1".
    QStringList whyNot;
    /// Why this place among the others, when it fits: "all from the pool", "all on NUMA node 1", … and what couldn't be
    /// checked, as the host didn't tell.
    QStringList reasons;
    QList<PlacedDevice> devices; ///< by wish, then address; empty when it doesn't fit
    std::optional<int> numaNode; ///< of all of them, where that is so
    bool together = true;        ///< its PCI devices are on one NUMA node, or there is at most one, or the host has one
    int leftOver = 0;            ///< free units of the wished kinds that the plan leaves there
    qint64 freeMemoryKib = 0;    ///< the host's memory less what its running VMs have and a reserve for the host
    bool operator==(const HostFit &) const = default;
};

/// All hosts, the best first, then those that fit worse, then those that don't fit, by name. Deterministic: the order
/// of `hosts` doesn't count. Pure; thread-safe.
///
/// A device counts when it is in the pool and its checks would give it to a VM, or when the host has it and its checks
/// would detach it, without a loss that could cut the host off or that isn't known for want of riser-host (file
/// systems, the network). A unit goes to one wish and counts once: of two cards in one IOMMU group one is given, the
/// other only leaves the host. No device of a unit may be a VM's. Each device is judged by itself, as if it alone were
/// taken: that two of them together are too many for the host (its last two displays) shows when the second is checked.
///
/// Order: all from the pool before anything that must be detached; the same NUMA node; the least fragmentation (the
/// fewest free devices of the wished kinds left over on the host, so that a host with four GPUs isn't broken up for
/// one); the most free memory; the name; the id.
QList<HostFit> placePlan(const Plan &plan, const QList<PlacementHost> &hosts, const LabelsOf &labels = {});

} // namespace riser
