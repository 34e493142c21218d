// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/machines/steps_storage.h"

#include "core/base/text.h"
#include "core/instances/seed_image.h"
#include "core/operations/machines/making.h"
#include "core/operations/texts.h"

#include <algorithm>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

std::shared_ptr<Making> making(const Inventory &inventory, const QString &pool, const QString &volume,
                               const JournalledSteps &earlier, const QString &id)
{
    return std::make_shared<Making>(
        Making{.host = texts::hostName(inventory), .pool = pool, .name = volume, .earlier = stateOf(earlier, id)});
}

/// The words and the undo that all steps which make a volume share.
Step makingStep(const Inventory &inventory, const std::shared_ptr<Making> &subject, const QString &id)
{
    Step step;
    step.id = id;
    step.unseen = true;
    step.undoText = Text::tr("Remove volume %1 from pool %2 on %3").arg(subject->name, subject->pool, subject->host);
    step.undoVirsh = texts::virsh(inventory, {u"vol-delete"_s, subject->name, u"--pool"_s, subject->pool});
    step.undo = [subject](StepContext &context) { return unmakeVolume(context, *subject); };
    return step;
}

/// libvirt can't move a definition to where the volume really is: it names the path since before the volume was made.
Result<void> checkPath(StepContext &context, const Making &subject, const QString &path)
{
    const Result<Volume> made = context.backend.machines().volume(subject.pool, subject.name);
    if (!made)
        return std::unexpected(made.error());
    if (made->path == path)
        return {};
    return failure(ErrorCode::NotDone,
                   Text::tr("Volume %1 on %2 is at %3, and the definition names %4.")
                       .arg(subject.name, subject.host, made->path, path),
                   {},
                   Text::tr("Pool %1 puts its volumes elsewhere than it says: choose another pool.").arg(subject.pool));
}

Result<void> makeDisk(StepContext &context, const InstanceDisk &disk)
{
    Machines &machines = context.backend.machines();
    VolumeSpec spec{.name = disk.volume, .format = disk.format, .capacityBytes = disk.capacityBytes};
    if (disk.source == DiskSource::Empty)
        return machines.createVolume(disk.pool, spec);
    const Result<Volume> original = machines.volume(disk.templatePool, disk.templateVolume);
    if (!original)
        return std::unexpected(original.error());
    spec.capacityBytes = std::max(spec.capacityBytes, original->capacityBytes);
    if (disk.source == DiskSource::Clone)
        return machines.cloneVolume(disk.pool, spec, disk.templatePool, disk.templateVolume);
    spec.backingPath = original->path;
    spec.backingFormat = original->format;
    return machines.createVolume(disk.pool, spec);
}

QString diskText(const InstanceDisk &disk, const QString &host)
{
    const QString size = bytesText(disk.capacityBytes);
    switch (disk.source) {
    case DiskSource::Empty:
        return Text::tr("Make an empty disk %1 of %2 in pool %3 on %4").arg(disk.volume, size, disk.pool, host);
    case DiskSource::Clone:
        return Text::tr("Copy %5 of pool %6 to disk %1 of %2 in pool %3 on %4")
            .arg(disk.volume, size, disk.pool, host, disk.templateVolume, disk.templatePool);
    case DiskSource::Overlay:
        return Text::tr("Lay disk %1 of %2 in pool %3 on %4 over %5 of pool %6")
            .arg(disk.volume, size, disk.pool, host, disk.templateVolume, disk.templatePool);
    }
    return {};
}

QString diskVirsh(const Inventory &inventory, const InstanceDisk &disk)
{
    if (disk.source == DiskSource::Clone)
        return texts::virsh(inventory, {u"vol-clone"_s, disk.templateVolume, disk.volume, u"--pool"_s, disk.pool});
    QStringList words{u"vol-create-as"_s, disk.pool,  disk.volume, QString::number(disk.capacityBytes),
                      u"--format"_s,      disk.format};
    if (disk.source == DiskSource::Overlay)
        words << u"--backing-vol"_s << disk.templateVolume;
    return texts::virsh(inventory, words);
}

