// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/journal.h"

#include <QFile>

#include <memory>
#include <optional>

namespace riser {

/// The journal's file of one running operation: a line of JSON for what it is, then one for each change of a step. Each
/// line is on the disk before the call returns. Locked (flock) for as long as the operation runs in a living process,
/// and before anybody can find it.
class JournalFile
{
public:
    /// Errors: Settings.
    static Result<JournalFile> create(const QString &folder, OperationKind kind, const OperationReport &report,
                                      const QString &uri, const QJsonObject &record);

    void addStep(const QString &id, StepState state);
    void remove(); ///< it is over
    QString id() const;

private:
    JournalFile(std::unique_ptr<QFile> file, QString path);
    bool append(const QJsonObject &line);

    std::unique_ptr<QFile> m_file; ///< opened by another name
    QString m_path;
};

/// What a record says of the run that its operation carries on.
JournalledSteps earlierSteps(const QJsonObject &record);
QJsonObject toJson(const JournalledSteps &steps); ///< for a record's "earlier"

/// Those of consoles that died while they made them: nothing was begun, and they may hold keys of the guest's users.
void removeUnfinished(const QString &folder);

/// Nothing: it is under way in a living process, or gone by now. A file that can't be understood is a left-over with a
/// `problem`.
std::optional<LeftOver> readJournalFile(const QString &folder, const QString &name);

} // namespace riser
