// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/journal.h"
#include "core/operations/machines/machine_operations.h"
#include "tests/onlab/lab_instances.h"

#include <QApplication>
#include <QProcess>

using namespace riser;
using namespace Qt::StringLiterals;

namespace {

const DeviceKey gpu(u"pci_0000_01_00_0"_s);
const DeviceKey secondGpu(u"pci_0000_81_00_0"_s);
const DeviceKey nvmeA(u"pci_0000_03_00_0"_s);
const DeviceKey stick(u"usb_2_2"_s);
const QString vm(u"train-1"_s);

/// The other console, which will be killed: it provisions, and says each step's state.
int playConsole(const QStringList &arguments)
{
    test::LabHost lab;
    test::LabConsole console(lab, {}, arguments.value(2));
    if (!console.waitReady(HostProgramFacts::State::Absent))
        return 1;
    QObject::connect(console.session, &HostSession::reportChanged, console.session, [](const OperationReport &report) {
        for (const StepReport &step : report.steps)
            printf("%s=%d\n", qPrintable(step.id), int(step.state));
        fflush(stdout);
    });
    const OperationReport report = console.run(makeProvision(test::labRequest(vm, test::labPlan(1), *console.session)));
    printf("%s\n", qPrintable(report.toText()));
    return 0;
}

} // namespace

/// Plans and instances on a real KVM host, with virsh, sysfs and the guest as witnesses.
class TestInstances : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void planOfTwoGpusIsProvisionedAndTornDown();
    void planOfThreeIsRefused();
    void uefiDefinitionIsTaken();
    void fullPool();
    void secondConsoleIsAsFast();
    void consoleIsKilled_data();
    void consoleIsKilled();

private:
    QStringList storage() { return test::poolFiles(m_lab); }
    QString domains() { return m_lab.virsh({u"list"_s, u"--all"_s, u"--name"_s}); }
    TearDownChoices everything(const InstanceRequest &request) const
    {
        return {.stop = Stop::Force,
                .volumes = {{request.disk.pool, request.disk.volume}, {request.disk.pool, request.seedVolume()}}};
    }

    test::LabHost m_lab;
    QStringList m_before; ///< files of the pool
};

void TestInstances::initTestCase()
{
    QVERIFY2(m_lab.isUp(), "the lab is not up: tests/lab/up");
    QVERIFY2(test::preparePool(m_lab), qPrintable(m_lab.lastError()));
}

void TestInstances::init()
{
    QVERIFY2(m_lab.reset(), qPrintable(m_lab.lastError()));
    m_before = storage();
    QVERIFY(m_before.contains(u"grub.img"_s));
}

void TestInstances::cleanup()
{
    m_lab.ssh(u"virsh destroy %1; virsh undefine %1 --nvram"_s.arg(vm));
    m_lab.ssh(u"rm -f /var/lib/libvirt/images/%1*; virsh pool-refresh default"_s.arg(vm));
    QVERIFY2(m_lab.reset(), qPrintable(m_lab.lastError()));
}

void TestInstances::planOfTwoGpusIsProvisionedAndTornDown()
{
    test::LabConsole console(m_lab);
    QVERIFY(console.waitReady(HostProgramFacts::State::Absent));
    QVERIFY(console.run(makeDetach(gpu)).outcome == Outcome::Done); // one is in the pool, the other still the host's
    const InstanceRequest request = test::labRequest(vm, test::labPlan(2), *console.session);
    QCOMPARE(request.devices.size(), 2);

    const OperationReport made = console.run(makeProvision(request));
    QVERIFY2(made.outcome == Outcome::Done, qPrintable(made.toText()));
    QVERIFY(m_lab.isRunning(vm));
    QCOMPARE(m_lab.hostdevs(vm, true), 4); // two GPUs, each with its audio
    for (const DeviceKey &key : {gpu, secondGpu})
        QCOMPARE(m_lab.driverOf(key.value()), u"vfio-pci"_s);
    const QString view = test::guestPrints(m_lab, vm);
    qInfo().noquote() << "the guest's own list of PCI devices:" << view;
    QCOMPARE(view.count(u"1002:5046 [0300]"_s), 2);
    const QString xml = m_lab.virsh({u"dumpxml"_s, vm, u"--inactive"_s});
    QVERIFY2(xml.contains(u"urn:riser:instance:1"_s), qPrintable(xml));

    // By hand as well: a drive, and a stick, into the running guest's definition.
    QVERIFY(console.run(makeDetach(nvmeA)).outcome == Outcome::Done);
    for (const DeviceKey &key : {nvmeA, stick}) {
        const OperationReport given = console.run(makeAssign(key, request.id, When::NextStart));
        QVERIFY2(given.outcome == Outcome::Done, qPrintable(given.toText()));
    }
    QCOMPARE(m_lab.hostdevs(vm, true), 6);

    const OperationReport gone =
        console.run(makeTearDown(*console.session->inventory(), request.id, everything(request)));
    QVERIFY2(gone.outcome == Outcome::Done, qPrintable(gone.toText()));
    qInfo().noquote() << gone.toText();
    QVERIFY(!domains().contains(vm));
    for (const DeviceKey &key : {gpu, secondGpu, nvmeA}) {
        QCOMPARE(m_lab.driverOf(key.value()), u"vfio-pci"_s);
        QVERIFY(console.waitStatus(key, Status::Detached));
    }
    QCOMPARE(storage(), m_before);
    QCOMPARE(m_lab.usbInterfaceDriver(u"2-2"_s), u"usb-storage"_s); // without riser-host it is the host's
}

