// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instances/instance_draft.h"

#include "core/base/text.h"
#include "core/devices/device_kind.h"
#include "core/instances/disk_pools.h"

#include <algorithm>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 gib = qint64(1) << 30;

const Device *deviceOf(const PlacedDevice &placed, const Inventory &inventory)
{
    return inventory.device(placed.device);
}

QString nameOf(const PlacedDevice &placed, const Inventory &inventory)
{
    const Device *device = deviceOf(placed, inventory);
    if (!device)
        return placed.device.value();
    const QString name = Text::tr("%1 (%2)").arg(device->title, device->address);
    return device->serial.isEmpty() ? name : Text::tr("%1, serial %2").arg(name, device->serial);
}

QList<ChosenDevice> chosenDevices(const HostFit &fit, const Inventory &inventory)
{
    QList<ChosenDevice> chosen;
    for (const PlacedDevice &placed : fit.devices) {
        const Device *device = deviceOf(placed, inventory);
        chosen << ChosenDevice{.device = placed.device,
                               .kind = device ? device->kind->id() : QString(),
                               .id = device ? device->identity.id : QString(),
                               .serial = device ? device->serial : QString(),
                               .fromHost = placed.fromHost};
    }
    return chosen;
}

int sizeOf(const InstanceDraft &draft)
{
    return draft.diskGib > 0 || !draft.plan ? draft.diskGib : draft.plan->diskGib;
}

QString formatFor(const InstanceDraft &draft, const PoolInfo *pool)
{
    if (pool && isBlockPool(*pool))
        return u"raw"_s;
    return draft.source == DiskSource::Overlay ? u"qcow2"_s : draft.format;
}

} // namespace

QString detachText(const HostFit &fit, const Inventory &inventory)
{
    QStringList lines;
    for (const PlacedDevice &placed : fit.devices) {
        if (!placed.fromHost)
            continue;
        lines << nameOf(placed, inventory);
        lines << placed.cautions;
    }
    return lines.join(u'\n');
}

QStringList deviceLines(const HostFit &fit, const Inventory &inventory)
{
    QStringList lines;
    for (const PlacedDevice &placed : fit.devices)
        lines << (placed.fromHost ? Text::tr("%1: is detached from the host first") : Text::tr("%1: from the pool"))
                     .arg(nameOf(placed, inventory));
    return lines;
}

QString diskVolume(const InstanceDraft &draft, const StorageListing &storage)
{
    const PoolInfo *pool = storage.pool(draft.pool);
    if (draft.name.isEmpty() || (pool && isBlockPool(*pool)))
        return draft.name;
    return draft.name + (formatFor(draft, pool) == "qcow2"_L1 ? u".qcow2"_s : u".img"_s);
}

InstanceRequest requestOf(const InstanceDraft &draft, const DraftPlace &place, const DomainId &id, const QString &by,
                          const QDateTime &at)
{
    InstanceRequest request;
    request.id = id;
    request.name = draft.name;
    request.plan = draft.plan.value_or(Plan());
    if (place.inventory)
        request.devices = chosenDevices(place.fit, *place.inventory);
    request.numaNode = place.fit.numaNode;
    const StorageListing storage = place.storage.value_or(StorageListing());
    request.disk = {.pool = draft.pool,
                    .volume = diskVolume(draft, storage),
                    .format = formatFor(draft, storage.pool(draft.pool)),
                    .capacityBytes = sizeOf(draft) * gib,
                    .source = draft.source,
                    .templatePool = draft.source == DiskSource::Empty ? QString() : draft.templatePool,
                    .templateVolume = draft.source == DiskSource::Empty ? QString() : draft.templateVolume};
    request.network = draft.network;
    if (draft.cloudInit.enabled)
        request.cloudInit = draft.cloudInit;
    request.start = draft.start;
    request.autostart = draft.autostart;
    request.by = by;
    request.at = at;
    return request;
}

InstancePaths pathsOf(const InstanceRequest &request, const StorageListing &storage)
{
    const PoolInfo *pool = storage.pool(request.disk.pool);
    return pool ? pathsIn(pool->type, pool->path, request) : pathsIn({}, {}, request);
}

std::optional<HostFit> bestPlace(const InstanceDraft &draft, const QList<HostFit> &fits,
                                 const QHash<HostId, DraftPlace> &places, const HostId &now)
{
    const auto offers = [&](const HostFit &fit) {
        if (!fit.fits)
            return false;
        DraftPlace place = places.value(fit.host);
        if (!place.inventory || !place.storage)
            return draft.pool.isEmpty();
        place.fit = fit;
        const auto hasIt = [](const PlanProblem &problem) {
            return problem.field != "pool"_L1 && problem.field != "template"_L1 && problem.field != "network"_L1;
        };
        return draft.pool.isEmpty() || std::ranges::all_of(draftProblems(draft, place), hasIt);
    };
    const auto here = std::ranges::find(fits, now, &HostFit::host);
    if (here != fits.cend() && here->fits)
        return *here;
    const auto found = std::ranges::find_if(fits, offers);
    return found == fits.cend() ? std::nullopt : std::optional(*found);
}

} // namespace riser
