// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/wiring/console.h"
#include "core/host/host_session.h"
#include "tests/support/lab_host.h"
#include "tests/window/window_driver.h"
#include "ui/pages/devices_page.h"
#include "ui/pages/main_window.h"

#include <QDialog>
#include <QTemporaryDir>
#include <QTest>

using namespace riser;
using namespace Qt::StringLiterals;

namespace {

const DeviceKey gpu(u"pci_0000_01_00_0"_s);
const DeviceKey gpuAudio(u"pci_0000_01_00_1"_s);
const DeviceKey secondGpu(u"pci_0000_81_00_0"_s);
const DeviceKey nvmeA(u"pci_0000_03_00_0"_s);
const DeviceKey nvmeB(u"pci_0000_04_00_0"_s);
const DeviceKey stickB(u"usb_2_2"_s);

} // namespace

/// The product's main job on a real KVM host, by the mouse on the real window. After each click the lab is asked with
/// virsh and sysfs, and the guest itself says what it sees.
class TestMainJob : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { QVERIFY2(m_lab.reset(), qPrintable(m_lab.lastError())); }
    void cleanupTestCase() { m_console.reset(); }

    void stoppedVmGetsGpuAndNvme();
    void runningVmGetsNvmeAndGivesItBack();
    void runningVmGetsGpuWithItsAudio();
    void runningVmGetsTheUsbStickThatWasMeant();
    void whatVirshDoesIsSeen();
    void fullVmIsRefusedBeforehand();

private:
    bool done(const std::optional<OperationReport> &report);
    bool startGuest(const QString &vm, const QString &sees);
    bool shows(const DeviceKey &device, const QString &status);
    bool guestSees(const QString &vm, const QString &text, bool present = true);

    test::LabHost m_lab;
    QTemporaryDir m_config;
    std::unique_ptr<Console> m_console;
    std::unique_ptr<test::WindowDriver> m_window;
    HostSession *m_session = nullptr;
    DevicesPage *m_page = nullptr;
    QString m_words; ///< why the last helper said no
};

void TestMainJob::initTestCase()
{
    QVERIFY2(m_lab.isUp(), "the lab is not up: tests/lab/up");
    QVERIFY2(m_lab.reset(), qPrintable(m_lab.lastError()));
    Options options;
    options.uris = {m_lab.uri()};
    options.configFolder = m_config.path();
    m_console = std::make_unique<Console>(options);
    m_console->start();
    m_window = std::make_unique<test::WindowDriver>(m_console.get(), m_lab.limit(90));
    m_session = m_console->hosts()->sessions().value(0);
    QVERIFY(m_session);
    QVERIFY2(m_window->waitOnline(m_session), qPrintable(m_window->lastError()));
    m_page = m_window->openDevices(m_session);
    QVERIFY2(m_page, qPrintable(m_window->lastError()));
}

void TestMainJob::init()
{
    QVERIFY(shows(gpu, u"Attached"_s));
    QVERIFY(shows(nvmeA, u"Attached"_s));
    QVERIFY(shows(nvmeB, u"Attached"_s));
}

bool TestMainJob::done(const std::optional<OperationReport> &report)
{
    m_words = report ? report->toText() : m_window->lastError();
    return report && report->outcome == Outcome::Done;
}

bool TestMainJob::shows(const DeviceKey &device, const QString &status)
{
    const bool so = m_window->waitStatus(m_page, device, status);
    m_words = m_window->lastError();
    return so;
}

bool TestMainJob::guestSees(const QString &vm, const QString &text, bool present)
{
    QString view;
    const bool so = QTest::qWaitFor(
        [&] {
            view = m_lab.guestView(vm);
            return !view.isEmpty() && view.contains(text) == present;
        },
        m_lab.limit(180));
    m_words = u"the guest %1 says: %2"_s.arg(vm, view);
    return so;
}

bool TestMainJob::startGuest(const QString &vm, const QString &sees)
{
    m_lab.virsh({u"start"_s, vm});
    m_words = m_lab.lastError();
    return m_words.isEmpty() && guestSees(vm, sees);
}

