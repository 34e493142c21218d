// SPDX-License-Identifier: GPL-3.0-or-later
// A VM is made from a plan, whole or not at all.
#include "core/devices/device_kind.h"
#include "instances.h"

#include "core/instances/instance_xml.h"

#include <QObject>

using namespace riser;
using namespace riser::test;

class TestProvision : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void makesAll();
    void namesWhatWillBeMade();
    void refusals_data();
    void refusals();
    void failAtEveryCall();
    void lieAtEveryCall();
    void cancelBeforeEveryStep();
    void templateVanishes();
    void poolIsFull();
    void somebodyElseIsAsFast();
    void volumeOfSomebodyElseStays();
    void volumeThatCantBeRemovedIsTold();
    void lostWithoutDevicesIsNotCalledAsBefore();
};

namespace {

Error broken()
{
    return {.code = ErrorCode::Failed, .summary = u"the host said no"_s, .detail = {}, .hint = {}, .transient = false};
}

/// Provisioning on a fresh host, with a fault put in place just before.
struct Played {
    explicit Played(const std::function<void(InstanceGround &)> &fault = {})
        : operation(makeProvision(instanceRequest(ground)))
        , before(ground.everything())
    {
        ground.host->clearCalls();
        if (fault)
            fault(ground);
        report = ground.runKept(*operation);
        ground.host->faults().clear();
        after = ground.everything();
    }

    bool unchanged() const { return before == after; }
    QByteArray words(const QString &call = {}, int nth = 0) const
    {
        return qPrintable(
            u"%1:%2\n%3%4"_s.arg(call, QString::number(nth), report.toText(), firstDifference(before, after)));
    }

    InstanceGround ground;
    std::unique_ptr<Operation> operation;
    QStringList before;
    OperationReport report;
    QStringList after;
};

int atEveryCall(const std::function<void(FaultPlan &, const QString &, int)> &fault,
                const std::function<void(const Played &, const QString &, int)> &check)
{
    const Played good;
    if (good.report.outcome != Outcome::Done)
        qFatal("%s", good.words().constData());
    int faults = 0;
    for (const auto &[call, count] : callCounts(good.ground).asKeyValueRange()) {
        for (int nth = 1; nth <= count; ++nth) {
            const Played played([&](InstanceGround &ground) { fault(ground.host->faults(), call, nth); });
            check(played, call, nth);
            ++faults;
            if (QTest::currentTestFailed())
                return faults;
        }
    }
    return faults;
}

} // namespace

void TestProvision::makesAll()
{
    const Played played;
    QVERIFY2(played.report.outcome == Outcome::Done, played.words());
    QCOMPARE(played.ground.leftOvers(), 0);
    const Inventory now = played.ground.inventory();
    const Domain *domain = now.domain(instanceId);
    QVERIFY(domain);
    QCOMPARE(domain->name, u"train-1"_s);
    QCOMPARE(domain->state, RunState::Running);
    QVERIFY(domain->autostart);
    for (const DeviceKey &key : {gpu, gpuAudio, twinGpu, twinAudio, nvme, usbA}) {
        const Device *device = now.device(key);
        QCOMPARE(device->status, Status::Assigned);
        QCOMPARE(device->claims.size(), 1);
        QCOMPARE(device->claims.first().domain, instanceId);
        QVERIFY(device->claims.first().live && device->claims.first().config);
    }
    const std::optional<InstanceMark> mark = domain->config->instance;
    QVERIFY(mark);
    QCOMPARE(mark->planName, u"Two GPUs"_s);
    QCOMPARE(mark->revision, 3);
    QCOMPARE(mark->by, u"somebody@console"_s);
    QCOMPARE(mark->units.size(), 4);
    QCOMPARE(mark->units.first().devices.size(), 2);
    QCOMPARE(mark->volumes.size(), 2);
    const Result<Volume> disk = played.ground.host->storage().volume(u"default"_s, u"train-1.qcow2"_s);
    QVERIFY(disk);
    QCOMPARE(disk->backingPath, u"/var/lib/libvirt/images/golden.qcow2"_s);
    QCOMPARE(disk->capacityBytes, 20LL << 30);
    QCOMPARE(domain->config->diskSources, (QStringList{disk->path, u"/var/lib/libvirt/images/train-1-cidata.iso"_s}));
    QVERIFY(!played.ground.host->storage().contentHash(u"default"_s, u"train-1-cidata.iso"_s).isEmpty());
}

