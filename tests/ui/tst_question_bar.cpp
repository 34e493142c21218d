// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/operations.h"
#include "tests/ui/window_bench.h"
#include "ui/pages/question_bar.h"

#include <QLabel>

using namespace riser;
using namespace riser::test;

/// Commit-confirm in the real window: what the user says, and what the host then has.
class TestQuestionBar : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useTestSettings(); }
    void cleanup() { QSettings().clear(); }
    void answerDecides_data();
    void answerDecides();
    void unguardedAsksNothing();

private:
    static void prepare(WindowBench &bench, bool guarded);
};

void TestQuestionBar::prepare(WindowBench &bench, bool guarded)
{
    bench.one->setHostProgram(HostProgramFacts::State::Present);
    HostUse use;
    use.kind = u"address"_s;
    use.guarded = true;
    use.on = u"eth1"_s;
    use.name = u"192.0.2.9/24"_s;
    bench.one->setUses(nvme, guarded ? HostUses{use} : HostUses{});
    bench.first->refresh();
    QTRY_VERIFY(bench.ready());
    QTRY_VERIFY(bench.first->inventory()->snapshot().hostProgram.present());
}

void TestQuestionBar::answerDecides_data()
{
    QTest::addColumn<QString>("button");
    QTest::addColumn<QString>("driver");
    QTest::newRow("keep") << u"questionKeep"_s << u"vfio-pci"_s;
    QTest::newRow("give back") << u"questionGiveBack"_s << u"nvme"_s;
}

void TestQuestionBar::answerDecides()
{
    QFETCH(QString, button);
    QFETCH(QString, driver);
    WindowBench bench;
    prepare(bench, true);
    auto *bar = bench.window->findChild<QuestionBar *>();
    QVERIFY(bar && !bar->isVisible());
    OperationReport last;
    connect(bench.first, &HostSession::reportChanged, bar, [&last](const OperationReport &report) { last = report; });
    bench.first->start(makeDetach(nvme));
    QTRY_VERIFY(bar->isVisible());
    QCOMPARE(WindowBench::driver(bench.one, nvme), u"vfio-pci"_s);
    QCOMPARE(bench.one->armed(), QList<DeviceKey>{nvme});
    QVERIFY(bar->findChild<QLabel *>(u"messageSummary"_s)->text().contains(u"0000:04:00.0"_s));
    QVERIFY(!bar->findChild<QPushButton *>(u"questionKeep"_s)->hasFocus());

    QTest::mouseClick(bar->findChild<QPushButton *>(button), Qt::LeftButton);
    QTRY_VERIFY(!last.running());
    QCOMPARE(last.outcome, driver == u"nvme"_s ? Outcome::Undone : Outcome::Done);
    QCOMPARE(WindowBench::driver(bench.one, nvme), driver);
    QVERIFY(bench.one->armed().isEmpty());
    QVERIFY(!bar->isVisible());
}

void TestQuestionBar::unguardedAsksNothing()
{
    WindowBench bench;
    prepare(bench, false);
    bench.first->start(makeDetach(nvme));
    QTRY_COMPARE(WindowBench::driver(bench.one, nvme), u"vfio-pci"_s);
    QTRY_VERIFY(bench.first->transitions().isEmpty());
    QVERIFY(!bench.window->findChild<QuestionBar *>()->isVisible());
}

QTEST_MAIN(TestQuestionBar)
#include "tst_question_bar.moc"
