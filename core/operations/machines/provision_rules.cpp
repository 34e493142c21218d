// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/machines/provision_rules.h"

#include "core/base/text.h"
#include "core/devices/device_kind.h"
#include "core/instances/disk_pools.h"
#include "core/operations/members.h"
#include "core/operations/texts.h"
#include "core/plans/placement.h"
#include "core/plans/placement_devices.h"

#include <algorithm>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

Finding pass(const QString &id, const QString &text)
{
    return {.id = id, .verdict = Verdict::Pass, .text = text, .device = {}};
}

Finding block(const QString &id, const QString &text, const DeviceKey &device = {})
{
    return {.id = id, .verdict = Verdict::Block, .text = text, .device = device};
}

void checkName(const Inventory &inventory, const InstanceRequest &request, bool resumed, Findings &findings)
{
    const QString host = texts::hostName(inventory);
    for (const PlanProblem &problem : checkRequest(request))
        findings << block(u"request"_s, problem.text);
    for (const Domain &domain : inventory.snapshot().domains) {
        if (resumed && domain.id == request.id)
            continue;
        if (domain.name == request.name)
            findings << block(u"name"_s, Text::tr("%1 has a VM %2 already.").arg(host, request.name));
        else if (domain.id == request.id)
            findings << block(u"uuid"_s, Text::tr("VM %1 on %2 has this UUID already.").arg(domain.name, host));
    }
    if (inventory.snapshot().unreadDomains.contains(request.name))
        findings << block(u"name"_s, Text::tr("%1 has a VM %2 already.").arg(host, request.name));
    if (resumed && inventory.domain(request.id))
        findings << pass(u"name"_s,
                         Text::tr("VM %1 is on %2 already, as the earlier run left it.").arg(request.name, host));
    else if (allowed(findings))
        findings << pass(u"name"_s, Text::tr("No VM on %1 is called %2.").arg(host, request.name));
}

void checkPlace(const Inventory &inventory, const InstanceRequest &request, Findings &findings)
{
    const QString host = texts::hostName(inventory);
    const HostSnapshot &snapshot = inventory.snapshot();
    if (snapshot.facts.readOnly)
        findings << block(u"read-only"_s, Text::tr("The connection to %1 is read-only.").arg(host));
    if (const auto paths = instancePaths(inventory, request); !paths)
        findings << block(u"pool"_s, paths.error().summary);
    else
        findings << pass(u"pool"_s, Text::tr("Storage pool %1 on %2 is active.").arg(request.disk.pool, host));
    const auto network = std::ranges::find(snapshot.networks, request.network, &VirtualNetwork::name);
    if (!request.network.isEmpty() && network == snapshot.networks.cend())
        findings << block(u"network"_s, Text::tr("%1 has no (or no longer a) network %2.").arg(host, request.network));
    else if (!request.network.isEmpty() && !network->active && request.start)
        findings << block(
            u"network"_s,
            Text::tr("Network %1 on %2 is not active: start it first (virsh net-start).").arg(request.network, host));
}

void checkMemory(const Inventory &inventory, const InstanceRequest &request, Findings &findings)
{
    const QString host = texts::hostName(inventory);
    const qint64 asked = qint64(request.plan.memoryMib) * 1024;
    const qint64 all = inventory.snapshot().facts.memoryKib;
    const qint64 free = freeMemoryKib(inventory);
    if (all > 0 && asked > all)
        findings << block(
            u"memory"_s,
            Text::tr("The plan asks for %1, and %2 has %3 in all.").arg(memoryText(asked), host, memoryText(all)));
    else if (all > 0 && asked > free)
        findings << Finding{.id = u"memory"_s,
                            .verdict = Verdict::Warn,
                            .text = Text::tr("The plan asks for %1, and %2 has %3 free.")
                                        .arg(memoryText(asked), host, memoryText(std::max<qint64>(free, 0))),
                            .device = {}};
}