void TestInstances::planOfThreeIsRefused()
{
    test::LabConsole console(m_lab);
    QVERIFY(console.waitReady(HostProgramFacts::State::Absent));
    const HostFit fit = test::fitOf(test::labPlan(3), *console.session);
    QVERIFY(!fit.fits);
    qInfo().noquote() << fit.whyNot.join(u'\n');
    QVERIFY2(fit.whyNot.join(u' ').contains(u"2 of 3"_s), qPrintable(fit.whyNot.join(u'\n')));
}

/// The usual plan: UEFI, a screen, a network that isn't there is refused.
void TestInstances::uefiDefinitionIsTaken()
{
    test::LabConsole console(m_lab);
    QVERIFY(console.waitReady(HostProgramFacts::State::Absent));
    Plan plan = test::labPlan(1);
    plan.firmware = Firmware::Uefi;
    plan.video = Video::Virtio;
    plan.spareRootPorts = 3;
    plan.devices = {{.kind = u"nvme"_s, .count = 1, .match = {}}};
    QVERIFY(console.run(makeDetach(nvmeA)).outcome == Outcome::Done);
    InstanceRequest request = test::labRequest(vm, plan, *console.session);
    request.start = false;
    request.network = u"none"_s;
    QCOMPARE(console.run(makeProvision(request)).outcome, Outcome::Refused);
    request.network.clear();
    const OperationReport made = console.run(makeProvision(request));
    QVERIFY2(made.outcome == Outcome::Done, qPrintable(made.toText()));
    const Domain *domain = console.session->inventory()->domain(request.id);
    QVERIFY(domain);
    QCOMPARE(domain->config->freePcieRootPorts, 3);
    const OperationReport gone =
        console.run(makeTearDown(*console.session->inventory(), request.id, everything(request)));
    QVERIFY2(gone.outcome == Outcome::Done, qPrintable(gone.toText()));
    QCOMPARE(storage(), m_before);
}

/// A real ENOSPC: nothing is left, and the service is alive.
void TestInstances::fullPool()
{
    m_lab.ssh(u"mkdir -p /run/riser-tiny; mount -t tmpfs -o size=512k riser-tiny /run/riser-tiny;"
              " virsh pool-create-as riser-tiny dir --target /run/riser-tiny;"
              " head -c 500k /dev/urandom > /run/riser-tiny/others; virsh pool-refresh riser-tiny"_s);
    test::LabConsole console(m_lab);
    QVERIFY(console.waitReady(HostProgramFacts::State::Absent));
    const QString service = m_lab.ssh(u"pidof libvirtd"_s);
    InstanceRequest request = test::labRequest(vm, test::labPlan(1), *console.session);
    request.disk.pool = u"riser-tiny"_s;
    request.disk.source = DiskSource::Clone;
    request.disk.format = u"raw"_s;
    const OperationReport copied = console.run(makeProvision(request));
    QVERIFY2(copied.outcome == Outcome::Undone && copied.error->code == ErrorCode::NoSpace,
             qPrintable(copied.toText()));
    qInfo().noquote() << copied.error->toText();
    // An empty disk fits, and the CD after it doesn't.
    request.disk.source = DiskSource::Empty;
    const OperationReport seeded = console.run(makeProvision(request));
    QVERIFY2(seeded.outcome == Outcome::Undone && seeded.error->code == ErrorCode::NoSpace,
             qPrintable(seeded.toText()));
    qInfo().noquote() << seeded.error->toText();
    QVERIFY(!domains().contains(vm));
    QCOMPARE(m_lab.ssh(u"ls /run/riser-tiny"_s).trimmed(), u"others"_s);
    QCOMPARE(m_lab.driverOf(request.devices.first().device.value()), QString()); // as before: no driver
    QCOMPARE(m_lab.ssh(u"pidof libvirtd"_s), service);
    m_lab.ssh(u"virsh pool-destroy riser-tiny; umount /run/riser-tiny"_s);
}

