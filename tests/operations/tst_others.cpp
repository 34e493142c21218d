// SPDX-License-Identifier: GPL-3.0-or-later
// Others are at work too: a second administrator, a hand at the machine.
#include "scenarios.h"

#include <QObject>

using namespace riser;
using namespace riser::test;

class TestOthers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void refusedWithTheReason();
    void rivalBeforeTheCheck();
    void rivalBetweenCheckAndAttach();
    void rivalAfterAttach();
    void sameVmAtTheSameTime();
    void vmDeletedBeforeAssign();
    void vmDeletedBeforeRelease();
    void vmStoppedBeforeRelease();
    void deviceGoneBeforeDetach();
    void deviceGoneBeforeAssign();
    void anotherStickInThePort();
    void somebodyReleasedFirst();
    void somebodyReattachedAtTheEnd();
    void noFreeRootPort();
    void cancelledBeforeItBegan();
    void strangeNamesAreQuoted();
    void detachOfTheRestOfAClaimedUnit();
    void releaseOfADeviceThatIsGone();
    void releaseFromOneOfTwo();
    void bystanderThatAnotherVmWantsLater();
};

namespace {

QByteArray pciXml(int bus, int function = 0)
{
    return "<hostdev mode='subsystem' type='pci' managed='no'><source><address domain='0' bus='" +
           QByteArray::number(bus) + "' slot='0' function='" + QByteArray::number(function) + "'/></source></hostdev>";
}

bool mentions(const OperationReport &report, const QString &text)
{
    return report.toText().contains(text);
}

} // namespace

void TestOthers::refusedWithTheReason()
{
    Ground ground;
    const QStringList before = ground.dump();
    const OperationReport report = ground.run(*makeAssign(gpu, stopped, When::NextStart)); // still with the host
    QCOMPARE(report.outcome, Outcome::Refused);
    QCOMPARE(report.error->code, ErrorCode::Blocked);
    QCOMPARE(report.error->summary, whyNot(checkAssign(ground.inventory(), gpu, stopped, When::NextStart)));
    QVERIFY(!report.findings.isEmpty());
    QVERIFY(!allowed(report.findings));
    QVERIFY(report.steps.isEmpty());
    QVERIFY(ground.backend->lines().isEmpty());
    QVERIFY(ground.gaveInventory); // the fresh look is worth showing
    QVERIFY(ground.dump() == before);
}

void TestOthers::rivalBeforeTheCheck()
{
    Ground ground;
    ground.prepare(*makeDetach(nvme));
    const auto operation = makeAssign(nvme, stopped, When::NextStart);
    QVERIFY(allowed(operation->check(ground.inventory()))); // when the dialog was open
    QVERIFY(ground.host->attachHostdev(running, pciXml(4), {.config = true}));
    const QStringList before = ground.dump();
    const OperationReport report = ground.run(*operation);
    QCOMPARE(report.outcome, Outcome::Refused);
    QVERIFY2(report.error->summary.contains(u"running"_s), qPrintable(report.error->summary));
    QVERIFY(ground.dump() == before);
}

void TestOthers::rivalBetweenCheckAndAttach()
{
    Ground ground;
    ground.prepare(*makeDetach(gpu));
    ground.backend->before(u"attachHostdev"_s, 1, [&] {
        QVERIFY(ground.host->attachHostdev(running, pciXml(1, 1), {.config = true})); // the audio function alone
    });
    const OperationReport report = ground.run(*makeAssign(gpu, stopped, When::NextStart));
    QVERIFY2(report.outcome == Outcome::Undone, qPrintable(report.toText()));
    QCOMPARE(report.error->code, ErrorCode::DeviceInUse);
    QVERIFY2(report.error->summary.contains(u"running"_s), qPrintable(report.error->summary));
    QVERIFY(report.error->summary.contains(u"small"_s));
    QVERIFY(ground.host->domain(stopped)->config->hostdevs.isEmpty());
    QCOMPARE(ground.host->domain(running)->config->hostdevs.size(), 1); // theirs is not touched
}

void TestOthers::rivalAfterAttach()
{
    Ground ground;
    ground.prepare(*makeDetach(nvme));
    ground.backend->after(u"attachHostdev"_s, 1,
                          [&] { QVERIFY(ground.host->attachHostdev(running, pciXml(4), {.config = true})); });
    const OperationReport report = ground.run(*makeAssign(nvme, stopped, When::NextStart));
    QCOMPARE(report.outcome, Outcome::Undone);
    QCOMPARE(report.error->code, ErrorCode::DeviceInUse);
    const Device device = ground.device(nvme);
    QCOMPARE(device.claims.size(), 1); // no conflict is left
    QCOMPARE(device.claims[0].domain, running);
}

