// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/cluster_bench.h"
#include "tests/ui/dialog_support.h"
#include "ui/models/cluster_host_model.h"
#include "ui/models/pool_count_model.h"
#include "ui/pages/cluster_actions.h"
#include "ui/pages/cluster_hosts_page.h"

#include <QLineEdit>
#include <QListWidget>
#include <QMenuBar>
#include <QMessageBox>
#include <QTreeWidget>

using namespace riser;
using namespace riser::test;

class TestClusterPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useTestSettings(); }

    void aClusterIsMadeByMouseAndKeys();
    void aClusterIsEditedFromTheTree();
    void aClusterIsRemovedAndItsHostsStay();
    void thePoolHasTheDevicesOfAllHosts();
    void detachOnTheHostThatWasMeant();
    void devicesOfBothHostsAtOnce();
    void severalHostsHaveNoVmInCommon();
    void selectionStaysWhenAnotherHostChanges();
    void searchAndChipsLookAtAllHosts();
    void anOfflineHostIsGreyAndSaysWhy();
    void theXmlIsOnTheHostsPage();
    void theHostsTabOpensAHost();
    void anEmptyClusterSaysWhatToDo();
};

void TestClusterPage::aClusterIsMadeByMouseAndKeys()
{
    WindowBench bench;
    QTRY_VERIFY(bench.ready());
    auto *action = bench.window->menuBar()->findChild<QAction *>(u"clusterNew"_s);
    QVERIFY(action);
    action->trigger();
    QTRY_VERIFY(bench.dialog());
    QDialog *dialog = bench.dialog();
    auto *save = child<QPushButton>(dialog, "clusterSave");
    QTest::mouseClick(save, Qt::LeftButton);
    QVERIFY(!textOf(dialog, "clusterProblem").isEmpty()); // it has no name
    QVERIFY(bench.hosts.clusters().isEmpty());
    QTest::keyClicks(child<QLineEdit>(dialog, "clusterName"), u"Rack"_s);
    QVERIFY(textOf(dialog, "clusterProblem").isEmpty());
    auto *list = child<QListWidget>(dialog, "clusterHosts");
    QCOMPARE(list->count(), 2);
    list->setFocus();
    list->setCurrentRow(1);
    QTest::keyClick(list, Qt::Key_Space);
    QTest::keyClick(child<QLineEdit>(dialog, "clusterName"), Qt::Key_Return);
    QTRY_COMPARE(bench.hosts.clusters().size(), 1);
    QCOMPARE(bench.hosts.clusters().first().name, u"Rack"_s);
    QCOMPARE(bench.hosts.clusters().first().hosts, QList<HostId>{bench.second->entry().id});
    QTRY_VERIFY(bench.window->currentCluster());
    QCOMPARE(bench.window->currentCluster()->cluster(), bench.hosts.clusters().first().id);
    QVERIFY(bench.window->windowTitle().startsWith(u"Rack"_s));

    // Another one can't have its host, nor its name.
    action->trigger();
    QTRY_VERIFY(bench.dialog());
    dialog = bench.dialog();
    list = child<QListWidget>(dialog, "clusterHosts");
    QVERIFY(!(list->item(1)->flags() & Qt::ItemIsEnabled));
    QVERIFY(list->item(1)->text().contains(u"Rack"_s));
    QTest::keyClicks(child<QLineEdit>(dialog, "clusterName"), u"rack"_s);
    click(dialog, "clusterSave");
    QVERIFY(textOf(dialog, "clusterProblem").contains(u"Rack"_s));
    QCOMPARE(bench.hosts.clusters().size(), 1);
}

void TestClusterPage::aClusterIsEditedFromTheTree()
{
    ClusterBench bench;
    QTRY_VERIFY(bench.read());
    bench.openTreeMenu(bench.window->tree()->hostModel()->indexOf(bench.rack));
    QTRY_VERIFY(bench.openMenu("clusterMenu"));
    WindowBench::choose(bench.openMenu("clusterMenu"), u"clusterEdit"_s);
    QTRY_VERIFY(bench.dialog());
    auto *list = child<QListWidget>(bench.dialog(), "clusterHosts");
    QCOMPARE(list->item(0)->checkState(), Qt::Checked);
    list->setCurrentRow(0);
    QTest::keyClick(list, Qt::Key_Space);
    auto *name = child<QLineEdit>(bench.dialog(), "clusterName");
    name->selectAll();
    QTest::keyClicks(name, u"Half a rack"_s);
    click(bench.dialog(), "clusterSave");
    QTRY_COMPARE(bench.hosts.cluster(bench.rack)->name, u"Half a rack"_s);
    QCOMPARE(bench.hosts.cluster(bench.rack)->hosts, QList<HostId>{bench.second->entry().id});
    QVERIFY(bench.cluster());
    QTRY_VERIFY(!bench.poolRow(bench.first, nvme).isValid());
    QVERIFY(bench.poolRow(bench.second, nvme).isValid());
    QVERIFY(bench.window->windowTitle().startsWith(u"Half a rack"_s));
}

