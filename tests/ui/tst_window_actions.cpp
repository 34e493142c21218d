// SPDX-License-Identifier: GPL-3.0-or-later
// What is done with devices in the real window on simulated hosts, by mouse and keyboard; what came of it is asked of
// the host.
#include "tests/ui/window_bench.h"

#include <QComboBox>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QTreeView>
#include <QTreeWidget>

using namespace Qt::StringLiterals;
using namespace riser;
using namespace riser::test;

class TestWindowActions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useTestSettings(); }
    void cleanup() { QSettings().clear(); }
    void detachThroughTheRealMenu();
    void greyedEntriesSayWhy();
    void keyboardOpensTheMenu();
    void transitionShowsWhileItRuns();
    void severalUnitsAtOnce();
    void tasksTellWhatHappened();
    void severalToOneVm_data();
    void severalToOneVm();
    void severalWhileTheVmGoes();
    void otherWarningsWantAnotherTick();

private:
    /// Selects them by mouse and opens the dialog for all of them.
    static void openBatch(const WindowBench &bench, const QList<DeviceKey> &keys, const QString &action);
    /// The addresses in a definition, in order.
    static QStringList addresses(const std::optional<DomainDefinition> &definition);
};

void TestWindowActions::detachThroughTheRealMenu()
{
    WindowBench bench;
    QTRY_VERIFY(bench.ready());
    QCOMPARE(bench.cell(gpu, DeviceColumn::Status), u"Attached"_s);
    bench.clickActions(gpu);
    QTRY_VERIFY(bench.menu());
    WindowBench::choose(bench.menu(), u"actionDetach"_s);
    QTRY_VERIFY(bench.dialog());
    QVERIFY(!bench.dialog()->isModal());
    WindowBench::execute(bench.dialog());
    QTRY_COMPARE(WindowBench::driver(bench.one, gpu), u"vfio-pci"_s);
    QTRY_COMPARE(WindowBench::driver(bench.one, gpuAudio), u"vfio-pci"_s);
    QTRY_COMPARE(bench.cell(gpu, DeviceColumn::Status), u"Detached"_s);
    QCOMPARE(bench.cell(gpu, DeviceColumn::Driver), u"vfio-pci"_s);
    QCOMPARE(WindowBench::driver(bench.two, gpu), u"nouveau"_s); // the other host was left alone

    // And back again.
    QTRY_VERIFY(!bench.dialog());
    bench.clickActions(gpu);
    QTRY_VERIFY(bench.menu());
    WindowBench::choose(bench.menu(), u"actionReturn"_s);
    QTRY_VERIFY(bench.dialog());
    WindowBench::execute(bench.dialog());
    QTRY_COMPARE(WindowBench::driver(bench.one, gpu), u"nouveau"_s);
    QTRY_COMPARE(bench.cell(gpu, DeviceColumn::Status), u"Attached"_s);
}

void TestWindowActions::greyedEntriesSayWhy()
{
    WindowBench bench;
    QTRY_VERIFY(bench.ready());
    bench.clickActions(gpu);
    QTRY_VERIFY(bench.menu());
    QMenu *menu = bench.menu();
    QStringList verbs;
    for (const QAction *action : menu->actions()) {
        const QStringList always{u"actionXml"_s, u"actionLabels"_s};
        if (action->objectName().startsWith(u"action"_s) && !always.contains(action->objectName()))
            verbs << action->text();
    }
    QCOMPARE(verbs, QStringList({u"DETACH DEVICE"_s, u"ASSIGN DEVICE…"_s, u"RELEASE DEVICE"_s, u"RETURN TO HOST"_s}));
    for (const auto &[name, findings] : {std::pair(u"actionAssign"_s, checkAssign(*bench.first->inventory(), gpu)),
                                         std::pair(u"actionRelease"_s, checkRelease(*bench.first->inventory(), gpu)),
                                         std::pair(u"actionReturn"_s, checkReturn(*bench.first->inventory(), gpu))}) {
        const auto *action = menu->findChild<QAction *>(name);
        QVERIFY(!action->isEnabled());
        QVERIFY(!whyNot(findings).isEmpty());
        QCOMPARE(action->statusTip(), whyNot(findings));
        QVERIFY(action->toolTip().contains(whyNot(findings).toHtmlEscaped()));
        const QAction *below = menu->actions().value(menu->actions().indexOf(action) + 1);
        QVERIFY(below && !below->isEnabled() && below->data().toString() == u"reason"_s);
    }
    menu->close();
}

