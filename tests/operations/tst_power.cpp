// SPDX-License-Identifier: GPL-3.0-or-later
// Whole VMs are started and stopped: what is done is read back, what isn't done is told, and nothing is guessed.
#include "core/operations/machines/machine_operations.h"
#include "core/operations/machines/steps_power.h"
#include "fixture.h"

#include <QMap>
#include <QObject>

using namespace riser;
using namespace riser::test;

class TestPower : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyOperation_data() { addRows(); }
    void everyOperation();
    void refused_data();
    void refused();
    void failAtEveryCall_data() { addRows(); }
    void failAtEveryCall();
    void lieAtEveryCall_data() { addRows(); }
    void lieAtEveryCall();
    void dropAtEveryCall_data() { addRows(); }
    void dropAtEveryCall();
    void startTakesItsDevices();
    void startOfWhatIsNotReadyChangesNothing();
    void somebodyWasAsFast();
    void guestIgnoresTheShutDown();
    void guestIsSlow();
    void cancelWhileTheGuestThinks();
    void askedThenForced();
    void transientIsGoneWhenItStops();
    void whatAGuestDoesAtARestartIsNotGuessed();

private:
    static void addRows();
};

namespace {

struct Switch {
    std::function<void(Ground &)> ground = [](Ground &) {};
    std::function<std::unique_ptr<Operation>()> operation;
    QString call;  ///< of Machines
    QString virsh; ///< the words after the URI
    std::function<bool(const Domain &)> asAsked;
    DomainId domain;
};

void giveGpu(Ground &ground)
{
    ground.prepare(*makeDetach(gpu));
    ground.prepare(*makeAssign(gpu, stopped, When::NextStart));
}

bool isRunning(const Domain &domain)
{
    return domain.running();
}

bool isStopped(const Domain &domain)
{
    return !domain.running();
}

QMap<QByteArray, Switch> switches()
{
    const auto autostarts = [](const Domain &domain) { return domain.autostart; };
    const auto start = [] { return makeStart(stopped); };
    return {
        {"start",
         {.operation = start,
          .call = u"start"_s,
          .virsh = u"start stopped"_s,
          .asAsked = isRunning,
          .domain = stopped}},
        {"start with devices",
         {.ground = giveGpu,
          .operation = start,
          .call = u"start"_s,
          .virsh = u"start stopped"_s,
          .asAsked = isRunning,
          .domain = stopped}},
        {"shut down",
         {.operation = [] { return makeShutDown(running); },
          .call = u"shutDown"_s,
          .virsh = u"shutdown running"_s,
          .asAsked = isStopped,
          .domain = running}},
        {"force off",
         {.operation = [] { return makeForceOff(running); },
          .call = u"destroy"_s,
          .virsh = u"destroy running"_s,
          .asAsked = isStopped,
          .domain = running}},
        {"reboot",
         {.operation = [] { return makeReboot(running); },
          .call = u"reboot"_s,
          .virsh = u"reboot running"_s,
          .asAsked = isRunning,
          .domain = running}},
        {"autostart",
         {.operation = [] { return makeAutostart(stopped, true); },
          .call = u"setAutostart"_s,
          .virsh = u"autostart stopped"_s,
          .asAsked = autostarts,
          .domain = stopped}},
        {"no autostart",
         {.operation = [] { return makeAutostart(running, false); },
          .call = u"setAutostart"_s,
          .virsh = u"autostart --disable running"_s,
          .asAsked = [](const Domain &domain) { return !domain.autostart; },
          .domain = running}},
    };
}

/// All that the host holds, and which VMs start with it.
QStringList everything(const Ground &ground)
{
    QStringList lines = ground.dump();
    for (const Domain &domain : ground.host->snapshot().domains)
        lines << u"%1 autostart=%2"_s.arg(domain.name).arg(domain.autostart);
    return lines;
}

/// A switch on a fresh host, with a fault that is put in place just before it runs.
struct Played {
    explicit Played(const QByteArray &name, const std::function<void(FaultPlan &)> &fault = {})
        : what(switches().value(name))
    {
        ground.patience.shutDownSeconds = 0;
        what.ground(ground);
        operation = what.operation();
        before = everything(ground);
        if (fault)
            fault(ground.host->faults());
        ground.host->clearCalls();
        report = ground.run(*operation);
        ground.host->faults().clear();
        after = everything(ground);
    }
    bool unchanged() const { return before == after; }
    bool isReboot() const { return what.call == u"reboot"_s; }
    Domain truth() const { return *ground.host->domain(what.domain); }
    QByteArray words() const { return qPrintable(report.toText() + firstDifference(before, after)); }

