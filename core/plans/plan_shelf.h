// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plans/plan.h"

#include <QHash>

#include <memory>

namespace riser {

/// What one reading of a plan list gave.
struct PlanReading {
    QList<Plan> plans; ///< by name, then id
    QList<Error> problems;
    QHash<PlanId, Error> foreign; ///< their files are there and can't be understood: never written or removed
    std::optional<Error> closed;  ///< nothing at all may be written, and why
    bool untouched = false;       ///< nothing was ever saved there: the plans are the ready-made ones
};

/// What is to be written, worked out on a reading under the lock.
struct PlanChange {
    QList<Plan> all;       ///< the whole list as it will be
    QList<Plan> put;       ///< those of it that are new or changed
    QList<PlanId> removed; ///< no longer in it
};

/// Where plans are kept: a folder or a file. No state of its own but the path; the lock is the caller's business.
class PlanShelf
{
public:
    virtual ~PlanShelf() = default;

    virtual PlanReading read() const = 0;
    /// All or nothing, unless the computer stops in between. Errors: Settings.
    virtual Result<void> write(const PlanChange &change) const = 0;
    virtual QString folder() const = 0;    ///< made before the first write, and watched
    virtual QString lockPath() const = 0;  ///< in that folder
    virtual QStringList files() const = 0; ///< those that are there, for changes in place
};

std::unique_ptr<PlanShelf> makePlanFolder(const QString &path);
std::unique_ptr<PlanShelf> makePlanFile(const QString &path);

} // namespace riser
