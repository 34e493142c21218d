// SPDX-License-Identifier: GPL-3.0-or-later
// What is done with VMs in the real window on a simulated host, by mouse; what came of it is asked of the host.
#include "app/console/wiring/console.h"
#include "core/host/simulated/simulated_backend.h"
#include "tests/support/session_fixture.h"
#include "tests/window/window_driver.h"
#include "ui/models/vm_model.h"
#include "ui/pages/host_tree.h"
#include "ui/pages/main_window.h"
#include "ui/pages/vms_page.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace riser;
using namespace riser::test;

class TestVmActions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanup() { QSettings().clear(); }
    void startAndShutDown();
    void greyedButtonsSayWhy();
    void forceOffAsksFirst();
    void forceOffEndsAShutDownThatWaits();
    void rebootAndAutostart();
    void rowsShowTheVerb();
    void aStartThatIsNotReadyOffersRepair();
    void severalRepairs();
    void warningsAreShownFirst();
    void theTreeHasTheMenu();
    void theOverviewHasTheButtons();
    void filterSearchAndOrder();
    void planOfAnInstance();
};

namespace {

constexpr int patience = 20'000;

/// The console with one simulated host, "one".
struct VmBench {
    QTemporaryDir folder;
    std::shared_ptr<SimulatedHost> host = smallHost();
    std::unique_ptr<Console> console;
    std::unique_ptr<WindowDriver> driver;
    HostSession *session = nullptr;
    VmsPage *page = nullptr;

    VmBench()
    {
        Options options;
        options.configFolder = folder.path();
        console = std::make_unique<Console>(options);
        console->world()->add(entryFor(u"one"_s).uri, host);
        console->hosts()->setTimings(quickTimings());
        session = console->hosts()->addTransient(entryFor(u"one"_s));
        driver = std::make_unique<WindowDriver>(console.get(), patience);
        console->window()->resize(1500, 900);
        console->window()->show();
    }
    bool open() { return driver->waitOnline(session) && (page = driver->openVms(session)) != nullptr; }
    bool runs(const DomainId &domain) const
    {
        const Result<Domain> now = host->domain(domain);
        return now && now->running();
    }
    QString cell(const DomainId &domain, VmModel::Column column) const
    {
        return page->rowOf(domain).siblingAtColumn(column).data().toString();
    }
    QString tip(const DomainId &domain, VmModel::Column column) const
    {
        return page->rowOf(domain).siblingAtColumn(column).data(Qt::ToolTipRole).toString();
    }
    QAbstractButton *button(const QString &action) const
    {
        return page->findChild<QAbstractButton *>(u"button:"_s + action);
    }
    QStringList shown() const
    {
        QStringList names;
        for (int row = 0; row < page->view()->model()->rowCount(); ++row)
            names << page->view()->model()->index(row, VmModel::NameColumn).data().toString();
        return names;
    }
    /// "stopped" claims the GPU, which was in the pool and which somebody gave back to the host.
    void loseGpu() const
    {
        host->setHostProgram(HostProgramFacts::State::Present);
        QVERIFY(host->detachNode(gpu));
        QVERIFY(host->detachNode(gpuAudio));
        QVERIFY(host->poolKeep({gpu, gpuAudio}));
        const QByteArray claim = "<hostdev mode='subsystem' type='pci' managed='no'><source>"
                                 "<address domain='0' bus='1' slot='0' function='0'/></source></hostdev>";
        QVERIFY(host->attachHostdev(stopped, claim, {.config = true}));
        host->bindDriver(gpu, u"nouveau"_s);
    }
};

} // namespace

void TestVmActions::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"riser-tests"_s);
    QCoreApplication::setApplicationName(u"tst_vm_actions"_s);
    QSettings().clear();
}

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

void TestVmActions::aStartThatIsNotReadyOffersRepair()
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
void TestVmActions::severalRepairs()
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

void TestVmActions::warningsAreShownFirst()
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