    Switch what;
    Ground ground;
    std::unique_ptr<Operation> operation;
    OperationReport report;
    QStringList before;
    QStringList after;
};

Error broken()
{
    return {.code = ErrorCode::Failed, .summary = u"the host said no"_s, .detail = {}, .hint = {}, .transient = false};
}

void atEveryCall(const QByteArray &name, const std::function<void(FaultPlan &, const QString &, int)> &fault,
                 const std::function<void(const Played &, const QString &, int)> &check)
{
    const Played good(name);
    QCOMPARE(good.report.outcome, Outcome::Done);
    int tried = 0;
    for (const QString &call : {u"readSnapshot"_s, u"readDomain"_s, good.what.call}) {
        for (int nth = 1; nth <= good.ground.host->callCount(call); ++nth, ++tried) {
            const Played played(name, [&](FaultPlan &faults) { fault(faults, call, nth); });
            check(played, call, nth);
            if (QTest::currentTestFailed())
                return;
        }
    }
    QVERIFY(tried >= 3);
}

} // namespace

void TestPower::addRows()
{
    QTest::addColumn<QByteArray>("name");
    for (const QByteArray &name : switches().keys())
        QTest::newRow(name.constData()) << name;
}

void TestPower::everyOperation()
{
    QFETCH(QByteArray, name);
    const Played played(name);
    const OperationReport &report = played.report;
    QVERIFY2(report.outcome == Outcome::Done, played.words());
    QVERIFY(!report.error);
    QCOMPARE(report.steps.size(), 1);
    QCOMPARE(report.steps[0].state, StepState::Done);
    QCOMPARE(report.steps[0].virsh, u"virsh -c qemu:///system "_s + played.what.virsh);
    QCOMPARE(report.domain, played.what.domain);
    QVERIFY(played.what.asAsked(played.truth()));
    QCOMPARE(played.ground.host->callCount(played.what.call), 1);
    QCOMPARE(played.unchanged(), played.isReboot());
    const QString vm = played.truth().name;
    for (const QString &text : {report.title, report.steps[0].text})
        QVERIFY2(text.contains(vm), qPrintable(text));
    QVERIFY(!report.findings.isEmpty());
    for (const Finding &finding : report.findings) {
        QCOMPARE(finding.verdict, played.isReboot() ? Verdict::NotChecked : Verdict::Pass);
        QVERIFY2(finding.text.contains(u"small"_s), qPrintable(finding.text));
    }
    QVERIFY(played.operation->xmlDiff(played.ground.inventory()).isEmpty());
}

void TestPower::refused_data()
{
    QTest::addColumn<QByteArray>("what");
    QTest::addColumn<QString>("id");
    for (const char *what : {"start", "shutDown", "forceOff", "reboot", "autostart"}) {
        QTest::addRow("%s, gone", what) << QByteArray(what) << u"no-domain"_s;
        QTest::addRow("%s, unread", what) << QByteArray(what) << u"unread"_s;
        QTest::addRow("%s, read-only", what) << QByteArray(what) << u"read-only"_s;
    }
    QTest::newRow("start, runs") << QByteArray("start") << u"running"_s;
    QTest::newRow("shut down, off") << QByteArray("shutDown") << u"not-running"_s;
    QTest::newRow("force off, off") << QByteArray("forceOff") << u"not-running"_s;
    QTest::newRow("reboot, off") << QByteArray("reboot") << u"not-running"_s;
    QTest::newRow("autostart, already") << QByteArray("autostart") << u"already"_s;
    QTest::newRow("autostart, transient") << QByteArray("autostart") << u"transient"_s;
}