void TestMainJob::stoppedVmGetsGpuAndNvme()
{
    QVERIFY2(done(m_window->detach(m_page, m_session, gpu)), qPrintable(m_words));
    QCOMPARE(m_lab.driverOf(gpu.value()), u"vfio-pci"_s);
    QCOMPARE(m_lab.driverOf(gpuAudio.value()), u"vfio-pci"_s); // the whole unit goes
    QVERIFY2(done(m_window->detach(m_page, m_session, nvmeA)), qPrintable(m_words));
    QCOMPARE(m_lab.driverOf(nvmeA.value()), u"vfio-pci"_s);
    QCOMPARE(m_lab.driverOf(nvmeB.value()), u"nvme"_s); // and its twin stays
    QVERIFY2(shows(gpu, u"Detached"_s), qPrintable(m_words));
    QVERIFY2(shows(nvmeA, u"Detached"_s), qPrintable(m_words));

    QVERIFY2(done(m_window->assign(m_page, m_session, gpu, u"grub"_s, When::NextStart)), qPrintable(m_words));
    QCOMPARE(m_lab.hostdevs(u"grub"_s, true), 2); // with its audio
    QVERIFY2(done(m_window->assign(m_page, m_session, nvmeA, u"grub"_s, When::NextStart)), qPrintable(m_words));
    QCOMPARE(m_lab.hostdevs(u"grub"_s, true), 3);
    QVERIFY2(shows(gpu, u"Assigned"_s), qPrintable(m_words));
    QVERIFY2(shows(nvmeA, u"Assigned"_s), qPrintable(m_words));

    QVERIFY2(startGuest(u"grub"_s, u"1b36:0010"_s), qPrintable(m_words));
    const QString view = m_lab.guestView(u"grub"_s);
    for (const QString &id : {u"1002:5046 [0300]"_s, u"8086:2668 [0403]"_s, u"1b36:0010 [0108]"_s})
        QCOMPARE(view.count(id), 1);
    qInfo().noquote() << "the guest's own list of PCI devices:" << view;

    m_lab.virsh({u"destroy"_s, u"grub"_s});
    QCOMPARE(m_lab.driverOf(nvmeA.value()), u"vfio-pci"_s); // the pool stays the pool
    QVERIFY2(done(m_window->release(m_page, m_session, gpu)), qPrintable(m_words));
    QVERIFY2(done(m_window->release(m_page, m_session, nvmeA)), qPrintable(m_words));
    QCOMPARE(m_lab.hostdevs(u"grub"_s, true), 0);
    QVERIFY2(shows(gpu, u"Detached"_s), qPrintable(m_words));

    QVERIFY2(done(m_window->giveBack(m_page, m_session, gpu)), qPrintable(m_words));
    QVERIFY2(done(m_window->giveBack(m_page, m_session, nvmeA)), qPrintable(m_words));
    QCOMPARE(m_lab.driverOf(nvmeA.value()), u"nvme"_s);
    QCOMPARE(m_lab.driverOf(gpuAudio.value()), u"snd_hda_intel"_s);
    QCOMPARE(m_lab.driverOf(gpu.value()), QString());
    QVERIFY2(shows(nvmeA, u"Attached"_s), qPrintable(m_words));
}

void TestMainJob::runningVmGetsNvmeAndGivesItBack()
{
    QVERIFY2(startGuest(u"lin"_s, u"USB usb2"_s), qPrintable(m_words));
    QVERIFY2(done(m_window->detach(m_page, m_session, nvmeB)), qPrintable(m_words));
    QVERIFY2(done(m_window->assign(m_page, m_session, nvmeB, u"lin"_s, When::Now)), qPrintable(m_words));
    QVERIFY2(guestSees(u"lin"_s, u"serial NVME-TWIN-B"_s), qPrintable(m_words));
    QCOMPARE(m_lab.hostdevs(u"lin"_s, false), 1);
    QCOMPARE(m_lab.hostdevs(u"lin"_s, true), 1); // live and persistent

    QVERIFY2(done(m_window->release(m_page, m_session, nvmeB)), qPrintable(m_words));
    QVERIFY2(guestSees(u"lin"_s, u"NVME-TWIN"_s, false), qPrintable(m_words));
    QCOMPARE(m_lab.hostdevs(u"lin"_s, false), 0);
    QCOMPARE(m_lab.hostdevs(u"lin"_s, true), 0);
    QCOMPARE(m_lab.driverOf(nvmeB.value()), u"vfio-pci"_s);
    QVERIFY2(shows(nvmeB, u"Detached"_s), qPrintable(m_words));
    QVERIFY2(done(m_window->giveBack(m_page, m_session, nvmeB)), qPrintable(m_words));
    QCOMPARE(m_lab.driverOf(nvmeB.value()), u"nvme"_s);
}

