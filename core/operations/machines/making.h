// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/machines/machine_operations.h"

#include <optional>

namespace riser {

/// What an earlier run had come to with this step; nothing: it hadn't begun.
inline std::optional<JournalledState> stateOf(const JournalledSteps &earlier, const QString &id)
{
    const auto found = earlier.constFind(id);
    return found == earlier.cend() ? std::nullopt : std::optional(*found);
}

/// A volume that a step makes, as the step and its undo share it.
struct Making {
    QString host;
    QString pool;
    QString name;
    std::optional<JournalledState> earlier;
    bool touched = false; ///< made here, or by the earlier run: only then is there anything to undo
};

/// Is it there? Errors: the backend's, but not NoSuchStorage.
Result<std::optional<Volume>> lookFor(StepContext &context, const QString &pool, const QString &volume);
/// Runs `make` for a volume that isn't there, and looks that it is then; what is in it isn't read back. What an earlier
/// run left is removed first when it may be half, and kept when it was done: then this makes nothing. Errors:
/// AlreadyThere (somebody else's), those of `make`, NotDone.
Result<void> makeVolume(StepContext &context, Making &making, const std::function<Result<void>()> &make);
/// Removes it, when it was touched, and looks that it is gone. Errors: the backend's; NotDone: it is there still;
/// NotSeen: it may be gone, but the host didn't say.
Result<void> unmakeVolume(StepContext &context, const Making &making);
/// The error of a look after the host has said yes to what can't be taken back: nobody knows whether it stands. A
/// connection that was lost stays that.
std::unexpected<Error> notSeen(const Error &error, const QString &summary);
/// Removes it in any case. Errors: as above; NotSeen.
Result<void> removeVolume(StepContext &context, const QString &host, const QString &pool, const QString &volume);

} // namespace riser