void TestPower::refused()
{
    QFETCH(QByteArray, what);
    QFETCH(QString, id);
    Ground ground;
    DomainId domain = id == u"not-running" || (what == "start" && id != u"running") ? stopped : running;
    if (id == u"no-domain") {
        domain = DomainId(u"99999999-9999-4999-8999-999999999999"_s);
    } else if (id == u"unread") {
        ground.host->setUnreadable(domain, true);
    } else if (id == u"read-only") {
        HostFacts facts = ground.host->snapshot().facts;
        facts.readOnly = true;
        ground.host->setFacts(facts);
    } else if (id == u"transient") {
        QVERIFY(ground.host->undefineDomain(domain));
    }
    const QMap<QByteArray, std::unique_ptr<Operation> (*)(const DomainId &)> makers{
        {"start", makeStart},
        {"shutDown", makeShutDown},
        {"forceOff", makeForceOff},
        {"reboot", makeReboot},
        {"autostart", [](const DomainId &vm) { return makeAutostart(vm, true); }}};
    const auto operation = makers.value(what)(domain);
    ground.host->clearCalls();
    const OperationReport report = ground.run(*operation);
    QCOMPARE(report.outcome, Outcome::Refused);
    QCOMPARE(report.error->summary, whyNot(operation->check(ground.inventory())));
    QVERIFY2(std::ranges::contains(report.findings, id, &Finding::id), qPrintable(report.toText()));
    for (const QString &call : {u"start"_s, u"shutDown"_s, u"destroy"_s, u"reboot"_s, u"setAutostart"_s})
        QCOMPARE(ground.host->callCount(call), 0);
}

void TestPower::failAtEveryCall()
{
    QFETCH(QByteArray, name);
    const auto fault = [](FaultPlan &faults, const QString &call, int nth) { faults.fail(call, nth, broken()); };
    atEveryCall(name, fault, [](const Played &played, const QString &call, int nth) {
        const OperationReport &report = played.report;
        QVERIFY2(report.error && report.error->summary == u"the host said no"_s, played.words());
        if (call == u"readSnapshot" && nth > 1) { // the last re-read: it was done
            QVERIFY2(report.outcome == Outcome::Unknown, played.words());
            QCOMPARE(resolveUnknown(*played.operation, report, played.ground.inventory()).outcome, Outcome::Done);
            return;
        }
        if (call == u"readDomain") { // done, and then it couldn't be read: told as it stands
            QVERIFY2(report.outcome == Outcome::Stands, played.words());
            QVERIFY2(report.toText().contains(u"To take it back: virsh"_s), played.words());
            QVERIFY(played.what.asAsked(played.truth()));
            return;
        }
        QVERIFY2(report.outcome == (call == u"readSnapshot" ? Outcome::Refused : Outcome::Undone), played.words());
        QVERIFY2(played.unchanged(), played.words());
    });
}

void TestPower::lieAtEveryCall()
{
    QFETCH(QByteArray, name);
    const auto fault = [](FaultPlan &faults, const QString &call, int nth) { faults.lie(call, nth); };
    atEveryCall(name, fault, [](const Played &played, const QString &call, int) {
        if (call.startsWith(u"read") || played.isReboot()) // nobody could tell
            return;
        QVERIFY2(played.report.outcome == Outcome::Undone, played.words());
        QCOMPARE(played.report.error->code, ErrorCode::NotDone);
        for (const QString &part : {u"small"_s, played.truth().name})
            QVERIFY2(played.report.error->summary.contains(part), played.words());
        QVERIFY2(played.unchanged(), played.words());
    });
}

