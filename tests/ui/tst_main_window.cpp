// SPDX-License-Identifier: GPL-3.0-or-later
// The real window on simulated hosts, worked with mouse and keyboard; what came of it is asked of the host.
#include "tests/ui/random_host.h"
#include "tests/ui/window_bench.h"
#include "ui/pages/host_tree.h"
#include "ui/pages/tasks_panel.h"
#include "ui/shared/format.h"
#include "ui/xmlview/xml_view.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QComboBox>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace riser;
using namespace riser::test;

class TestMainWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useTestSettings(); }
    void cleanup();
    void noHostsSaysWhatToDo();
    void chipsAndSearchFilter();
    void noMatchOffersTheWayBack();
    void changesBehindItsBackAppear();
    void selectionAndScrollStay();
    void offlineHostGreysOnlyItself();
    void failedHostTellsAndRetries();
    void vmShowsOnlyItsDevices();
    void deletedVmTakesItsPageAlong();
    void removedHostTakesItsPagesAlong();
    void layoutIsRemembered();
    void everyControlHasAName();
    void onlyTheShownHostIsPolled();
    void theHeaderTellsTheLastRead();
    void theXmlTabShowsTheCapabilities();
    void fiveHundredRows();
};

void TestMainWindow::cleanup()
{
    QSettings().clear();
}

void TestMainWindow::noHostsSaysWhatToDo()
{
    QTemporaryDir folder;
    HostList hosts(HostStore(folder.filePath(u"hosts.json"_s)), factoryFor(smallHost()), UserAsker());
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

void TestMainWindow::chipsAndSearchFilter()
{
    WindowBench bench;
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
    WindowBench bench;
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
    WindowBench bench;
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
    WindowBench bench;
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
    WindowBench bench;
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
    WindowBench bench;
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

void TestMainWindow::vmShowsOnlyItsDevices()
{
    WindowBench bench;
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
    WindowBench::choose(bench.menu(), u"actionRelease"_s);
    QTRY_VERIFY(bench.dialog());
    WindowBench::execute(bench.dialog());
    QTRY_VERIFY(bench.one->domain(stopped)->config->hostdevs.isEmpty());
    QTRY_COMPARE(bench.page()->model()->deviceCount(), 0);
}

void TestMainWindow::deletedVmTakesItsPageAlong()
{
    WindowBench bench;
    QTRY_VERIFY(bench.ready());
    bench.window->select(bench.first, stopped);
    QCOMPARE(bench.window->currentPage()->scope(), stopped);
    QVERIFY(bench.one->undefineDomain(stopped));
    QTRY_VERIFY(bench.window->currentPage() && bench.window->currentPage()->scope() != stopped);
    QCOMPARE(bench.window->currentPage()->session(), bench.first);
}

void TestMainWindow::removedHostTakesItsPagesAlong()
{
    WindowBench bench;
    QTRY_VERIFY(bench.ready());
    bench.window->select(bench.first, running);
    bench.window->select(bench.first);
    QVERIFY(bench.hosts.remove(bench.first->entry().id));
    QTRY_VERIFY(bench.window->currentPage() && bench.window->currentPage()->session() == bench.second);
    QVERIFY(bench.hosts.remove(bench.second->entry().id));
    QTRY_VERIFY(!bench.window->currentPage());
    QVERIFY(bench.window->findChild<QPushButton *>(u"addHost"_s)->isVisible());
}

void TestMainWindow::layoutIsRemembered()
{
    {
        WindowBench bench;
        QTRY_VERIFY(bench.ready());
        bench.view()->setColumnWidth(int(DeviceColumn::Device), 123);
        bench.window->findChild<QDockWidget *>(u"tasksDock"_s)->hide();
        bench.window->close();
    }
    WindowBench bench;
    QTRY_VERIFY(bench.ready());
    QCOMPARE(bench.view()->columnWidth(int(DeviceColumn::Device)), 123);
    QVERIFY(!bench.window->findChild<QDockWidget *>(u"tasksDock"_s)->isVisible());
}

/// Every control a screen reader meets says what it is.
void TestMainWindow::everyControlHasAName()
{
    WindowBench bench;
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
    WindowBench bench;
    QTRY_VERIFY(bench.ready());
    bench.window->select(bench.second);
    QTRY_VERIFY(bench.two->callCount(u"refreshDrivers"_s) > 3);
    bench.one->clearCalls();
    const int seen = bench.two->callCount(u"refreshDrivers"_s);
    QTRY_VERIFY(bench.two->callCount(u"refreshDrivers"_s) > seen + 5);
    QVERIFY(bench.one->callCount(u"refreshDrivers"_s) <= 1); // one may have been under way
}

void TestMainWindow::theHeaderTellsTheLastRead()
{
    WindowBench bench;
    QTRY_VERIFY(bench.ready());
    const auto *label = bench.page()->findChild<QLabel *>(u"headerRead"_s);
    QSignalSpy reads(bench.first, &HostSession::lastReadChanged);
    QSignalSpy resets(bench.page()->model(), &QAbstractItemModel::modelReset);
    QSignalSpy changes(bench.page()->model(), &QAbstractItemModel::dataChanged);
    QTRY_VERIFY(reads.size() > 3);
    QCOMPARE(label->text(), u"Read at "_s + clockText(bench.first->lastRead()));
    QVERIFY(label->isVisible());
    QCOMPARE(resets.size() + changes.size(), 0);
}

void TestMainWindow::theXmlTabShowsTheCapabilities()
{
    WindowBench bench;
    QTRY_VERIFY(bench.ready());
    bench.one->faults().hang(u"readCapabilities"_s, 1);
    bench.window->currentPage()->setCurrentTab(u"xmlTab"_s);
    const auto *view = bench.window->currentPage()->findChild<XmlView *>(u"xmlView"_s);
    const auto *note = bench.window->currentPage()->findChild<QLabel *>(u"xmlNote"_s);
    auto *choice = bench.window->currentPage()->findChild<QComboBox *>(u"xmlChoice"_s);
    QTRY_COMPARE(bench.one->faults().hanging(), 1);
    QVERIFY(note->isVisible() && note->text().contains(u"one"_s)); // the window goes on meanwhile
    QVERIFY(view->xml().isEmpty());
    bench.one->faults().release();
    QTRY_COMPARE(view->xml(), bench.one->capabilities());
    QVERIFY(!note->isVisible());
    QVERIFY(choice->currentText().contains(u"one"_s));

    Q_EMIT bench.page()->xmlRequested(nvme);
    QVERIFY(view->xml().contains("pci_0000_04_00_0"));
    bench.one->faults().fail(u"readCapabilities"_s, 1, failure(ErrorCode::Failed, u"It <b>won't</b> say."_s).error());
    bench.window->currentPage()->setCurrentTab(u"devicesTab"_s);
    choice->setCurrentIndex(0);
    bench.window->currentPage()->setCurrentTab(u"xmlTab"_s);
    QTRY_VERIFY(note->isVisible() && note->text().contains(u"It <b>won't</b> say."_s));
    QCOMPARE(note->textFormat(), Qt::PlainText);
    QCOMPARE(view->xml(), bench.one->capabilities()); // what was read last
}

void TestMainWindow::fiveHundredRows()
{
    RandomHost many(1);
    many.grow(500);
    DevicesPage *page = nullptr;
    WindowBench bench;
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
