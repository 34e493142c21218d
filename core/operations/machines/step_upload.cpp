// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/instances/image_file.h"
#include "core/operations/machines/making.h"
#include "core/operations/machines/steps_storage.h"
#include "core/operations/texts.h"

namespace riser {

using namespace Qt::StringLiterals;

namespace {

/// A cancel is asked for between pieces: gigabytes take minutes.
Upload cancellable(Upload upload, StepContext &context)
{
    upload.source = [source = std::move(upload.source), &context](char *to, qint64 size) -> Result<qint64> {
        if (context.isCancelled())
            return failure(ErrorCode::Cancelled, Text::tr("The upload was cancelled."));
        return source(to, size);
    };
    upload.progress = [&context, total = upload.bytes](qint64 sent) {
        if (context.advanced)
            context.advanced(sent, total);
    };
    return upload;
}

Result<void> send(StepContext &context, const QString &fileName, const Making &subject)
{
    const Result<ImageFile> image = readImageFile(fileName);
    if (!image)
        return std::unexpected(image.error());
    const Result<Upload> upload = uploadOf(fileName);
    if (!upload)
        return std::unexpected(upload.error());
    Machines &machines = context.backend.machines();
    // The file's own size, whatever the guest will see: the pool's next look tells what is in it. All of it taken at
    // once, so that the pool can't run full on the way.
    const VolumeSpec spec{
        .name = subject.name, .format = u"raw"_s, .capacityBytes = upload->bytes, .allocationBytes = upload->bytes};
    if (const Result<void> made = machines.createVolume(subject.pool, spec); !made)
        return made;
    if (const Result<void> sent = machines.upload(subject.pool, subject.name, cancellable(*upload, context)); !sent)
        return sent;
    return machines.refreshPool(subject.pool);
}

} // namespace

Step uploadStep(const Inventory &inventory, const QString &fileName, const MarkedVolume &volume)
{
    const auto subject = std::make_shared<Making>(
        Making{.host = texts::hostName(inventory), .pool = volume.pool, .name = volume.name, .earlier = {}});
    Step step;
    step.id = u"upload"_s;
    step.unseen = true;
    step.text =
        Text::tr("Upload %1 as volume %2 to pool %3 on %4").arg(fileName, volume.name, volume.pool, subject->host);
    step.virsh = texts::virsh(inventory, {u"vol-upload"_s, volume.name, fileName, u"--pool"_s, volume.pool});
    step.run = [subject, fileName](StepContext &context) {
        return makeVolume(context, *subject, [&] { return send(context, fileName, *subject); });
    };
    step.undoText = Text::tr("Remove volume %1 from pool %2 on %3").arg(volume.name, volume.pool, subject->host);
    step.undoVirsh = texts::virsh(inventory, {u"vol-delete"_s, volume.name, u"--pool"_s, volume.pool});
    step.undo = [subject](StepContext &context) { return unmakeVolume(context, *subject); };
    return step;
}

} // namespace riser
