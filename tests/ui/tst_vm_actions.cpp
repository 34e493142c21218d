// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/vm_bench.h"
#include "ui/pages/host_tree.h"

#include <QMenu>
#include <QMessageBox>

using namespace riser;
using namespace riser::test;

/// What is done with VMs in the real window on a simulated host, by mouse; what came of it is asked of the host.
class TestVmActions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useTestSettings(); }
    void cleanup() { QSettings().clear(); }
    void startAndShutDown();
    void forceOffAsksFirst();
    void forceOffEndsAShutDownThatWaits();
    void rebootAndAutostart();
    void rowsShowTheVerb();
    void greyedButtonsSayWhy();
    void theOverviewHasTheButtons();
};

void TestVmActions::startAndShutDown()
{
    VmBench bench;
    QVERIFY2(bench.open(), qPrintable(bench.driver->lastError()));
    QCOMPARE(bench.cell(stopped, VmModel::StartColumn), u"Yes"_s);
    QVERIFY(bench.driver->selectVm(bench.page, stopped));
    QVERIFY2(bench.driver->clickVmButton(bench.page, u"vmStart"_s), qPrintable(bench.driver->lastError()));
    QTRY_VERIFY(bench.runs(stopped));
    const auto started = bench.driver->waitReport(bench.session);
    QVERIFY(started);
    QCOMPARE(started->outcome, Outcome::Done);
    QTRY_COMPARE(bench.cell(stopped, VmModel::StateColumn), u"Running"_s);
    QCOMPARE(bench.cell(stopped, VmModel::StartColumn), u"Running"_s);

    QVERIFY2(bench.driver->clickVmButton(bench.page, u"vmShutDown"_s), qPrintable(bench.driver->lastError()));
    QTRY_VERIFY(!bench.runs(stopped));
    QTRY_COMPARE(bench.cell(stopped, VmModel::StateColumn), u"Shut off"_s);
    QVERIFY(bench.runs(running)); // the others were left alone
    QVERIFY(bench.runs(full));
}

void TestVmActions::forceOffAsksFirst()
{
    VmBench bench;
    QVERIFY(bench.open());
    QVERIFY(bench.driver->selectVm(bench.page, running));
    for (const bool yes : {false, true}) {
        QVERIFY(bench.driver->clickVmButton(bench.page, u"vmForceOff"_s));
        auto *box = qobject_cast<QMessageBox *>(bench.driver->dialog());
        QVERIFY(box);
        QCOMPARE(box->objectName(), u"askForceOff"_s);
        QVERIFY(box->isModal());
        QVERIFY2(box->text().contains(u"“running”"_s), qPrintable(box->text()));
        QVERIFY(box->informativeText().contains(u"pulling the plug"_s));
        QTest::mouseClick(yes ? box->findChild<QAbstractButton *>(u"forceOffYes"_s) : box->button(QMessageBox::Cancel),
                          Qt::LeftButton);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        if (yes)
            QTRY_VERIFY(!bench.runs(running));
        else
            QVERIFY(bench.runs(running));
    }
    QCOMPARE(bench.host->callCount(u"destroy"_s), 1);
    QCOMPARE(bench.host->callCount(u"shutDown"_s), 0);
}

void TestVmActions::forceOffEndsAShutDownThatWaits()
{
    VmBench bench;
    bench.host->setGuest(running, {.shutsDown = false});
    QVERIFY(bench.open());
    QVERIFY(bench.driver->selectVm(bench.page, running));
    QVERIFY(bench.driver->clickVmButton(bench.page, u"vmShutDown"_s));
    QTRY_COMPARE(bench.host->callCount(u"shutDown"_s), 1);
    QTRY_COMPARE(bench.cell(running, VmModel::StateColumn), u"Shutting down…"_s);
    QVERIFY(!bench.button(u"vmReboot"_s)->isEnabled());
    QVERIFY(bench.button(u"vmReboot"_s)->toolTip().contains(u"Shutting down…"_s));
    QVERIFY(bench.runs(running));
    QVERIFY2(bench.driver->clickVmButton(bench.page, u"vmForceOff"_s), qPrintable(bench.driver->lastError()));
    QDialog *box = bench.driver->dialog();
    QVERIFY(box);
    QTest::mouseClick(box->findChild<QAbstractButton *>(u"forceOffYes"_s), Qt::LeftButton);
    QTRY_VERIFY(!bench.runs(running));
    QTRY_COMPARE(bench.cell(running, VmModel::StateColumn), u"Shut off"_s);
}

