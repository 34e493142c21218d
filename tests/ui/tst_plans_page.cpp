// SPDX-License-Identifier: GPL-3.0-or-later
// The plans in the real window, worked with mouse and keyboard on simulated hosts. What came of a click is read from
// the folder by another store.
#include "tests/ui/plans_bench.h"
#include "tests/ui/test_settings.h"
#include "ui/dialogs/plan_dialog.h"
#include "ui/pages/plan_actions.h"
#include "ui/pages/plan_fit_view.h"
#include "ui/pages/session_page.h"

#include <QAccessible>
#include <QAction>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace riser;
using namespace riser::test;

class TestPlansPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useTestSettings(); }
    void cleanup() { QSettings().clear(); }
    void theTreeLeadsThereByKeyboard();
    void withoutHostsTheFirstPageStays();
    void newPlan();
    void enterEditsAndDeleteAsks();
    void deletingWhatSomebodyChangedIsRefused();
    void copyAsksForANameThatIsFree();
    void exportAndImportAgain();
    void aFileThatIsThereIsAskedFor();
    void refusedImportsAreTold_data();
    void refusedImportsAreTold();
    void searchAndItsWayBack();
    void fitsAreLive();
    void aDamagedFileIsToldAndLeftAlone();
    void greyedActionsSayWhy();
    void everyControlHasAName();
    void twoHundredPlans();

private:
    static void press(const PlansBench &bench, const char *action)
    {
        click(bench.page(), (QByteArray("button:") + action).constData());
    }
    /// Keys of actions need the window in front.
    static void activate(const PlansBench &bench)
    {
        bench.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(bench.window.get()));
    }
    /// As a person would by typing the path.
    static void chooseFile(const PlansBench &bench, const QString &path)
    {
        QTRY_VERIFY(bench.dialog<QFileDialog>());
        auto *dialog = bench.dialog<QFileDialog>();
        QVERIFY(dialog->testAttribute(Qt::WA_DeleteOnClose));
        auto *name = dialog->findChild<QLineEdit *>(u"fileNameEdit"_s);
        QVERIFY(name);
        name->setText(path);
        static_cast<QDialog *>(dialog)->accept();
    }
    static QString failure(const PlansBench &bench)
    {
        const auto *bar = bench.page()->findChild<QWidget *>(u"planFailure"_s);
        return bar->isVisible() ? textOf(bar, "messageSummary") : QString();
    }
};

