// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plans/plan.h"

#include <QObject>

#include <memory>
#include <optional>

namespace riser {

/// The plan list in a folder that a team may share, one file a plan (`<id>.plan.json`), or in one file. Watched: what
/// somebody else changes is read by itself, as far as the file system tells (one on the network tells only what is
/// changed from this computer: there reload() shows the rest, and a save is safe all the same). GUI thread; reads and
/// writes small files.
///
/// Two writers never lose one another's change: every write is under a lock file in the folder or beside the file
/// (QLockFile, given up after some seconds with an error), reads what is there first, and is refused when the plan
/// isn't the revision that was edited. A file that can't be read, or is of a newer Riser, is told in problems() and
/// never written or removed. So is a symbolic link in the folder; the single file may be one.
class PlanStore : public QObject
{
    Q_OBJECT
public:
    /// `path`: a folder, or a file when it ends in ".json". It need not exist; it is made at the first write.
    explicit PlanStore(QString path, QObject *parent = nullptr);
    ~PlanStore() override;

    QString path() const;
    /// By name, then id. What the last read found; the ready-made ones while nothing was ever saved there, which the
    /// first write keeps.
    QList<Plan> plans() const;
    std::optional<Plan> plan(const PlanId &id) const;
    QList<Error> problems() const; ///< damaged and newer files, a folder that can't be read

    void reload(); ///< also done by itself when the folder or file changes

    /// Adds (a new id, revision 0) or changes (the id and revision as read). The result has the new revision.
    /// Errors: InvalidInput (checkPlan, or a name that another plan has, by any case); DeviceInUse (somebody changed or
    /// removed it meanwhile: the summary says what, the list then shows theirs); TimedOut (locked by another writer);
    /// Settings (can't be written, or what is there can't be understood: path and reason; the list is then as it was).
    Result<Plan> save(const Plan &plan);
    /// Errors: as save().
    Result<void> remove(const PlanId &id, int revision);
    /// Adds the plans of an exported text with new ids where the ids are taken by others; a name that is taken gets a
    /// number. All of them or none. In the order of the text. Errors: as plansFromJson() and save().
    Result<QList<Plan>> import(const QByteArray &json);

Q_SIGNALS:
    void changed(); ///< plans() or problems() did

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace riser
