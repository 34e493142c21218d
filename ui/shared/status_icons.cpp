// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shared/status_icons.h"

#include "ui/shared/icons.h"

#include <QHash>

#include <utility>

using namespace Qt::StringLiterals;

namespace riser {

QIcon statusIcon(Status status)
{
    switch (status) {
    case Status::Attached:
        return themedIcon(u"riser-status-attached"_s);
    case Status::Detached:
        return themedIcon(u"riser-status-detached"_s);
    case Status::Assigned:
        return themedIcon(u"riser-status-assigned"_s);
    case Status::Unknown:
        return themedIcon(u"riser-status-unknown"_s);
    }
    std::unreachable();
}

QIcon deviceIcon(const QString &kindIcon, Status status)
{
    static thread_local QHash<QPair<QString, int>, QIcon> icons;
    QIcon &icon = icons[{kindIcon, int(status)}];
    if (icon.isNull()) {
        QIcon base = themedIcon(kindIcon);
        if (base.isNull())
            base = themedIcon(u"riser-pci"_s);
        icon = badgedIcon(base, statusIcon(status));
    }
    return icon;
}

QIcon problemIcon(RowProblem problem)
{
    switch (problem) {
    case RowProblem::None:
        return {};
    case RowProblem::Blocked:
        return themedIcon(u"riser-blocked"_s);
    case RowProblem::NotReady:
    case RowProblem::Conflict:
    case RowProblem::Missing:
    case RowProblem::NotInPool:
    case RowProblem::Moved:
    case RowProblem::Replaced:
    case RowProblem::Waiting:
        return themedIcon(u"riser-warning"_s);
    }
    std::unreachable();
}

QIcon guestIcon(GuestMark mark)
{
    switch (mark) {
    case GuestMark::None:
        return {};
    case GuestMark::Good:
        return themedIcon(u"riser-pass"_s);
    case GuestMark::Doubtful:
        return themedIcon(u"riser-warning"_s);
    }
    std::unreachable();
}

QIcon busyIcon()
{
    return themedIcon(u"riser-busy"_s);
}

QIcon runStateIcon(RunState state)
{
    switch (state) {
    case RunState::Running:
    case RunState::ShuttingDown:
        return themedIcon(u"riser-vm-running"_s);
    case RunState::Paused:
    case RunState::Suspended:
        return themedIcon(u"riser-vm-paused"_s);
    case RunState::ShutOff:
    case RunState::Crashed:
    case RunState::Other:
        return themedIcon(u"riser-vm-off"_s);
    }
    std::unreachable();
}

QIcon sessionIcon(HostSession::State state)
{
    const QIcon host = themedIcon(u"riser-host"_s);
    switch (state) {
    case HostSession::State::Online:
        return host;
    case HostSession::State::Connecting:
        return badgedIcon(host, busyIcon());
    case HostSession::State::Offline:
        return badgedIcon(host, themedIcon(u"riser-status-unknown"_s));
    case HostSession::State::Waiting:
        return badgedIcon(host, themedIcon(u"riser-warning"_s));
    case HostSession::State::Failed:
        return badgedIcon(host, themedIcon(u"riser-blocked"_s));
    }
    std::unreachable();
}

QIcon outcomeIcon(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Queued:
    case Outcome::Running:
        return busyIcon();
    case Outcome::Done:
        return themedIcon(u"riser-done"_s);
    case Outcome::Refused:
    case Outcome::Stands:
        return themedIcon(u"riser-blocked"_s);
    case Outcome::Undone:
    case Outcome::Unknown:
        return themedIcon(u"riser-warning"_s);
    case Outcome::Cancelled:
        return themedIcon(u"riser-status-unknown"_s);
    }
    std::unreachable();
}

QIcon stepIcon(StepState state)
{
    switch (state) {
    case StepState::Waiting:
        return themedIcon(u"riser-status-unknown"_s);
    case StepState::Running:
    case StepState::Undoing:
        return busyIcon();
    case StepState::Done:
        return themedIcon(u"riser-done"_s);
    case StepState::Undone:
        return themedIcon(u"riser-warning"_s);
    case StepState::Failed:
    case StepState::UndoFailed:
        return themedIcon(u"riser-failed"_s);
    }
    std::unreachable();
}

QIcon verdictIcon(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Pass:
        return themedIcon(u"riser-pass"_s);
    case Verdict::NotChecked:
        return themedIcon(u"riser-notchecked"_s);
    case Verdict::Warn:
        return themedIcon(u"riser-warning"_s);
    case Verdict::Block:
        return themedIcon(u"riser-blocked"_s);
    }
    std::unreachable();
}

QIcon startIcon(StartForecast::Answer answer)
{
    switch (answer) {
    case StartForecast::Answer::No:
        return verdictIcon(Verdict::Block);
    case StartForecast::Answer::Warn:
        return verdictIcon(Verdict::Warn);
    case StartForecast::Answer::NotChecked:
        return verdictIcon(Verdict::NotChecked);
    case StartForecast::Answer::Yes:
        return verdictIcon(Verdict::Pass);
    case StartForecast::Answer::Running:
        return {};
    }
    std::unreachable();
}

} // namespace riser