void TestVmActions::theTreeHasTheMenu()
{
    VmBench bench;
    QVERIFY(bench.open());
    QMenu *menu = bench.driver->openVmMenu(bench.session, u"stopped"_s);
    QVERIFY2(menu, qPrintable(bench.driver->lastError()));
    QVERIFY(menu->findChild<QMenu *>(u"hostMenu"_s)->findChild<QAction *>(u"hostEdit"_s));
    QVERIFY2(bench.driver->clickEntry(menu, u"vmStart"_s), qPrintable(bench.driver->lastError()));
    QTRY_VERIFY(bench.runs(stopped));
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

void TestVmActions::filterSearchAndOrder()
{
    VmBench bench;
    bench.loseGpu();
    QVERIFY(bench.host->destroyDomain(full)); // starts with the host
    QVERIFY(bench.open());
    QTRY_COMPARE(bench.shown(), QStringList({u"full"_s, u"running"_s, u"stopped"_s}));
    const auto chip = [&](const char *name) {
        return bench.page->findChild<QToolButton *>(u"vmChip-"_s + QString::fromLatin1(name));
    };
    QTest::mouseClick(chip("wontstart"), Qt::LeftButton);
    QCOMPARE(bench.shown(), QStringList{u"stopped"_s});
    QTRY_VERIFY(chip("wontstart")->text().endsWith(u'1'));
    QTest::mouseClick(chip("running"), Qt::LeftButton);
    QCOMPARE(bench.shown(), QStringList{u"running"_s});
    QTest::mouseClick(chip("all"), Qt::LeftButton);
    QTRY_VERIFY(chip("all")->isChecked() && !chip("running")->isChecked());
    auto *search = bench.page->findChild<QLineEdit *>(u"vmSearch"_s);
    QTest::keyClicks(search, u"rtx 3090"_s); // by what it has
    QCOMPARE(bench.shown(), QStringList{u"stopped"_s});
    QTest::keyClicks(search, u" nothing"_s);
    QVERIFY(bench.shown().isEmpty());
    QTRY_VERIFY(bench.page->findChild<QWidget *>(u"vmEmpty"_s)->isVisible());
    QTest::mouseClick(bench.page->findChild<QAbstractButton *>(u"vmClearFilters"_s), Qt::LeftButton);
    QCOMPARE(bench.shown().size(), 3);

    // Those that won't start first, and of them the one that the host would start by itself.
    QVERIFY(bench.host->attachHostdev(full,
                                      "<hostdev mode='subsystem' type='pci' managed='no'><source>"
                                      "<address domain='0' bus='4' slot='0' function='0'/></source></hostdev>",
                                      {.config = true}));
    bench.page->view()->sortByColumn(VmModel::StartColumn, Qt::AscendingOrder);
    QTRY_COMPARE(bench.shown(), QStringList({u"full"_s, u"stopped"_s, u"running"_s}));
    QVERIFY(bench.host->setAutostart(full, false));
    QVERIFY(bench.host->setAutostart(stopped, true));
    QTRY_COMPARE(bench.shown(), QStringList({u"stopped"_s, u"full"_s, u"running"_s}));
}

void TestVmActions::planOfAnInstance()
{
    VmBench bench;
    const QByteArray xml = bench.host->domain(stopped)->config->xml;
    InstanceMark mark;
    mark.planName = u"two <b>cards</b>"_s;
    mark.at = QDateTime::currentDateTimeUtc();
    const Result<QByteArray> marked = withInstanceMark(xml, mark);
    QVERIFY(marked);
    QVERIFY(bench.host->defineDomain(*marked));
    QVERIFY(bench.open());
    QTRY_COMPARE(bench.cell(stopped, VmModel::PlanColumn), u"two <b>cards</b>"_s);
    QVERIFY(bench.tip(stopped, VmModel::PlanColumn).contains(u"&lt;b&gt;"_s)); // plain text
    QCOMPARE(bench.cell(running, VmModel::PlanColumn), QString());
}

QTEST_MAIN(TestVmActions)
#include "tst_vm_actions.moc"
