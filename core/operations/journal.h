// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/operations/machines/machine_operations.h"
#include "core/operations/report.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <memory>

namespace riser {

/// An operation that was under way when the console died, or that ended with something still standing.
struct LeftOver {
    QString id; ///< of the entry
    HostId host;
    QString uri; ///< of the connection: a host that is named on the command line gets a new id each time
    QString hostName;
    OperationKind kind = OperationKind::Provision;
    QString title;
    QDateTime started;  ///< UTC
    QJsonObject record; ///< Operation::record()
    JournalledSteps steps;
    QString problem; ///< it can't be read, and why; then nothing above is sure but the id

    bool operator==(const LeftOver &) const = default;
};

/// What operations were doing, kept in a folder so that it survives the console: a file each, which grows by a line
/// before each step begins and after it ended, forced to the disk. Thread-safe; several consoles may share the folder:
/// an operation that another one has under way now is nobody's left-over.
class Journal
{
public:
    explicit Journal(QString folder);
    ~Journal();

    /// Errors: Settings, with the path and the reason: an operation that can't be kept isn't begun.
    Result<void> begin(const Operation &operation, const OperationReport &report, const QString &uri);
    /// What changed since the last call. An operation that wasn't begun here is no matter.
    void note(const OperationReport &report);
    /// Its end: gone from the journal, or left there when something of it stands or isn't known. Once more when what
    /// wasn't known is.
    void end(const Operation &operation, const OperationReport &report);

    /// By time. Of all hosts. Clears away what was never begun.
    QList<LeftOver> leftOvers() const;
    /// It was finished, undone, or the user wants to hear no more of it.
    Result<void> forget(const QString &id);

private:
    class Private;
    std::unique_ptr<Private> d;
};

/// What finishes it, or takes it back: to be judged on the host's truth like any operation. Null: it can't be.
std::unique_ptr<Operation> makeFinish(const LeftOver &leftOver);
std::unique_ptr<Operation> makeUndo(const LeftOver &leftOver);

} // namespace riser