void TestPlansPage::theTreeLeadsThereByKeyboard()
{
    PlansBench bench;
    HostTree *tree = bench.window->tree();
    tree->setCurrentIndex(tree->hostModel()->index(0, 0));
    QVERIFY(bench.window->currentPage() && !bench.page()->isVisible());
    activate(bench);
    tree->setFocus();
    QTest::keyClick(tree, Qt::Key_End);
    QVERIFY(tree->currentPage() == HostTreeModel::Page::Instances);
    QTest::keyClick(tree, Qt::Key_Up);
    QVERIFY(tree->currentPage() == HostTreeModel::Page::Plans);
    QVERIFY(bench.page()->isVisible() && !bench.window->currentPage());
    QVERIFY(bench.window->windowTitle().startsWith(u"Plans"_s));
    QTest::keyClick(tree, Qt::Key_Home);
    QVERIFY(bench.window->currentPage());
    QTest::keyClick(bench.window.get(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(bench.page()->isVisible());
    QTest::keyClick(bench.window.get(), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(bench.page()->findChild<QWidget *>(u"planSearch"_s)->hasFocus());
}

void TestPlansPage::withoutHostsTheFirstPageStays()
{
    QTemporaryDir folder;
    HostList hosts(HostStore(folder.filePath(u"hosts.json"_s)), factoryFor(smallHost()), UserAsker());
    PlanStore store(folder.filePath(u"plans"_s));
    MainWindow window(&hosts, &store);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    window.tree()->setFocus();
    QVERIFY(window.findChild<QWidget *>(u"noHosts"_s)->isVisible());
    window.showPlans();
    QVERIFY(window.plansPage()->isVisible());
    QTRY_VERIFY(window.plansPage()->findChild<PlanFitView *>()->text().contains(u"no host in the list"_s));
    QVERIFY(!QFile::exists(store.path())); // looking writes nothing
}

void TestPlansPage::newPlan()
{
    PlansBench bench;
    QCOMPARE(bench.page()->model()->rowCount(), readyMadePlans().size());
    press(bench, "planNew");
    auto *dialog = bench.dialog<PlanDialog>();
    QVERIFY(dialog && !dialog->isModal());
    QTest::keyClicks(child<QLineEdit>(dialog, "name"), u"Mine"_s);
    child<QSpinBox>(dialog, "gpuCount")->setValue(1);
    click(dialog, "save");
    QCOMPARE(bench.truth(u"Mine"_s).gpuCount(), 1);
    QCOMPARE(bench.truth().size(), readyMadePlans().size() + 1); // the ready-made ones stay
    QCOMPARE(bench.view()->currentIndex().siblingAtColumn(0).data().toString(), u"Mine"_s);
    QCOMPARE(bench.cell(u"Mine"_s, PlanModel::GpuColumn), u"1"_s);
}

void TestPlansPage::enterEditsAndDeleteAsks()
{
    PlansBench bench;
    const auto saved = bench.store->save(smallPlan(u"Mine"_s));
    QVERIFY(saved);
    bench.choose(u"Mine"_s);
    QTest::keyClick(bench.view(), Qt::Key_Return);
    auto *dialog = bench.dialog<PlanDialog>();
    QVERIFY(dialog && dialog->plan() == saved->id);
    QTest::keyClick(bench.view(), Qt::Key_Return);
    QCOMPARE(bench.window->findChildren<PlanDialog *>().size(), 1); // the one that is open comes forward
    child<QSpinBox>(dialog, "cores")->setValue(5);
    click(dialog, "save");
    QCOMPARE(bench.truth(u"Mine"_s).cores, 5);

    activate(bench);
    bench.view()->setFocus();
    QTest::keyClick(bench.view(), Qt::Key_Delete);
    auto *box = bench.dialog<QMessageBox>();
    QVERIFY(box && box->text().contains(u"Mine"_s) && box->textFormat() == Qt::PlainText);
    box->reject();
    QCOMPARE(bench.truth(u"Mine"_s).id, saved->id);
    QTRY_VERIFY(!bench.dialog<QMessageBox>());
    press(bench, "planDelete");
    click(bench.dialog<QMessageBox>(), "deleteYes");
    QVERIFY(bench.truth(u"Mine"_s).id.isEmpty());
    QVERIFY(!bench.row(u"Mine"_s).isValid());
}

void TestPlansPage::deletingWhatSomebodyChangedIsRefused()
{
    PlansBench bench;
    const auto saved = bench.store->save(smallPlan(u"Mine"_s));
    QVERIFY(saved);
    bench.choose(u"Mine"_s);
    press(bench, "planDelete");
    Plan theirs = *saved;
    theirs.cores = 9;
    QVERIFY(bench.elsewhere(theirs));
    click(bench.dialog<QMessageBox>(), "deleteYes");
    QCOMPARE(bench.truth(u"Mine"_s).cores, 9);
    QVERIFY2(failure(bench).contains(u"Mine"_s), qPrintable(failure(bench)));
    click(bench.page(), "planFailureClose");
    QVERIFY(failure(bench).isEmpty());
}

void TestPlansPage::copyAsksForANameThatIsFree()
{
    PlansBench bench;
    const auto saved = bench.store->save(smallPlan(u"Mine"_s, 2));
    QVERIFY(saved);
    bench.choose(u"Mine"_s);
    press(bench, "planCopy");
    auto *dialog = bench.dialog<PlanDialog>();
    QCOMPARE(child<QLineEdit>(dialog, "name")->text(), u"Mine (2)"_s);
    click(dialog, "save");
    const Plan copy = bench.truth(u"Mine (2)"_s);
    QCOMPARE(copy.gpuCount(), 2);
    QVERIFY(copy.id != saved->id);
    QCOMPARE(bench.truth(u"Mine"_s), *saved);
}

void TestPlansPage::exportAndImportAgain()
{
    PlansBench bench;
    QVERIFY(bench.store->save(smallPlan(u"Mine"_s, 2)));
    bench.choose(u"Mine"_s);
    const QString path = bench.folder.filePath(u"out.json"_s);
    press(bench, "planExport");
    chooseFile(bench, path);
    const auto written = plansFromJson(readFile(path));
    QVERIFY(written && written->size() == 1);
    QCOMPARE(written->first(), bench.truth(u"Mine"_s));
    press(bench, "planImport");
    chooseFile(bench, path);
    QCOMPARE(bench.truth(u"Mine (2)"_s).gpuCount(), 2);
    QCOMPARE(bench.view()->currentIndex().siblingAtColumn(0).data().toString(), u"Mine (2)"_s);
    // And all of them.
    const QString all = bench.folder.filePath(u"all.json"_s);
    bench.page()->planActions()->findChild<QAction *>(u"planExportAll"_s)->trigger();
    chooseFile(bench, all);
    QCOMPARE(plansFromJson(readFile(all)).value_or(QList<Plan>()).size(), bench.truth().size());
}

void TestPlansPage::aFileThatIsThereIsAskedFor()
{
    PlansBench bench;
    const QString path = bench.folder.filePath(u"precious.json"_s);
    writeFile(path, "precious");
    bench.choose(readyMadePlans().first().name);
    press(bench, "planExport");
    chooseFile(bench, path);
    auto *box = bench.dialog<QMessageBox>();
    QVERIFY(box && box->text().contains(path));
    QCOMPARE(readFile(path), QByteArray("precious"));
    click(box, "replaceYes");
    QVERIFY(plansFromJson(readFile(path)));
    press(bench, "planExport");
    chooseFile(bench, u"/proc/no/such/folder/plans.json"_s);
    if (!bench.dialog<QFileDialog>()) // the file dialog may refuse it by itself
        QVERIFY(failure(bench).contains(u"/proc/no/such"_s));
}

void TestPlansPage::refusedImportsAreTold_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("not JSON") << QByteArray("{ \"riser-plans\": 1, ");
    QTest::newRow("something else") << QByteArray("{ \"hosts\": [] }");
    QTest::newRow("newer") << QByteArray("{ \"riser-plans\": 999, \"plans\": [] }");
    QTest::newRow("one bad plan") << QByteArray(
        "{ \"riser-plans\": 1, \"plans\": [ { \"id\": \"0f8fad5b-d9cb-469f-a165-70867728950e\", \"name\": \"x\", "
        "\"cores\": 0 } ] }");
}

void TestPlansPage::refusedImportsAreTold()
{
    QFETCH(QByteArray, text);
    PlansBench bench;
    QVERIFY(bench.store->save(smallPlan(u"Mine"_s)));
    const QList<Plan> before = bench.truth();
    const QString path = bench.folder.filePath(u"in.json"_s);
    writeFile(path, text);
    press(bench, "planImport");
    chooseFile(bench, path);
    QVERIFY2(failure(bench).contains(path), qPrintable(failure(bench)));
    const auto *bar = bench.page()->findChild<QWidget *>(u"planFailure"_s);
    QVERIFY(!textOf(bar, "messageHint").isEmpty());
    QCOMPARE(bench.truth(), before);
    QCOMPARE(readFile(path), text);
}

void TestPlansPage::searchAndItsWayBack()
{
    PlansBench bench;
    auto *search = bench.page()->findChild<QLineEdit *>(u"planSearch"_s);
    QTest::keyClicks(search, u"2 gpu"_s);
    QVERIFY(bench.page()->filter()->rowCount() > 0);
    QVERIFY(bench.page()->filter()->rowCount() < bench.page()->model()->rowCount());
    search->setText(u"nothing like this"_s);
    QVERIFY(!bench.view()->isVisible());
    QVERIFY(bench.page()->findChild<QWidget *>(u"planEmpty"_s)->isVisible());
    click(bench.page(), "planClearSearch");
    QVERIFY(bench.view()->isVisible() && search->text().isEmpty());
}

void TestPlansPage::fitsAreLive()
{
    PlansBench bench;
    Plan plan = smallPlan(u"drive"_s);
    plan.devices << DeviceWish{.kind = u"nvme"_s, .count = 1, .match = {}};
    QVERIFY(bench.store->save(plan));
    bench.choose(u"drive"_s);
    QTRY_COMPARE(bench.cell(u"drive"_s, PlanModel::HostsColumn), u"None of 2"_s);
    const auto *fit = bench.page()->findChild<PlanFitView *>();
    const auto says = [fit](const QString &words) { return fit->text().contains(words); };
    QTRY_VERIFY(says(u"one can't take it now"_s));
    QVERIFY(says(u"two can't take it now"_s));
    bench.two->bindDriver(nvme, u"vfio-pci"_s); // no event tells of it: the page asks every host
    QTRY_COMPARE(bench.cell(u"drive"_s, PlanModel::HostsColumn), u"1 of 2: two"_s);
    QVERIFY(says(u"two can take it now"_s) && says(u"in the pool"_s) && says(u"0000:04:00.0"_s));
    const QPoint scrolled = bench.view()->visualRect(bench.row(u"drive"_s)).topLeft();
    bench.two->setReachable(false);
    bench.two->restart();
    QTRY_COMPARE(bench.cell(u"drive"_s, PlanModel::HostsColumn), u"None of 2"_s);
    QTRY_VERIFY(says(u"two isn't connected"_s));
    QCOMPARE(bench.view()->visualRect(bench.row(u"drive"_s)).topLeft(), scrolled);
    QCOMPARE(bench.view()->currentIndex().siblingAtColumn(0).data().toString(), u"drive"_s);
}

void TestPlansPage::aDamagedFileIsToldAndLeftAlone()
{
    PlansBench bench;
    QVERIFY(bench.store->save(smallPlan(u"Mine"_s)));
    const QString bad = bench.path + u"/0f8fad5b-d9cb-469f-a165-70867728950e.plan.json"_s;
    writeFile(bad, "{ \"riser-plans\"");
    const auto *bar = bench.page()->findChild<QWidget *>(u"planProblems"_s);
    QTRY_VERIFY(bar->isVisible());
    QVERIFY(textOf(bar, "messageSummary").contains(bad));
    QVERIFY(!bench.dialog()); // never modal
    QVERIFY(bench.row(u"Mine"_s).isValid());
    writeFile(bench.path + u"/1f8fad5b-d9cb-469f-a165-70867728950e.plan.json"_s, "{ \"riser-plans\": 999 }");
    QTRY_VERIFY(textOf(bar, "messageSummary").startsWith(u"2 "_s));
    QCOMPARE(readFile(bad), QByteArray("{ \"riser-plans\""));
    QVERIFY(QFile::remove(bad));
    QVERIFY(QFile::remove(bench.path + u"/1f8fad5b-d9cb-469f-a165-70867728950e.plan.json"_s));
    QTRY_VERIFY(!bar->isVisible());
}

void TestPlansPage::greyedActionsSayWhy()
{
    PlansBench bench;
    bench.view()->clearSelection();
    const auto *button = bench.page()->findChild<QToolButton *>(u"button:planDelete"_s);
    QVERIFY(!button->isEnabled() && button->toolTip().contains(u"Choose a plan"_s));
    bench.view()->selectAll();
    QVERIFY(button->isEnabled());
    QVERIFY(!enabled(bench.page(), "button:planEdit"));
    QVERIFY(bench.page()->findChild<QToolButton *>(u"button:planEdit"_s)->toolTip().contains(u"one plan"_s));
    // From another page nothing is done to what can't be seen.
    bench.window->tree()->setCurrentIndex(bench.window->tree()->hostModel()->index(0, 0));
    const auto *action = bench.page()->planActions()->findChild<QAction *>(u"planDelete"_s);
    QVERIFY(!action->isEnabled());
    bench.window->showPlans();
    QVERIFY(action->isEnabled());
    Q_EMIT bench.view()->customContextMenuRequested({5, 5});
    const auto *menu = bench.page()->findChild<QMenu *>(u"planMenu"_s);
    QVERIFY(menu && menu->isVisible() && menu->actions().contains(action));
}

void TestPlansPage::everyControlHasAName()
{
    PlansBench bench;
    press(bench, "planNew");
    QTRY_VERIFY(bench.page()->findChild<QWidget *>(u"fit:one"_s));
    for (const QWidget *widget : bench.window->findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || widget->objectName().startsWith(u"qt_"_s))
            continue;
        QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
        QVERIFY(spoken);
        if (spoken->role() == QAccessible::Pane || spoken->role() == QAccessible::Client ||
            spoken->role() == QAccessible::PageTabList || qobject_cast<QLineEdit *>(widget->focusProxy()) ||
            widget->parentWidget()->inherits("QAbstractSpinBox") || widget->parentWidget()->inherits("QComboBox"))
            continue;
        QVERIFY2(
            !spoken->text(QAccessible::Name).isEmpty(),
            qPrintable(u"%1 %2"_s.arg(QLatin1StringView(widget->metaObject()->className()), widget->objectName())));
    }
}

void TestPlansPage::twoHundredPlans()
{
    PlansBench bench;
    QList<Plan> many;
    for (int number = 0; number < 200; ++number) {
        Plan plan = smallPlan(u"Plan %1"_s.arg(number), number % 4);
        plan.id = PlanId(u"00000000-0000-4000-8000-%1"_s.arg(number, 12, 10, QLatin1Char('0')));
        many << plan;
    }
    QVERIFY(bench.store->import(plansToJson(many)));
    QCOMPARE(bench.page()->model()->rowCount(), 200 + readyMadePlans().size());
    QTRY_VERIFY(bench.cell(u"Plan 199"_s, PlanModel::HostsColumn).contains(u"of 2"_s));
    bench.choose(u"Plan 150"_s);
    const int top = bench.view()->visualRect(bench.row(u"Plan 150"_s)).top();
    bench.two->bindDriver(nvme, u"vfio-pci"_s);
    QTest::qWait(500);
    QCOMPARE(bench.view()->visualRect(bench.row(u"Plan 150"_s)).top(), top);
}

QTEST_MAIN(TestPlansPage)
#include "tst_plans_page.moc"
