// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever goes wrong at whatever call, the report says what is true, and what can be taken back is.
#include "scenarios.h"

#include <QObject>

using namespace riser;
using namespace riser::test;

class TestFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void failAtEveryCall_data() { addScenarioRows(); }
    void failAtEveryCall();
    void lieAtEveryCall_data() { addScenarioRows(); }
    void lieAtEveryCall();
    void dropAtEveryCall_data() { addScenarioRows(); }
    void dropAtEveryCall();
    void cancelBeforeEveryStep_data() { addScenarioRows(); }
    void cancelBeforeEveryStep();
    void undoFails_data() { addScenarioRows(); }
    void undoFails();
    void lostWhileUndoing();
    void timedOut();
    void lieNamesTheDriver();
    void halfDetached();
    void nothingIsSentToADeadHost();
};

namespace {

Error broken()
{
    return {.code = ErrorCode::Failed, .summary = u"the host said no"_s, .detail = {}, .hint = {}, .transient = false};
}

/// The scenario on a fresh host, with a fault that is put in place just before it runs.
struct Played {
    explicit Played(const QByteArray &name, const std::function<void(FaultPlan &)> &fault = {})
    {
        const Scenario scenario = scenarios().value(name);
        scenario.ground(ground);
        operation = scenario.operation();
        before = ground.dump();
        if (fault)
            fault(ground.host->faults());
        report = ground.run(*operation);
        ground.host->faults().clear();
        after = ground.dump();
    }

    bool unchanged() const { return before == after; }
    QByteArray words(const QString &call, int nth) const
    {
        return qPrintable(
            u"%1:%2\n%3%4"_s.arg(call, QString::number(nth), report.toText(), firstDifference(before, after)));
    }

    Ground ground;
    std::unique_ptr<Operation> operation;
    OperationReport report;
    QStringList before;
    QStringList after;
};

/// Runs `check` for a fault at every call that the scenario makes, until it makes no more.
void atEveryCall(const QByteArray &name, const std::function<void(FaultPlan &, const QString &, int)> &fault,
                 const std::function<void(const Played &, const QString &, int)> &check)
{
    const Played good(name);
    QCOMPARE(good.report.outcome, Outcome::Done);
    for (const QString &call : backendCalls) {
        for (int nth = 1; nth <= good.ground.backend->count(call); ++nth) {
            const Played played(name, [&](FaultPlan &faults) { fault(faults, call, nth); });
            check(played, call, nth);
            if (QTest::currentTestFailed())
                return;
        }
    }
}

bool changes(const QString &call)
{
    return !call.startsWith(u"read");
}

} // namespace

void TestFaults::failAtEveryCall()
{
    QFETCH(QByteArray, name);
    const auto fault = [](FaultPlan &faults, const QString &call, int nth) { faults.fail(call, nth, broken()); };
    atEveryCall(name, fault, [](const Played &played, const QString &call, int nth) {
        const OperationReport &report = played.report;
        QVERIFY2(report.error && report.error->summary == u"the host said no"_s, played.words(call, nth));
        if (report.outcome == Outcome::Unknown) { // the last re-read: everything was done
            QVERIFY2(!changes(call), played.words(call, nth));
            const OperationReport resolved = resolveUnknown(*played.operation, report, played.ground.inventory());
            QCOMPARE(resolved.outcome, Outcome::Done);
            return;
        }
        QVERIFY2(report.outcome == Outcome::Undone || report.outcome == Outcome::Refused, played.words(call, nth));
        QVERIFY2(played.unchanged(), played.words(call, nth));
    });
}

void TestFaults::lieAtEveryCall()
{
    QFETCH(QByteArray, name);
    const auto fault = [](FaultPlan &faults, const QString &call, int nth) { faults.lie(call, nth); };
    atEveryCall(name, fault, [](const Played &played, const QString &call, int nth) {
        if (!changes(call))
            return;
        QVERIFY2(played.report.outcome == Outcome::Undone, played.words(call, nth));
        QVERIFY2(played.report.error->code == ErrorCode::NotDone, played.words(call, nth));
        QVERIFY2(played.report.error->summary.contains(u"small"_s), played.words(call, nth));
        QVERIFY2(played.unchanged(), played.words(call, nth));
    });
}