/// Bytes from memory, as an upload asks for them.
Upload uploadOfBytes(const QByteArray &bytes, StepContext &context)
{
    const auto at = std::make_shared<qint64>(0);
    return {.source = [bytes, at](char *to, qint64 size) -> Result<qint64> {
                const qint64 part = std::min(size, bytes.size() - *at);
                std::copy_n(bytes.cbegin() + *at, part, to);
                *at += part;
                return part;
            },
            .bytes = bytes.size(),
            .progress =
                [&context, total = bytes.size()](qint64 sent) {
                    if (context.advanced)
                        context.advanced(sent, total);
                }};
}

} // namespace

Step diskStep(const Inventory &inventory, const InstanceRequest &request, const QString &path,
              const JournalledSteps &earlier)
{
    const InstanceDisk disk = request.disk;
    const auto subject = making(inventory, disk.pool, disk.volume, earlier, QLatin1StringView(diskStepId));
    Step step = makingStep(inventory, subject, QLatin1StringView(diskStepId));
    step.text = diskText(disk, subject->host);
    step.virsh = diskVirsh(inventory, disk);
    step.run = [subject, disk, path](StepContext &context) -> Result<void> {
        const Result<void> made = makeVolume(context, *subject, [&] { return makeDisk(context, disk); });
        return made ? checkPath(context, *subject, path) : made;
    };
    return step;
}

Step seedStep(const Inventory &inventory, const InstanceRequest &request, const JournalledSteps &earlier)
{
    const auto subject =
        making(inventory, request.disk.pool, request.seedVolume(), earlier, QLatin1StringView(seedStepId));
    Step step = makingStep(inventory, subject, QLatin1StringView(seedStepId));
    step.text =
        Text::tr("Make the CD %1 for cloud-init in pool %2 on %3").arg(subject->name, subject->pool, subject->host);
    step.virsh = texts::virsh(inventory, {u"vol-upload"_s, subject->name, subject->name, u"--pool"_s, subject->pool});
    step.run = [subject, request](StepContext &context) -> Result<void> {
        const Result<QByteArray> image = makeSeedImage(request);
        if (!image)
            return std::unexpected(image.error());
        return makeVolume(context, *subject, [&]() -> Result<void> {
            Machines &machines = context.backend.machines();
            const VolumeSpec spec{.name = subject->name,
                                  .format = u"raw"_s,
                                  .capacityBytes = image->size(),
                                  .allocationBytes = image->size()};
            const Result<void> created = machines.createVolume(subject->pool, spec);
            return created ? machines.upload(subject->pool, subject->name, uploadOfBytes(*image, context)) : created;
        });
    };
    return step;
}

Step removeVolumeStep(const Inventory &inventory, const MarkedVolume &volume)
{
    const QString host = texts::hostName(inventory);
    Step step;
    step.id = u"volume:%1/%2"_s.arg(volume.pool, volume.name);
    step.final = true;
    step.unseen = true;
    step.text =
        Text::tr("Remove volume %1 from pool %2 on %3, with all that is on it").arg(volume.name, volume.pool, host);
    step.virsh = texts::virsh(inventory, {u"vol-delete"_s, volume.name, u"--pool"_s, volume.pool});
    step.run = [volume, host](StepContext &context) { return removeVolume(context, host, volume.pool, volume.name); };
    return step;
}

Step unmakeVolumeStep(const Inventory &inventory, const MarkedVolume &volume, const QString &id)
{
    Step step = removeVolumeStep(inventory, volume);
    step.id = id;
    step.final = false;
    step.text = Text::tr("Remove volume %1, which was made for it, from pool %2 on %3")
                    .arg(volume.name, volume.pool, texts::hostName(inventory));
    return step;
}

} // namespace riser
