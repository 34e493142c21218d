// SPDX-License-Identifier: GPL-3.0-or-later
// The real window on simulated hosts, worked with mouse and keyboard; what came of it is asked of the host.
#include "core/host/host_list.h"
#include "core/host/simulated/simulated_backend.h"
#include "tests/support/session_fixture.h"
#include "tests/ui/random_host.h"
#include "ui/models/device_filter.h"
#include "ui/pages/device_view.h"
#include "ui/pages/devices_page.h"
#include "ui/pages/host_tree.h"
#include "ui/pages/main_window.h"
#include "ui/pages/session_page.h"
#include "ui/pages/tasks_panel.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QCheckBox>
#include <QDialog>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

using namespace Qt::StringLiterals;
using namespace riser;
using namespace riser::test;

namespace {

/// Two simulated hosts, "one" and "two", and the window on them.
struct Bench {
    QTemporaryDir folder;
    std::shared_ptr<SimulatedHost> one = smallHost();
    std::shared_ptr<SimulatedHost> two = smallHost();
    std::shared_ptr<SimulatedWorld> world = std::make_shared<SimulatedWorld>();
    HostList hosts{HostStore(folder.filePath(u"hosts.json"_s)), simulatedFactory(world), Asker()};
    HostSession *first = nullptr;
    HostSession *second = nullptr;
    std::unique_ptr<MainWindow> window;

    explicit Bench(const SessionTimings &timings = quickTimings())
    {
        world->add(entryFor(u"one"_s).uri, one);
        world->add(entryFor(u"two"_s).uri, two);
        hosts.setTimings(timings);
        first = hosts.addTransient(entryFor(u"one"_s));
        second = hosts.addTransient(entryFor(u"two"_s));
        window = std::make_unique<MainWindow>(&hosts);
        window->resize(1300, 800);
        window->show();
    }

    bool ready() const
    {
        return first->state() == HostSession::State::Online && second->state() == HostSession::State::Online;
    }
    DevicesPage *page() const { return window->currentPage()->devices(); }
    DeviceView *view() const { return page()->view(); }
    QModelIndex rowOf(const DeviceKey &key) const
    {
        return page()->filter()->mapFromSource(page()->model()->indexOf(key));
    }
    QString cell(const DeviceKey &key, DeviceColumn column) const
    {
        return rowOf(key).siblingAtColumn(int(column)).data().toString();
    }
    QMenu *menu() const
    {
        for (QMenu *menu : window->findChildren<QMenu *>(u"deviceMenu"_s)) {
            if (menu->isVisible())
                return menu;
        }
        return nullptr;
    }
    QDialog *dialog() const
    {
        for (QDialog *one_ : window->findChildren<QDialog *>()) {
            if (one_->isVisible())
                return one_;
        }
        return nullptr;
    }
    /// A click on the row's ACTIONS.
    void clickActions(const DeviceKey &key) const
    {
        const QModelIndex row = rowOf(key);
        view()->scrollTo(row);
        QTest::mouseClick(view()->viewport(), Qt::LeftButton, {}, view()->actionsRect(row).center());
    }
    static void choose(QMenu *menu, const QString &name)
    {
        auto *action = menu->findChild<QAction *>(name);
        QVERIFY(action);
        QVERIFY2(action->isEnabled(), qPrintable(action->toolTip()));
        // A menu takes a release for a choice only once the mouse has really moved in it.
        const QRect place = menu->actionGeometry(action);
        for (int x = 1; x <= 10; ++x)
            QTest::mouseMove(menu, QPoint(place.left() + 3 * x, place.center().y()));
        QTest::mouseClick(menu, Qt::LeftButton, {}, place.center());
    }
    static void execute(QDialog *dialog)
    {
        for (QCheckBox *tick : dialog->findChildren<QCheckBox *>()) {
            if (tick->isVisible() && !tick->isChecked())
                tick->click();
        }
        auto *button = dialog->findChild<QPushButton *>(u"execute"_s);
        QVERIFY(button);
        QTRY_VERIFY(button->isEnabled());
        QTest::mouseClick(button, Qt::LeftButton);
    }
    static QString driver(const std::shared_ptr<SimulatedHost> &host, const DeviceKey &key)
    {
        const Result<NodeDevice> node = host->node(key);
        return node ? node->driver : u"(gone)"_s;
    }
};

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void noHostsSaysWhatToDo();
    void detachThroughTheRealMenu();
    void greyedEntriesSayWhy();
    void keyboardOpensTheMenu();
    void chipsAndSearchFilter();
    void noMatchOffersTheWayBack();
    void changesBehindItsBackAppear();
    void selectionAndScrollStay();
    void offlineHostGreysOnlyItself();
    void failedHostTellsAndRetries();
    void transitionShowsWhileItRuns();
    void severalUnitsAtOnce();
    void vmShowsOnlyItsDevices();
    void deletedVmTakesItsPageAlong();
    void removedHostTakesItsPagesAlong();
    void tasksTellWhatHappened();
    void layoutIsRemembered();
    void everyControlHasAName();
    void onlyTheShownHostIsPolled();
    void fiveHundredRows();
};

