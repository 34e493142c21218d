// SPDX-License-Identifier: GPL-3.0-or-later
// The Instances tab of a cluster, in the real window.
#include "tests/ui/instances_bench.h"
#include "tests/ui/test_settings.h"
#include "ui/pages/cluster_page.h"
#include "ui/pages/pool_page.h"

#include <QHeaderView>
#include <QSettings>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

namespace {

/// Host "one" is in the cluster "Rack", whose Instances tab is open; host "two" is in none.
struct ClusterInstancesBench : InstancesBench {
    ClusterId rack;

    ClusterInstancesBench()
    {
        const Result<ClusterId> made =
            hosts.addCluster({.id = {}, .name = u"Rack"_s, .hosts = {session(0)->entry().id}});
        if (!made)
            qFatal("%s", qPrintable(made.error().toText()));
        rack = *made;
        window->selectCluster(rack);
        cluster()->tabs()->setCurrentWidget(instances());
    }
    ClusterPage *cluster() const { return window->currentCluster(); }
    InstancesPage *instances() const { return cluster()->instances(); }
    QWidget *empty() const { return child<QWidget>(instances(), "instanceEmpty"); }
    bool sees(const QString &text) const { return textOf(empty(), "emptyTitle").contains(text); }
    bool shown(const char *name) const { return child<QWidget>(instances(), name)->isVisible(); }
};

} // namespace

class TestClusterInstances : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useTestSettings(); }
    void cleanup() { QSettings().clear(); }
    void instancesElsewhereAreNotItsOwn();
    void aSearchHidesOnlyItsOwn();
    void aClusterWithoutHostsSaysSo();
    void findStaysOnTheTab();
    void columnsAreRemembered();
};

void TestClusterInstances::instancesElsewhereAreNotItsOwn()
{
    ClusterInstancesBench bench;
    QTRY_VERIFY(bench.ready());
    addInstance(bench.two, u"elsewhere"_s);
    QTRY_COMPARE(bench.instances()->model()->rowCount(), 1);
    QVERIFY(bench.empty()->isVisible());
    QVERIFY2(bench.sees(u"in this cluster"_s), qPrintable(textOf(bench.empty(), "emptyTitle")));
    QVERIFY(bench.shown("instanceEmptyNew"));
    QVERIFY(!bench.shown("instanceClearSearch"));
    // No words can be why: there is nothing that they hide.
    QTest::keyClicks(child<QLineEdit>(bench.instances(), "instanceSearch"), u"else"_s);
    QVERIFY(bench.sees(u"in this cluster"_s));
    QVERIFY(bench.shown("instanceEmptyNew"));
    // The page of all hosts has it.
    bench.window->showInstances();
    QCOMPARE(bench.window->instancesPage()->filter()->rowCount(), 1);
}

void TestClusterInstances::aSearchHidesOnlyItsOwn()
{
    ClusterInstancesBench bench;
    QTRY_VERIFY(bench.ready());
    addInstance(bench.one, u"train-1"_s);
    addInstance(bench.two, u"train-2"_s);
    QTRY_COMPARE(bench.instances()->model()->rowCount(), 2);
    QTRY_COMPARE(bench.instances()->filter()->rowCount(), 1);
    QVERIFY(!bench.empty()->isVisible());
    QTest::keyClicks(child<QLineEdit>(bench.instances(), "instanceSearch"), u"train-2"_s);
    QVERIFY(bench.empty()->isVisible());
    QVERIFY(bench.sees(u"match"_s));
    QVERIFY(!bench.shown("instanceEmptyNew"));
    click(bench.instances(), "instanceClearSearch");
    QVERIFY(!bench.empty()->isVisible());
    QCOMPARE(bench.instances()->filter()->rowCount(), 1);
}

void TestClusterInstances::aClusterWithoutHostsSaysSo()
{
    ClusterInstancesBench bench;
    QTRY_VERIFY(bench.ready());
    QVERIFY(bench.hosts.updateCluster({.id = bench.rack, .name = u"Rack"_s, .hosts = {}}));
    QVERIFY(bench.empty()->isVisible());
    QVERIFY2(bench.sees(u"no hosts"_s), qPrintable(textOf(bench.empty(), "emptyTitle")));
}

void TestClusterInstances::findStaysOnTheTab()
{
    ClusterInstancesBench bench;
    QTRY_VERIFY(bench.ready());
    QCOMPARE(bench.cluster()->tabs()->count(), 3);
    QCOMPARE(bench.cluster()->tabs()->widget(1), bench.instances());
    bench.window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(bench.window.get()));
    QTest::keyClick(bench.window.get(), Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(bench.cluster()->tabs()->currentWidget(), bench.instances());
    QTRY_VERIFY(child<QLineEdit>(bench.instances(), "instanceSearch")->hasFocus());
    // The Hosts tab has nothing to search.
    bench.cluster()->tabs()->setCurrentIndex(2);
    QTest::keyClick(bench.window.get(), Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(bench.cluster()->tabs()->currentWidget(), bench.cluster()->pool());
    QTRY_VERIFY(child<QLineEdit>(bench.cluster()->pool(), "deviceSearch")->hasFocus());
}

void TestClusterInstances::columnsAreRemembered()
{
    {
        ClusterInstancesBench bench;
        QTRY_VERIFY(bench.ready());
        bench.instances()->view()->setColumnWidth(InstanceModel::PlanColumn, 123);
        bench.window->close();
    }
    {
        ClusterInstancesBench bench;
        QTRY_VERIFY(bench.ready());
        QCOMPARE(bench.instances()->view()->columnWidth(InstanceModel::PlanColumn), 123);
        bench.instances()->view()->setColumnWidth(InstanceModel::PlanColumn, 124);
        const InstancesPage *all = bench.window->instancesPage();
        QVERIFY(all->view()->columnWidth(InstanceModel::PlanColumn) != 123); // the page of all hosts has its own
        bench.window->showInstances();                                       // and so it isn't on screen at the end
        bench.window->close();
    }
    ClusterInstancesBench bench;
    QTRY_VERIFY(bench.ready());
    QCOMPARE(bench.instances()->view()->columnWidth(InstanceModel::PlanColumn), 124);
}

QTEST_MAIN(TestClusterInstances)
#include "tst_cluster_instances.moc"