void TestPower::dropAtEveryCall()
{
    QFETCH(QByteArray, name);
    const QStringList done = Played(name).after;
    for (const bool late : {false, true}) {
        const auto fault = [late](FaultPlan &faults, const QString &call, int nth) {
            late ? faults.dropAfter(call, nth) : faults.dropBefore(call, nth);
        };
        atEveryCall(name, fault, [&](const Played &played, const QString &call, int nth) {
            if (call == u"readSnapshot" && nth == 1) {
                QVERIFY2(played.report.outcome == Outcome::Refused && played.unchanged(), played.words());
                return;
            }
            QVERIFY2(played.report.outcome == Outcome::Unknown, played.words());
            QCOMPARE(played.ground.host->callCount(played.what.call), 1); // not asked twice
            const OperationReport now = resolveUnknown(*played.operation, played.report, played.ground.inventory());
            const bool cannotBeSeen = played.isReboot() && call == u"reboot";
            const Outcome truth = cannotBeSeen           ? Outcome::Unknown
                                  : played.after == done ? Outcome::Done
                                                         : Outcome::Undone;
            QVERIFY2(now.outcome == truth, qPrintable(now.toText()));
            QCOMPARE(now.findings.value(0).id, u"resolved"_s);
            for (const StepReport &step : now.steps)
                QVERIFY(step.state != StepState::Running);
        });
    }
}

void TestPower::startTakesItsDevices()
{
    const Played played("start with devices");
    QCOMPARE(played.report.outcome, Outcome::Done);
    QCOMPARE(played.report.devices, QList<DeviceKey>({gpu, gpuAudio})); // their rows show "Starting…"
    for (const DeviceKey &key : {gpu, gpuAudio}) {
        const Device device = played.ground.device(key);
        QVERIFY(device.claims.value(0).live);
        QVERIFY(std::ranges::any_of(played.report.findings, [&key](const Finding &finding) {
            return finding.device == key && finding.verdict == Verdict::Pass;
        }));
    }
}

void TestPower::startOfWhatIsNotReadyChangesNothing()
{
    Ground ground;
    giveGpu(ground);
    ground.host->bindDriver(gpu, u"nouveau"_s); // by hand
    const QStringList before = everything(ground);
    ground.host->clearCalls();
    const OperationReport report = ground.run(*makeStart(stopped));
    QCOMPARE(report.outcome, Outcome::Refused);
    QVERIFY2(report.error->summary.contains(u"nouveau"_s), qPrintable(report.toText()));
    QCOMPARE(report.error->summary, whyNot(checkStart(ground.inventory(), stopped)));
    QCOMPARE(ground.host->callCount(u"start"_s), 0);
    QVERIFY(everything(ground) == before);
}

/// Between the check and the step: what is as asked is no failure.
void TestPower::somebodyWasAsFast()
{
    Ground ground;
    ground.backend->after(u"readSnapshot"_s, 1, [&] { QVERIFY(ground.host->startDomain(stopped)); });
    const OperationReport started = ground.run(*makeStart(stopped));
    QVERIFY2(started.outcome == Outcome::Done, qPrintable(started.toText()));
    for (const bool force : {false, true}) {
        Ground other;
        other.backend->after(u"readSnapshot"_s, 1, [&] { QVERIFY(other.host->destroyDomain(running)); });
        const auto operation = force ? makeForceOff(running) : makeShutDown(running);
        const OperationReport report = other.run(*operation);
        QVERIFY2(report.outcome == Outcome::Done, qPrintable(report.toText()));
    }
}