void TestClusterPage::aClusterIsRemovedAndItsHostsStay()
{
    ClusterBench bench;
    QTRY_VERIFY(bench.read());
    bench.openTreeMenu(bench.window->tree()->hostModel()->indexOf(bench.rack));
    QTRY_VERIFY(bench.openMenu("clusterMenu"));
    WindowBench::choose(bench.openMenu("clusterMenu"), u"clusterRemove"_s);
    QTRY_VERIFY(bench.dialog());
    QCOMPARE(bench.dialog()->objectName(), u"askRemoveCluster"_s);
    QVERIFY(bench.hosts.cluster(bench.rack)); // asked first
    click(bench.dialog(), "removeClusterYes");
    QTRY_VERIFY(!bench.hosts.cluster(bench.rack));
    QCOMPARE(bench.hosts.sessions().size(), 2);
    QVERIFY(!bench.window->currentCluster());
    bench.window->select(bench.first);
    QVERIFY(bench.window->currentPage());
    QCOMPARE(bench.window->currentPage()->session(), bench.first);
}

void TestClusterPage::thePoolHasTheDevicesOfAllHosts()
{
    ClusterBench bench;
    QTRY_VERIFY(bench.read());
    QVERIFY(bench.cluster());
    QCOMPARE(bench.pool()->model()->deviceCount(),
             bench.first->inventory()->devices().size() + bench.second->inventory()->devices().size());
    QCOMPARE(bench.poolCell(bench.first, nvme, DeviceColumn::Host), u"one"_s);
    QCOMPARE(bench.poolCell(bench.second, nvme, DeviceColumn::Host), u"two"_s);
    QVERIFY(!bench.pool()->view()->isColumnHidden(int(DeviceColumn::Host)));
    QVERIFY(bench.one->detachNode(nvme)); // by somebody else
    QTRY_COMPARE(bench.poolCell(bench.first, nvme, DeviceColumn::Status), u"Detached"_s);
    QCOMPARE(bench.poolCell(bench.second, nvme, DeviceColumn::Status), u"Attached"_s);
    const PoolCountModel *counts = bench.pool()->counts();
    const QString title = bench.first->inventory()->device(nvme)->title;
    int seen = 0;
    for (int row = 0; row < counts->rowCount(); ++row) {
        if (counts->index(row, PoolCountModel::ModelColumn).data().toString() != title)
            continue;
        ++seen;
        QCOMPARE(counts->index(row, PoolCountModel::FreeColumn).data().toInt(), 1);
        QVERIFY(counts->index(row, PoolCountModel::TotalColumn).data().toInt() >= 2);
    }
    QCOMPARE(seen, 1);
    // A host's own page has no use for its name.
    bench.window->select(bench.first);
    QVERIFY(bench.view()->isColumnHidden(int(DeviceColumn::Host)));
}

void TestClusterPage::detachOnTheHostThatWasMeant()
{
    ClusterBench bench;
    QTRY_VERIFY(bench.read());
    bench.clickPoolActions(bench.second, nvme);
    QTRY_VERIFY(bench.menu());
    WindowBench::choose(bench.menu(), u"actionDetach"_s);
    QTRY_VERIFY(bench.dialog());
    WindowBench::execute(bench.dialog());
    QTRY_COMPARE(WindowBench::driver(bench.two, nvme), u"vfio-pci"_s);
    QCOMPARE(WindowBench::driver(bench.one, nvme), u"nvme"_s);
    QTRY_COMPARE(bench.poolCell(bench.second, nvme, DeviceColumn::Status), u"Detached"_s);
    QCOMPARE(bench.poolCell(bench.first, nvme, DeviceColumn::Status), u"Attached"_s);

    // And back, by the keyboard.
    QTRY_VERIFY(!bench.dialog());
    bench.clickRow(bench.second, nvme);
    QTest::keyClick(bench.pool()->view(), Qt::Key_Return);
    QTRY_VERIFY(bench.menu());
    WindowBench::choose(bench.menu(), u"actionReturn"_s);
    QTRY_VERIFY(bench.dialog());
    WindowBench::execute(bench.dialog());
    QTRY_COMPARE(WindowBench::driver(bench.two, nvme), u"nvme"_s);
}