void TestWindowActions::keyboardOpensTheMenu()
{
    WindowBench bench;
    QTRY_VERIFY(bench.ready());
    bench.view()->setFocus();
    bench.view()->setCurrentIndex(bench.rowOf(nvme));
    QTest::keyClick(bench.view(), Qt::Key_Return);
    QTRY_VERIFY(bench.menu());
    QVERIFY(bench.menu()->isVisible());
    QTest::keyClick(bench.menu(), Qt::Key_Escape);
    QTRY_VERIFY(!bench.menu());
    QContextMenuEvent key(QContextMenuEvent::Keyboard, QPoint(), bench.view()->mapToGlobal(QPoint()));
    QCoreApplication::sendEvent(bench.view()->viewport(), &key);
    QTRY_VERIFY(bench.menu());
    QTest::keyClick(bench.menu(), Qt::Key_Down);
    QTest::keyClick(bench.menu(), Qt::Key_Return);
    QTRY_VERIFY(bench.dialog()); // the first entry that is possible: DETACH DEVICE
    bench.dialog()->close();
    bench.window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(bench.window.get()));
    QTest::keyClick(bench.window.get(), Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(bench.page()->findChild<QLineEdit *>(u"deviceSearch"_s)->hasFocus());
}

void TestWindowActions::transitionShowsWhileItRuns()
{
    WindowBench bench;
    QTRY_VERIFY(bench.ready());
    bench.one->faults().hang(u"detachNode"_s, 1);
    bench.clickActions(nvme);
    QTRY_VERIFY(bench.menu());
    WindowBench::choose(bench.menu(), u"actionDetach"_s);
    QTRY_VERIFY(bench.dialog());
    WindowBench::execute(bench.dialog());
    QTRY_COMPARE(bench.one->faults().hanging(), 1);
    QTRY_VERIFY(bench.cell(nvme, DeviceColumn::Status).startsWith(u"Detaching…"_s));
    QVERIFY(bench.window->findChild<QLabel *>(u"runningTasks"_s)->text().contains(u'1'));
    QTRY_VERIFY(!bench.dialog());
    bench.clickActions(nvme);
    QTRY_VERIFY(bench.menu());
    QVERIFY(!bench.menu()->findChild<QAction *>(u"actionDetach"_s)->isEnabled());
    bench.menu()->close();
    bench.one->faults().release();
    QTRY_COMPARE(bench.cell(nvme, DeviceColumn::Status), u"Detached"_s);
}

