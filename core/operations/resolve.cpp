// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/operations/outcome.h"
#include "core/operations/runner.h"
#include "core/operations/texts.h"

#include <algorithm>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

/// The step's end as the host shows it now; before, it was the runner's last word.
StepState resolvedState(StepState last, bool happened)
{
    if (happened)
        return StepState::Done;
    if (last == StepState::Done || last == StepState::Undoing || last == StepState::Undone)
        return StepState::Undone;
    return last == StepState::Running ? StepState::Failed : last;
}

void resolveSteps(const QList<Step> &steps, const Inventory &now, OperationReport &report)
{
    for (qsizetype i = 0; i < std::min(steps.size(), report.steps.size()); ++i) {
        StepReport &step = report.steps[i];
        if (!steps[i].happened) { // nothing shows it, and it certainly isn't running any more
            if (step.state == StepState::Running)
                step.state = StepState::Failed;
            continue;
        }
        const StepState last = step.state;
        const bool happened = steps[i].happened(now);
        step.state = resolvedState(last, happened && last != StepState::Waiting);
        if (last != StepState::Running && last != StepState::Undoing)
            continue;
        step.error.reset();
        if (!steps[i].undo) // it only looks: there is nothing that could have happened
            continue;
        const QString text = happened ? Text::tr("It happened: %1.") : Text::tr("It did not happen: %1.");
        report.findings << Finding{
            .id = u"step"_s, .verdict = Verdict::Pass, .text = text.arg(step.text), .device = {}};
    }
}

/// Some things leave no trace on the host: that a guest was asked to restart. Their step's answer is all there is.
bool leavesNoTrace(const OutcomeJudge &judge, const OperationReport &report)
{
    const auto isSilent = [](const Finding &line) { return line.verdict == Verdict::NotChecked; };
    const auto isDone = [](const StepReport &step) { return step.state == StepState::Done; };
    const bool answered = !report.steps.isEmpty() && std::ranges::all_of(report.steps, isDone);
    return !answered && !judge.verified().isEmpty() && std::ranges::all_of(judge.verified(), isSilent);
}

/// Steps that were under way, and whose effect nothing that was read shows. Those that were done stand.
Findings unseenSteps(const QList<Step> &steps, const OperationReport &report, const QString &host)
{
    Findings findings;
    for (qsizetype i = 0; i < std::min(steps.size(), report.steps.size()); ++i) {
        const StepState state = report.steps[i].state;
        if (!steps[i].unseen || state == StepState::Waiting || state == StepState::Undone || state == StepState::Done)
            continue;
        findings << Finding{.id = u"unseen"_s,
                            .verdict = Verdict::NotChecked,
                            .text =
                                Text::tr("Whether this stands on %1 isn't known: %2. Finish it or take it back, as the "
                                         "bar above the page offers: that looks.")
                                    .arg(host, steps[i].text),
                            .device = {}};
    }
    return findings;
}

Finding outcomeLine(const OutcomeJudge &judge, bool traceless, bool allSeen, const QString &host)
{
    Finding line{.id = u"resolved"_s, .verdict = Verdict::Pass, .text = {}, .device = {}};
    if (traceless) {
        line.verdict = Verdict::NotChecked;
        line.text = Text::tr("The answer of %1 was lost, and nothing there shows whether it happened.").arg(host);
    } else if (judge.asAsked()) {
        line.text = Text::tr("The answer of %1 was lost, but it happened after all: the host shows it now.").arg(host);
    } else if (judge.asBefore() && allSeen) {
        line.text = Text::tr("The answer of %1 was lost, and it did not happen: the host is as before.").arg(host);
    } else {
        line.verdict = Verdict::Block;
        line.text =
            Text::tr("The answer of %1 was lost, and a part of it happened. It was not taken back: this stands.")
                .arg(host);
    }
    return line;
}

} // namespace

OperationReport resolveUnknown(const Operation &operation, OperationReport report, const Inventory &now)
{
    if (report.outcome != Outcome::Unknown || !report.planned)
        return report;
    const InventoryPtr before = std::move(report.planned);
    report.planned.reset();
    const OutcomeJudge judge(operation, *before, now);
    const QList<Step> steps = operation.steps(*before);
    const bool late = report.error && report.error->code == ErrorCode::TimedOut;
    const bool traceless = leavesNoTrace(judge, report);
    const Findings unseen = unseenSteps(steps, report, texts::hostName(now));

    report.findings.clear();
    resolveSteps(steps, now, report);
    const Findings standing = judge.standingSteps(steps, report.steps);
    const bool nothingLeft = unseen.isEmpty() && standing.isEmpty();
    report.findings.prepend(outcomeLine(judge, traceless, nothingLeft, texts::hostName(now)));
    if (traceless) {
        report.findings << judge.verified();
    } else if (judge.asAsked()) {
        report.outcome = Outcome::Done;
        report.error.reset();
        report.findings << judge.verified();
    } else {
        report.outcome = judge.asBefore() && nothingLeft ? Outcome::Undone : Outcome::Stands;
        report.findings << judge.comparison() << unseen;
        if (report.outcome == Outcome::Stands)
            report.findings << standing;
        if (late)
            report.findings << Finding{.id = u"late"_s,
                                       .verdict = Verdict::NotChecked,
                                       .text =
                                           Text::tr("%1 did not answer in time. It may still carry out what was asked.")
                                               .arg(texts::hostName(now)),
                                       .device = {}};
    }
    report.finished = QDateTime::currentDateTimeUtc();
    return report;
}

} // namespace riser