void TestVmActions::rebootAndAutostart()
{
    VmBench bench;
    QVERIFY(bench.open());
    QVERIFY(bench.driver->selectVm(bench.page, running));
    QVERIFY(bench.driver->clickVmButton(bench.page, u"vmReboot"_s));
    QTRY_COMPARE(bench.host->callCount(u"reboot"_s), 1);
    QVERIFY(bench.driver->waitReport(bench.session));
    QVERIFY(bench.runs(running));

    QVERIFY(bench.button(u"vmAutostart"_s)->isChecked());
    QVERIFY(bench.driver->clickVmButton(bench.page, u"vmAutostart"_s));
    QTRY_VERIFY(!bench.host->domain(running)->autostart);
    QTRY_COMPARE(bench.cell(running, VmModel::AutostartColumn), u"No"_s);
    QTRY_VERIFY(!bench.button(u"vmAutostart"_s)->isChecked());
    // What the host refuses shows as it is.
    bench.host->faults().fail(u"setAutostart"_s, 1, failure(ErrorCode::Failed, u"No."_s).error());
    QVERIFY(bench.driver->clickVmButton(bench.page, u"vmAutostart"_s));
    const auto refused = bench.driver->waitReport(bench.session);
    QVERIFY(refused && refused->outcome == Outcome::Undone);
    QVERIFY(!bench.button(u"vmAutostart"_s)->isChecked());
    QVERIFY(!bench.host->domain(running)->autostart);
}

void TestVmActions::rowsShowTheVerb()
{
    VmBench bench;
    bench.host->faults().hang(u"start"_s, 1);
    QVERIFY(bench.open());
    QVERIFY(bench.driver->selectVm(bench.page, stopped));
    QVERIFY(bench.driver->clickVmButton(bench.page, u"vmStart"_s));
    QTRY_COMPARE(bench.host->faults().hanging(), 1);
    QTRY_COMPARE(bench.cell(stopped, VmModel::StateColumn), u"Starting…"_s);
    QVERIFY(bench.session->vmTransitions().contains(stopped));
    const HostTreeModel *tree = bench.console->window()->tree()->hostModel();
    const QModelIndex row = tree->indexOf(bench.session->entry().id, stopped);
    QCOMPARE(row.siblingAtColumn(HostTreeModel::StateColumn).data().toString(), u"Starting…"_s);
    QVERIFY(!bench.button(u"vmStart"_s)->isEnabled());
    QVERIFY(!bench.runs(stopped));
    bench.host->faults().release();
    QTRY_COMPARE(bench.cell(stopped, VmModel::StateColumn), u"Running"_s);
    QTRY_VERIFY(bench.session->vmTransitions().isEmpty());
    QCOMPARE(row.siblingAtColumn(HostTreeModel::StateColumn).data().toString(), u"Running"_s);
}

void TestVmActions::greyedButtonsSayWhy()
{
    VmBench bench;
    QVERIFY(bench.open());
    QVERIFY(!bench.button(u"vmStart"_s)->isEnabled());
    QVERIFY(bench.button(u"vmStart"_s)->toolTip().contains(u"Choose a virtual machine"_s));
    QVERIFY(bench.driver->selectVm(bench.page, stopped));
    QVERIFY(bench.button(u"vmStart"_s)->isEnabled());
    for (const QString &name : {u"vmShutDown"_s, u"vmForceOff"_s, u"vmReboot"_s}) {
        QVERIFY(!bench.button(name)->isEnabled());
        QVERIFY(bench.button(name)->toolTip().contains(u"running"_s));
    }
    QVERIFY(bench.driver->selectVm(bench.page, running));
    QVERIFY(!bench.button(u"vmStart"_s)->isEnabled());
    QVERIFY(bench.button(u"vmStart"_s)->toolTip().contains(u"running already"_s));
    QVERIFY(bench.button(u"vmForceOff"_s)->isEnabled());

    QMenu *menu = bench.driver->openVmMenu(bench.page, running);
    QVERIFY(menu);
    const QList<QAction *> entries = menu->actions();
    QCOMPARE(entries.value(0)->objectName(), u"vmStart"_s);
    QVERIFY(!entries[0]->isEnabled());
    QCOMPARE(entries.value(1)->data().toString(), u"reason"_s);
    menu->close();
    bench.session->close();
    QTRY_VERIFY(bench.button(u"vmForceOff"_s)->toolTip().contains(u"not connected"_s));
    QVERIFY(!bench.button(u"vmForceOff"_s)->isEnabled());
}

void TestVmActions::theOverviewHasTheButtons()
{
    VmBench bench;
    bench.loseGpu();
    QVERIFY(bench.open());
    QWidget *overview = bench.driver->openOverview(bench.session, u"stopped"_s);
    QVERIFY2(overview && overview->isVisible(), qPrintable(bench.driver->lastError()));
    QVERIFY(!overview->findChild<QAbstractButton *>(u"button:vmStart"_s)->isEnabled());
    QVERIFY(overview->findChild<QAbstractButton *>(u"button:vmRepair"_s)->isVisible());
    bench.host->bindDriver(gpu, u"vfio-pci"_s);
    QVERIFY2(bench.driver->clickVmButton(overview, u"vmStart"_s), qPrintable(bench.driver->lastError()));
    QTRY_VERIFY(bench.runs(stopped));
    QVERIFY(bench.driver->clickVmButton(overview, u"vmShutDown"_s));
    QTRY_VERIFY(!bench.runs(stopped));
}

QTEST_MAIN(TestVmActions)
#include "tst_vm_actions.moc"
