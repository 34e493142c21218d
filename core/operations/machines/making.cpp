// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/machines/making.h"

#include "core/base/text.h"

namespace riser {

Result<std::optional<Volume>> lookFor(StepContext &context, const QString &pool, const QString &volume)
{
    Result<Volume> found = context.backend.machines().volume(pool, volume);
    if (found)
        return *std::move(found);
    if (found.error().code == ErrorCode::NoSuchStorage)
        return std::nullopt;
    return std::unexpected(found.error());
}

Result<void> makeVolume(StepContext &context, Making &making, const std::function<Result<void>()> &make)
{
    const Result<std::optional<Volume>> there = lookFor(context, making.pool, making.name);
    if (!there)
        return std::unexpected(there.error());
    if (*there && making.earlier == JournalledState::Done) {
        making.touched = true;
        return {};
    }
    if (*there && making.earlier == JournalledState::Begun) {
        making.touched = true;
        if (const Result<void> removed = unmakeVolume(context, making); !removed)
            return removed;
    } else if (*there) {
        return failure(ErrorCode::AlreadyThere,
                       Text::tr("Pool %1 on %2 has a volume %3 already.").arg(making.pool, making.host, making.name),
                       {}, Text::tr("Choose another name, or remove that volume first."));
    }
    const Result<void> made = make();
    // It wasn't there a moment ago: what is there after a failure is a part of ours, unless somebody was faster.
    making.touched = made || made.error().code != ErrorCode::AlreadyThere;
    if (!made)
        return made;
    const Result<std::optional<Volume>> now = lookFor(context, making.pool, making.name);
    if (!now)
        return std::unexpected(now.error());
    if (*now)
        return {};
    return failure(ErrorCode::NotDone, Text::tr("%1 answered that volume %2 was made, but pool %3 doesn't have it.")
                                           .arg(making.host, making.name, making.pool));
}

Result<void> unmakeVolume(StepContext &context, const Making &making)
{
    return making.touched ? removeVolume(context, making.host, making.pool, making.name) : Result<void>{};
}

std::unexpected<Error> notSeen(const Error &error, const QString &summary)
{
    if (isUnanswered(error))
        return std::unexpected(error);
    return failure(ErrorCode::NotSeen, summary, error.toText());
}

Result<void> removeVolume(StepContext &context, const QString &host, const QString &pool, const QString &volume)
{
    const Result<void> removed = context.backend.machines().removeVolume(pool, volume);
    if (!removed && removed.error().code != ErrorCode::NoSuchStorage)
        return removed;
    const Result<std::optional<Volume>> left = lookFor(context, pool, volume);
    if (!left)
        return notSeen(left.error(),
                       Text::tr("%1 answered that volume %2 was removed, but whether pool %3 still has it could not be "
                                "read.")
                           .arg(host, volume, pool));
    if (!*left)
        return {};
    return failure(
        ErrorCode::NotDone,
        Text::tr("%1 answered that volume %2 was removed, but pool %3 still has it.").arg(host, volume, pool));
}

} // namespace riser
