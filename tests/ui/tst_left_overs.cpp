// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/operations/instances.h"
#include "tests/ui/window_bench.h"
#include "ui/models/left_overs.h"
#include "ui/pages/left_over_bar.h"

#include <QFile>
#include <QLabel>
#include <QMessageBox>

using namespace riser;
using namespace riser::test;

/// What an earlier console left, in the real window: what the user clicks, and what the host then has.
class TestLeftOvers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useTestSettings(); }
    void cleanup() { QSettings().clear(); }

    void nothingIsShownOfNothing();
    void finishes();
    void takesBack();
    void waitsForTheHost();
    void forgets();
    void whatCannotBeForgottenIsTold();
    void damagedEntry();

private:
    /// A console that died while it made the disk, on the host "one"; then the next one begins.
    static void diedBefore(WindowBench &bench);
    static LeftOverBar *bar(const WindowBench &bench) { return bench.window->findChild<LeftOverBar *>(); }
    static void click(const WindowBench &bench, const QString &button)
    {
        auto *found = bar(bench)->findChild<QPushButton *>(button);
        QVERIFY(found);
        QTRY_VERIFY(found->isEnabled());
        QTest::mouseClick(found, Qt::LeftButton);
    }
    static void restart(WindowBench &bench)
    {
        bench.window = std::make_unique<MainWindow>(&bench.hosts);
        bench.window->show();
    }
};

void TestLeftOvers::diedBefore(WindowBench &bench)
{
    InstanceGround ground(bench.one);
    ground.uri = entryFor(u"one"_s).uri;
    bench.one->faults().dropAfter(u"createVolume"_s, 1);
    QCOMPARE(ground.runKept(*makeProvision(instanceRequest(ground))).outcome, Outcome::Unknown);
    bench.one->faults().clear();
    const QString from = ground.folder.filePath(u"journal/%1.journal"_s.arg(ground.leftOver().id));
    QVERIFY(QDir().mkpath(bench.folder.filePath(u"journal"_s)));
    QVERIFY(QFile::copy(from, bench.folder.filePath(u"journal/"_s + QFileInfo(from).fileName())));
    restart(bench);
    bench.first->refresh();
}

void TestLeftOvers::nothingIsShownOfNothing()
{
    WindowBench bench;
    QTRY_VERIFY(bench.ready());
    QTest::qWait(100);
    QVERIFY(!bar(bench)->isVisible());
}

void TestLeftOvers::finishes()
{
    WindowBench bench;
    QTRY_VERIFY(bench.ready());
    diedBefore(bench);
    QTRY_VERIFY(bar(bench)->isVisible());
    const QString said = bar(bench)->findChild<QLabel *>(u"messageSummary"_s)->text();
    QVERIFY2(said.contains(u"train-1"_s), qPrintable(said));
    QVERIFY(!bench.one->domain(instanceId)->running());
    click(bench, u"leftOverFinish"_s);
    QTRY_VERIFY(bench.dialog());
    QVERIFY(!bench.one->domain(instanceId)->running()); // only looked so far
    WindowBench::execute(bench.dialog());
    QTRY_VERIFY(bench.one->domain(instanceId)->running());
    QVERIFY(bench.one->storage().volume(u"default"_s, u"train-1.qcow2"_s));
    QTRY_VERIFY(!bar(bench)->isVisible());
    QVERIFY(Journal(bench.folder.filePath(u"journal"_s)).leftOvers().isEmpty());
}

void TestLeftOvers::takesBack()
{
    WindowBench bench;
    QTRY_VERIFY(bench.ready());
    diedBefore(bench);
    QTRY_VERIFY(bar(bench)->isVisible());
    click(bench, u"leftOverUndo"_s);
    QTRY_VERIFY(bench.dialog());
    WindowBench::execute(bench.dialog());
    QTRY_VERIFY(!bench.one->domain(instanceId));
    QTRY_VERIFY(!bench.one->storage().volume(u"default"_s, u"train-1.qcow2"_s));
    QTRY_COMPARE(WindowBench::driver(bench.one, twinGpu), QString()); // the host's again
    QCOMPARE(WindowBench::driver(bench.one, gpu), u"vfio-pci"_s);     // and the pool's stays there
    QTRY_VERIFY(!bar(bench)->isVisible());
}