void TestFaults::dropAtEveryCall()
{
    QFETCH(QByteArray, name);
    const QStringList done = Played(name).after;
    for (const bool late : {false, true}) {
        const auto fault = [late](FaultPlan &faults, const QString &call, int nth) {
            late ? faults.dropAfter(call, nth) : faults.dropBefore(call, nth);
        };
        atEveryCall(name, fault, [&](const Played &played, const QString &call, int nth) {
            if (played.report.outcome == Outcome::Refused) { // lost before the first step
                QVERIFY2(call == u"readSnapshot" && nth == 1 && played.unchanged(), played.words(call, nth));
                return;
            }
            QVERIFY2(played.report.outcome == Outcome::Unknown, played.words(call, nth));
            QVERIFY(played.report.planned);
            QVERIFY(!played.ground.gaveInventory);
            const OperationReport resolved =
                resolveUnknown(*played.operation, played.report, played.ground.inventory());
            QVERIFY(!resolved.planned);
            const Outcome truth = played.after == done ? Outcome::Done
                                  : played.unchanged() ? Outcome::Undone
                                                       : Outcome::Stands;
            QVERIFY2(resolved.outcome == truth,
                     qPrintable(QString::fromUtf8(played.words(call, nth)) + resolved.toText()));
            for (const StepReport &step : resolved.steps)
                QVERIFY2(step.state != StepState::Running && step.state != StepState::Undoing,
                         qPrintable(resolved.toText()));
            QVERIFY(resolved.findings.value(0).id == u"resolved");
            if (truth == Outcome::Stands)
                QVERIFY2(resolved.toText().contains(u"This stands: "_s), qPrintable(resolved.toText()));
        });
    }
}

void TestFaults::cancelBeforeEveryStep()
{
    QFETCH(QByteArray, name);
    const qsizetype steps = Played(name).report.steps.size();
    for (qsizetype step = 0; step < steps; ++step) {
        const Scenario scenario = scenarios().value(name);
        Ground ground;
        scenario.ground(ground);
        const auto operation = scenario.operation();
        const QStringList before = ground.dump();
        ground.cancelled = [&] { // once the step before it is done
            return !ground.seen.isEmpty() && ground.seen.last().steps.size() == steps &&
                   std::ranges::count(ground.seen.last().steps, StepState::Done, &StepReport::state) >= step;
        };
        const OperationReport report = ground.run(*operation);
        QVERIFY2(report.outcome == (step == 0 ? Outcome::Cancelled : Outcome::Undone), qPrintable(report.toText()));
        QCOMPARE(report.error->code, ErrorCode::Cancelled);
        QVERIFY2(ground.dump() == before, qPrintable(report.toText() + firstDifference(before, ground.dump())));
    }
}

void TestFaults::undoFails()
{
    QFETCH(QByteArray, name);
    const Played good(name);
    const bool onHost = name.startsWith("detach") || name.startsWith("return");
    const QString call = name.startsWith("detach")   ? u"detachNode"_s
                         : name.startsWith("return") ? u"reattachNode"_s
                         : name.startsWith("assign") ? u"attachHostdev"_s
                                                     : u"detachHostdev"_s;
    const QHash<QString, QString> undo{{u"detachNode"_s, u"reattachNode"_s},
                                       {u"reattachNode"_s, u"detachNode"_s},
                                       {u"attachHostdev"_s, u"detachHostdev"_s},
                                       {u"detachHostdev"_s, u"attachHostdev"_s}};
    const int last = good.ground.backend->count(call);
    if (last < 2) // one thing alone has nothing before it to undo
        return;
    const Played played(name, [&](FaultPlan &faults) {
        faults.fail(call, last, broken());
        faults.fail(undo.value(call), 0,
                    {.code = ErrorCode::Failed, .summary = u"nor back"_s, .detail = {}, .hint = {}});
    });
    QVERIFY2(played.report.outcome == Outcome::Stands, played.words(call, last));
    QVERIFY(!played.unchanged());
    QCOMPARE(played.report.error->summary, u"the host said no"_s); // what went wrong first
    QCOMPARE(played.report.steps[0].state, StepState::UndoFailed);
    QCOMPARE(played.report.steps[0].error->summary, u"nor back"_s);
    const QString text = played.report.toText();
    QVERIFY2(text.contains(u"This stands: "_s + played.report.steps[0].text), qPrintable(text));
    const QString way = onHost ? (call == u"detachNode" ? u"nodedev-reattach"_s : u"nodedev-detach"_s)
                               : (call == u"attachHostdev" ? u"detach-device"_s : u"attach-device"_s);
    QVERIFY2(text.contains(u"To take it back: virsh -c qemu:///system "_s + way), qPrintable(text));
    QVERIFY2(text.contains(u" is now: "_s), qPrintable(text));
}