void TestMainWindow::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"riser-tests"_s);
    QCoreApplication::setApplicationName(u"tst_main_window"_s);
    QSettings().clear();
}

void TestMainWindow::cleanup()
{
    QSettings().clear();
}

void TestMainWindow::noHostsSaysWhatToDo()
{
    QTemporaryDir folder;
    HostList hosts(HostStore(folder.filePath(u"hosts.json"_s)), factoryFor(smallHost()), Asker());
    MainWindow window(&hosts);
    window.show();
    QVERIFY(!window.currentPage());
    auto *add = window.findChild<QPushButton *>(u"addHost"_s);
    QVERIFY(add && add->isVisible());
    QTest::mouseClick(add, Qt::LeftButton);
    const auto *dialog = window.findChild<QDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    QVERIFY(!dialog->isModal());
    hosts.addTransient(entryFor(u"one"_s));
    QTRY_VERIFY(window.currentPage());
}

void TestMainWindow::detachThroughTheRealMenu()
{
    Bench bench;
    QTRY_VERIFY(bench.ready());
    QCOMPARE(bench.cell(gpu, DeviceColumn::Status), u"Attached"_s);
    bench.clickActions(gpu);
    QTRY_VERIFY(bench.menu());
    Bench::choose(bench.menu(), u"actionDetach"_s);
    QTRY_VERIFY(bench.dialog());
    QVERIFY(!bench.dialog()->isModal());
    Bench::execute(bench.dialog());
    QTRY_COMPARE(Bench::driver(bench.one, gpu), u"vfio-pci"_s);
    QTRY_COMPARE(Bench::driver(bench.one, gpuAudio), u"vfio-pci"_s);
    QTRY_COMPARE(bench.cell(gpu, DeviceColumn::Status), u"Detached"_s);
    QCOMPARE(bench.cell(gpu, DeviceColumn::Driver), u"vfio-pci"_s);
    QCOMPARE(Bench::driver(bench.two, gpu), u"nouveau"_s); // the other host was left alone

    // And back again.
    QTRY_VERIFY(!bench.dialog());
    bench.clickActions(gpu);
    QTRY_VERIFY(bench.menu());
    Bench::choose(bench.menu(), u"actionReturn"_s);
    QTRY_VERIFY(bench.dialog());
    Bench::execute(bench.dialog());
    QTRY_COMPARE(Bench::driver(bench.one, gpu), u"nouveau"_s);
    QTRY_COMPARE(bench.cell(gpu, DeviceColumn::Status), u"Attached"_s);
}

