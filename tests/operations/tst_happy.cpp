// SPDX-License-Identifier: GPL-3.0-or-later
// Every operation does what it says, says what it did, and shows beforehand exactly that.
#include "core/devices/device_kind.h"
#include "scenarios.h"

#include <QObject>

using namespace riser;
using namespace riser::test;

class TestHappy : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyOperation_data() { addScenarioRows(); }
    void everyOperation();
    void previewIsWhatRuns_data() { addScenarioRows(); }
    void previewIsWhatRuns();
    void thereAndBack_data();
    void thereAndBack();
    void detachMovesTheWholeCard();
    void detachMovesBystanders();
    void detachLeavesWhatIsOnVfio();
    void assignWritesBothDefinitions();
    void assignCompletesTheOtherDefinition_data();
    void assignCompletesTheOtherDefinition();
    void assignHoldsBystanders();
    void assignTakesTheRightTwin();
    void assignFollowsAReplug();
    void releaseTakesFromBoth();
    void releaseOfManagedTellsWhereItWent();
    void usbReleaseTellsThatTheHostHasIt();
    void diffShowsBothDefinitions();
    void progressIsTold();
    void reportAsText();
};

void TestHappy::everyOperation()
{
    QFETCH(QByteArray, name);
    const Scenario scenario = scenarios().value(name);
    Ground ground;
    scenario.ground(ground);
    const auto operation = scenario.operation();
    const QStringList before = ground.dump();
    const OperationReport report = ground.run(*operation);

    QVERIFY2(report.outcome == Outcome::Done, qPrintable(report.toText()));
    QVERIFY(!report.error);
    QVERIFY(!report.steps.isEmpty());
    for (const StepReport &step : report.steps) {
        QCOMPARE(step.state, StepState::Done);
        QVERIFY2(step.text.contains(u"small"_s), qPrintable(step.text)); // the host's name
    }
    QVERIFY(!report.findings.isEmpty());
    for (const Finding &finding : report.findings) {
        // The capture card had no driver before and gets none again: told, and no failure.
        const bool driverless = name == "return bystander" && finding.device == capture;
        QVERIFY2(finding.verdict == (driverless ? Verdict::Warn : Verdict::Pass), qPrintable(finding.text));
        QVERIFY2(finding.text.contains(u"small"_s), qPrintable(finding.text));
        QVERIFY(!finding.device.isEmpty());
    }
    QVERIFY(before != ground.dump());
    QVERIFY(ground.gaveInventory);
    QVERIFY(report.finished >= report.started);
    QVERIFY(!report.planned); // past reports hold no snapshot
}

void TestHappy::previewIsWhatRuns()
{
    QFETCH(QByteArray, name);
    const Scenario scenario = scenarios().value(name);
    Ground ground;
    scenario.ground(ground);
    const auto operation = scenario.operation();
    QStringList preview;
    for (const Step &step : operation->steps(ground.inventory())) {
        if (!step.virsh.isEmpty())
            preview << step.virsh;
    }
    const OperationReport report = ground.run(*operation);
    QCOMPARE(report.outcome, Outcome::Done);
    QCOMPARE(ground.backend->lines(), preview);
}

void TestHappy::thereAndBack_data()
{
    QTest::addColumn<DeviceKey>("key");
    QTest::addColumn<DomainId>("domain");
    QTest::addColumn<bool>("now");
    QTest::newRow("gpu, stopped") << gpu << stopped << false;
    QTest::newRow("gpu, running") << gpu << running << true;
    QTest::newRow("nvme, running") << nvme << running << true;
    QTest::newRow("bystander, running") << capture << running << true;
}

void TestHappy::thereAndBack()
{
    QFETCH(DeviceKey, key);
    QFETCH(DomainId, domain);
    QFETCH(bool, now);
    Ground ground;
    const QStringList attached = ground.dump();
    ground.prepare(*makeDetach(key));
    const QStringList detached = ground.dump();
    QCOMPARE(ground.device(key).status, Status::Detached);
    ground.prepare(*makeAssign(key, domain, now ? When::Now : When::NextStart));
    QCOMPARE(ground.device(key).status, Status::Assigned);
    ground.prepare(*makeRelease(key));
    QVERIFY2(ground.dump() == detached, qPrintable(firstDifference(detached, ground.dump())));
    ground.prepare(*makeReturn(key));
    QCOMPARE(ground.device(key).status, Status::Attached);
    if (key != capture) // it had no driver before; its bystander had
        QVERIFY2(ground.dump() == attached, qPrintable(firstDifference(attached, ground.dump())));
}

void TestHappy::detachMovesTheWholeCard()
{
    Ground ground;
    const OperationReport report = ground.run(*makeDetach(gpu));
    QCOMPARE(report.outcome, Outcome::Done);
    QCOMPARE(report.devices, QList<DeviceKey>({gpu, gpuAudio}));
    QCOMPARE(ground.device(gpu).driver, u"vfio-pci"_s);
    QCOMPARE(ground.device(gpuAudio).driver, u"vfio-pci"_s);
    QVERIFY(report.title.contains(u"RTX 3090"_s));
    QVERIFY(report.title.contains(u"0000:01:00.0"_s));
}