void TestProvision::namesWhatWillBeMade()
{
    const InstanceGround ground;
    const auto operation = makeProvision(instanceRequest(ground));
    const Inventory now = ground.inventory();
    QVERIFY(allowed(operation->check(now)));
    QStringList virsh;
    for (const Step &step : operation->steps(now)) {
        QVERIFY2(step.text.contains(u"small"_s), qPrintable(step.text));
        virsh << step.virsh;
    }
    const QString lines = virsh.join(u'\n');
    for (const QString &word :
         {u"nodedev-detach pci_0000_02_00_0"_s, u"<name>train-1</name>"_s, u"--backing-vol golden.qcow2"_s,
          u"vol-upload train-1-cidata.iso"_s, u"start train-1"_s})
        QVERIFY2(lines.contains(word), qPrintable(word + u'\n' + lines));
    QVERIFY(operation->xmlDiff(now).contains(u"+  <name>train-1</name>"_s));
}

void TestProvision::refusals_data()
{
    using Change = std::function<void(InstanceGround &, InstanceRequest &)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("word");
    const auto row = [](const char *name, const Change &change, const QString &word) {
        QTest::newRow(name) << change << word;
    };
    row(
        "name taken",
        [](InstanceGround &ground, InstanceRequest &request) { request.name = ground.host->domain(stopped)->name; },
        u"already"_s);
    row("uuid taken", [](InstanceGround &, InstanceRequest &request) { request.id = stopped; }, u"UUID already"_s);
    row("illegal name", [](InstanceGround &, InstanceRequest &request) { request.name = u"a b"_s; }, u"letters"_s);
    row("no vCPUs", [](InstanceGround &, InstanceRequest &request) { request.plan.sockets = 0; }, u"0"_s);
    row(
        "more memory than there is",
        [](InstanceGround &, InstanceRequest &request) { request.plan.memoryMib = 4 * 1024 * 1024; }, u"4096 GiB"_s);
    row(
        "no such network", [](InstanceGround &, InstanceRequest &request) { request.network = u"none"_s; },
        u"no longer a) network none"_s);
    row(
        "no such pool", [](InstanceGround &, InstanceRequest &request) { request.disk.pool = u"none"_s; },
        u"storage pool none"_s);
    row("device gone", [](InstanceGround &ground, InstanceRequest &) { ground.host->unplugDevice(usbA); }, u"gone"_s);
    row(
        "another device", [](InstanceGround &, InstanceRequest &request) { request.devices[2].id = u"dead:beef"_s; },
        u"Another device"_s);
    row(
        "another serial", [](InstanceGround &, InstanceRequest &request) { request.devices[3].serial = u"other"_s; },
        u"Another device"_s);
    row(
        "not in the pool", [](InstanceGround &, InstanceRequest &request) { request.devices[1].fromHost = false; },
        u"0000:02:00.0"_s);
    row(
        "the root drive",
        [](InstanceGround &ground, InstanceRequest &request) { request.devices << chosen(ground, rootNvme, true); },
        u"0000:03:00.0"_s);
    row(
        "one unit twice",
        [](InstanceGround &ground, InstanceRequest &request) { request.devices << chosen(ground, gpuAudio, false); },
        u"same IOMMU group"_s);
}

void TestProvision::refusals()
{
    using Change = std::function<void(InstanceGround &, InstanceRequest &)>;
    QFETCH(Change, change);
    QFETCH(QString, word);
    InstanceGround ground;
    InstanceRequest request = instanceRequest(ground);
    change(ground, request);
    const QStringList before = ground.everything();
    const OperationReport report = ground.runKept(*makeProvision(request));
    QCOMPARE(report.outcome, Outcome::Refused);
    QVERIFY2(report.toText().contains(word), qPrintable(report.toText()));
    QCOMPARE(ground.everything(), before);
    QCOMPARE(ground.leftOvers(), 0);
}