void TestMainWindow::greyedEntriesSayWhy()
{
    Bench bench;
    QTRY_VERIFY(bench.ready());
    bench.clickActions(gpu);
    QTRY_VERIFY(bench.menu());
    QMenu *menu = bench.menu();
    QStringList verbs;
    for (const QAction *action : menu->actions()) {
        if (action->objectName().startsWith(u"action"_s) && action->objectName() != u"actionXml"_s)
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

void TestMainWindow::keyboardOpensTheMenu()
{
    Bench bench;
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

void TestMainWindow::chipsAndSearchFilter()
{
    Bench bench;
    QTRY_VERIFY(bench.ready());
    auto *chip = bench.page()->findChild<QToolButton *>(u"chip-nvme"_s);
    QVERIFY(chip);
    QTRY_COMPARE(chip->text(), u"NVMe  2"_s);
    QTest::mouseClick(chip, Qt::LeftButton);
    QVERIFY(bench.rowOf(nvme).isValid());
    QVERIFY(bench.rowOf(rootNvme).isValid());
    QVERIFY(!bench.rowOf(gpu).isValid());
    QTest::mouseClick(chip, Qt::LeftButton);
    QVERIFY(bench.rowOf(gpu).isValid());
    auto *search = bench.page()->findChild<QLineEdit *>(u"deviceSearch"_s);
    QTest::keyClicks(search, u"0000:01:00.1"_s);
    QVERIFY(bench.rowOf(gpuAudio).isValid());
    QVERIFY(!bench.rowOf(gpu).isValid());
    QVERIFY(bench.rowOf(gpuAudio).parent().isValid()); // its unit's row stays as well
    auto *status = bench.page()->findChild<QToolButton *>(u"chip-status-detached"_s);
    QTRY_COMPARE(status->text(), u"Detached  0"_s);
}

void TestMainWindow::noMatchOffersTheWayBack()
{
    Bench bench;
    QTRY_VERIFY(bench.ready());
    auto *search = bench.page()->findChild<QLineEdit *>(u"deviceSearch"_s);
    search->setText(u"nothing like this"_s);
    auto *clear = bench.page()->findChild<QPushButton *>(u"clearFilters"_s);
    QVERIFY(clear->isVisible());
    QVERIFY(!bench.view()->isVisible());
    QTest::mouseClick(clear, Qt::LeftButton);
    QVERIFY(bench.view()->isVisible());
    QVERIFY(search->text().isEmpty());
}

void TestMainWindow::changesBehindItsBackAppear()
{
    Bench bench;
    QTRY_VERIFY(bench.ready());
    bench.one->bindDriver(nvme, u"vfio-pci"_s); // no event tells of it
    QTRY_COMPARE(bench.cell(nvme, DeviceColumn::Status), u"Detached"_s);
    bench.one->unplugDevice(usbA);
    QTRY_VERIFY(!bench.rowOf(usbA).isValid());
    bench.one->plugDevice(usbA);
    QTRY_VERIFY(bench.rowOf(usbA).isValid());
}

void TestMainWindow::selectionAndScrollStay()
{
    Bench bench;
    QTRY_VERIFY(bench.ready());
    bench.window->resize(1300, 420);
    QScrollBar *bar = bench.view()->verticalScrollBar();
    QTRY_VERIFY(bar->maximum() > 0);
    bench.view()->setCurrentIndex(bench.rowOf(usbB));
    bench.view()->scrollTo(bench.rowOf(usbB), QAbstractItemView::PositionAtTop);
    const int scrolled = bar->value();
    const int top = bench.view()->visualRect(bench.rowOf(usbB)).top();
    bench.one->bindDriver(gpu, u"vfio-pci"_s);
    QTRY_COMPARE(bench.cell(gpu, DeviceColumn::Driver), u"vfio-pci"_s);
    QCOMPARE(bar->value(), scrolled);
    QCOMPARE(bench.view()->visualRect(bench.rowOf(usbB)).top(), top);
    QCOMPARE(bench.page()->selectedDevices(), QList<DeviceKey>{usbB});
    bench.one->unplugDevice(usbA); // a row above goes: the selection is still the same device
    QTRY_VERIFY(!bench.rowOf(usbA).isValid());
    QCOMPARE(bench.page()->selectedDevices(), QList<DeviceKey>{usbB});
    QCOMPARE(bench.view()->currentIndex().siblingAtColumn(0), bench.rowOf(usbB));
}

void TestMainWindow::offlineHostGreysOnlyItself()
{
    Bench bench;
    QTRY_VERIFY(bench.ready());
    bench.one->setReachable(false);
    bench.one->restart();
    QTRY_COMPARE(bench.first->state(), HostSession::State::Waiting);
    QVERIFY(bench.view()->isStale());
    QVERIFY(bench.rowOf(gpu).isValid()); // what was known stays to be read
    const auto *bar = bench.window->currentPage()->findChild<QWidget *>(u"messageBar"_s);
    QVERIFY(bar->isVisible());
    QVERIFY(!bar->findChild<QLabel *>(u"messageSummary"_s)->text().isEmpty());
    bench.clickActions(gpu);
    QTRY_VERIFY(bench.menu());
    QVERIFY(!bench.menu()->findChild<QAction *>(u"actionDetach"_s)->isEnabled());
    bench.menu()->close();

    bench.window->select(bench.second);
    QVERIFY(!bench.view()->isStale());
    QVERIFY(!bench.window->currentPage()->findChild<QWidget *>(u"messageBar"_s)->isVisible());

    bench.one->setReachable(true);
    QTRY_COMPARE(bench.first->state(), HostSession::State::Online);
    bench.window->select(bench.first);
    QVERIFY(!bench.view()->isStale());
    QVERIFY(!bench.window->currentPage()->findChild<QWidget *>(u"messageBar"_s)->isVisible());
}

void TestMainWindow::failedHostTellsAndRetries()
{
    Bench bench;
    const auto late = smallHost();
    HostEntry entry = entryFor(u"three"_s); // nobody knows this one yet
    entry.uri = u"simulated:///not/there.xml"_s;
    HostSession *third = bench.hosts.addTransient(entry);
    QTRY_COMPARE(third->state(), HostSession::State::Failed);
    bench.window->select(third);
    SessionPage *page = bench.window->currentPage();
    QTRY_COMPARE(page->findChild<QLabel *>(u"messageSummary"_s)->text(), third->error()->summary);
    QVERIFY(page->findChild<QPushButton *>(u"messageEdit"_s)->isVisible());
    bench.world->add(entry.uri, late);
    QTest::mouseClick(page->findChild<QPushButton *>(u"messageRetry"_s), Qt::LeftButton);
    QTRY_COMPARE(third->state(), HostSession::State::Online);
    QVERIFY(!page->findChild<QWidget *>(u"messageBar"_s)->isVisible());
    QVERIFY(bench.rowOf(gpu).isValid());
}

void TestMainWindow::transitionShowsWhileItRuns()
{
    Bench bench;
    QTRY_VERIFY(bench.ready());
    bench.one->faults().hang(u"detachNode"_s, 1);
    bench.clickActions(nvme);
    QTRY_VERIFY(bench.menu());
    Bench::choose(bench.menu(), u"actionDetach"_s);
    QTRY_VERIFY(bench.dialog());
    Bench::execute(bench.dialog());
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

void TestMainWindow::severalUnitsAtOnce()
{
    Bench bench;
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
    Bench::choose(bench.menu(), u"actionDetach"_s);
    QTRY_VERIFY(bench.dialog());
    const auto *list = bench.dialog()->findChild<QTreeWidget *>(u"batchList"_s);
    QVERIFY(list);
    QCOMPARE(list->topLevelItemCount(), 2);
    if (auto *tick = bench.dialog()->findChild<QCheckBox *>(u"batchTick"_s); tick->isVisible())
        tick->click();
    auto *execute = bench.dialog()->findChild<QPushButton *>(u"batchExecute"_s);
    QVERIFY(execute->isEnabled());
    QTest::mouseClick(execute, Qt::LeftButton);
    QTRY_COMPARE(Bench::driver(bench.one, gpu), u"vfio-pci"_s);
    QTRY_COMPARE(Bench::driver(bench.one, gpuAudio), u"vfio-pci"_s);
    QTRY_COMPARE(Bench::driver(bench.one, nvme), u"vfio-pci"_s);
}

void TestMainWindow::vmShowsOnlyItsDevices()
{
    Bench bench;
    QTRY_VERIFY(bench.ready());
    bench.window->select(bench.first, stopped);
    QCOMPARE(bench.page()->model()->deviceCount(), 0);
    auto *empty = bench.page()->findChild<QWidget *>(u"deviceEmpty"_s);
    QVERIFY(empty->isVisible());
    QVERIFY(bench.page()->findChild<QPushButton *>(u"assignFromPool"_s)->isEnabled());
    // Somebody else assigns the NVMe drive for the next start.
    bench.one->bindDriver(nvme, u"vfio-pci"_s);
    Hostdev hostdev;
    hostdev.type = Hostdev::Type::Pci;
    hostdev.pci = PciAddress::fromNodeName(nvme.value());
    hostdev.alias = u"ua-test"_s;
    QVERIFY(bench.one->attachHostdev(stopped, writeHostdev(hostdev), {.live = false, .config = true}));
    QTRY_COMPARE(bench.page()->model()->deviceCount(), 1);
    QCOMPARE(bench.cell(nvme, DeviceColumn::Claim), u"Next start"_s);
    QVERIFY(!empty->isVisible());
    bench.clickActions(nvme);
    QTRY_VERIFY(bench.menu());
    Bench::choose(bench.menu(), u"actionRelease"_s);
    QTRY_VERIFY(bench.dialog());
    Bench::execute(bench.dialog());
    QTRY_VERIFY(bench.one->domain(stopped)->config->hostdevs.isEmpty());
    QTRY_COMPARE(bench.page()->model()->deviceCount(), 0);
}

void TestMainWindow::deletedVmTakesItsPageAlong()
{
    Bench bench;
    QTRY_VERIFY(bench.ready());
    bench.window->select(bench.first, stopped);
    QCOMPARE(bench.window->currentPage()->scope(), stopped);
    QVERIFY(bench.one->undefineDomain(stopped));
    QTRY_VERIFY(bench.window->currentPage() && bench.window->currentPage()->scope() != stopped);
    QCOMPARE(bench.window->currentPage()->session(), bench.first);
}

void TestMainWindow::removedHostTakesItsPagesAlong()
{
    Bench bench;
    QTRY_VERIFY(bench.ready());
    bench.window->select(bench.first, running);
    bench.window->select(bench.first);
    QVERIFY(bench.hosts.remove(bench.first->entry().id));
    QTRY_VERIFY(bench.window->currentPage() && bench.window->currentPage()->session() == bench.second);
    QVERIFY(bench.hosts.remove(bench.second->entry().id));
    QTRY_VERIFY(!bench.window->currentPage());
    QVERIFY(bench.window->findChild<QPushButton *>(u"addHost"_s)->isVisible());
}

void TestMainWindow::tasksTellWhatHappened()
{
    Bench bench;
    QTRY_VERIFY(bench.ready());
    QVERIFY(bench.window->findChild<QLabel *>(u"taskEmpty"_s)->isVisible());
    bench.one->faults().fail(u"detachNode"_s, 1,
                             failure(ErrorCode::Failed, u"It broke <b>here</b>."_s, u"code 38"_s).error());
    bench.clickActions(nvme);
    QTRY_VERIFY(bench.menu());
    Bench::choose(bench.menu(), u"actionDetach"_s);
    QTRY_VERIFY(bench.dialog());
    Bench::execute(bench.dialog());
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

void TestMainWindow::layoutIsRemembered()
{
    {
        Bench bench;
        QTRY_VERIFY(bench.ready());
        bench.view()->setColumnWidth(int(DeviceColumn::Device), 123);
        bench.window->findChild<QDockWidget *>(u"tasksDock"_s)->hide();
        bench.window->close();
    }
    Bench bench;
    QTRY_VERIFY(bench.ready());
    QCOMPARE(bench.view()->columnWidth(int(DeviceColumn::Device)), 123);
    QVERIFY(!bench.window->findChild<QDockWidget *>(u"tasksDock"_s)->isVisible());
}

/// Every control a screen reader meets says what it is.
void TestMainWindow::everyControlHasAName()
{
    Bench bench;
    QTRY_VERIFY(bench.ready());
    for (const QWidget *widget : bench.window->findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || widget->objectName().startsWith(u"qt_"_s))
            continue;
        QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
        QVERIFY(spoken);
        if (spoken->role() == QAccessible::Pane || spoken->role() == QAccessible::Client ||
            spoken->role() == QAccessible::PageTabList)
            continue;
        QVERIFY2(
            !spoken->text(QAccessible::Name).isEmpty(),
            qPrintable(u"%1 %2"_s.arg(QLatin1StringView(widget->metaObject()->className()), widget->objectName())));
    }
}

void TestMainWindow::onlyTheShownHostIsPolled()
{
    Bench bench;
    QTRY_VERIFY(bench.ready());
    bench.window->select(bench.second);
    QTRY_VERIFY(bench.two->callCount(u"refreshDrivers"_s) > 3);
    bench.one->clearCalls();
    const int seen = bench.two->callCount(u"refreshDrivers"_s);
    QTRY_VERIFY(bench.two->callCount(u"refreshDrivers"_s) > seen + 5);
    QVERIFY(bench.one->callCount(u"refreshDrivers"_s) <= 1); // one may have been under way
}

void TestMainWindow::fiveHundredRows()
{
    RandomHost many(1);
    many.grow(500);
    DevicesPage *page = nullptr;
    Bench bench;
    QTRY_VERIFY(bench.ready());
    page = bench.page();
    const InventoryPtr before = many.inventory();
    page->model()->setInventory(before);
    QCOMPARE(page->model()->deviceCount(), 500);
    bench.view()->scrollToBottom();
    const int scrolled = bench.view()->verticalScrollBar()->value();
    QVERIFY(scrolled > 0);
    many.setDriver(250, u"vfio-pci"_s);
    page->model()->setInventory(many.inventory());
    QCOMPARE(bench.view()->verticalScrollBar()->value(), scrolled);
    QCOMPARE(bench.cell(many.keyAt(250), DeviceColumn::Driver), u"vfio-pci"_s);
}

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
