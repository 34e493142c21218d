// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/devices/inventory.h"
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
    bool operator==(const PlacedDevice &) const = default;
};

/// What placement found of one host.
struct HostFit {
    HostId host;
    QString hostName;
    bool fits = false;
    /// Why not, each a translated sentence that names the host and the numbers: "1 of 2 GPUs free on kvm1",
    /// "the GPUs of kvm1 are on different NUMA nodes", "kvm1 has no IOMMU", "32 GiB asked, 12 GiB free on kvm1".
    QStringList whyNot;
    /// Why this place among the others, when it fits: "all on NUMA node 1", "leaves no GPU unit broken up", …
    QStringList reasons;
    QList<PlacedDevice> devices; ///< by wish, then address; empty when it doesn't fit
    std::optional<int> numaNode; ///< of all of them, where that is so
    qint64 freeMemoryKib = 0;    ///< the host's memory less what its running VMs have and a reserve for the host
    bool operator==(const HostFit &) const = default;
};

/// All hosts, the best first, then those that fit worse, then those that don't fit, by name. Deterministic: the order
/// of `hosts` doesn't count. Pure; thread-safe.
///
/// Order: all from the pool before anything that must be detached; the same NUMA node; the least fragmentation (the
/// fewest free devices of the wished kinds left over on the host, so that a host with four GPUs isn't broken up for
/// one); the most free memory; the name; the id.
QList<HostFit> placePlan(const Plan &plan, const QList<PlacementHost> &hosts, const LabelsOf &labels = {});

/// What of a host's memory running VMs and the host itself leave. Memory of VMs with passed devices is locked, so what
/// a VM may have counts, not what it uses.
qint64 freeMemoryKib(const Inventory &inventory);

} // namespace riser