void TestHappy::detachMovesBystanders()
{
    Ground ground;
    QCOMPARE(ground.run(*makeDetach(capture)).outcome, Outcome::Done);
    QCOMPARE(ground.device(nic).driver, u"vfio-pci"_s);
}

void TestHappy::detachLeavesWhatIsOnVfio()
{
    Ground ground;
    QVERIFY(ground.host->detachNode(gpuAudio));
    const OperationReport report = ground.run(*makeDetach(gpu));
    QCOMPARE(report.outcome, Outcome::Done);
    QCOMPARE(ground.backend->lines(), QStringList(u"virsh -c qemu:///system nodedev-detach pci_0000_01_00_0"_s));
    QCOMPARE(report.findings.size(), 2); // both are told
}

void TestHappy::assignWritesBothDefinitions()
{
    Ground ground;
    ground.prepare(*makeDetach(gpu));
    ground.prepare(*makeAssign(gpu, running, When::Now));
    for (const DeviceKey &key : {gpu, gpuAudio}) {
        const Device device = ground.device(key);
        QCOMPARE(device.claims.size(), 1);
        const Claim claim = device.claims.first();
        QCOMPARE(claim.domain, running);
        QVERIFY(claim.live && claim.config && !claim.placeholder && !claim.managed);
        QVERIFY(claim.liveHostdev->alias.startsWith(u"ua-"_s));
        QCOMPARE(device.driver, u"vfio-pci"_s); // managed='no' keeps it there
    }
}

void TestHappy::assignCompletesTheOtherDefinition_data()
{
    QTest::addColumn<bool>("live");
    QTest::addColumn<bool>("now");
    QTest::newRow("the guest has it, asked for its next start") << true << false;
    QTest::newRow("the guest has it, asked for now and always") << true << true;
    QTest::newRow("the definition has it, asked for now") << false << true;
}

void TestHappy::assignCompletesTheOtherDefinition()
{
    QFETCH(bool, live);
    QFETCH(bool, now);
    Ground ground;
    ground.prepare(*makeDetach(gpu));
    for (const DeviceKey &key : {gpu, gpuAudio}) {
        const Device device = ground.device(key);
        const QByteArray xml = writeHostdev(device.kind->hostdevFor(device.node));
        QVERIFY(ground.host->attachHostdev(running, xml, {.live = live, .config = !live}));
    }
    const OperationReport report = ground.run(*makeAssign(gpu, running, now ? When::Now : When::NextStart));
    QVERIFY2(report.outcome == Outcome::Done, qPrintable(report.toText()));
    const QStringList lines = ground.backend->lines();
    QCOMPARE(lines.size(), 2); // both functions, and only where they were missing
    for (const QString &line : lines)
        QVERIFY2(line.contains(u"--config"_s) == live && line.contains(u"--live"_s) != live, qPrintable(line));
    for (const DeviceKey &key : {gpu, gpuAudio}) {
        const Device device = ground.device(key);
        QCOMPARE(device.claims.size(), 1);
        QVERIFY(device.claims[0].live && device.claims[0].config);
    }
}

void TestHappy::assignHoldsBystanders()
{
    Ground ground;
    ground.prepare(*makeDetach(capture));
    ground.prepare(*makeAssign(capture, running, When::Now));
    QVERIFY(!ground.device(capture).claims.value(0).placeholder);
    const Claim held = ground.device(nic).claims.value(0);
    QCOMPARE(held.domain, running);
    QVERIFY(held.live && held.config && held.placeholder);
}

void TestHappy::assignTakesTheRightTwin()
{
    Ground ground;
    ground.prepare(*makeAssign(usbB, running, When::Now));
    QCOMPARE(ground.device(usbB).status, Status::Assigned);
    QCOMPARE(ground.device(usbA).claims.size(), 0);
    QCOMPARE(ground.host->domain(running)->live->hostdevs.value(0).usbAddress, (UsbAddress{1, 3}));
}

void TestHappy::assignFollowsAReplug()
{
    Ground ground;
    // Pulled and put back after the plan was made: the number that QEMU takes is another one then.
    ground.backend->before(u"readNode"_s, 1, [&] { ground.host->replugUsb(usbA); });
    const OperationReport report = ground.run(*makeAssign(usbA, running, When::Now));
    QVERIFY2(report.outcome == Outcome::Done, qPrintable(report.toText()));
    const UsbAddress now = ground.device(usbA).node.usbDevice->address;
    QVERIFY(now != (UsbAddress{1, 2}));
    QCOMPARE(ground.host->domain(running)->live->hostdevs.value(0).usbAddress, now);
}

