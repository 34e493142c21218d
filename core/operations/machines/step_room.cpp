// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/operations/machines/making.h"
#include "core/operations/machines/steps_storage.h"
#include "core/operations/texts.h"

namespace riser {

using namespace Qt::StringLiterals;

namespace {

/// What is asked of the host's storage before anything is made there.
struct Room {
    QString host;
    InstanceDisk disk;
    QString seed;
    JournalledSteps earlier;
};

/// Bytes that the pool must have at once: a copy takes what the template has, everything else grows later.
Result<qint64> neededFor(StepContext &context, const Room &room)
{
    const InstanceDisk &disk = room.disk;
    if (disk.source == DiskSource::Empty)
        return 0;
    const Result<Volume> original = context.backend.machines().volume(disk.templatePool, disk.templateVolume);
    if (!original) {
        if (original.error().code != ErrorCode::NoSuchStorage)
            return std::unexpected(original.error());
        return failure(ErrorCode::NoSuchStorage,
                       Text::tr("The template %1 is not (or no longer) in pool %2 of %3.")
                           .arg(disk.templateVolume, disk.templatePool, room.host),
                       original.error().toText(), Text::tr("Choose another template."));
    }
    return disk.source == DiskSource::Clone ? original->allocationBytes : 0;
}

Result<void> checkName(StepContext &context, const Room &room, const QString &volume, const QString &stepId)
{
    if (volume.isEmpty() || room.earlier.contains(stepId))
        return {};
    const Result<std::optional<Volume>> there = lookFor(context, room.disk.pool, volume);
    if (!there)
        return std::unexpected(there.error());
    if (!*there)
        return {};
    return failure(ErrorCode::AlreadyThere,
                   Text::tr("Pool %1 on %2 has a volume %3 already.").arg(room.disk.pool, room.host, volume), {},
                   Text::tr("Choose another name, or remove that volume first."));
}

Result<void> checkRoom(StepContext &context, const Room &room)
{
    const Result<PoolInfo> pool = context.backend.machines().poolInfo(room.disk.pool);
    if (!pool)
        return std::unexpected(pool.error());
    if (!pool->active)
        return failure(ErrorCode::NoSuchStorage,
                       Text::tr("Storage pool %1 on %2 is not active.").arg(room.disk.pool, room.host), {},
                       Text::tr("Start it (virsh pool-start), or choose another one."));
    const Result<qint64> needed = neededFor(context, room);
    if (!needed)
        return std::unexpected(needed.error());
    if (*needed > pool->availableBytes && !room.earlier.contains(QLatin1StringView(diskStepId)))
        return failure(ErrorCode::NoSpace,
                       Text::tr("The copy needs %1, and pool %2 on %3 has %4 free.")
                           .arg(bytesText(*needed), room.disk.pool, room.host, bytesText(pool->availableBytes)),
                       {}, Text::tr("Choose another pool, or an overlay instead of a copy."));
    if (const Result<void> free = checkName(context, room, room.disk.volume, QLatin1StringView(diskStepId)); !free)
        return free;
    return checkName(context, room, room.seed, QLatin1StringView(seedStepId));
}

} // namespace

Step roomStep(const Inventory &inventory, const InstanceRequest &request, const JournalledSteps &earlier)
{
    const Room room{
        .host = texts::hostName(inventory), .disk = request.disk, .seed = request.seedVolume(), .earlier = earlier};
    Step step;
    step.id = u"room"_s;
    step.text = Text::tr("Look whether pool %1 on %2 has room, and the names are free").arg(room.disk.pool, room.host);
    step.virsh = texts::virsh(inventory, {u"pool-info"_s, room.disk.pool});
    step.run = [room](StepContext &context) { return checkRoom(context, room); };
    return step;
}

} // namespace riser
