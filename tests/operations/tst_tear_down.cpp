// SPDX-License-Identifier: GPL-3.0-or-later
// A VM is ended for good, and all that it had is in the pool.
#include "core/devices/device_kind.h"
#include "instances.h"

#include "core/operations/machines/tear_down_record.h"

#include <QObject>

using namespace riser;
using namespace riser::test;

class TestTearDown : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void returnsEverything();
    void assignedByHandComesBackToo();
    void saysWhereTheDevicesWillBe();
    void keepsWhatWasNotChosen();
    void managedDevicesGoToThePool();
    void anyVm();
    void goneAlready();
    void guestThatIgnoresTheRequest();
    void aRemovalThatNobodySaw();
    void withoutDevices();
    void failAtEveryCall();
    void lieAtEveryCall();
    void lostAtEveryCallThenFinished();
    void lostAtEveryCallThenUndone();
};

namespace {

Error broken()
{
    return {.code = ErrorCode::Failed, .summary = u"the host said no"_s, .detail = {}, .hint = {}, .transient = false};
}

TearDownChoices choices(Stop stop = Stop::AskForce)
{
    return {.stop = stop, .volumes = {{u"default"_s, u"train-1.qcow2"_s}, {u"default"_s, u"train-1-cidata.iso"_s}}};
}

/// A running instance, which was provisioned as users do it.
class Running : public InstanceGround
{
public:
    Running()
    {
        const OperationReport made = runKept(*makeProvision(instanceRequest(*this)));
        if (made.outcome != Outcome::Done)
            qFatal("%s", qPrintable(made.toText()));
        before = everything();
        host->clearCalls();
    }
    std::unique_ptr<Operation> tearDown(Stop stop = Stop::AskForce) const
    {
        return makeTearDown(inventory(), instanceId, choices(stop));
    }
    /// What is left on the host when all is well: everything as if there had never been an instance, but for the GPU
    /// that came from the host, which is in the pool now.
    static QStringList wanted()
    {
        InstanceGround ground;
        ground.prepare(*makeDetach(twinGpu));
        return ground.everything();
    }

    QStringList before;
};

void failedCleanly(const Running &ground, const OperationReport &report, const QByteArray &words)
{
    QVERIFY2(report.outcome == Outcome::Undone || report.outcome == Outcome::Stands ||
                 report.outcome == Outcome::Refused,
             words);
    QVERIFY2(report.error, words);
    if (report.outcome != Outcome::Stands)
        QVERIFY2(ground.everything() == ground.before,
                 words + firstDifference(ground.before, ground.everything()).toUtf8());
    const Inventory now = ground.inventory();
    // The VM is there with its definition, or gone; a device is its or in the pool, and nobody else's.
    for (const DeviceKey &key : {gpu, gpuAudio, twinGpu, twinAudio, nvme}) {
        const Device *device = now.device(key);
        QVERIFY2(device->hold == HostHold::Free, words);
        QVERIFY2(device->claims.size() <= 1, words);
    }
}

} // namespace

void TestTearDown::returnsEverything()
{
    Running ground;
    const OperationReport report = ground.runKept(*ground.tearDown());
    QVERIFY2(report.outcome == Outcome::Done, qPrintable(report.toText()));
    for (const DeviceKey &key : {gpu, gpuAudio, twinGpu, twinAudio, nvme}) {
        QCOMPARE(ground.device(key).status, Status::Detached);
        const QString line = texts(report.findings, key);
        QVERIFY2(line.contains(u"is in the pool"_s), qPrintable(line));
    }
    const QStringList wanted = Running::wanted();
    QVERIFY2(ground.everything() == wanted, qPrintable(firstDifference(wanted, ground.everything())));
    QCOMPARE(ground.leftOvers(), 0);
}