void TestWindowActions::severalUnitsAtOnce()
{
    WindowBench bench;
    QTRY_VERIFY(bench.ready());
    auto *selection = bench.view()->selectionModel();
    // A unit's row, one of its members and another device: two units.
    selection->select(bench.rowOf(gpu).parent(), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    selection->select(bench.rowOf(gpu), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    selection->select(bench.rowOf(nvme), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    QCOMPARE(bench.page()->selectedDevices().size(), 2);
    bench.clickActions(nvme); // keeps the selection
    QTRY_VERIFY(bench.menu());
    QCOMPARE(bench.page()->selectedDevices().size(), 2);
    WindowBench::choose(bench.menu(), u"actionDetach"_s);
    QTRY_VERIFY(bench.dialog());
    const auto *list = bench.dialog()->findChild<QTreeWidget *>(u"batchList"_s);
    QVERIFY(list);
    QCOMPARE(list->topLevelItemCount(), 2);
    if (auto *tick = bench.dialog()->findChild<QCheckBox *>(u"batchTick"_s); tick->isVisible())
        tick->click();
    auto *execute = bench.dialog()->findChild<QPushButton *>(u"batchExecute"_s);
    QVERIFY(execute->isEnabled());
    QTest::mouseClick(execute, Qt::LeftButton);
    QTRY_COMPARE(WindowBench::driver(bench.one, gpu), u"vfio-pci"_s);
    QTRY_COMPARE(WindowBench::driver(bench.one, gpuAudio), u"vfio-pci"_s);
    QTRY_COMPARE(WindowBench::driver(bench.one, nvme), u"vfio-pci"_s);
}

void TestWindowActions::tasksTellWhatHappened()
{
    WindowBench bench;
    QTRY_VERIFY(bench.ready());
    QVERIFY(bench.window->findChild<QLabel *>(u"taskEmpty"_s)->isVisible());
    bench.one->faults().fail(u"detachNode"_s, 1,
                             failure(ErrorCode::Failed, u"It broke <b>here</b>."_s, u"code 38"_s).error());
    bench.clickActions(nvme);
    QTRY_VERIFY(bench.menu());
    WindowBench::choose(bench.menu(), u"actionDetach"_s);
    QTRY_VERIFY(bench.dialog());
    WindowBench::execute(bench.dialog());
    const auto *tasks = bench.window->findChild<QTreeView *>(u"taskView"_s);
    QTRY_COMPARE(tasks->model()->rowCount(), 1);
    QTRY_VERIFY(bench.window->findChild<QLabel *>(u"runningTasks"_s)->text().isEmpty());
    bool told = false;
    for (const QLabel *label : bench.window->findChild<QWidget *>(u"reportView"_s)->findChildren<QLabel *>()) {
        QCOMPARE(label->textFormat() == Qt::PlainText || !label->pixmap().isNull(), true);
        told |= label->text().contains(u"It broke <b>here</b>."_s);
    }
    QVERIFY(told);
    QTest::mouseClick(bench.window->findChild<QPushButton *>(u"taskCopy"_s), Qt::LeftButton);
}

void TestWindowActions::openBatch(const WindowBench &bench, const QList<DeviceKey> &keys, const QString &action)
{
    for (const DeviceKey &key : keys) {
        bench.view()->scrollTo(bench.rowOf(key));
        const Qt::KeyboardModifiers more = key == keys.first() ? Qt::NoModifier : Qt::ControlModifier;
        QTest::mouseClick(bench.view()->viewport(), Qt::LeftButton, more,
                          bench.view()->visualRect(bench.rowOf(key)).center());
    }
    QCOMPARE(bench.page()->selectedDevices().size(), keys.size());
    bench.chooseAction(keys.last(), action);
    QVERIFY(bench.dialog()->findChild<QTreeWidget *>(u"batchList"_s));
}

QStringList TestWindowActions::addresses(const std::optional<DomainDefinition> &definition)
{
    QStringList list;
    for (const Hostdev &hostdev : definition ? definition->hostdevs : QList<Hostdev>())
        list << (hostdev.pci ? hostdev.pci->toString() : u"(no PCI device)"_s);
    list.sort();
    return list;
}

void TestWindowActions::severalToOneVm_data()
{
    QTest::addColumn<QString>("vm");
    QTest::addColumn<DomainId>("id");
    QTest::addColumn<bool>("live");
    QTest::newRow("into a running VM") << u"running"_s << running << true;
    QTest::newRow("for a stopped VM's next start") << u"stopped"_s << stopped << false;
}

void TestWindowActions::severalToOneVm()
{
    QFETCH(QString, vm);
    QFETCH(DomainId, id);
    QFETCH(bool, live);
    WindowBench bench;
    QTRY_VERIFY(bench.ready());
    for (const DeviceKey &key : {gpu, gpuAudio, nvme})
        QVERIFY(bench.one->detachNode(key));
    QTRY_COMPARE(bench.cell(nvme, DeviceColumn::Status), u"Detached"_s);
    QTRY_COMPARE(bench.cell(gpuAudio, DeviceColumn::Status), u"Detached"_s);
    openBatch(bench, {gpu, nvme}, u"actionAssign"_s);
    if (QTest::currentTestFailed())
        return;
    QDialog *dialog = bench.dialog();
    auto *choice = dialog->findChild<QComboBox *>(u"batchVm"_s);
    QTest::keyClicks(choice, vm);
    QCOMPARE(choice->currentText(), vm);
    const auto *when = dialog->findChild<QComboBox *>(u"batchWhen"_s);
    QCOMPARE(when->currentData().toInt(), int(live ? When::Now : When::NextStart)); // what is possible, unasked
    auto *execute = dialog->findChild<QPushButton *>(u"batchExecute"_s);
    QVERIFY(execute->isEnabled());
    QTest::mouseClick(execute, Qt::LeftButton);
    QTRY_VERIFY(!bench.dialog());

    const QStringList all{u"0000:01:00.0"_s, u"0000:01:00.1"_s, u"0000:04:00.0"_s};
    QTRY_COMPARE(addresses(bench.one->domain(id)->config), all);
    QTRY_COMPARE(addresses(bench.one->domain(id)->live), live ? all : QStringList());
    QTRY_COMPARE(bench.cell(nvme, DeviceColumn::Vm), vm);
    const DomainId other = live ? stopped : running;
    QVERIFY(addresses(bench.one->domain(other)->config).isEmpty());
    QVERIFY(addresses(bench.one->domain(full)->config).isEmpty());
    QVERIFY(addresses(bench.two->domain(id)->config).isEmpty());
    for (const DeviceKey &key : {gpu, gpuAudio, nvme})
        QCOMPARE(WindowBench::driver(bench.one, key), u"vfio-pci"_s);
}

/// Another VM doesn't get what was meant for the one that is gone.
void TestWindowActions::severalWhileTheVmGoes()
{
    WindowBench bench;
    QTRY_VERIFY(bench.ready());
    for (const DeviceKey &key : {gpu, gpuAudio, nvme})
        QVERIFY(bench.one->detachNode(key));
    QTRY_COMPARE(bench.cell(nvme, DeviceColumn::Status), u"Detached"_s);
    QTRY_COMPARE(bench.cell(gpuAudio, DeviceColumn::Status), u"Detached"_s);
    openBatch(bench, {gpu, nvme}, u"actionAssign"_s);
    if (QTest::currentTestFailed())
        return;
    auto *choice = bench.dialog()->findChild<QComboBox *>(u"batchVm"_s);
    QTest::keyClicks(choice, u"stopped"_s);
    QCOMPARE(choice->currentText(), u"stopped"_s);
    auto *execute = bench.dialog()->findChild<QPushButton *>(u"batchExecute"_s);
    QVERIFY(execute->isEnabled());
    QVERIFY(bench.one->undefineDomain(stopped));
    QTRY_VERIFY(choice->findText(u"stopped"_s) < 0);
    QCOMPARE(choice->currentIndex(), -1);
    QVERIFY(!execute->isEnabled());
    QTest::keyClick(choice, Qt::Key_Down); // but the user can choose it
    QTest::keyClick(choice, Qt::Key_Down);
    QCOMPARE(choice->currentText(), u"running"_s);
    QVERIFY(execute->isEnabled());
}

void TestWindowActions::otherWarningsWantAnotherTick()
{
    WindowBench bench;
    QTRY_VERIFY(bench.ready());
    openBatch(bench, {nvme, capture}, u"actionDetach"_s);
    if (QTest::currentTestFailed())
        return;
    auto *tick = bench.dialog()->findChild<QCheckBox *>(u"batchTick"_s);
    auto *execute = bench.dialog()->findChild<QPushButton *>(u"batchExecute"_s);
    QVERIFY(tick->isVisible() && !execute->isEnabled()); // a bystander leaves the host too
    tick->click();
    QVERIFY(execute->isEnabled());
    bench.one->setUnreadable(full, true);
    QTRY_VERIFY(!tick->isChecked());
    QVERIFY(!execute->isEnabled());
    tick->click();
    QTest::mouseClick(execute, Qt::LeftButton);
    QTRY_COMPARE(WindowBench::driver(bench.one, capture), u"vfio-pci"_s);
    QTRY_COMPARE(WindowBench::driver(bench.one, nic), u"vfio-pci"_s);
    QTRY_COMPARE(WindowBench::driver(bench.one, nvme), u"vfio-pci"_s);
}

QTEST_MAIN(TestWindowActions)
#include "tst_window_actions.moc"
