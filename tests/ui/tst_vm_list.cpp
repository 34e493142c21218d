// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/vm_bench.h"
#include "ui/pages/host_tree.h"

#include <QLineEdit>
#include <QMenu>
#include <QToolButton>

using namespace riser;
using namespace riser::test;

/// The list of VMs: what it shows, and how it is searched.
class TestVmList : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useTestSettings(); }
    void cleanup() { QSettings().clear(); }
    void theTreeHasTheMenu();
    void filterSearchAndOrder();
    void planOfAnInstance();
};

void TestVmList::theTreeHasTheMenu()
{
    VmBench bench;
    QVERIFY(bench.open());
    QMenu *menu = bench.driver->openVmMenu(bench.session, u"stopped"_s);
    QVERIFY2(menu, qPrintable(bench.driver->lastError()));
    QVERIFY(menu->findChild<QMenu *>(u"hostMenu"_s)->findChild<QAction *>(u"hostEdit"_s));
    QVERIFY2(bench.driver->clickEntry(menu, u"vmStart"_s), qPrintable(bench.driver->lastError()));
    QTRY_VERIFY(bench.runs(stopped));
}

void TestVmList::filterSearchAndOrder()
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

void TestVmList::planOfAnInstance()
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

QTEST_MAIN(TestVmList)
#include "tst_vm_list.moc"
