// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plans/plan_store.h"
#include "tests/onlab/lab_instances.h"
#include "tests/onlab/lab_wizard.h"
#include "ui/dialogs/tear_down_dialog.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

namespace {

const DeviceKey firstGpu(u"pci_0000_01_00_0"_s);
const DeviceKey secondGpu(u"pci_0000_81_00_0"_s);
const DeviceKey firstNvme(u"pci_0000_03_00_0"_s);
const DeviceKey stick(u"usb_2_2"_s);
const QString vm(u"train-2"_s);

} // namespace

/// The outcome of plans, by the mouse in the real window, on a host with riser-host: a plan of two GPUs is picked in
/// the wizard, the guest has both, and the tear-down brings everything to the pool, what was given by hand as well.
class TestInstanceWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void fromPlanToGuestAndBack();

private:
    void provision();
    void tearDown();
    template<typename Dialog>
    Dialog *opened()
    {
        Dialog *found = nullptr;
        (void)QTest::qWaitFor(
            [&] { return (found = m_console->console()->window()->findChild<Dialog *>()) != nullptr; },
            m_lab.limit(30));
        return found;
    }
    bool waitFor(const std::function<bool()> &condition, int seconds = 120)
    {
        return QTest::qWaitFor(condition, m_lab.limit(seconds));
    }

    LabHost m_lab;
    std::unique_ptr<LabConsole> m_console;
    QStringList m_before;
};

void TestInstanceWindow::initTestCase()
{
    QVERIFY2(m_lab.isUp(), "the lab is not up: tests/lab/up");
    QVERIFY2(m_lab.reset(), qPrintable(m_lab.lastError()));
    QVERIFY2(m_lab.installHostProgram(), qPrintable(m_lab.lastError()));
    // A template is nobody's disk: the wizard offers no other.
    m_lab.ssh(u"cp /var/lib/libvirt/images/grub.img /var/lib/libvirt/images/template.img"_s);
    QVERIFY2(preparePool(m_lab), qPrintable(m_lab.lastError()));
    m_before = poolFiles(m_lab);
    m_console = std::make_unique<LabConsole>(m_lab);
    QVERIFY(m_console->waitReady());
}

void TestInstanceWindow::cleanupTestCase()
{
    m_console.reset();
    m_lab.ssh(
        u"virsh destroy %1; virsh undefine %1 --nvram; rm -f /var/lib/libvirt/images/%1* /var/lib/libvirt/images/template.img"_s
            .arg(vm));
    QVERIFY2(m_lab.removeHostProgram(), qPrintable(m_lab.lastError()));
    QVERIFY2(m_lab.reset(), qPrintable(m_lab.lastError()));
}

void TestInstanceWindow::provision()
{
    MainWindow *window = m_console->console()->window();
    window->showInstances();
    click(window->instancesPage(), "button:instanceNew");
    LabWizard wizard(window, m_lab);
    QVERIFY(wizard.dialog());
    wizard.fill(u"2 GPUs"_s, vm, true); // one of the two is still the host's
    if (QTest::currentTestFailed())
        return;
    click(wizard.dialog(), "execute");
    QVERIFY2(waitFor([&] { return child<QWidget>(wizard.dialog(), "openVm")->isVisible(); }, 180),
             qPrintable(textOf(wizard.dialog(), "runOutcome")));
    click(wizard.dialog(), "openVm");
}

void TestInstanceWindow::tearDown()
{
    MainWindow *window = m_console->console()->window();
    window->showInstances();
    const QModelIndex row = window->instancesPage()->filter()->index(0, 0);
    QCOMPARE(row.data().toString(), vm);
    QTreeView *view = window->instancesPage()->view();
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(row).center());
    click(window->instancesPage(), "button:instanceTearDown");
    auto *dialog = opened<TearDownDialog>();
    QVERIFY(dialog);
    click(dialog, "stopForce"); // GRUB listens to nobody
    QVERIFY(waitFor([&] { return child<QCheckBox>(dialog, "volume:default/train-2.qcow2") != nullptr; }, 60));
    QTest::keyClicks(child<QLineEdit>(dialog, "confirmName"), vm);
    for (auto *tick : dialog->findChildren<QCheckBox *>()) {
        if (tick->objectName().startsWith(u"tick:"_s) && !tick->isChecked())
            tick->click();
    }
    QVERIFY2(waitFor([&] { return enabled(dialog, "execute"); }, 60), qPrintable(textOf(dialog, "reason")));
    click(dialog, "execute");
    QVERIFY2(waitFor([&] { return textOf(dialog, "runOutcome").startsWith(u"Done"_s); }, 180),
             qPrintable(textOf(dialog, "runOutcome")));
    click(dialog, "runClose");
}

void TestInstanceWindow::fromPlanToGuestAndBack()
{
    Plan plan = labPlan(2);
    plan.id = {};
    plan.revision = 0;
    const auto saved = m_console->console()->plans()->save(plan);
    QVERIFY2(saved, saved ? "" : qPrintable(saved.error().toText()));
    // The firmware's display: no plan takes it by itself, a person may, and says that all is well.
    connect(m_console->session, &HostSession::reportChanged, this, [this](const OperationReport &report) {
        if (report.question)
            m_console->session->answer(report.number, true);
    });
    const OperationReport first = m_console->run(makeDetach(firstGpu));
    QVERIFY2(first.outcome == Outcome::Done, qPrintable(first.toText()));
    provision();
    if (QTest::currentTestFailed())
        return;
    QVERIFY(m_lab.isRunning(vm));
    const QString view = guestPrints(m_lab, vm);
    qInfo().noquote() << "the guest's own list of PCI devices:" << view;
    QCOMPARE(view.count(u"1002:5046 [0300]"_s), 2);

    const DomainId id(m_lab.virsh({u"domuuid"_s, vm}).trimmed());
    for (const DeviceKey &key : {firstNvme, stick}) {
        const OperationReport detached = m_console->run(makeDetach(key));
        QVERIFY2(detached.outcome == Outcome::Done, qPrintable(detached.toText()));
        const OperationReport given = m_console->run(makeAssign(key, id, When::NextStart));
        QVERIFY2(given.outcome == Outcome::Done, qPrintable(given.toText()));
    }
    tearDown();
    if (QTest::currentTestFailed())
        return;
    QVERIFY(!m_lab.virsh({u"list"_s, u"--all"_s, u"--name"_s}).contains(vm));
    for (const DeviceKey &key : {firstGpu, secondGpu, firstNvme}) {
        QCOMPARE(m_lab.driverOf(key.value()), u"vfio-pci"_s);
        QVERIFY(m_console->waitStatus(key, Status::Detached));
    }
    QCOMPARE(m_lab.usbInterfaceDriver(u"2-2"_s), QString()); // in the pool, and not with the host's driver
    QVERIFY(m_console->waitStatus(stick, Status::Detached));
    QCOMPARE(poolFiles(m_lab), m_before);
}

QTEST_MAIN(TestInstanceWindow)
#include "tst_instance_window.moc"