void TestInstances::secondConsoleIsAsFast()
{
    test::LabConsole one(m_lab);
    test::LabConsole two(m_lab);
    QVERIFY(one.waitReady(HostProgramFacts::State::Absent) && two.waitReady(HostProgramFacts::State::Absent));
    QVERIFY(one.run(makeDetach(gpu)).outcome == Outcome::Done);
    QVERIFY(one.run(makeDetach(secondGpu)).outcome == Outcome::Done);
    QVERIFY(two.waitStatus(gpu, Status::Detached) && two.waitStatus(secondGpu, Status::Detached));
    // The same two GPUs for both, at once.
    const InstanceRequest first = test::labRequest(vm, test::labPlan(2), *one.session);
    const InstanceRequest second = test::labRequest(vm + u"-b"_s, test::labPlan(2), *two.session);
    const quint64 a = one.session->start(makeProvision(first));
    const quint64 b = two.session->start(makeProvision(second));
    const auto over = [&] {
        return !one.report(a).running() && !two.report(b).running() && one.report(a).number && two.report(b).number;
    };
    QVERIFY(QTest::qWaitFor(over, m_lab.limit(240)));
    qInfo().noquote() << outcomeText(one.report(a).outcome) << outcomeText(two.report(b).outcome);
    const int done = int(one.report(a).outcome == Outcome::Done) + int(two.report(b).outcome == Outcome::Done);
    QVERIFY2(done <= 1, "both have them");
    int claims = 0;
    for (const QString &name : domains().split(u'\n', Qt::SkipEmptyParts))
        claims += m_lab.virsh({u"dumpxml"_s, name, u"--inactive"_s}).contains(u"bus='0x81'"_s) ? 1 : 0;
    QCOMPARE(claims, done);
    for (const auto &[console, request] : {std::pair(&one, &first), std::pair(&two, &second)}) {
        if (console->session->inventory()->domain(request->id))
            QCOMPARE(
                console->run(makeTearDown(*console->session->inventory(), request->id, everything(*request))).outcome,
                Outcome::Done);
    }
    QCOMPARE(storage(), m_before);
}

void TestInstances::consoleIsKilled_data()
{
    QTest::addColumn<QString>("step");
    QTest::addColumn<bool>("finish");
    // Each way at each step is a matter of the simulated hosts; here every other one, since each takes a minute.
    bool finish = false;
    for (const QString &step :
         {u"room"_s, u"detach:pci_0000_81_00_0"_s, u"define"_s, u"rivals"_s, u"disk"_s, u"seed"_s, u"start"_s}) {
        QTest::addRow("%s, %s", qPrintable(step), finish ? "finished" : "taken back") << step << finish;
        finish = !finish;
    }
}

/// SIGKILL as a step begins. The next console reads what was under way, and ends it one way or the other.
void TestInstances::consoleIsKilled()
{
    QFETCH(QString, step);
    QFETCH(bool, finish);
    QTemporaryDir folder;
    QProcess other;
    other.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    other.start(QCoreApplication::applicationFilePath(), {u"--console"_s, folder.path()});
    QByteArray said;
    const QByteArray begun = step.toUtf8() + '=' + QByteArray::number(int(StepState::Running));
    const auto began = [&] {
        said += other.readAllStandardOutput();
        return said.contains(begun) || other.state() == QProcess::NotRunning;
    };
    QVERIFY2(QTest::qWaitFor(began, m_lab.limit(180)), said.constData());
    QVERIFY2(said.contains(begun), said.constData());
    other.kill();
    QVERIFY(other.waitForFinished());
    QVERIFY2(other.exitStatus() == QProcess::CrashExit, said.constData());

    test::LabConsole console(m_lab, {}, folder.path());
    QVERIFY(console.waitReady(HostProgramFacts::State::Absent));
    const QList<LeftOver> all = console.console()->hosts()->journal()->leftOvers();
    QCOMPARE(all.size(), 1);
    QVERIFY2(all.first().problem.isEmpty(), qPrintable(all.first().problem));
    QVERIFY(all.first().steps.contains(step));
    const OperationReport ended = console.run(finish ? makeFinish(all.first()) : makeUndo(all.first()));
    QVERIFY2(ended.outcome == Outcome::Done, qPrintable(ended.toText()));
    QVERIFY(console.console()->hosts()->journal()->leftOvers().isEmpty());
    QCOMPARE(m_lab.isRunning(vm), finish);
    const InstanceRequest request = *requestFromJson(all.first().record);
    QCOMPARE(request.devices.size(), 1);
    QCOMPARE(m_lab.driverOf(request.devices.first().device.value()), finish ? u"vfio-pci"_s : QString());
    if (finish) {
        QCOMPARE(console.run(makeTearDown(*console.session->inventory(), request.id, everything(request))).outcome,
                 Outcome::Done);
    }
    QVERIFY(!domains().contains(vm));
    QCOMPARE(storage(), m_before);
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    if (application.arguments().contains(u"--console"_s))
        return playConsole(application.arguments());
    TestInstances test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_instances.moc"