void TestMainJob::runningVmGetsGpuWithItsAudio()
{
    QVERIFY2(startGuest(u"lin"_s, u"USB usb2"_s), qPrintable(m_words));
    QVERIFY2(done(m_window->detach(m_page, m_session, secondGpu)), qPrintable(m_words));
    QVERIFY2(done(m_window->assign(m_page, m_session, secondGpu, u"lin"_s, When::Now)), qPrintable(m_words));
    QVERIFY2(guestSees(u"lin"_s, u"1002:5046 [0300]"_s), qPrintable(m_words));
    QVERIFY2(guestSees(u"lin"_s, u"8086:2668 [0403]"_s), qPrintable(m_words));
    QVERIFY2(done(m_window->release(m_page, m_session, secondGpu)), qPrintable(m_words));
    QVERIFY2(guestSees(u"lin"_s, u"1002:5046"_s, false), qPrintable(m_words));
    QCOMPARE(m_lab.hostdevs(u"lin"_s, false), 0);
    QVERIFY2(done(m_window->giveBack(m_page, m_session, secondGpu)), qPrintable(m_words));
    QCOMPARE(m_lab.driverOf(secondGpu.value()), QString());
}

void TestMainJob::runningVmGetsTheUsbStickThatWasMeant()
{
    QVERIFY2(startGuest(u"lin"_s, u"USB usb2"_s), qPrintable(m_words));
    QVERIFY2(done(m_window->assign(m_page, m_session, stickB, u"lin"_s, When::Now)), qPrintable(m_words));
    QVERIFY2(guestSees(u"lin"_s, u"serial USB-TWIN-B"_s), qPrintable(m_words));
    QVERIFY2(!m_lab.guestView(u"lin"_s).contains(u"USB-TWIN-A"_s), "twins were confused");
    QCOMPARE(m_lab.usbInterfaceDriver(u"2-2"_s), u"usbfs"_s);
    QVERIFY2(shows(stickB, u"Assigned"_s), qPrintable(m_words));

    QVERIFY2(done(m_window->release(m_page, m_session, stickB)), qPrintable(m_words));
    QVERIFY2(guestSees(u"lin"_s, u"USB-TWIN"_s, false), qPrintable(m_words));
    QTRY_COMPARE_WITH_TIMEOUT(m_lab.usbInterfaceDriver(u"2-2"_s), u"usb-storage"_s, m_lab.limit(30));
    QVERIFY2(shows(stickB, u"Attached"_s), qPrintable(m_words));
}

void TestMainJob::whatVirshDoesIsSeen()
{
    m_lab.virsh({u"nodedev-detach"_s, nvmeB.value()});
    QVERIFY2(shows(nvmeB, u"Detached"_s), qPrintable(m_words));
    m_lab.virsh({u"nodedev-reattach"_s, nvmeB.value()});
    QVERIFY2(shows(nvmeB, u"Attached"_s), qPrintable(m_words));
}

void TestMainJob::fullVmIsRefusedBeforehand()
{
    QVERIFY2(done(m_window->detach(m_page, m_session, nvmeA)), qPrintable(m_words));
    m_lab.virsh({u"start"_s, u"full"_s});
    QVERIFY2(m_lab.lastError().isEmpty(), qPrintable(m_lab.lastError()));
    QTRY_VERIFY_WITH_TIMEOUT(m_session->inventory()->domain(DomainId(u"6c0e7a52-0003-4b1d-9f00-5269736572cc"_s))->live,
                             m_lab.limit(60));
    QVERIFY2(m_window->clickAction(m_page, nvmeA, u"actionAssign"_s), qPrintable(m_window->lastError()));
    QDialog *dialog = m_window->dialog();
    QVERIFY2(dialog, qPrintable(m_window->lastError()));
    QVERIFY2(m_window->chooseVm(dialog, u"full"_s), qPrintable(m_window->lastError()));
    QVERIFY(!m_window->chooseWhen(dialog, When::Now)); // greyed: no free root port
    dialog->close();
    QCOMPARE(m_lab.hostdevs(u"full"_s, false), 0);
}

QTEST_MAIN(TestMainJob)
#include "tst_main_job.moc"
