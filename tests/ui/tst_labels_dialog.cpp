// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plans/plan_store.h"
#include "tests/ui/dialog_support.h"
#include "tests/ui/window_bench.h"
#include "ui/dialogs/labels_dialog.h"
#include "ui/dialogs/match_edit.h"
#include "ui/dialogs/plan_dialog.h"
#include "ui/models/plan_fits.h"

#include <QCompleter>
#include <QFile>
#include <QLineEdit>
#include <QListWidget>

using namespace riser;
using namespace riser::test;

class TestLabelsDialog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useTestSettings(); }

    void aDeviceGetsLabelsByKeyboard();
    void severalDevicesKeepWhatOnlySomeHave();
    void everyChosenDeviceOfAUnitIsLabelled();
    void aUnitsRowMeansItsMembers();
    void whatIsNotThereIsNamedAndLeftOut();
    void manyDevicesAreNotAllNamed();
    void knownLabelsAreOffered();
    void whatCannotBeIsToldAndNotSaved();
    void aDamagedFileIsToldInTheDialog();
    void theColumnIsHiddenUntilWanted();
    void withoutAStoreThereIsNoEntry();
    void plansTakeLabelledDevices();

private:
    /// What the file says, read past everything that is open.
    static QStringList truth(const WindowBench &bench, const HostSession *host, const DeviceKey &key)
    {
        LabelStore store(bench.labels.path());
        if (!QTest::qWaitFor([&store] { return store.isRead(); }))
            return {u"(not read)"_s};
        const Device *device = host->inventory()->device(key);
        return device ? store.of(host->entry().id, *device) : QStringList(u"(no device)"_s);
    }
    static void give(WindowBench &bench, const DeviceKey &key, const QStringList &labels)
    {
        bool done = false;
        bench.labels.change({.devices = {labelTarget(bench.first->entry().id, *bench.first->inventory()->device(key))},
                             .add = labels,
                             .remove = {}},
                            bench.window.get(), [&done](const Result<void> &result) { done = result.has_value(); });
        QTRY_VERIFY(done);
    }
    static QListWidgetItem *item(const QDialog *dialog, const QString &label)
    {
        const QList<QListWidgetItem *> found =
            child<QListWidget>(dialog, "labelList")->findItems(label, Qt::MatchExactly);
        return found.isEmpty() ? nullptr : found.first();
    }
    static void clickTick(const QDialog *dialog, const QString &label)
    {
        auto *list = child<QListWidget>(dialog, "labelList");
        QListWidgetItem *one = item(dialog, label);
        QVERIFY(one);
        list->setCurrentItem(one);
        QTest::keyClick(list, Qt::Key_Space);
    }
};

void TestLabelsDialog::aDeviceGetsLabelsByKeyboard()
{
    WindowBench bench;
    QTRY_VERIFY(bench.ready() && bench.first->inventory());
    bench.chooseAction(nvme, u"actionLabels"_s);
    QDialog *dialog = bench.dialog();
    QVERIFY(qobject_cast<LabelsDialog *>(dialog));
    QVERIFY(textOf(dialog, "labelsOf").contains(bench.first->inventory()->device(nvme)->title));
    auto *typed = child<QLineEdit>(dialog, "newLabels");
    QTest::keyClicks(typed, u" fast , scratch disk "_s);
    QTest::keyClick(typed, Qt::Key_Return);
    QTRY_VERIFY(!bench.dialog());
    QCOMPARE(truth(bench, bench.first, nvme).size(), 2);
    QVERIFY(truth(bench, bench.first, nvme).contains(u"scratch disk"_s));
    QVERIFY(bench.cell(nvme, DeviceColumn::Labels).contains(u"fast"_s));

    // It is the card's: the same drive in the other host has it too, and the search field finds it.
    auto *search = child<QLineEdit>(bench.page(), "deviceSearch");
    QTest::keyClicks(search, u"SCRATCH"_s);
    QVERIFY(bench.rowOf(nvme).isValid());
    QVERIFY(!bench.rowOf(rootNvme).isValid());
    search->clear();

    bench.chooseAction(nvme, u"actionLabels"_s);
    QCOMPARE(item(bench.dialog(), u"fast"_s)->checkState(), Qt::Checked);
    clickTick(bench.dialog(), u"fast"_s);
    click(bench.dialog(), "labelsSave");
    QTRY_VERIFY(!bench.dialog());
    QCOMPARE(truth(bench, bench.first, nvme), QStringList{u"scratch disk"_s});
}