void TestHappy::releaseTakesFromBoth()
{
    Ground ground;
    ground.prepare(*makeDetach(gpu));
    ground.prepare(*makeAssign(gpu, running, When::Now));
    const OperationReport report = ground.run(*makeRelease(gpu, running));
    QCOMPARE(report.outcome, Outcome::Done);
    QCOMPARE(report.steps.size(), 4);
    QVERIFY(report.steps[0].virsh.contains(u"--live"_s)); // the guest, who may say no, is asked first
    QVERIFY(report.steps[1].virsh.contains(u"--live"_s));
    QVERIFY(report.steps[3].virsh.contains(u"--config"_s));
    QCOMPARE(ground.device(gpu).status, Status::Detached);
    QCOMPARE(ground.device(gpuAudio).status, Status::Detached);
}

void TestHappy::releaseOfManagedTellsWhereItWent()
{
    Ground ground;
    const QByteArray managed = "<hostdev mode='subsystem' type='pci' managed='yes'><source>"
                               "<address domain='0' bus='4' slot='0' function='0'/></source></hostdev>";
    QVERIFY(ground.host->attachHostdev(running, managed, {.live = true, .config = true}));
    QCOMPARE(ground.device(nvme).driver, u"vfio-pci"_s);
    const auto operation = makeRelease(nvme);
    QVERIFY(operation->steps(ground.inventory()).value(0).text.contains(u"managed='yes'"_s));
    const OperationReport report = ground.run(*operation);
    QVERIFY2(report.outcome == Outcome::Done, qPrintable(report.toText()));
    QCOMPARE(ground.device(nvme).driver, u"nvme"_s);
    QCOMPARE(ground.device(nvme).status, Status::Attached);
    QCOMPARE(report.findings.size(), 1);
    QCOMPARE(report.findings[0].verdict, Verdict::Warn);
    QVERIFY(report.findings[0].text.contains(u"managed='yes'"_s));
    QVERIFY(report.findings[0].text.contains(u"driver nvme"_s));
}

void TestHappy::usbReleaseTellsThatTheHostHasIt()
{
    Ground ground;
    ground.prepare(*makeAssign(usbA, running, When::Now));
    const OperationReport report = ground.run(*makeRelease(usbA));
    QCOMPARE(report.outcome, Outcome::Done);
    QCOMPARE(ground.device(usbA).status, Status::Attached);
    QVERIFY2(report.findings[0].text.contains(u"with the host: driver usb-storage, Attached"_s),
             qPrintable(report.findings[0].text));
}

void TestHappy::diffShowsBothDefinitions()
{
    Ground ground;
    QVERIFY(makeDetach(gpu)->xmlDiff(ground.inventory()).isEmpty());
    ground.prepare(*makeDetach(gpu));
    const QString now = makeAssign(gpu, running, When::Now)->xmlDiff(ground.inventory());
    QCOMPARE(now.count(u"ua-riser-pci-0000-01-00-1"_s), 2);
    QVERIFY(now.contains(u"VM running as it runs:"_s));
    QVERIFY(now.contains(u"VM running from its next start:"_s));
    const QString later = makeAssign(gpu, running, When::NextStart)->xmlDiff(ground.inventory());
    QCOMPARE(later.count(u"ua-riser-pci-0000-01-00-1"_s), 1);
    ground.prepare(*makeAssign(gpu, running, When::Now));
    const QString release = makeRelease(gpu)->xmlDiff(ground.inventory());
    QCOMPARE(release.count(u"ua-riser-pci-0000-01-00-1"_s), 2);
}

void TestHappy::progressIsTold()
{
    Ground ground;
    const OperationReport report = ground.run(*makeDetach(gpu));
    QCOMPARE(report.outcome, Outcome::Done);
    QVERIFY(ground.seen.size() >= 6);
    QCOMPARE(ground.seen.first().outcome, Outcome::Running);
    QVERIFY(ground.seen.first().finished.isNull());
    QCOMPARE(ground.seen.last().outcome, Outcome::Done);
    QVERIFY(std::ranges::any_of(ground.seen, [](const OperationReport &told) {
        return told.steps.size() == 2 && told.steps[0].state == StepState::Done &&
               told.steps[1].state == StepState::Running;
    }));
}

void TestHappy::reportAsText()
{
    Ground ground;
    OperationReport report = ground.run(*makeDetach(nvme));
    report.hostName = u"rack 1"_s;
    const QString text = report.toText();
    for (const QString &part : {u"rack 1"_s, u"0000:04:00.0"_s, u"[done]"_s, u"nodedev-detach pci_0000_04_00_0"_s,
                                outcomeText(Outcome::Done), u"driver vfio-pci, Detached"_s})
        QVERIFY2(text.contains(part), qPrintable(part + u'\n' + text));
}

QTEST_GUILESS_MAIN(TestHappy)
#include "tst_happy.moc"
