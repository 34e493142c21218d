// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/runner.h"

#include "core/base/text.h"
#include "core/operations/outcome.h"
#include "core/operations/texts.h"

#include <QElapsedTimer>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

/// One run, on one thread, from the first read to the finished report.
class Run
{
public:
    Run(const Operation &operation, OperationReport report, StepContext &context,
        const std::function<void(const OperationReport &)> &progress)
        : m_operation(operation)
        , m_report(std::move(report))
        , m_context(context)
        , m_progress(progress)
    {
    }

    OperationReport execute(InventoryPtr *after);

private:
    enum class Ran { All, Failed, Unanswered };

    bool prepare();
    bool refuse(Error error, Findings findings = {});
    Ran runSteps();
    Ran runStep(qsizetype index);
    void advance(qsizetype index, qint64 done, qint64 total);
    bool undoFrom(qsizetype last);
    bool undoStep(qsizetype index, bool failed);
    void conclude(bool allDone);
    void judge(bool allDone);
    void leaveUnknown();
    Result<InventoryPtr> read();
    bool cancelled() const { return m_context.cancelled && m_context.cancelled(); }
    void tell()
    {
        if (m_progress)
            m_progress(m_report);
    }
    void setState(qsizetype index, StepState state)
    {
        m_report.steps[index].state = state;
        tell();
    }

    const Operation &m_operation;
    OperationReport m_report;
    StepContext &m_context;
    const std::function<void(const OperationReport &)> &m_progress;
    InventoryPtr m_before;
    InventoryPtr m_after;
    QList<Step> m_steps;
    QElapsedTimer m_sinceAdvance;
    qsizetype m_failed = -1; ///< index of the step that failed, or where the user cancelled
};

Result<InventoryPtr> Run::read()
{
    Result<HostSnapshot> snapshot = m_context.backend.readSnapshot();
    if (!snapshot)
        return std::unexpected(snapshot.error());
    return std::make_shared<const Inventory>(std::make_shared<const HostSnapshot>(*std::move(snapshot)));
}

OperationReport Run::execute(InventoryPtr *after)
{
    if (m_report.started.isNull())
        m_report.started = QDateTime::currentDateTimeUtc();
    m_report.kind = m_operation.kind();
    m_report.outcome = Outcome::Running;
    tell();
    if (prepare()) {
        switch (runSteps()) {
        case Ran::All:
            conclude(true);
            break;
        case Ran::Failed:
            if (undoFrom(m_failed))
                conclude(false);
            else
                leaveUnknown();
            break;
        case Ran::Unanswered:
            leaveUnknown();
            break;
        }
    }
    if (m_report.outcome != Outcome::Unknown)
        m_report.planned.reset();
    m_report.finished = QDateTime::currentDateTimeUtc();
    tell();
    if (after)
        *after = m_after;
    return m_report;
}

/// False when it ends here: nothing was changed.
bool Run::refuse(Error error, Findings findings)
{
    m_report.outcome = error.code == ErrorCode::Cancelled ? Outcome::Cancelled : Outcome::Refused;
    m_report.error = std::move(error);
    m_report.findings = std::move(findings);
    return false;
}

bool Run::prepare()
{
    if (cancelled())
        return refuse(failure(ErrorCode::Cancelled, Text::tr("Cancelled before it began.")).error());
    Result<InventoryPtr> before = read();
    if (!before)
        return refuse(before.error());
    m_before = m_after = *before;
    m_report.title = m_operation.title(*m_before);
    m_report.domain = m_operation.domain();
    m_report.devices = m_operation.devices(*m_before);

    Findings reasons = m_operation.check(*m_before);
    if (!allowed(reasons)) {
        const QString why = whyNot(reasons);
        reasons.removeIf([](const Finding &finding) { return finding.verdict != Verdict::Block; });
        return refuse(failure(ErrorCode::Blocked, why).error(), reasons);
    }
    m_steps = m_operation.steps(*m_before);
    m_report.steps.clear();
    for (const Step &step : std::as_const(m_steps))
        m_report.steps << StepReport{.id = step.id, .text = step.text, .virsh = step.virsh, .error = {}};
    m_report.planned = m_before;
    tell();
    if (cancelled())
        return refuse(failure(ErrorCode::Cancelled, Text::tr("Cancelled before it began.")).error());
    return true;
}

