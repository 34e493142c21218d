// SPDX-License-Identifier: GPL-3.0-or-later
// The Pool tab of a cluster, in the real window: which host is meant, what of a host that goes, and when it is redone.
#include "tests/ui/cluster_bench.h"
#include "tests/ui/dialog_support.h"
#include "ui/pages/cluster_hosts_page.h"

#include <QLineEdit>
#include <QTreeWidget>

using namespace riser;
using namespace riser::test;

class TestPoolPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useTestSettings(); }
    void cleanup() { QSettings().clear(); }

    void theListSaysWhichHost();
    void theMenuSaysWhichHost();
    void theDialogsSayWhichHost();
    void labelsSayWhichHost();
    void aHostThatIsGoneIsToldBeforeAnythingRuns();
    void theOthersAreDoneWhenTheFirstHostIsGone();
    void aBatchWithoutHostsSaysSo();
    void aHiddenPoolIsTakenWhenItIsShown();
    void aHiddenHostColumnStaysHidden();
    void hostsWithoutDevicesAreKnown();

private:
    /// The dialog that detaches the NVMe drive of each host.
    static QDialog *openBatch(const ClusterBench &bench)
    {
        bench.clickRow(bench.first, nvme);
        bench.clickRow(bench.second, nvme, Qt::ControlModifier);
        bench.clickPoolActions(bench.second, nvme);
        if (!QTest::qWaitFor([&bench] { return bench.menu() != nullptr; }))
            return nullptr;
        WindowBench::choose(bench.menu(), u"actionDetach"_s);
        return QTest::qWaitFor([&bench] { return bench.dialog() != nullptr; }) ? bench.dialog() : nullptr;
    }
    static QString listOf(const QDialog *dialog)
    {
        QStringList lines;
        for (QTreeWidgetItemIterator it(child<QTreeWidget>(dialog, "batchList")); *it; ++it)
            lines << (*it)->text(0);
        return lines.join(u'\n');
    }
};

void TestPoolPage::theListSaysWhichHost()
{
    ClusterBench bench;
    QTRY_VERIFY(bench.read());
    bench.clickRow(bench.second, nvme);
    const auto *details = child<QPlainTextEdit>(bench.pool(), "deviceDetails");
    QVERIFY2(details->toPlainText().contains(u"Host: two"_s), qPrintable(details->toPlainText()));
    const QModelIndex row = bench.poolRow(bench.second, nvme);
    QVERIFY(row.data(Qt::ToolTipRole).toString().contains(u"Host: two"_s));
    const QString spoken = row.siblingAtColumn(int(DeviceColumn::Actions)).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(spoken.endsWith(u"(0000:04:00.0) on two"_s), qPrintable(spoken));
    const QModelIndex unit = bench.poolRow(bench.first, gpu).parent();
    QVERIFY(unit.data(Qt::ToolTipRole).toString().contains(u"Host: one"_s));
    QVERIFY(
        unit.siblingAtColumn(int(DeviceColumn::Actions)).data(Qt::AccessibleTextRole).toString().endsWith(u"on one"_s));

    bench.window->select(bench.second); // here it goes without saying
    bench.page()->select(nvme);
    QVERIFY(!bench.rowOf(nvme).data(Qt::ToolTipRole).toString().contains(u"two"_s));
}

void TestPoolPage::theMenuSaysWhichHost()
{
    ClusterBench bench;
    QTRY_VERIFY(bench.read());
    bench.clickPoolActions(bench.second, nvme);
    QTRY_VERIFY(bench.menu());
    const auto *head = bench.menu()->findChild<QAction *>(u"deviceMenuHead"_s);
    QVERIFY(head && !head->isEnabled());
    QVERIFY2(head->text().endsWith(u"(0000:04:00.0) on two"_s), qPrintable(head->text()));
    bench.menu()->close();
    QTRY_VERIFY(!bench.menu());

    bench.clickActionsOf(bench.poolRow(bench.first, gpu).parent());
    QTRY_VERIFY(bench.menu());
    head = bench.menu()->findChild<QAction *>(u"deviceMenuHead"_s);
    QVERIFY(head);
    QVERIFY2(head->text().contains(u"on one and 1 "_s), qPrintable(head->text()));
    bench.menu()->close();
    QTRY_VERIFY(!bench.menu());

    bench.window->select(bench.second);
    bench.clickActions(nvme);
    QTRY_VERIFY(bench.menu());
    QVERIFY(!bench.menu()->findChild<QAction *>(u"deviceMenuHead"_s));
    bench.menu()->close();
}

void TestPoolPage::theDialogsSayWhichHost()
{
    ClusterBench bench;
    QVERIFY(bench.two->detachNode(nvme));
    QTRY_VERIFY(bench.read());
    QTRY_COMPARE(bench.poolCell(bench.second, nvme, DeviceColumn::Status), u"Detached"_s);
    for (const QString &action : {u"actionAssign"_s, u"actionReturn"_s}) {
        bench.clickPoolActions(bench.second, nvme);
        QTRY_VERIFY(bench.menu());
        WindowBench::choose(bench.menu(), action);
        QTRY_VERIFY(bench.dialog());
        QCOMPARE(textOf(bench.dialog(), "host"), u"on two"_s);
        QVERIFY(child<QLabel>(bench.dialog(), "host")->isVisible());
        QVERIFY2(bench.dialog()->windowTitle().endsWith(u"on two"_s), qPrintable(bench.dialog()->windowTitle()));
        bench.dialog()->close();
        QTRY_VERIFY(!bench.dialog());
    }
}

