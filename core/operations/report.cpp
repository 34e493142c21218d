// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/report.h"

#include "core/base/text.h"

#include <QStringList>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

QString timeText(const QDateTime &time)
{
    return time.toUTC().toString(u"yyyy-MM-dd HH:mm:ss 'UTC'"_s);
}

QString verdictMark(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Pass:
        return Text::tr("ok");
    case Verdict::NotChecked:
        return Text::tr("not checked");
    case Verdict::Warn:
        return Text::tr("note");
    case Verdict::Block:
        return Text::tr("problem");
    }
    return {};
}

/// A text of several lines (a virsh line with its XML) below a line of the report.
void appendIndented(QStringList &lines, const QString &text)
{
    if (text.isEmpty())
        return;
    for (const QString &line : text.split(u'\n'))
        lines << u"      "_s + line;
}

void appendSteps(QStringList &lines, const QList<StepReport> &steps)
{
    if (steps.isEmpty())
        return;
    lines << QString() << Text::tr("Steps:");
    for (int i = 0; i < steps.size(); ++i) {
        const StepReport &step = steps[i];
        lines << Text::tr("%1. %2 [%3]").arg(QString::number(i + 1), step.text, stepStateText(step.state));
        appendIndented(lines, step.virsh);
        if (step.error)
            appendIndented(lines, step.error->toText());
    }
}

} // namespace

QString outcomeText(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Queued:
        return Text::tr("Waiting for the operation before it");
    case Outcome::Running:
        return Text::tr("Running");
    case Outcome::Done:
        return Text::tr("Done, and the host shows it");
    case Outcome::Refused:
        return Text::tr("Not started: nothing was changed");
    case Outcome::Undone:
        return Text::tr("Not done: nothing of it is left on the host");
    case Outcome::Stands:
        return Text::tr("Failed, and a part of it stands");
    case Outcome::Unknown:
        return Text::tr("Not known yet: the host could not be read again");
    case Outcome::Cancelled:
        return Text::tr("Cancelled before anything was changed");
    }
    return {};
}

QString stepStateText(StepState state)
{
    switch (state) {
    case StepState::Waiting:
        return Text::tr("not started");
    case StepState::Running:
        return Text::tr("running");
    case StepState::Done:
        return Text::tr("done");
    case StepState::Failed:
        return Text::tr("failed");
    case StepState::Undoing:
        return Text::tr("taking it back");
    case StepState::Undone:
        return Text::tr("taken back");
    case StepState::UndoFailed:
        return Text::tr("could not be taken back");
    }
    return {};
}

QString OperationReport::toText() const
{
    QStringList lines;
    lines << Text::tr("%1 on %2").arg(title, hostName);
    if (started.isValid())
        lines << Text::tr("Started: %1").arg(timeText(started));
    if (finished.isValid())
        lines << Text::tr("Finished: %1").arg(timeText(finished));
    lines << Text::tr("Outcome: %1").arg(outcomeText(outcome));
    if (error)
        lines << error->toText();
    appendSteps(lines, steps);
    if (!findings.isEmpty()) {
        lines << QString() << (outcome == Outcome::Refused ? Text::tr("Why not:") : Text::tr("What the host shows:"));
        for (const Finding &finding : findings)
            lines << Text::tr("- %1: %2").arg(verdictMark(finding.verdict), finding.text);
    }
    return lines.join(u'\n') + u'\n';
}

} // namespace riser