void TestFaults::lostWhileUndoing()
{
    const Played played("detach gpu", [](FaultPlan &faults) {
        faults.fail(u"detachNode"_s, 2, broken());
        faults.dropBefore(u"reattachNode"_s, 1);
    });
    QCOMPARE(played.report.outcome, Outcome::Unknown);
    QCOMPARE(played.report.steps[0].state, StepState::Undoing);
    const OperationReport resolved = resolveUnknown(*played.operation, played.report, played.ground.inventory());
    QCOMPARE(resolved.outcome, Outcome::Stands);
    QCOMPARE(resolved.steps[0].state, StepState::Done);
    QVERIFY(resolved.toText().contains(u"nodedev-reattach pci_0000_01_00_0"_s));

    const Played back("detach gpu", [](FaultPlan &faults) {
        faults.fail(u"detachNode"_s, 2, broken());
        faults.dropAfter(u"reattachNode"_s, 1);
    });
    const OperationReport asBefore = resolveUnknown(*back.operation, back.report, back.ground.inventory());
    QCOMPARE(asBefore.outcome, Outcome::Undone);
    QCOMPARE(asBefore.steps[0].state, StepState::Undone);
}

void TestFaults::timedOut()
{
    const Played played("detach gpu", [](FaultPlan &faults) {
        faults.fail(u"detachNode"_s, 2,
                    {.code = ErrorCode::TimedOut, .summary = u"no answer"_s, .detail = {}, .hint = {}});
    });
    // It may happen yet: an undo now would cross it on its way.
    QCOMPARE(played.report.outcome, Outcome::Unknown);
    QCOMPARE(played.ground.backend->count(u"reattachNode"_s), 0);
    const OperationReport resolved = resolveUnknown(*played.operation, played.report, played.ground.inventory());
    QCOMPARE(resolved.outcome, Outcome::Stands);
    QCOMPARE(resolved.steps[1].state, StepState::Failed);
    QVERIFY(std::ranges::any_of(resolved.findings, [](const Finding &finding) {
        return finding.verdict == Verdict::NotChecked && finding.text.contains(u"may still carry out"_s);
    }));
}

void TestFaults::lieNamesTheDriver()
{
    const Played played("detach nvme", [](FaultPlan &faults) { faults.lie(u"detachNode"_s, 1); });
    QCOMPARE(played.report.error->code, ErrorCode::NotDone);
    QVERIFY2(played.report.error->summary.contains(u"driver nvme"_s), qPrintable(played.report.error->summary));
    QVERIFY(played.report.error->summary.contains(u"0000:04:00.0"_s));
    QVERIFY(!played.report.error->hint.isEmpty());
}

/// The host unbinds, and then says no: the step that failed has something to undo itself.
void TestFaults::halfDetached()
{
    Ground ground;
    const QStringList before = ground.dump();
    ground.host->faults().fail(u"detachNode"_s, 1, broken());
    ground.backend->after(u"detachNode"_s, 1, [&] { ground.host->bindDriver(nvme, {}); });
    const OperationReport report = ground.run(*makeDetach(nvme));
    QVERIFY2(report.outcome == Outcome::Undone, qPrintable(report.toText()));
    QCOMPARE(report.steps[0].state, StepState::Failed);
    QVERIFY2(ground.dump() == before, qPrintable(firstDifference(before, ground.dump())));
}

void TestFaults::nothingIsSentToADeadHost()
{
    Ground ground;
    ground.host->faults().dropAfter(u"detachNode"_s, 1);
    const OperationReport report = ground.run(*makeDetach(gpu));
    QCOMPARE(report.outcome, Outcome::Unknown);
    QCOMPARE(ground.backend->lines().size(), 1); // no second step, no undo
    QCOMPARE(ground.backend->count(u"readSnapshot"_s), 1);
    QCOMPARE(report.error->code, ErrorCode::ConnectionLost);
    QCOMPARE(report.steps[0].state, StepState::Running);
    QCOMPARE(report.steps[1].state, StepState::Waiting);
}

QTEST_GUILESS_MAIN(TestFaults)
#include "tst_faults.moc"
