// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/ids.h"
#include "core/devices/rules.h"
#include "core/operations/operation.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace riser {

enum class StepState { Waiting, Running, Done, Failed, Undoing, Undone, UndoFailed };

struct StepReport {
    QString id = {}; ///< Step::id
    QString text;
    QString virsh;
    StepState state = StepState::Waiting;
    std::optional<Error> error; ///< of the step or of its undo
    QDateTime until = {};       ///< UTC, while it runs: when it is given up; null: no such limit
    qint64 done = 0;            ///< of `total`, while it runs and tells
    qint64 total = 0;           ///< 0: it doesn't tell
    bool operator==(const StepReport &) const = default;
};

enum class Outcome {
    Queued, ///< waits for the operation before it on the same host
    Running,
    Done,      ///< every step done and the re-read shows it
    Refused,   ///< the rules on the fresh snapshot said no: nothing was done
    Undone,    ///< a step failed, or the user cancelled, and nothing of it is left
    Stands,    ///< failed and not all could be undone: `findings` say exactly what stands
    Unknown,   ///< the connection was lost and the truth could not be re-read yet
    Cancelled, ///< before the first step
};

/// What a running operation asks of the user: is all well? HostSession::answer() says so.
struct Question {
    QString text;
    QDateTime until; ///< UTC; then it counts as no
    bool operator==(const Question &) const = default;
};

/// An operation, running or past, as Tasks shows it. A plain value.
struct OperationReport {
    quint64 number = 0; ///< unique in this process
    HostId host;
    QString hostName;
    OperationKind kind = OperationKind::Detach;
    QString title;
    QList<DeviceKey> devices;
    DomainId domain;
    QDateTime started;  ///< UTC
    QDateTime finished; ///< null while it runs
    Outcome outcome = Outcome::Queued;
    QList<StepReport> steps;
    std::optional<Error> error;       ///< what went wrong first
    Findings findings;                ///< refusal's reasons, or what the re-read at the end found
    std::optional<Question> question; ///< while it waits for the user
    /// While it runs or is Unknown: what the steps were planned on, for resolveUnknown() to compare with. Else null.
    InventoryPtr planned;

    bool running() const { return outcome == Outcome::Queued || outcome == Outcome::Running; }
    QString toText() const; ///< for "copy as text"
};

QString outcomeText(Outcome outcome);   ///< translated
QString stepStateText(StepState state); ///< translated, one or two words

} // namespace riser