Run::Ran Run::runSteps()
{
    for (qsizetype i = 0; i < m_steps.size(); ++i) {
        if (i > 0 && cancelled()) {
            m_report.error =
                failure(ErrorCode::Cancelled, Text::tr("Cancelled before the step “%1”.").arg(m_steps[i].text)).error();
            m_failed = i; // never begun: its undo has nothing to do
            return Ran::Failed;
        }
        if (const Ran ran = runStep(i); ran != Ran::All)
            return ran;
    }
    return Ran::All;
}

Run::Ran Run::runStep(qsizetype index)
{
    if (m_steps[index].driverLimited)
        m_report.steps[index].until = QDateTime::currentDateTimeUtc().addDuration(m_context.patience.driverLimit);
    setState(index, StepState::Running);
    StepContext context = m_context;
    context.advanced = [this, index](qint64 done, qint64 total) { advance(index, done, total); };
    const Result<void> result = m_steps[index].run(context);
    m_report.steps[index].until = {};
    m_report.steps[index].done = m_report.steps[index].total = 0;
    if (result) {
        setState(index, StepState::Done);
        return Ran::All;
    }
    m_failed = index;
    m_report.error = result.error();
    m_report.steps[index].error = result.error();
    // What can't be taken back and may be done is not the failure of a step that did nothing.
    const bool mayStand = !m_steps[index].undo && result.error().code == ErrorCode::NotSeen;
    if (isUnanswered(result.error()) || mayStand) {
        tell(); // stays "running": nobody knows
        return Ran::Unanswered;
    }
    setState(index, StepState::Failed);
    return Ran::Failed;
}

/// Some times a second is enough to be seen, and each time is a copy of the whole report.
void Run::advance(qsizetype index, qint64 done, qint64 total)
{
    constexpr int pause = 200; // ms
    StepReport &step = m_report.steps[index];
    step.done = done;
    step.total = total;
    if (m_sinceAdvance.isValid() && m_sinceAdvance.elapsed() < pause)
        return;
    m_sinceAdvance.start();
    tell();
}

/// Backwards, through failures too: each undo that works makes the rest smaller. False when the host went away.
bool Run::undoFrom(qsizetype last)
{
    for (qsizetype i = last; i >= 0; --i) {
        const StepState state = m_report.steps[i].state;
        if (m_steps[i].final && state == StepState::Done)
            break;
        if (state != StepState::Waiting && m_steps[i].undo && !undoStep(i, state == StepState::Failed))
            return false;
    }
    return true;
}

/// False when the host went away. A step that failed stays Failed when nothing of it is left.
bool Run::undoStep(qsizetype index, bool failed)
{
    setState(index, StepState::Undoing);
    StepContext context = m_context;
    context.cancelled = [] { return false; }; // the cancel that led here must not cut the undo short as well
    const Result<void> result = m_steps[index].undo(context);
    if (result) {
        setState(index, failed ? StepState::Failed : StepState::Undone);
        return true;
    }
    m_report.steps[index].error = result.error();
    if (isUnanswered(result.error())) {
        tell();
        return false;
    }
    setState(index, StepState::UndoFailed);
    return true;
}

void Run::leaveUnknown()
{
    m_report.outcome = Outcome::Unknown;
    m_after.reset();
}

void Run::conclude(bool allDone)
{
    const Result<InventoryPtr> after = read();
    if (!after) {
        if (!m_report.error)
            m_report.error = after.error();
        leaveUnknown();
        return;
    }
    m_after = *after;
    judge(allDone);
}

void Run::judge(bool allDone)
{
    const OutcomeJudge judge(m_operation, *m_before, *m_after);
    if (allDone) {
        m_report.findings = judge.verified();
        m_report.outcome = judge.asAsked() ? Outcome::Done : Outcome::Stands;
        // Every step saw its own effect, so somebody else has been there since: nothing of theirs is undone.
        if (!judge.asAsked())
            m_report.error = failure(ErrorCode::NotDone, whyNot(judge.verified())).error();
        return;
    }
    m_report.findings = judge.comparison();
    const Findings standing = judge.standingSteps(m_steps, m_report.steps);
    m_report.outcome = standing.isEmpty() ? Outcome::Undone : Outcome::Stands;
    m_report.findings << standing;
}

} // namespace

OperationReport runOperation(const Operation &operation, OperationReport report, StepContext &context,
                             const std::function<void(const OperationReport &)> &progress, InventoryPtr *after)
{
    return Run(operation, std::move(report), context, progress).execute(after);
}

} // namespace riser