void TestOthers::sameVmAtTheSameTime()
{
    Ground ground;
    ground.prepare(*makeDetach(nvme));
    ground.backend->before(u"readDomain"_s, 1,
                           [&] { QVERIFY(ground.host->attachHostdev(stopped, pciXml(4), {.config = true})); });
    const OperationReport report = ground.run(*makeAssign(nvme, stopped, When::NextStart));
    QCOMPARE(report.error->code, ErrorCode::DeviceInUse);
    QCOMPARE(ground.host->domain(stopped)->config->hostdevs.size(), 1); // theirs stays
    QVERIFY(ground.backend->lines().isEmpty());
}

void TestOthers::vmDeletedBeforeAssign()
{
    Ground ground;
    ground.prepare(*makeDetach(gpu));
    const auto operation = makeAssign(gpu, stopped, When::NextStart);
    ground.backend->after(u"readSnapshot"_s, 1, [&] { QVERIFY(ground.host->undefineDomain(stopped)); });
    const OperationReport report = ground.run(*operation);
    QVERIFY2(report.outcome == Outcome::Undone, qPrintable(report.toText()));
    QCOMPARE(report.error->code, ErrorCode::NoSuchDomain);
    QVERIFY(report.error->summary.contains(u"small"_s));
    const Findings now = operation->check(ground.inventory()); // and from now on the rule says so
    QVERIFY(!allowed(now));
}

void TestOthers::vmDeletedBeforeRelease()
{
    Ground ground;
    ground.prepare(*makeDetach(gpu));
    ground.prepare(*makeAssign(gpu, stopped, When::NextStart));
    ground.backend->after(u"readSnapshot"_s, 1, [&] { QVERIFY(ground.host->undefineDomain(stopped)); });
    const OperationReport report = ground.run(*makeRelease(gpu));
    QVERIFY2(report.outcome == Outcome::Done, qPrintable(report.toText())); // nothing is claimed any more
    QCOMPARE(ground.device(gpu).status, Status::Detached);
}

void TestOthers::vmStoppedBeforeRelease()
{
    Ground ground;
    ground.prepare(*makeDetach(nvme));
    ground.prepare(*makeAssign(nvme, running, When::Now));
    ground.backend->after(u"readSnapshot"_s, 1, [&] { QVERIFY(ground.host->destroyDomain(running)); });
    const OperationReport report = ground.run(*makeRelease(nvme));
    QVERIFY2(report.outcome == Outcome::Done, qPrintable(report.toText()));
    QVERIFY(ground.host->domain(running)->config->hostdevs.isEmpty());
}

void TestOthers::deviceGoneBeforeDetach()
{
    Ground ground;
    ground.backend->before(u"detachNode"_s, 2, [&] { ground.host->unplugDevice(gpuAudio); });
    const OperationReport report = ground.run(*makeDetach(gpu));
    QVERIFY2(report.outcome == Outcome::Undone, qPrintable(report.toText()));
    QCOMPARE(report.error->code, ErrorCode::NoSuchDevice);
    QCOMPARE(ground.device(gpu).driver, u"nouveau"_s);
    QVERIFY2(mentions(report, u"is gone from small"_s), qPrintable(report.toText()));
}

void TestOthers::deviceGoneBeforeAssign()
{
    Ground ground;
    ground.backend->after(u"readSnapshot"_s, 1, [&] { ground.host->unplugDevice(usbA); });
    const OperationReport report = ground.run(*makeAssign(usbA, stopped, When::NextStart));
    QCOMPARE(report.outcome, Outcome::Undone);
    QCOMPARE(report.error->code, ErrorCode::NoSuchDevice);
    QVERIFY(ground.backend->lines().isEmpty());
    QVERIFY(ground.host->domain(stopped)->config->hostdevs.isEmpty());
}

void TestOthers::anotherStickInThePort()
{
    Ground ground;
    const QByteArray other = ground.device(usbA).node.xml;
    ground.backend->after(u"readSnapshot"_s, 1, [&] {
        ground.host->unplugDevice(usbA);
        QVERIFY(ground.host->addDevice(QByteArray(other).replace("0x1666", "0x1667")));
    });
    const OperationReport report = ground.run(*makeAssign(usbA, stopped, When::NextStart));
    QCOMPARE(report.error->code, ErrorCode::NoSuchDevice);
    QVERIFY2(report.error->summary.contains(u"another device"_s), qPrintable(report.error->summary));
    QVERIFY(ground.host->domain(stopped)->config->hostdevs.isEmpty());
}

void TestOthers::somebodyReleasedFirst()
{
    Ground ground;
    ground.prepare(*makeDetach(nvme));
    ground.prepare(*makeAssign(nvme, running, When::Now));
    ground.backend->after(u"readSnapshot"_s, 1, [&] {
        QVERIFY(ground.host->detachHostdev(running, pciXml(4), {.live = true, .config = true}));
    });
    const OperationReport report = ground.run(*makeRelease(nvme));
    QVERIFY2(report.outcome == Outcome::Done, qPrintable(report.toText()));
    QVERIFY(ground.backend->lines().isEmpty());
}

