// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plans/plan_store.h"
#include "tests/onlab/lab_instances.h"
#include "tests/ui/instances_bench.h"
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
    QString guestPrints();
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
    m_lab.ssh(u"cp /var/lib/libvirt/images/grub.img /var/lib/libvirt/images/template.img;"
              " virsh pool-info default > /dev/null 2>&1 ||"
              " virsh pool-define-as default dir --target /var/lib/libvirt/images;"
              " virsh pool-list --name | grep -qx default || virsh pool-start default; virsh pool-refresh default"_s);
    QVERIFY2(m_lab.lastError().isEmpty(), qPrintable(m_lab.lastError()));
    m_before = m_lab.ssh(u"ls /var/lib/libvirt/images"_s).split(u'\n');
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

QString TestInstanceWindow::guestPrints()
{
    return m_lab.ssh(u"timeout 100 sh -c 'virsh reset %1 > /dev/null; sed /END/q $(virsh ttyconsole %1)'"_s.arg(vm))
        .remove(u'\r');
}

/// Plan, place, name and disk, first boot, review, CREATE.
void TestInstanceWindow::provision()
{
    MainWindow *window = m_console->console()->window();
    window->showInstances();
    click(window->instancesPage(), "button:instanceNew");
    auto *wizard = opened<InstanceWizard>();
    QVERIFY(wizard);
    const auto next = [&] {
        QVERIFY2(waitFor([&] { return enabled(wizard, "next"); }, 60), qPrintable(textOf(wizard, "nextReason")));
        click(wizard, "next");
    };
    QVERIFY(pick(wizard, "wizardPlans", u"2 GPUs"_s));
    next();
    QVERIFY2(waitFor([&] { return child<QWidget>(wizard, "detachAgree")->isVisible(); }, 60),
             qPrintable(textOf(wizard, "placedOn")));
    qInfo().noquote() << textOf(wizard, "placedDevices");
    click(wizard, "detachAgree"); // one of the two is still the host's
    next();
    QVERIFY(waitFor([&] { return !child<QComboBox>(wizard, "pool")->currentData().toString().isEmpty(); }, 60));
    QTest::keyClicks(child<QLineEdit>(wizard, "name"), vm);
    auto *pool = child<QComboBox>(wizard, "pool");
    pool->setCurrentIndex(pool->findData(u"default"_s));
    auto *source = child<QComboBox>(wizard, "source");
    source->setCurrentIndex(source->findData(int(DiskSource::Overlay)));
    QVERIFY(waitFor([&] { return pick(wizard, "template", u"template.img"_s); }, 30));
    auto *network = child<QComboBox>(wizard, "network");
    network->setCurrentIndex(network->findData(QString()));
    next();
    next();
    qInfo().noquote() << textOf(wizard, "reviewText");
    for (auto *tick : wizard->findChildren<QCheckBox *>()) {
        if (tick->objectName().startsWith(u"tick:"_s) && !tick->isChecked())
            tick->click();
    }
    QVERIFY2(waitFor([&] { return enabled(wizard, "execute"); }, 60), qPrintable(textOf(wizard, "reason")));
    click(wizard, "execute");
    QVERIFY2(waitFor([&] { return child<QWidget>(wizard, "openVm")->isVisible(); }, 180),
             qPrintable(textOf(wizard, "runOutcome")));
    click(wizard, "openVm");
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
    const QString view = guestPrints();
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
    QCOMPARE(m_lab.ssh(u"ls /var/lib/libvirt/images"_s).split(u'\n'), m_before);
}

QTEST_MAIN(TestInstanceWindow)
#include "tst_instance_window.moc"