void TestClusterPage::devicesOfBothHostsAtOnce()
{
    ClusterBench bench;
    QTRY_VERIFY(bench.read());
    bench.clickRow(bench.first, nvme);
    bench.clickRow(bench.second, nvme, Qt::ControlModifier);
    bench.clickRow(bench.second, gpu, Qt::ControlModifier);
    QCOMPARE(bench.pool()->selected().size(), 3);
    bench.clickPoolActions(bench.second, nvme);
    QTRY_VERIFY(bench.menu());
    WindowBench::choose(bench.menu(), u"actionDetach"_s);
    QTRY_VERIFY(bench.dialog());
    const auto *list = bench.dialog()->findChild<QTreeWidget *>(u"batchList"_s);
    QVERIFY(list);
    QCOMPARE(list->topLevelItemCount(), 3);
    QStringList hosts;
    for (int row = 0; row < 3; ++row)
        hosts << list->topLevelItem(row)->text(0).section(u':', 0, 0);
    QCOMPARE(hosts.count(u"one"_s), 1);
    QCOMPARE(hosts.count(u"two"_s), 2);
    if (auto *tick = bench.dialog()->findChild<QCheckBox *>(u"batchTick"_s); tick->isVisible())
        tick->click();
    QTest::mouseClick(bench.dialog()->findChild<QPushButton *>(u"batchExecute"_s), Qt::LeftButton);
    QTRY_COMPARE(WindowBench::driver(bench.one, nvme), u"vfio-pci"_s);
    QTRY_COMPARE(WindowBench::driver(bench.two, nvme), u"vfio-pci"_s);
    QTRY_COMPARE(WindowBench::driver(bench.two, gpuAudio), u"vfio-pci"_s);
    QCOMPARE(WindowBench::driver(bench.one, gpu), u"nouveau"_s);
}

void TestClusterPage::severalHostsHaveNoVmInCommon()
{
    ClusterBench bench;
    QVERIFY(bench.one->detachNode(nvme));
    QVERIFY(bench.two->detachNode(nvme));
    QTRY_VERIFY(bench.read());
    QTRY_COMPARE(bench.poolCell(bench.first, nvme, DeviceColumn::Status), u"Detached"_s);
    QTRY_COMPARE(bench.poolCell(bench.second, nvme, DeviceColumn::Status), u"Detached"_s);
    bench.clickRow(bench.first, nvme);
    bench.clickPoolActions(bench.first, nvme);
    QTRY_VERIFY(bench.menu());
    QVERIFY(bench.menu()->findChild<QAction *>(u"actionAssign"_s)->isEnabled());
    bench.menu()->close();
    bench.clickRow(bench.second, nvme, Qt::ControlModifier);
    bench.clickPoolActions(bench.second, nvme);
    QTRY_VERIFY(bench.menu());
    const auto *assign = bench.menu()->findChild<QAction *>(u"actionAssign"_s);
    QVERIFY(!assign->isEnabled());
    QVERIFY(assign->statusTip().contains(u"several hosts"_s));
    bench.menu()->close();
}

void TestClusterPage::selectionStaysWhenAnotherHostChanges()
{
    ClusterBench bench;
    QTRY_VERIFY(bench.read());
    bench.clickRow(bench.second, nvme);
    const QModelIndex before = bench.pool()->view()->currentIndex();
    const QString details = child<QPlainTextEdit>(bench.pool(), "deviceDetails")->toPlainText();
    QVERIFY(!details.isEmpty());
    QVERIFY(bench.one->detachNode(nvme));
    QVERIFY(bench.one->undefineDomain(stopped));
    QTRY_COMPARE(bench.poolCell(bench.first, nvme, DeviceColumn::Status), u"Detached"_s);
    QCOMPARE(bench.pool()->view()->currentIndex(), before);
    QCOMPARE(bench.pool()->selected().size(), 1);
    QCOMPARE(bench.pool()->selected().first(), (SessionDevice{.session = bench.second, .key = nvme}));
    QCOMPARE(child<QPlainTextEdit>(bench.pool(), "deviceDetails")->toPlainText(), details);
}