void TestOthers::somebodyReattachedAtTheEnd()
{
    Ground ground;
    ground.backend->before(u"readSnapshot"_s, 2, [&] { QVERIFY(ground.host->reattachNode(gpuAudio)); });
    const OperationReport report = ground.run(*makeDetach(gpu));
    QCOMPARE(report.outcome, Outcome::Stands);
    QCOMPARE(report.error->code, ErrorCode::NotDone);
    QVERIFY2(report.error->summary.contains(u"snd_hda_intel"_s), qPrintable(report.error->summary));
    QCOMPARE(ground.device(gpu).driver, u"vfio-pci"_s);
}

void TestOthers::noFreeRootPort()
{
    Ground ground;
    ground.prepare(*makeDetach(nvme));
    const OperationReport report = ground.run(*makeAssign(nvme, full, When::Now));
    QCOMPARE(report.outcome, Outcome::Refused); // before anything is asked of the host
    QVERIFY(ground.backend->lines().isEmpty());
}

void TestOthers::cancelledBeforeItBegan()
{
    Ground ground;
    ground.cancelled = [] { return true; };
    const OperationReport report = ground.run(*makeDetach(gpu));
    QCOMPARE(report.outcome, Outcome::Cancelled);
    QVERIFY(ground.backend->lines().isEmpty());
    QVERIFY(!report.finished.isNull());
}

void TestOthers::strangeNamesAreQuoted()
{
    Ground ground;
    const QByteArray xml = QByteArray(ground.host->domain(stopped)->config->xml)
                               .replace("<name>stopped</name>", "<name>it's; rm -rf %1 &lt;b&gt;</name>")
                               .replace("11111111-1111-4111-8111-111111111111", "44444444-4444-4444-8444-444444444444");
    const Result<DomainId> id = ground.host->defineDomain(xml);
    QVERIFY(id);
    ground.prepare(*makeDetach(nvme));
    const auto operation = makeAssign(nvme, *id, When::NextStart);
    const QString line = operation->steps(ground.inventory()).value(0).virsh;
    QVERIFY2(line.contains(u"attach-device 'it'\\''s; rm -rf %1 <b>' /dev/stdin --config"_s), qPrintable(line));
    QVERIFY(operation->title(ground.inventory()).contains(u"it's; rm -rf %1 <b>"_s));
    QCOMPARE(ground.run(*operation).outcome, Outcome::Done);
}

/// A GPU that was bound to VFIO at boot and given to a VM, while its audio function is still with the host: that VM
/// doesn't start before the audio function has left too.
void TestOthers::detachOfTheRestOfAClaimedUnit()
{
    Ground ground;
    QVERIFY(ground.host->detachNode(gpu));
    QVERIFY(ground.host->attachHostdev(stopped, pciXml(1), {.config = true}));
    const OperationReport report = ground.run(*makeDetach(gpuAudio));
    QVERIFY2(report.outcome == Outcome::Done, qPrintable(report.toText()));
    QCOMPARE(ground.backend->lines(), QStringList(u"virsh -c qemu:///system nodedev-detach pci_0000_01_00_1"_s));
}

void TestOthers::releaseOfADeviceThatIsGone()
{
    Ground ground;
    ground.prepare(*makeDetach(nvme));
    ground.prepare(*makeAssign(nvme, stopped, When::NextStart));
    ground.host->unplugDevice(nvme);
    QVERIFY(ground.device(nvme).missing);
    const OperationReport report = ground.run(*makeRelease(nvme));
    QVERIFY2(report.outcome == Outcome::Done, qPrintable(report.toText()));
    QVERIFY(ground.host->domain(stopped)->config->hostdevs.isEmpty());
    QVERIFY2(report.findings[0].text.contains(u"no VM claims it any more"_s), qPrintable(report.toText()));
}

/// The way out of a conflict.
void TestOthers::releaseFromOneOfTwo()
{
    Ground ground;
    ground.prepare(*makeDetach(nvme));
    ground.prepare(*makeAssign(nvme, stopped, When::NextStart));
    QVERIFY(ground.host->attachHostdev(running, pciXml(4), {.config = true}));
    QCOMPARE(ground.run(*makeRelease(nvme)).outcome, Outcome::Refused); // from which one?
    const OperationReport report = ground.run(*makeRelease(nvme, running));
    QVERIFY2(report.outcome == Outcome::Done, qPrintable(report.toText()));
    QVERIFY2(report.findings[0].text.contains(u"claimed by VM stopped"_s), qPrintable(report.toText()));
    QCOMPARE(ground.device(nvme).claims.size(), 1);
}

void TestOthers::bystanderThatAnotherVmWantsLater()
{
    Ground ground;
    ground.prepare(*makeDetach(capture));
    QVERIFY(ground.host->attachHostdev(stopped, pciXml(6), {.config = true}));
    const OperationReport report = ground.run(*makeAssign(capture, running, When::Now));
    QVERIFY2(report.outcome == Outcome::Done, qPrintable(report.toText()));
    QCOMPARE(report.findings.value(1).verdict, Verdict::Warn);
}

QTEST_GUILESS_MAIN(TestOthers)
#include "tst_others.moc"