void TestPoolPage::labelsSayWhichHost()
{
    ClusterBench bench;
    QTRY_VERIFY(bench.read());
    bench.clickRow(bench.first, nvme);
    bench.clickRow(bench.second, nvme, Qt::ControlModifier);
    bench.clickPoolActions(bench.second, nvme);
    QTRY_VERIFY(bench.menu());
    WindowBench::choose(bench.menu(), u"actionLabels"_s);
    QTRY_VERIFY(bench.dialog());
    const QString names = textOf(bench.dialog(), "labelDevices");
    QVERIFY2(names.contains(u"(0000:04:00.0) on one"_s) && names.contains(u"(0000:04:00.0) on two"_s),
             qPrintable(names));
}

/// The host has left the list, and the dialog hasn't heard of it yet.
void TestPoolPage::aHostThatIsGoneIsToldBeforeAnythingRuns()
{
    ClusterBench bench;
    QTRY_VERIFY(bench.read());
    QDialog *dialog = openBatch(bench);
    QVERIFY(dialog && enabled(dialog, "batchExecute"));
    QVERIFY(bench.hosts.remove(bench.first->entry().id));
    click(dialog, "batchExecute");
    QVERIFY(dialog->isVisible());
    QTRY_VERIFY(listOf(dialog).contains(u"removed from the list"_s));
    QVERIFY(listOf(dialog).contains(u"one: "_s)); // what was to be done there keeps its words
    QVERIFY(textOf(dialog, "batchTitle").startsWith(u"1 of 2"_s));
    QCOMPARE(WindowBench::driver(bench.two, nvme), u"nvme"_s);
    click(dialog, "batchExecute");
    QTRY_COMPARE(WindowBench::driver(bench.two, nvme), u"vfio-pci"_s);
    QTRY_VERIFY(!bench.dialog());
    QCOMPARE(WindowBench::driver(bench.one, nvme), u"nvme"_s);
}

void TestPoolPage::theOthersAreDoneWhenTheFirstHostIsGone()
{
    ClusterBench bench;
    QTRY_VERIFY(bench.read());
    bench.clickRow(bench.first, nvme);
    bench.clickRow(bench.second, nvme, Qt::ControlModifier);
    QCOMPARE(bench.pool()->selected().first().session, bench.first);
    bench.clickPoolActions(bench.second, nvme);
    QTRY_VERIFY(bench.menu());
    const QPointer first(bench.first);
    QVERIFY(bench.hosts.remove(first->entry().id));
    QTRY_VERIFY(!first);
    QVERIFY(bench.menu());
    WindowBench::choose(bench.menu(), u"actionDetach"_s);
    QTRY_VERIFY(bench.dialog());
    QVERIFY(listOf(bench.dialog()).contains(u"removed from the list"_s));
    click(bench.dialog(), "batchExecute");
    QTRY_COMPARE(WindowBench::driver(bench.two, nvme), u"vfio-pci"_s);
}

void TestPoolPage::aBatchWithoutHostsSaysSo()
{
    ClusterBench bench;
    QTRY_VERIFY(bench.read());
    QDialog *dialog = openBatch(bench);
    QVERIFY(dialog);
    QVERIFY(bench.hosts.remove(bench.first->entry().id));
    QVERIFY(bench.hosts.remove(bench.second->entry().id));
    QTRY_VERIFY(textOf(dialog, "batchTitle").contains(u"removed from the list"_s));
    QVERIFY(!enabled(dialog, "batchExecute"));
    QVERIFY(dialog->isVisible());
}

void TestPoolPage::aHiddenPoolIsTakenWhenItIsShown()
{
    ClusterBench bench;
    QTRY_VERIFY(bench.read());
    QTabWidget *tabs = bench.cluster()->tabs();
    tabs->setCurrentWidget(bench.cluster()->hostsPage());
    QVERIFY(bench.one->detachNode(nvme));
    QTRY_COMPARE(statusOf(*bench.first, nvme), Status::Detached);
    QTest::qWait(20);
    QCOMPARE(bench.poolCell(bench.first, nvme, DeviceColumn::Status), u"Attached"_s); // nobody looks
    tabs->setCurrentWidget(bench.pool());
    QCOMPARE(bench.poolCell(bench.first, nvme, DeviceColumn::Status), u"Detached"_s);
}

void TestPoolPage::aHiddenHostColumnStaysHidden()
{
    ClusterBench bench;
    QTRY_VERIFY(bench.read());
    DeviceView *view = bench.pool()->view();
    QVERIFY(!view->isColumnHidden(int(DeviceColumn::Host)));
    view->setColumnHidden(int(DeviceColumn::Host), true);
    bench.cluster()->tabs()->setCurrentWidget(bench.cluster()->hostsPage());
    bench.cluster()->tabs()->setCurrentWidget(bench.pool());
    QVERIFY(view->isColumnHidden(int(DeviceColumn::Host)));
    view->setColumnHidden(int(DeviceColumn::Host), false);
    bench.cluster()->tabs()->setCurrentWidget(bench.cluster()->hostsPage());
    bench.cluster()->tabs()->setCurrentWidget(bench.pool());
    QVERIFY(!view->isColumnHidden(int(DeviceColumn::Host)));
}

void TestPoolPage::hostsWithoutDevicesAreKnown()
{
    ClusterBench bench;
    QTRY_VERIFY(bench.read());
    for (const auto &host : {bench.one, bench.two}) {
        for (const NodeDevice &node : host->snapshot().nodes)
            host->unplugDevice(node.key);
    }
    QTRY_COMPARE(bench.pool()->model()->deviceCount(), 0);
    const auto *empty = child<QWidget>(bench.pool(), "deviceEmpty");
    QVERIFY(empty->isVisible());
    QCOMPARE(textOf(empty, "emptyTitle"), u"The hosts show no devices"_s);
    QVERIFY(!textOf(empty, "emptyText").isEmpty());
}

QTEST_MAIN(TestPoolPage)
#include "tst_pool_page.moc"