void TestTearDown::assignedByHandComesBackToo()
{
    Running ground;
    ground.prepare(*makeDetach(capture));
    ground.prepare(*makeAssign(capture, instanceId, When::NextStart));
    ground.prepare(*makeAssign(usbB, instanceId, When::Now));
    const OperationReport report = ground.runKept(*ground.tearDown());
    QVERIFY2(report.outcome == Outcome::Done, qPrintable(report.toText()));
    QCOMPARE(ground.device(capture).status, Status::Detached);
    QVERIFY(ground.device(usbB).claims.isEmpty());
    QVERIFY(texts(report.findings, usbB).contains(u"usb"_s, Qt::CaseInsensitive));
}

void TestTearDown::saysWhereTheDevicesWillBe()
{
    const Running ground;
    const Findings findings = ground.tearDown()->check(ground.inventory());
    QVERIFY(allowed(findings));
    QCOMPARE(findings.size(), 6);
    QVERIFY2(texts(findings, gpu).contains(u"comes back to the pool of small"_s), qPrintable(texts(findings, gpu)));
    QVERIFY2(texts(findings, usbA).contains(u"only riser-host"_s), qPrintable(texts(findings, usbA)));
    for (const Finding &finding : findings)
        QCOMPARE(finding.verdict, finding.device == usbA ? Verdict::Warn : Verdict::Pass);
}

void TestTearDown::keepsWhatWasNotChosen()
{
    Running ground;
    TearDownChoices some = choices(Stop::Force);
    some.volumes.removeFirst();
    const OperationReport report = ground.runKept(*makeTearDown(ground.inventory(), instanceId, some));
    QCOMPARE(report.outcome, Outcome::Done);
    QVERIFY(ground.host->storage().volume(u"default"_s, u"train-1.qcow2"_s));
    QVERIFY(!ground.host->storage().volume(u"default"_s, u"train-1-cidata.iso"_s));
}

void TestTearDown::managedDevicesGoToThePool()
{
    InstanceGround ground;
    Hostdev hostdev = ground.device(twinGpu).kind->hostdevFor(ground.device(twinGpu).node);
    hostdev.managed = true;
    QVERIFY(ground.host->attachHostdev(stopped, writeHostdev(hostdev), {.config = true}));
    // Its audio function keeps the group off unless it goes along.
    Hostdev audio = ground.device(twinAudio).kind->hostdevFor(ground.device(twinAudio).node);
    audio.managed = true;
    QVERIFY(ground.host->attachHostdev(stopped, writeHostdev(audio), {.config = true}));
    QVERIFY(ground.host->startDomain(stopped));
    QCOMPARE(ground.device(twinGpu).status, Status::Assigned);
    const OperationReport report =
        ground.runKept(*makeTearDown(ground.inventory(), stopped, {.stop = Stop::Force, .volumes = {}}));
    QVERIFY2(report.outcome == Outcome::Done, qPrintable(report.toText()));
    QCOMPARE(ground.device(twinGpu).status, Status::Detached);
    QCOMPARE(ground.device(twinAudio).status, Status::Detached);
}

void TestTearDown::anyVm()
{
    InstanceGround ground;
    for (const DomainId &vm : {stopped, running, full}) {
        const OperationReport report =
            ground.runKept(*makeTearDown(ground.inventory(), vm, {.stop = Stop::Force, .volumes = {}}));
        QVERIFY2(report.outcome == Outcome::Done, qPrintable(report.toText()));
        QVERIFY(!ground.inventory().domain(vm));
    }
}

void TestTearDown::goneAlready()
{
    Running ground;
    const auto operation = ground.tearDown();
    QVERIFY(ground.host->destroyDomain(instanceId));
    QVERIFY(ground.host->undefineDomain(instanceId));
    const OperationReport report = ground.runKept(*operation);
    QCOMPARE(report.outcome, Outcome::Refused);
    QVERIFY2(report.toText().contains(u"gone"_s), qPrintable(report.toText()));
    QCOMPARE(ground.leftOvers(), 0);
}

void TestTearDown::guestThatIgnoresTheRequest()
{
    Running ground;
    ground.patience.shutDownSeconds = 0;
    ground.host->setGuest(instanceId, {.shutsDown = false});
    OperationReport report = ground.runKept(*ground.tearDown(Stop::Ask));
    QCOMPARE(report.outcome, Outcome::Undone);
    QVERIFY2(ground.everything() == ground.before, qPrintable(firstDifference(ground.before, ground.everything())));
    report = ground.runKept(*ground.tearDown(Stop::AskForce));
    QVERIFY2(report.outcome == Outcome::Done, qPrintable(report.toText()));
}

