// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/vm_bench.h"

#include <QDialog>
#include <QMenu>

using namespace riser;
using namespace riser::test;

/// A VM that can't start, or not without a warning, and its repairs.
class TestVmReadiness : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useTestSettings(); }
    void cleanup() { QSettings().clear(); }
    void aStartThatIsNotReadyOffersRepair();
    void severalRepairs();
    void warningsAreShownFirst();
};

void TestVmReadiness::aStartThatIsNotReadyOffersRepair()
{
    VmBench bench;
    bench.loseGpu();
    QVERIFY(bench.open());
    QTRY_COMPARE(bench.cell(stopped, VmModel::StartColumn), u"No: a device is not ready"_s);
    QVERIFY(bench.tip(stopped, VmModel::StartColumn).contains(u"nouveau"_s));
    QVERIFY(bench.driver->selectVm(bench.page, stopped));
    QVERIFY(!bench.button(u"vmStart"_s)->isEnabled());
    QVERIFY(bench.button(u"vmStart"_s)->toolTip().contains(u"nouveau"_s));

    QVERIFY(bench.button(u"vmRepair"_s)->isVisible());
    QMenu *menu = bench.driver->openVmMenu(bench.page, stopped);
    QVERIFY(menu);
    const auto *entry = menu->findChild<QAction *>(u"vmRepair"_s);
    QVERIFY(entry && entry->text().contains(u"0000:01:00.0"_s));
    menu->close();
    QVERIFY2(bench.driver->clickVmButton(bench.page, u"vmRepair"_s), qPrintable(bench.driver->lastError()));
    QDialog *dialog = bench.driver->dialog();
    QVERIFY(dialog);
    QVERIFY(bench.driver->tickWarnings(dialog));
    QVERIFY2(bench.driver->execute(dialog), qPrintable(bench.driver->lastError()));
    QTRY_COMPARE(bench.host->node(gpu)->driver, u"vfio-pci"_s);
    QTRY_COMPARE(bench.cell(stopped, VmModel::StartColumn), u"Yes"_s);
    QTRY_VERIFY(!bench.button(u"vmRepair"_s)->isVisible());
    QVERIFY(bench.driver->clickVmButton(bench.page, u"vmStart"_s));
    QTRY_VERIFY(bench.runs(stopped));
    QCOMPARE(bench.host->domain(stopped)->live->hostdevs.size(), 1);
}

/// Each device has its own, behind one button.
void TestVmReadiness::severalRepairs()
{
    VmBench bench;
    bench.loseGpu();
    QVERIFY(bench.host->detachNode(nvme));
    QVERIFY(bench.host->poolKeep({nvme}));
    QVERIFY(bench.host->attachHostdev(stopped,
                                      "<hostdev mode='subsystem' type='pci' managed='no'><source>"
                                      "<address domain='0' bus='4' slot='0' function='0'/></source></hostdev>",
                                      {.config = true}));
    bench.host->bindDriver(nvme, u"nvme"_s);
    QVERIFY(bench.open());
    QVERIFY(bench.driver->selectVm(bench.page, stopped));
    QVERIFY(bench.driver->clickVmButton(bench.page, u"vmRepair"_s));
    QMenu *menu = nullptr;
    QTRY_VERIFY((menu = bench.page->findChild<QMenu *>(u"repairMenu"_s)) && menu->isVisible());
    QCOMPARE(menu->actions().size(), 2);
    QVERIFY(menu->actions().last()->text().contains(u"0000:04:00.0"_s));
    menu->setActiveAction(menu->actions().last());
    QTest::keyClick(menu, Qt::Key_Return);
    QDialog *dialog = bench.driver->dialog();
    QVERIFY(dialog);
    QVERIFY(bench.driver->tickWarnings(dialog));
    QVERIFY2(bench.driver->execute(dialog), qPrintable(bench.driver->lastError()));
    QTRY_COMPARE(bench.host->node(nvme)->driver, u"vfio-pci"_s);
    QCOMPARE(bench.host->node(gpu)->driver, u"nouveau"_s);
}

void TestVmReadiness::warningsAreShownFirst()
{
    VmBench bench;
    QVERIFY(bench.host->undefineDomain(running)); // transient: gone when it stops
    QVERIFY(bench.open());
    QVERIFY(bench.driver->selectVm(bench.page, running));
    QVERIFY(bench.driver->clickVmButton(bench.page, u"vmShutDown"_s));
    QDialog *dialog = bench.driver->dialog();
    QVERIFY(dialog);
    QVERIFY2(dialog->windowTitle().contains(u"running"_s), qPrintable(dialog->windowTitle()));
    QVERIFY(!dialog->findChild<QAbstractButton *>(u"execute"_s)->isEnabled());
    QCOMPARE(bench.host->callCount(u"shutDown"_s), 0);
    QVERIFY(bench.driver->tickWarnings(dialog));
    QVERIFY2(bench.driver->execute(dialog), qPrintable(bench.driver->lastError()));
    QTRY_VERIFY(!bench.host->domain(running)); // gone
    QTRY_VERIFY(!bench.page->rowOf(running).isValid());
}

QTEST_MAIN(TestVmReadiness)
#include "tst_vm_readiness.moc"
