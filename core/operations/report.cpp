// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/report.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("riser", text);
}

QString timeText(const QDateTime &time)
{
    return time.toUTC().toString(u"yyyy-MM-dd HH:mm:ss 'UTC'"_s);
}

QString verdictMark(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Pass:
        return tr("ok");
    case Verdict::NotChecked:
        return tr("not checked");
    case Verdict::Warn:
        return tr("note");
    case Verdict::Block:
        return tr("problem");
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
    lines << QString() << tr("Steps:");
    for (int i = 0; i < steps.size(); ++i) {
        const StepReport &step = steps[i];
        lines << tr("%1. %2 [%3]").arg(QString::number(i + 1), step.text, stepStateText(step.state));
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
        return tr("Waiting for the operation before it");
    case Outcome::Running:
        return tr("Running");
    case Outcome::Done:
        return tr("Done, and the host shows it");
    case Outcome::Refused:
        return tr("Not started: nothing was changed");
    case Outcome::Undone:
        return tr("Taken back: the host is as before");
    case Outcome::Stands:
        return tr("Failed, and a part of it stands");
    case Outcome::Unknown:
        return tr("Not known yet: the host could not be read again");
    case Outcome::Cancelled:
        return tr("Cancelled before anything was changed");
    }
    return {};
}

QString stepStateText(StepState state)
{
    switch (state) {
    case StepState::Waiting:
        return tr("not started");
    case StepState::Running:
        return tr("running");
    case StepState::Done:
        return tr("done");
    case StepState::Failed:
        return tr("failed");
    case StepState::Undoing:
        return tr("taking it back");
    case StepState::Undone:
        return tr("taken back");
    case StepState::UndoFailed:
        return tr("could not be taken back");
    }
    return {};
}

QString OperationReport::toText() const
{
    QStringList lines;
    lines << tr("%1 on %2").arg(title, hostName);
    if (started.isValid())
        lines << tr("Started: %1").arg(timeText(started));
    if (finished.isValid())
        lines << tr("Finished: %1").arg(timeText(finished));
    lines << tr("Outcome: %1").arg(outcomeText(outcome));
    if (error)
        lines << error->toText();
    appendSteps(lines, steps);
    if (!findings.isEmpty()) {
        lines << QString() << (outcome == Outcome::Refused ? tr("Why not:") : tr("What the host shows:"));
        for (const Finding &finding : findings)
            lines << tr("- %1: %2").arg(verdictMark(finding.verdict), finding.text);
    }
    return lines.join(u'\n') + u'\n';
}

} // namespace riser
