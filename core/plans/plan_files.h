// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plans/plan_shelf.h"

namespace riser {

// What the folder and the single file have in common.

Error planSettingsError(const QString &summary, const QString &detail = {}, const QString &hint = {});
QList<Plan> sortedPlans(QList<Plan> plans); ///< by name whatever its case, then id

/// The plans in a regular file. Anything else is refused before it is opened: a pipe would never end. Errors: Settings
/// (can't be read), InvalidData, NotSupported; all name the file.
Result<QList<Plan>> readPlanFile(const QString &path);

/// A file and what it is to hold.
struct PlanFileText {
    QString path;
    QByteArray text;
};
/// All of them, each atomically; when one can't be written those before it get back what they held. Errors: Settings.
Result<void> writePlanFiles(const QList<PlanFileText> &files);

/// Nothing when a folder is there or could be made; else what is in its way. `list`: the path that the user knows.
std::optional<Error> folderInTheWay(const QString &folder, const QString &list);

} // namespace riser