void TestProvision::failAtEveryCall()
{
    const auto fault = [](FaultPlan &faults, const QString &call, int nth) { faults.fail(call, nth, broken()); };
    const int faults = atEveryCall(fault, [](const Played &played, const QString &call, int nth) {
        if (played.report.outcome == Outcome::Unknown) { // the last re-read: all was done
            QVERIFY2(!changesSomething(call), played.words(call, nth));
            return;
        }
        QVERIFY2(played.report.outcome == Outcome::Undone || played.report.outcome == Outcome::Refused,
                 played.words(call, nth));
        QVERIFY2(played.unchanged(), played.words(call, nth));
        QCOMPARE(played.ground.leftOvers(), 0);
    });
    qInfo("%d faults", faults);
}

void TestProvision::lieAtEveryCall()
{
    const auto fault = [](FaultPlan &faults, const QString &call, int nth) { faults.lie(call, nth); };
    (void)atEveryCall(fault, [](const Played &played, const QString &call, int nth) {
        if (!changesSomething(call) || call == u"define") // it answers an id: nothing to lie with
            return;
        if (call == u"upload") // what is in a volume isn't read back
            return;
        QVERIFY2(played.report.outcome == Outcome::Undone, played.words(call, nth));
        QVERIFY2(played.unchanged(), played.words(call, nth));
    });
}

void TestProvision::cancelBeforeEveryStep()
{
    const Played good;
    for (qsizetype step = 0; step < good.report.steps.size(); ++step) {
        InstanceGround ground;
        const QStringList before = ground.everything();
        int asked = 0;
        ground.cancelled = [&] { return ++asked > step * 2; };
        const OperationReport report = ground.runKept(*makeProvision(instanceRequest(ground)));
        if (report.outcome == Outcome::Done)
            continue;
        QVERIFY2(report.outcome == Outcome::Undone || report.outcome == Outcome::Refused ||
                     report.outcome == Outcome::Cancelled,
                 qPrintable(report.toText()));
        QVERIFY2(ground.everything() == before,
                 qPrintable(report.toText() + firstDifference(before, ground.everything())));
    }
}

void TestProvision::templateVanishes()
{
    // Between the look at the pool and the making of the disk.
    InstanceGround ground;
    const QStringList before = ground.everything();
    ground.backend->after(u"readDomain"_s, 1,
                          [&] { (void)ground.host->storage().remove(u"default"_s, u"golden.qcow2"_s); });
    const OperationReport report = ground.runKept(*makeProvision(instanceRequest(ground)));
    QCOMPARE(report.outcome, Outcome::Undone);
    QCOMPARE(report.error->code, ErrorCode::NoSuchStorage);
    QVERIFY2(report.error->toText().contains(u"golden.qcow2"_s), qPrintable(report.error->toText()));
    QStringList expected = before;
    expected.removeIf([](const QString &line) { return line.startsWith(u"volume golden"_s); });
    QVERIFY2(ground.everything() == expected, qPrintable(firstDifference(expected, ground.everything())));
}

void TestProvision::poolIsFull()
{
    InstanceGround ground;
    InstanceRequest request = instanceRequest(ground);
    request.disk.source = DiskSource::Clone;
    ground.host->storage().leaveRoom(u"default"_s, 1 << 20);
    const QStringList before = ground.everything();
    const OperationReport report = ground.runKept(*makeProvision(request));
    QCOMPARE(report.outcome, Outcome::Undone);
    QCOMPARE(report.error->code, ErrorCode::NoSpace);
    QVERIFY2(report.error->summary.contains(u"1.5 GiB"_s), qPrintable(report.error->summary));
    QCOMPARE(ground.everything(), before);
}