void TestLeftOvers::waitsForTheHost()
{
    WindowBench bench;
    QTRY_VERIFY(bench.ready());
    diedBefore(bench);
    QTRY_VERIFY(bar(bench)->isVisible());
    bench.first->close();
    QTRY_VERIFY(!bar(bench)->findChild<QPushButton *>(u"leftOverFinish"_s)->isEnabled());
    const QString hint = bar(bench)->findChild<QLabel *>(u"messageHint"_s)->text();
    QVERIFY2(hint.contains(u"when one is connected"_s), qPrintable(hint));
    bench.first->open();
    QTRY_VERIFY(bar(bench)->findChild<QPushButton *>(u"leftOverFinish"_s)->isEnabled());
}

void TestLeftOvers::forgets()
{
    WindowBench bench;
    QTRY_VERIFY(bench.ready());
    diedBefore(bench);
    QTRY_VERIFY(bar(bench)->isVisible());
    click(bench, u"leftOverForget"_s);
    QMessageBox *question = nullptr;
    QTRY_VERIFY((question = bench.window->findChild<QMessageBox *>(u"leftOverForgetQuestion"_s)));
    QVERIFY(bar(bench)->isVisible()); // asked first
    QTest::mouseClick(question->button(QMessageBox::Yes), Qt::LeftButton);
    QTRY_VERIFY(!bar(bench)->isVisible());
    QVERIFY(bench.one->domain(instanceId)); // what is there stays
    QVERIFY(Journal(bench.folder.filePath(u"journal"_s)).leftOvers().isEmpty());
}

void TestLeftOvers::whatCannotBeForgottenIsTold()
{
    WindowBench bench;
    QTRY_VERIFY(bench.ready());
    diedBefore(bench);
    QTRY_VERIFY(bar(bench)->isVisible());
    const QDir journal(bench.folder.filePath(u"journal"_s));
    const QString entry = journal.filePath(journal.entryList({u"*.journal"_s}, QDir::Files).value(0));
    click(bench, u"leftOverForget"_s);
    QMessageBox *question = nullptr;
    QTRY_VERIFY((question = bench.window->findChild<QMessageBox *>(u"leftOverForgetQuestion"_s)));
    QVERIFY(QFile::remove(entry) && QDir().mkpath(entry)); // a folder of that name: no file to remove
    QTest::mouseClick(question->button(QMessageBox::Yes), Qt::LeftButton);
    QMessageBox *told = nullptr;
    QTRY_VERIFY((told = bench.window->findChild<QMessageBox *>(u"leftOverForgetFailed"_s)));
    QVERIFY2(told->text().contains(entry), qPrintable(told->text()));
}

void TestLeftOvers::damagedEntry()
{
    WindowBench bench;
    QVERIFY(QDir().mkpath(bench.folder.filePath(u"journal"_s)));
    QFile file(bench.folder.filePath(u"journal/12345678-1234-4234-8234-123456789abc.journal"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("nonsense\n");
    file.close();
    restart(bench);
    QTRY_VERIFY(bar(bench)->isVisible());
    QVERIFY(!bar(bench)->findChild<QPushButton *>(u"leftOverFinish"_s)->isEnabled());
    QVERIFY(!bar(bench)->findChild<QPushButton *>(u"leftOverUndo"_s)->isEnabled());
    const QString said = bar(bench)->findChild<QLabel *>(u"messageSummary"_s)->text();
    QVERIFY2(said.contains(u"can't be read"_s), qPrintable(said));
}

QTEST_MAIN(TestLeftOvers)
#include "tst_left_overs.moc"