/// Is it the one that was chosen, or is another one there now?
bool isChosen(const ChosenDevice &chosen, const Device &device)
{
    const bool sameSerial = chosen.serial.isEmpty() || device.serial.isEmpty() || chosen.serial == device.serial;
    return (chosen.id.isEmpty() || chosen.id == device.identity.id) && sameSerial;
}

void checkDevice(const Inventory &inventory, const InstanceRequest &request, const ChosenDevice &chosen, bool resumed,
                 Findings &findings)
{
    const QString host = texts::hostName(inventory);
    const QString name = texts::deviceName(inventory, chosen.device);
    const Device *device = inventory.device(chosen.device);
    if (!device || device->missing) {
        findings << block(u"gone"_s, Text::tr("%1 is gone from %2.").arg(name, host), chosen.device);
        return;
    }
    if (!isChosen(chosen, *device)) {
        findings << block(
            u"other"_s,
            Text::tr("Another device is at the place of the one that was chosen on %1: %2 now.").arg(host, name),
            chosen.device);
        return;
    }
    const bool ours = std::ranges::contains(device->claims, request.id, &Claim::domain);
    if (resumed && ours && device->claims.size() == 1)
        return;
    // A run that was cut off may have taken a part of the unit.
    const bool fetched =
        chosen.fromHost && std::ranges::any_of(unitMembers(inventory, chosen.device), [&](const DeviceKey &key) {
            const Device *member = inventory.device(key);
            return !member || member->hold != HostHold::Free;
        });
    // What a plan may take from the host is less than what a person may: the same here as where it was placed.
    if (const Standing standing = standingOf(inventory, *device); fetched && !resumed && !standing.usable()) {
        findings << block(u"not-free"_s,
                          Text::tr("%1 on %2 can't be taken from the host: %3").arg(name, host, standing.why),
                          chosen.device);
        return;
    }
    Findings found = fetched ? checkDetach(inventory, chosen.device) : checkAssign(inventory, chosen.device);
    // This VM is the one that it is for.
    found.removeIf([](const Finding &finding) { return finding.id == "no-vm"_L1; });
    findings << found;
}

} // namespace

Result<InstancePaths> instancePaths(const Inventory &inventory, const InstanceRequest &request)
{
    const QString host = texts::hostName(inventory);
    const QString name = request.disk.pool;
    const auto pool = std::ranges::find(inventory.snapshot().pools, name, &StoragePool::name);
    if (pool == inventory.snapshot().pools.cend())
        return failure(ErrorCode::NoSuchStorage,
                       Text::tr("%1 has no (or no longer a) storage pool %2.").arg(host, name));
    if (!pool->active)
        return failure(
            ErrorCode::NoSuchStorage,
            Text::tr("Storage pool %1 on %2 is not active: start it first (virsh pool-start).").arg(name, host));
    if (!canHoldDisks(pool->type, pool->path))
        return failure(ErrorCode::NotSupported,
                       Text::tr("Riser makes disks in pools of folders, file systems, LVM and ZFS; %1 on %2 is one of "
                                "type %3.")
                           .arg(name, host, pool->type));
    if (isBlockPool(pool->type) && request.disk.format != "raw"_L1)
        return failure(ErrorCode::NotSupported,
                       Text::tr("Disks in pool %1 on %2 are block devices: only the format raw fits.").arg(name, host));
    return pathsIn(pool->type, pool->path, request);
}

Findings checkProvision(const Inventory &inventory, const InstanceRequest &request, bool resumed)
{
    Findings findings;
    checkName(inventory, request, resumed, findings);
    checkPlace(inventory, request, findings);
    checkMemory(inventory, request, findings);
    QSet<int> units;
    for (const ChosenDevice &chosen : request.devices) {
        checkDevice(inventory, request, chosen, resumed, findings);
        const Device *device = inventory.device(chosen.device);
        if (device && device->unit >= 0 && units.contains(device->unit))
            findings << block(u"twice"_s,
                              Text::tr("%1 is in the same IOMMU group as another device that was chosen on %2.")
                                  .arg(texts::deviceName(*device), texts::hostName(inventory)),
                              chosen.device);
        units << (device ? device->unit : -1);
    }
    return findings;
}

} // namespace riser
