// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/machines/steps_power.h"
#include "power_switches.h"

#include <QObject>

using namespace riser;
using namespace riser::test;

/// What guests and other people do while a VM is started and stopped.
class TestPowerGuests : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void startTakesItsDevices();
    void startOfWhatIsNotReadyChangesNothing();
    void somebodyWasAsFast();
    void guestIgnoresTheShutDown();
    void guestIsSlow();
    void cancelWhileTheGuestThinks();
    void askedThenForced();
    void transientIsGoneWhenItStops();
    void whatAGuestDoesAtARestartIsNotGuessed();
};

void TestPowerGuests::startTakesItsDevices()
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

void TestPowerGuests::startOfWhatIsNotReadyChangesNothing()
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
void TestPowerGuests::somebodyWasAsFast()
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

void TestPowerGuests::guestIgnoresTheShutDown()
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

void TestPowerGuests::guestIsSlow()
{
    Ground ground;
    ground.host->setGuest(running, {.shutsDown = false});
    ground.patience.shutDownSeconds = 3600;
    ground.backend->before(u"readDomain"_s, 3, [&] { QVERIFY(ground.host->destroyDomain(running)); });
    const OperationReport report = ground.run(*makeShutDown(running));
    QVERIFY2(report.outcome == Outcome::Done, qPrintable(report.toText()));
    QCOMPARE(ground.backend->count(u"readDomain"_s), 3);
}

void TestPowerGuests::cancelWhileTheGuestThinks()
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
void TestPowerGuests::askedThenForced()
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

void TestPowerGuests::transientIsGoneWhenItStops()
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

void TestPowerGuests::whatAGuestDoesAtARestartIsNotGuessed()
{
    const Played played("reboot", [](FaultPlan &faults) { faults.dropAfter(u"reboot"_s, 1); });
    const OperationReport now = resolveUnknown(*played.operation, played.report, played.ground.inventory());
    QCOMPARE(now.outcome, Outcome::Unknown);
    QVERIFY(!now.planned);
    for (const Finding &finding : now.findings)
        QVERIFY2(finding.verdict == Verdict::NotChecked, qPrintable(finding.text));
}

QTEST_GUILESS_MAIN(TestPowerGuests)
#include "tst_power_guests.moc"