void TestLabelsDialog::severalDevicesKeepWhatOnlySomeHave()
{
    WindowBench bench;
    QTRY_VERIFY(bench.ready() && bench.first->inventory());
    give(bench, nvme, {u"fast"_s, u"old"_s});
    give(bench, capture, {u"old"_s});
    auto *selection = bench.view()->selectionModel();
    selection->select(bench.rowOf(nvme), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    selection->select(bench.rowOf(capture), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    bench.chooseAction(nvme, u"actionLabels"_s);
    QDialog *dialog = bench.dialog();
    QCOMPARE(item(dialog, u"fast"_s)->checkState(), Qt::PartiallyChecked);
    QCOMPARE(item(dialog, u"old"_s)->checkState(), Qt::Checked);
    clickTick(dialog, u"old"_s);
    QTest::keyClicks(child<QLineEdit>(dialog, "newLabels"), u"new"_s);
    click(dialog, "addLabels");
    QCOMPARE(item(dialog, u"new"_s)->checkState(), Qt::Checked);
    click(dialog, "labelsSave");
    QTRY_VERIFY(!bench.dialog());
    QCOMPARE(truth(bench, bench.first, nvme), QStringList({u"fast"_s, u"new"_s}));
    QCOMPARE(truth(bench, bench.first, capture), QStringList{u"new"_s});
}

void TestLabelsDialog::everyChosenDeviceOfAUnitIsLabelled()
{
    WindowBench bench;
    QTRY_VERIFY(bench.ready() && bench.first->inventory());
    auto *selection = bench.view()->selectionModel();
    selection->select(bench.rowOf(gpu), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    selection->select(bench.rowOf(gpuAudio), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    QCOMPARE(bench.page()->selected().size(), 1); // it moves as one
    QCOMPARE(bench.page()->everySelected().size(), 2);
    bench.chooseAction(gpu, u"actionLabels"_s);
    QDialog *dialog = bench.dialog();
    QVERIFY2(textOf(dialog, "labelsOf").contains(u'2'), qPrintable(textOf(dialog, "labelsOf")));
    const QString names = textOf(dialog, "labelDevices");
    QVERIFY2(names.contains(u"0000:01:00.0"_s) && names.contains(u"0000:01:00.1"_s), qPrintable(names));
    QVERIFY(!child<QWidget>(dialog, "labelsLeftOut")->isVisible());
    QTest::keyClicks(child<QLineEdit>(dialog, "newLabels"), u"pair"_s);
    click(dialog, "labelsSave");
    QTRY_VERIFY(!bench.dialog());
    QCOMPARE(truth(bench, bench.first, gpu), QStringList{u"pair"_s});
    QCOMPARE(truth(bench, bench.first, gpuAudio), QStringList{u"pair"_s});
}

void TestLabelsDialog::aUnitsRowMeansItsMembers()
{
    WindowBench bench;
    QTRY_VERIFY(bench.ready() && bench.first->inventory());
    const QModelIndex unit = bench.rowOf(gpu).parent();
    bench.view()->scrollTo(unit);
    QTest::mouseClick(bench.view()->viewport(), Qt::LeftButton, {}, bench.view()->actionsRect(unit).center());
    QTRY_VERIFY(bench.menu());
    WindowBench::choose(bench.menu(), u"actionLabels"_s);
    QTRY_VERIFY(bench.dialog());
    QTest::keyClicks(child<QLineEdit>(bench.dialog(), "newLabels"), u"pair"_s);
    click(bench.dialog(), "labelsSave");
    QTRY_VERIFY(!bench.dialog());
    QCOMPARE(truth(bench, bench.first, gpu), QStringList{u"pair"_s});
    QCOMPARE(truth(bench, bench.first, gpuAudio), QStringList{u"pair"_s});
    // With a member of it chosen beside, each is there once.
    bench.view()->selectionModel()->select(bench.rowOf(gpuAudio),
                                           QItemSelectionModel::Select | QItemSelectionModel::Rows);
    QCOMPARE(bench.page()->everySelected().size(), 2);
}

void TestLabelsDialog::whatIsNotThereIsNamedAndLeftOut()
{
    WindowBench bench;
    QTRY_VERIFY(bench.ready() && bench.first->inventory());
    bench.one->bindDriver(nvme, u"vfio-pci"_s);
    Hostdev hostdev;
    hostdev.type = Hostdev::Type::Pci;
    hostdev.pci = PciAddress::fromNodeName(nvme.value());
    QVERIFY(bench.one->attachHostdev(stopped, writeHostdev(hostdev), {.live = false, .config = true}));
    bench.one->unplugDevice(nvme);
    const auto missing = [&bench] {
        const Device *device = bench.first->inventory()->device(nvme);
        return device && device->missing;
    };
    QTRY_VERIFY(missing());
    auto *selection = bench.view()->selectionModel();
    selection->select(bench.rowOf(usbB), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    selection->select(bench.rowOf(nvme), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    bench.chooseAction(usbB, u"actionLabels"_s);
    QDialog *dialog = bench.dialog();
    QVERIFY(child<QWidget>(dialog, "labelsLeftOut")->isVisible());
    QVERIFY2(textOf(dialog, "labelsLeftOut").contains(u"0000:04:00.0"_s), qPrintable(textOf(dialog, "labelsLeftOut")));
    QVERIFY(textOf(dialog, "labelsOf").contains(bench.first->inventory()->device(usbB)->title));
    QTest::keyClicks(child<QLineEdit>(dialog, "newLabels"), u"stick"_s);
    click(dialog, "labelsSave");
    QTRY_VERIFY(!bench.dialog());
    QCOMPARE(truth(bench, bench.first, usbB), QStringList{u"stick"_s});
    QVERIFY(truth(bench, bench.first, nvme).isEmpty());
}

void TestLabelsDialog::manyDevicesAreNotAllNamed()
{
    WindowBench bench;
    QTRY_VERIFY(bench.ready() && bench.first->inventory());
    bench.view()->selectAll();
    QVERIFY(bench.page()->everySelected().size() > 8);
    bench.chooseAction(nvme, u"actionLabels"_s);
    const QString names = textOf(bench.dialog(), "labelDevices");
    QVERIFY2(names.count(u'\n') < 8, qPrintable(names));
    QVERIFY(names.endsWith(u"more"_s));
}

void TestLabelsDialog::knownLabelsAreOffered()
{
    WindowBench bench;
    QTRY_VERIFY(bench.ready() && bench.first->inventory());
    give(bench, capture, {u"Video"_s});
    bench.chooseAction(nvme, u"actionLabels"_s);
    QCOMPARE(item(bench.dialog(), u"Video"_s)->checkState(), Qt::Unchecked);
    auto *typed = child<QLineEdit>(bench.dialog(), "newLabels");
    typed->completer()->setCompletionPrefix(u"vid"_s);
    QCOMPARE(typed->completer()->currentCompletion(), u"Video"_s);
    // Typed again in another case it is the one that is there.
    QTest::keyClicks(typed, u"video"_s);
    click(bench.dialog(), "addLabels");
    QCOMPARE(child<QListWidget>(bench.dialog(), "labelList")->count(), 1);
    click(bench.dialog(), "labelsSave");
    QTRY_VERIFY(!bench.dialog());
    QCOMPARE(truth(bench, bench.first, nvme), QStringList{u"Video"_s});
}

void TestLabelsDialog::whatCannotBeIsToldAndNotSaved()
{
    WindowBench bench;
    QTRY_VERIFY(bench.ready() && bench.first->inventory());
    bench.chooseAction(nvme, u"actionLabels"_s);
    QDialog *dialog = bench.dialog();
    auto *typed = child<QLineEdit>(dialog, "newLabels");
    typed->setText(QString(labelLimits::length + 1, u'x'));
    click(dialog, "labelsSave");
    QVERIFY(textOf(dialog, "labelsProblem").contains(u"65"_s));
    QVERIFY(dialog->isVisible());
    QStringList many;
    for (int i = 0; i <= labelLimits::perDevice; ++i)
        many << u"l%1"_s.arg(i);
    typed->setText(many.join(u','));
    click(dialog, "addLabels");
    QVERIFY(textOf(dialog, "labelsProblem").contains(u"17"_s));
    QVERIFY(!enabled(dialog, "labelsSave"));
    clickTick(dialog, u"l3"_s);
    QVERIFY(enabled(dialog, "labelsSave"));
    QVERIFY(!QFile::exists(bench.labels.path()));
    dialog->reject();
    QVERIFY(!QFile::exists(bench.labels.path()));
}

void TestLabelsDialog::aDamagedFileIsToldInTheDialog()
{
    WindowBench bench;
    QTRY_VERIFY(bench.ready() && bench.first->inventory());
    QFile file(bench.labels.path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{ damaged");
    file.close();
    bench.chooseAction(nvme, u"actionLabels"_s);
    QDialog *dialog = bench.dialog();
    QTest::keyClicks(child<QLineEdit>(dialog, "newLabels"), u"fast"_s);
    click(dialog, "labelsSave");
    QTRY_VERIFY(textOf(dialog, "labelsProblem").contains(bench.labels.path()));
    QVERIFY(dialog->isVisible());
    QVERIFY(bench.cell(nvme, DeviceColumn::Labels).isEmpty());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("{ damaged"));
}

void TestLabelsDialog::theColumnIsHiddenUntilWanted()
{
    WindowBench bench;
    QTRY_VERIFY(bench.ready() && bench.first->inventory());
    QVERIFY(bench.view()->isColumnHidden(int(DeviceColumn::Labels)));
    give(bench, nvme, {u"<b>fast</b>"_s});
    bench.page()->select(nvme);
    QVERIFY(child<QPlainTextEdit>(bench.page(), "deviceDetails")->toPlainText().contains(u"<b>fast</b>"_s));
    bench.view()->setColumnHidden(int(DeviceColumn::Labels), false);
    const QByteArray state = bench.view()->columnState();
    bench.view()->setColumnHidden(int(DeviceColumn::Labels), true);
    QVERIFY(bench.view()->restoreColumnState(state));
    QVERIFY(!bench.view()->isColumnHidden(int(DeviceColumn::Labels)));
}

void TestLabelsDialog::withoutAStoreThereIsNoEntry()
{
    WindowBench bench;
    QTRY_VERIFY(bench.ready() && bench.first->inventory());
    bench.clickActions(usbB);
    QTRY_VERIFY(bench.menu());
    QVERIFY(bench.menu()->findChild<QAction *>(u"actionLabels"_s)->isEnabled());
    bench.menu()->close();
    QTRY_VERIFY(!bench.menu());
    bench.page()->setLabels(nullptr);
    bench.clickActions(usbB);
    QTRY_VERIFY(bench.menu());
    QVERIFY(!bench.menu()->findChild<QAction *>(u"actionLabels"_s));
    bench.menu()->close();
    give(bench, nvme, {u"fast"_s}); // the page has done with the store
    QVERIFY(bench.cell(nvme, DeviceColumn::Labels).isEmpty());
    HostList without(HostStore(bench.folder.filePath(u"other.json"_s)), simulatedFactory(bench.world), UserAsker());
    QVERIFY(!without.labels());
    QVERIFY(!PlanFits::labelsNow(without));
}

void TestLabelsDialog::plansTakeLabelledDevices()
{
    WindowBench bench;
    QTRY_VERIFY(bench.ready() && bench.first->inventory() && bench.second->inventory());
    PlanStore plans(bench.folder.filePath(u"plans"_s));
    Plan plan;
    plan.name = u"Scratch"_s;
    plan.devices << DeviceWish{
        .kind = u"nvme"_s, .count = 1, .match = {.by = DeviceMatch::By::Label, .value = u"Fast"_s, .caption = {}}};
    const Result<Plan> saved = plans.save(plan);
    QVERIFY(saved);
    QVERIFY(bench.one->detachNode(nvme));
    QTRY_COMPARE(bench.cell(nvme, DeviceColumn::Status), u"Detached"_s);
    PlanFits fits(&bench.hosts, &plans);
    fits.setActive(true);
    QTRY_VERIFY(fits.fits().contains(saved->id));
    QVERIFY(!fits.fits().value(saved->id).first().fits);
    give(bench, nvme, {u"fast"_s});
    QTRY_VERIFY(fits.fits().value(saved->id).first().fits);
    QCOMPARE(fits.fits().value(saved->id).first().host, bench.first->entry().id);
    QCOMPARE(fits.fits().value(saved->id).first().devices.first().device, nvme);

    // The plan's dialog offers it, and takes it typed.
    Plan next;
    next.name = u"Next"_s;
    next.devices << DeviceWish{.kind = u"nvme"_s, .count = 1, .match = {}};
    PlanDialog dialog(&plans, &bench.hosts, next);
    auto *match = child<MatchEdit>(&dialog, "wishMatch");
    QVERIFY(match);
    match->showPopup();
    match->hidePopup();
    QVERIFY(match->findText(matchText({.by = DeviceMatch::By::Label, .value = u"fast"_s, .caption = {}})) >= 0);
    match->setEditText(u"FAST"_s);
    QCOMPARE(match->match(), (DeviceMatch{.by = DeviceMatch::By::Label, .value = u"fast"_s, .caption = {}}));
}

QTEST_MAIN(TestLabelsDialog)
#include "tst_labels_dialog.moc"