void TestClusterPage::searchAndChipsLookAtAllHosts()
{
    ClusterBench bench;
    QTRY_VERIFY(bench.read());
    auto *search = child<QLineEdit>(bench.pool(), "deviceSearch");
    bench.cluster()->focusFilter();
    QTest::keyClicks(search, u"two 0000:04:00.0"_s);
    QVERIFY(bench.poolRow(bench.second, nvme).isValid());
    QVERIFY(!bench.poolRow(bench.first, nvme).isValid());
    QVERIFY(!bench.poolRow(bench.second, gpu).isValid());
    search->clear();
    click(bench.pool(), "chip-gpu");
    QVERIFY(bench.poolRow(bench.first, gpu).isValid());
    QVERIFY(bench.poolRow(bench.second, gpu).isValid());
    QVERIFY(!bench.poolRow(bench.second, nvme).isValid());
    QTRY_VERIFY(child<QAbstractButton>(bench.pool(), "chip-gpu")->text().endsWith(u'4'));
}

void TestClusterPage::anOfflineHostIsGreyAndSaysWhy()
{
    ClusterBench bench;
    QTRY_VERIFY(bench.read());
    bench.second->close();
    QTRY_VERIFY(bench.poolRow(bench.second, nvme).data(DeviceModel::StaleRole).toBool());
    QVERIFY(!bench.poolRow(bench.first, nvme).data(DeviceModel::StaleRole).toBool());
    QVERIFY(textOf(bench.pool(), "poolHosts").startsWith(u"1 of 2"_s));
    bench.clickPoolActions(bench.second, nvme);
    QTRY_VERIFY(bench.menu());
    const auto *detach = bench.menu()->findChild<QAction *>(u"actionDetach"_s);
    QVERIFY(!detach->isEnabled());
    QVERIFY(detach->statusTip().contains(u"two"_s));
    bench.menu()->close();
    QCOMPARE(WindowBench::driver(bench.two, nvme), u"nvme"_s);
}

void TestClusterPage::theXmlIsOnTheHostsPage()
{
    ClusterBench bench;
    QTRY_VERIFY(bench.read());
    bench.clickPoolActions(bench.second, nvme);
    QTRY_VERIFY(bench.menu());
    WindowBench::choose(bench.menu(), u"actionXml"_s);
    QTRY_VERIFY(bench.window->currentPage());
    QCOMPARE(bench.window->currentPage()->session(), bench.second);
    QCOMPARE(bench.window->currentPage()->currentTab(), u"xmlTab"_s);
}

void TestClusterPage::theHostsTabOpensAHost()
{
    ClusterBench bench;
    QTRY_VERIFY(bench.read());
    ClusterHostsPage *page = bench.cluster()->hostsPage();
    bench.cluster()->tabs()->setCurrentWidget(page);
    auto *view = child<QTreeView>(page, "clusterHostView");
    QCOMPARE(view->model()->rowCount(), 2);
    const QModelIndex row = view->model()->index(1, 0);
    QCOMPARE(row.data().toString(), u"two"_s);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(row).center());
    QTest::keyClick(view, Qt::Key_Return);
    QTRY_VERIFY(bench.window->currentPage());
    QCOMPARE(bench.window->currentPage()->session(), bench.second);
}

void TestClusterPage::anEmptyClusterSaysWhatToDo()
{
    ClusterBench bench;
    QTRY_VERIFY(bench.read());
    QVERIFY(bench.hosts.updateCluster({.id = bench.rack, .name = u"Rack"_s, .hosts = {}}));
    QVERIFY(child<QWidget>(bench.pool(), "deviceEmpty")->isVisible());
    bench.cluster()->tabs()->setCurrentWidget(bench.cluster()->hostsPage());
    QVERIFY(child<QWidget>(bench.cluster(), "clusterHostEmpty")->isVisible());
    click(bench.cluster(), "clusterAddHosts");
    QTRY_VERIFY(bench.dialog());
    QVERIFY(child<QListWidget>(bench.dialog(), "clusterHosts"));
}

QTEST_MAIN(TestClusterPage)
#include "tst_cluster_page.moc"