void TestTearDown::failAtEveryCall()
{
    Running good;
    QCOMPARE(good.runKept(*good.tearDown()).outcome, Outcome::Done);
    int faults = 0;
    for (const auto &[call, count] : callCounts(good).asKeyValueRange()) {
        for (int nth = 1; nth <= count; ++nth, ++faults) {
            Running ground;
            ground.host->faults().fail(call, nth, broken());
            const OperationReport report = ground.runKept(*ground.tearDown());
            ground.host->faults().clear();
            const QByteArray words = qPrintable(u"%1:%2\n"_s.arg(call, QString::number(nth)) + report.toText());
            if (report.outcome == Outcome::Done)
                continue;                                            // asked to shut down in vain, then forced
            const bool unknown = report.outcome == Outcome::Unknown; // a look after a removal, or the last re-read
            if (!unknown)
                failedCleanly(ground, report, words);
            // Nothing is lost: the same again ends it.
            const bool there = !unknown && ground.inventory().domain(instanceId);
            const OperationReport again = ground.runKept(there ? *ground.tearDown() : *makeFinish(ground.leftOver()));
            QVERIFY2(again.outcome == Outcome::Done, words + again.toText().toUtf8());
            const QStringList wanted = Running::wanted();
            QVERIFY2(ground.everything() == wanted, words + firstDifference(wanted, ground.everything()).toUtf8());
        }
    }
    qInfo("%d faults", faults);
}

/// The host has removed the disk, and can't be read then. Nothing is taken back any more: the VM would stand there as
/// it was, without its disk, and the report would say that nothing had happened.
void TestTearDown::aRemovalThatNobodySaw()
{
    Running ground;
    ground.host->faults().fail(u"volume"_s, 1, broken());
    const auto tearDown = ground.tearDown();
    const OperationReport report = ground.runKept(*tearDown);
    QVERIFY(!ground.host->storage().volume(u"default"_s, u"train-1.qcow2"_s));
    QVERIFY2(report.outcome == Outcome::Unknown, qPrintable(report.toText()));
    QCOMPARE(report.error->code, ErrorCode::NotSeen);
    QVERIFY2(report.error->summary.contains(u"train-1.qcow2"_s) && report.error->summary.contains(u"small"_s),
             qPrintable(report.toText()));
    QVERIFY2(report.error->detail.contains(u"the host said no"_s), qPrintable(report.toText()));
    QVERIFY(ground.device(gpu).claims.isEmpty()); // out of the definition, and that stays
    const OperationReport resolved = resolveUnknown(*tearDown, report, ground.inventory());
    QVERIFY2(resolved.outcome == Outcome::Stands, qPrintable(resolved.toText()));
    QVERIFY2(resolved.toText().contains(u"Whether this stands"_s), qPrintable(resolved.toText()));
    QVERIFY(!makeUndo(ground.leftOver()));
    const OperationReport done = ground.runKept(*makeFinish(ground.leftOver()));
    QVERIFY2(done.outcome == Outcome::Done, qPrintable(done.toText()));
}

/// Volumes are in no snapshot: without devices nothing else shows that one of two is gone.
void TestTearDown::withoutDevices()
{
    InstanceGround ground;
    InstanceRequest request = instanceRequest(ground);
    request.devices.clear();
    QCOMPARE(ground.runKept(*makeProvision(request)).outcome, Outcome::Done);
    ground.prepare(*makeForceOff(instanceId));
    ground.host->faults().fail(u"removeVolume"_s, 2, broken());
    const OperationReport report = ground.runKept(*makeTearDown(ground.inventory(), instanceId, choices(Stop::Force)));
    QVERIFY(!ground.host->storage().volume(u"default"_s, u"train-1.qcow2"_s));
    QVERIFY(ground.inventory().domain(instanceId));
    QVERIFY2(report.outcome == Outcome::Stands, qPrintable(report.toText()));
    QVERIFY2(report.toText().contains(u"This stands: Remove volume train-1.qcow2"_s), qPrintable(report.toText()));
    QCOMPARE(ground.runKept(*makeFinish(ground.leftOver())).outcome, Outcome::Done);
}