void TestProvision::somebodyElseIsAsFast()
{
    InstanceGround ground;
    const Result<Domain> rival = ground.host->domain(stopped);
    const Hostdev hostdev = ground.device(gpu).kind->hostdevFor(ground.device(gpu).node);
    ground.backend->after(u"readDomain"_s, 1, [&] {
        QVERIFY(ground.host->attachHostdev(stopped, writeHostdev(hostdev), {.config = true}));
    });
    const OperationReport report = ground.runKept(*makeProvision(instanceRequest(ground)));
    QCOMPARE(report.outcome, Outcome::Undone);
    QCOMPARE(report.error->code, ErrorCode::DeviceInUse);
    QVERIFY2(report.error->summary.contains(rival->name), qPrintable(report.error->summary));
    QVERIFY(!ground.inventory().domain(instanceId));
    QCOMPARE(ground.device(gpu).claims.size(), 1);
    QCOMPARE(ground.device(gpu).claims.first().domain, stopped);
    QCOMPARE(ground.device(twinGpu).status, Status::Attached);
    QVERIFY(!ground.host->storage().volume(u"default"_s, u"train-1.qcow2"_s));
}

void TestProvision::volumeOfSomebodyElseStays()
{
    InstanceGround ground;
    ground.backend->after(u"readDomain"_s, 1, [&] {
        QVERIFY(ground.host->storage().create(u"default"_s, {.name = u"train-1.qcow2"_s, .capacityBytes = 4096}));
    });
    const OperationReport report = ground.runKept(*makeProvision(instanceRequest(ground)));
    QCOMPARE(report.outcome, Outcome::Undone);
    QCOMPARE(report.error->code, ErrorCode::AlreadyThere);
    QCOMPARE(ground.host->storage().volume(u"default"_s, u"train-1.qcow2"_s)->capacityBytes, 4096);
    QVERIFY(!ground.inventory().domain(instanceId));
}

/// Its devices are as before, and still something of it is left.
void TestProvision::volumeThatCantBeRemovedIsTold()
{
    InstanceGround ground;
    ground.host->faults().fail(u"start"_s, 1, broken());
    ground.host->faults().fail(u"removeVolume"_s, 2, broken()); // the CD goes first
    const OperationReport report = ground.runKept(*makeProvision(instanceRequest(ground)));
    ground.host->faults().clear();
    QVERIFY2(report.outcome == Outcome::Stands, qPrintable(report.toText()));
    QVERIFY2(report.toText().contains(u"vol-delete train-1.qcow2 --pool default"_s), qPrintable(report.toText()));
    QVERIFY(ground.host->storage().volume(u"default"_s, u"train-1.qcow2"_s));
    // And the journal has it: taken back from there.
    QCOMPARE(ground.runKept(*makeUndo(ground.leftOver())).outcome, Outcome::Done);
    QVERIFY(!ground.host->storage().volume(u"default"_s, u"train-1.qcow2"_s));
}

void TestProvision::lostWithoutDevicesIsNotCalledAsBefore()
{
    InstanceGround ground;
    InstanceRequest request = instanceRequest(ground);
    request.devices.clear();
    request.plan.devices.clear();
    const auto operation = makeProvision(request);
    ground.host->faults().dropAfter(u"createVolume"_s, 1);
    const OperationReport lost = ground.runKept(*operation);
    QCOMPARE(lost.outcome, Outcome::Unknown);
    ground.host->faults().clear();
    const OperationReport resolved = resolveUnknown(*operation, lost, ground.inventory());
    QVERIFY2(resolved.outcome == Outcome::Stands, qPrintable(resolved.toText()));
    QVERIFY2(resolved.toText().contains(u"VM train-1 on small is now: off. Before: not there."_s),
             qPrintable(resolved.toText()));
    QVERIFY2(resolved.toText().contains(u"isn't known: Lay disk train-1.qcow2"_s), qPrintable(resolved.toText()));
}

QTEST_GUILESS_MAIN(TestProvision)
#include "tst_provision.moc"
