// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/devices/inventory.h"
#include "core/host/storage_listing.h"
#include "core/instances/instance_request.h"
#include "core/instances/instance_xml.h"
#include "core/plans/placement.h"

#include <QHash>
#include <QList>
#include <QString>

#include <optional>

namespace riser {

/// Everything that a person chooses of a new instance, as typed. A plain value: nothing of it is corrected.
struct InstanceDraft {
    std::optional<Plan> plan; ///< as it was chosen: it may be changed or deleted meanwhile
    HostId host;              ///< empty: the best place
    ClusterId cluster;        ///< without a host: the best place among its hosts; empty: among all
    QString agreed;           ///< detachText() that the user agreed to
    QString name;
    QString pool;
    DiskSource source = DiskSource::Empty;
    QString templatePool;
    QString templateVolume;
    QString format = QStringLiteral("qcow2"); ///< an overlay is always qcow2
    int diskGib = 0;                          ///< 0: the plan's
    QString network;                          ///< empty: none
    CloudInit cloudInit;
    bool start = true;
    bool autostart = false;
    bool operator==(const InstanceDraft &) const = default;
};

/// What is known of the host that the instance goes to.
struct DraftPlace {
    HostFit fit;
    InventoryPtr inventory;                ///< null: not connected
    std::optional<StorageListing> storage; ///< nothing: not read yet
    /// Name of the cluster that was chosen as the place; empty: none was, or it is gone by now.
    QString cluster = {};
};

/// A volume that a new disk could be made from.
struct DiskTemplate {
    MarkedVolume volume;
    qint64 capacityBytes = 0;
    QString format;
    QString whyNot; ///< translated; empty: it can be taken
    bool operator==(const DiskTemplate &) const = default;
};

// All pure; texts are translated.

/// Every volume of every pool, those that can be taken first, then by pool and name. What a VM writes to can't be
/// copied while it may, and a CD is no disk.
QList<DiskTemplate> diskTemplates(const StorageListing &storage, const Inventory &inventory);
bool isBlockPool(const PoolInfo &pool); ///< its volumes are devices, which have no format: LVM, ZFS
/// Why nothing can be made in this pool; empty: it can.
QString whyNotPool(const PoolInfo &pool);
QString whyNotNetwork(const VirtualNetwork &network);

/// What has to leave the host first and what is said against it, to be agreed to; empty: nothing.
QString detachText(const HostFit &fit, const Inventory &inventory);
/// "GA102 [GeForce RTX 3090] (0000:01:00.0), serial 123": a line for each device.
QStringList deviceLines(const HostFit &fit, const Inventory &inventory);

QString diskVolume(const InstanceDraft &draft, const StorageListing &storage); ///< the name of the volume to be made
/// What the draft asks for at this place. What the place lacks stays empty: draftProblems() tells.
InstanceRequest requestOf(const InstanceDraft &draft, const DraftPlace &place, const DomainId &id, const QString &by,
                          const QDateTime &at);
/// Where its volumes will be, as far as the pool tells.
InstancePaths pathsOf(const InstanceRequest &request, const StorageListing &storage);

/// What is wrong, by field: "plan", "host", "devices" (to be agreed to), "name", "pool", "template", "format",
/// "capacity", "network", "user", "hostname", "sshKeys". Empty: it can be made, as far as is known.
QList<PlanProblem> draftProblems(const InstanceDraft &draft, const DraftPlace &place);
/// One or more public keys, a line each, as ssh-keygen writes them: what is wrong with them; empty: nothing.
QString sshKeysProblem(const QStringList &keys);

/// The best host that offers what the draft names (its pool, template and network), `now` where that still fits.
/// Nothing: none does. `places`: of all hosts, by id; what isn't there is only asked for devices.
std::optional<HostFit> bestPlace(const InstanceDraft &draft, const QList<HostFit> &fits,
                                 const QHash<HostId, DraftPlace> &places, const HostId &now);

} // namespace riser