void TestTearDown::lieAtEveryCall()
{
    Running good;
    QCOMPARE(good.runKept(*good.tearDown()).outcome, Outcome::Done);
    for (const auto &[call, count] : callCounts(good).asKeyValueRange()) {
        for (int nth = 1; changesSomething(call) && nth <= count; ++nth) {
            Running ground;
            ground.host->faults().lie(call, nth);
            const OperationReport report = ground.runKept(*ground.tearDown());
            const QByteArray words = qPrintable(u"%1:%2\n"_s.arg(call, QString::number(nth)) + report.toText());
            if (report.outcome != Outcome::Done)
                failedCleanly(ground, report, words);
        }
    }
}

void TestTearDown::lostAtEveryCallThenFinished()
{
    Running good;
    QCOMPARE(good.runKept(*good.tearDown()).outcome, Outcome::Done);
    int kills = 0;
    for (const auto &[call, count] : callCounts(good).asKeyValueRange()) {
        for (int nth = 1; nth <= count * 2; ++nth) {
            Running ground;
            FaultPlan &faults = ground.host->faults();
            nth % 2 ? faults.dropBefore(call, (nth + 1) / 2) : faults.dropAfter(call, nth / 2);
            const OperationReport report = ground.runKept(*ground.tearDown());
            faults.clear();
            if (report.outcome != Outcome::Unknown)
                continue;
            ++kills;
            ground.reconnect();
            const QByteArray words = qPrintable(u"%1:%2\n"_s.arg(call, QString::number(nth)) + report.toText());
            const LeftOver leftOver = ground.leftOver();
            QCOMPARE(leftOver.kind, OperationKind::TearDown);
            const auto finish = makeFinish(leftOver);
            QVERIFY2(finish, words);
            const OperationReport done = ground.runKept(*finish);
            QVERIFY2(done.outcome == Outcome::Done, words + done.toText().toUtf8());
            const QStringList wanted = Running::wanted();
            QVERIFY2(ground.everything() == wanted, words + firstDifference(wanted, ground.everything()).toUtf8());
            QCOMPARE(ground.leftOvers(), 0);
        }
    }
    qInfo("%d times lost and finished", kills);
    QVERIFY(kills > 20);
}

void TestTearDown::lostAtEveryCallThenUndone()
{
    Running good;
    QCOMPARE(good.runKept(*good.tearDown()).outcome, Outcome::Done);
    int undone = 0;
    for (const auto &[call, count] : callCounts(good).asKeyValueRange()) {
        for (int nth = 1; nth <= count; ++nth) {
            Running ground;
            ground.host->faults().dropAfter(call, nth);
            const OperationReport report = ground.runKept(*ground.tearDown());
            ground.host->faults().clear();
            if (report.outcome != Outcome::Unknown)
                continue;
            ground.reconnect();
            const auto undo = makeUndo(ground.leftOver());
            if (!undo) // a volume may be gone
                continue;
            ++undone;
            const OperationReport done = ground.runKept(*undo);
            const QByteArray words = qPrintable(u"%1:%2\n"_s.arg(call, QString::number(nth)) + done.toText());
            QVERIFY2(done.outcome == Outcome::Done, words);
            for (const DeviceKey &key : {gpu, gpuAudio, twinGpu, twinAudio, nvme, usbA})
                QVERIFY2(ground.device(key).claims.size() == 1, words);
            QVERIFY2(ground.host->storage().volume(u"default"_s, u"train-1.qcow2"_s), words);
            QCOMPARE(ground.leftOvers(), 0);
        }
    }
    qInfo("%d times lost and taken back", undone);
    QVERIFY(undone > 5);
}

QTEST_GUILESS_MAIN(TestTearDown)
#include "tst_tear_down.moc"