void TestPower::guestIgnoresTheShutDown()
{
    Ground ground;
    ground.host->setGuest(running, {.shutsDown = false});
    ground.patience.shutDownSeconds = 0;
    const QStringList before = everything(ground);
    const OperationReport report = ground.run(*makeShutDown(running));
    QVERIFY2(report.outcome == Outcome::Undone, qPrintable(report.toText()));
    QCOMPARE(report.error->code, ErrorCode::NotDone);
    QVERIFY2(report.error->hint.contains(u"force it off"_s), qPrintable(report.toText()));
    QVERIFY(report.error->detail.contains(u"later"_s));
    QVERIFY(everything(ground) == before);
    QCOMPARE(ground.host->callCount(u"destroy"_s), 0);
    QCOMPARE(ground.run(*makeForceOff(running)).outcome, Outcome::Done);
    QVERIFY(!ground.host->domain(running)->running());
}

void TestPower::guestIsSlow()
{
    Ground ground;
    ground.host->setGuest(running, {.shutsDown = false});
    ground.patience.shutDownSeconds = 3600;
    ground.backend->before(u"readDomain"_s, 3, [&] { QVERIFY(ground.host->destroyDomain(running)); });
    const OperationReport report = ground.run(*makeShutDown(running));
    QVERIFY2(report.outcome == Outcome::Done, qPrintable(report.toText()));
    QCOMPARE(ground.backend->count(u"readDomain"_s), 3);
}

void TestPower::cancelWhileTheGuestThinks()
{
    Ground ground;
    ground.host->setGuest(running, {.shutsDown = false});
    ground.patience.shutDownSeconds = 3600;
    ground.cancelled = [&] { return ground.backend->count(u"readDomain"_s) >= 2; };
    const OperationReport report = ground.run(*makeShutDown(running));
    QCOMPARE(report.outcome, Outcome::Undone);
    QCOMPARE(report.error->code, ErrorCode::Cancelled);
    QVERIFY(report.error->hint.contains(u"may still shut down"_s));
    QVERIFY(ground.host->domain(running)->running());
}

/// As the tear-down does it.
void TestPower::askedThenForced()
{
    for (const bool shutsDown : {true, false}) {
        Ground ground;
        ground.host->setGuest(running, {.shutsDown = shutsDown});
        ground.patience.shutDownSeconds = 0;
        const Inventory before = ground.inventory();
        const Step step = shutDownStep(before, *before.domain(running), true);
        StepContext context{
            .backend = *ground.backend, .cancelled = {}, .waitRemoved = {}, .patience = ground.patience};
        QVERIFY(!step.happened(ground.inventory()));
        const Result<void> result = step.run(context);
        QVERIFY2(result, result ? "" : qPrintable(result.error().toText()));
        QVERIFY(step.happened(ground.inventory()));
        QVERIFY(!ground.host->domain(running)->running());
        QCOMPARE(ground.host->callCount(u"destroy"_s), shutsDown ? 0 : 1);
    }
}

void TestPower::transientIsGoneWhenItStops()
{
    for (const bool force : {false, true}) {
        Ground ground;
        QVERIFY(ground.host->undefineDomain(running));
        const auto operation = force ? makeForceOff(running) : makeShutDown(running);
        const Findings findings = operation->check(ground.inventory());
        QVERIFY(allowed(findings));
        QVERIFY(std::ranges::contains(findings, u"transient"_s, &Finding::id));
        const OperationReport report = ground.run(*operation);
        QVERIFY2(report.outcome == Outcome::Done, qPrintable(report.toText()));
        QVERIFY(!ground.host->domain(running));
    }
}

void TestPower::whatAGuestDoesAtARestartIsNotGuessed()
{
    const Played played("reboot", [](FaultPlan &faults) { faults.dropAfter(u"reboot"_s, 1); });
    const OperationReport now = resolveUnknown(*played.operation, played.report, played.ground.inventory());
    QCOMPARE(now.outcome, Outcome::Unknown);
    QVERIFY(!now.planned);
    for (const Finding &finding : now.findings)
        QVERIFY2(finding.verdict == Verdict::NotChecked, qPrintable(finding.text));
}

QTEST_GUILESS_MAIN(TestPower)
#include "tst_power.moc"
