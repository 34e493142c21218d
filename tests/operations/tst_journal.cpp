// SPDX-License-Identifier: GPL-3.0-or-later
// What was under way when the console died is finished, or taken back.
#include "instances.h"

#include <QObject>

#include <QJsonDocument>

#include <sys/file.h>

using namespace riser;
using namespace riser::test;

class TestJournal : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void lostAtEveryCallThenFinished();
    void lostAtEveryCallThenUndone();
    void finishThatFailsKeepsItsEntry();
    void underWayIsNoLeftOver();
    void stepIsWrittenBeforeItRuns();
    void cutOffLine();
    void damaged_data();
    void damaged();
    void cantBeWritten();
    void forgets();
    void unfinishedFilesGo();
};

namespace {

Error broken()
{
    return {.code = ErrorCode::Failed, .summary = u"the host said no"_s, .detail = {}, .hint = {}, .transient = false};
}

/// Cuts a provisioning off at every call, before the host heard of it and after it did it, and goes on with `check`.
int atEveryCut(const std::function<void(InstanceGround &, const QStringList &before, const QByteArray &words)> &check)
{
    InstanceGround good;
    good.host->clearCalls();
    if (good.runKept(*makeProvision(instanceRequest(good))).outcome != Outcome::Done)
        qFatal("can't provision");
    int cuts = 0;
    for (const auto &[call, count] : callCounts(good).asKeyValueRange()) {
        for (int nth = 1; nth <= count * 2; ++nth) {
            InstanceGround ground;
            const QStringList before = ground.everything();
            FaultPlan &faults = ground.host->faults();
            nth % 2 ? faults.dropBefore(call, (nth + 1) / 2) : faults.dropAfter(call, nth / 2);
            const OperationReport report = ground.runKept(*makeProvision(instanceRequest(ground)));
            faults.clear();
            if (report.outcome != Outcome::Unknown)
                continue;
            ++cuts;
            ground.reconnect();
            check(ground, before, qPrintable(u"%1:%2\n"_s.arg(call, QString::number(nth)) + report.toText()));
            if (QTest::currentTestFailed())
                return cuts;
        }
    }
    return cuts;
}

} // namespace

void TestJournal::lostAtEveryCallThenFinished()
{
    InstanceGround good;
    QCOMPARE(good.runKept(*makeProvision(instanceRequest(good))).outcome, Outcome::Done);
    const QStringList wanted = good.everything();
    const int cuts = atEveryCut([&wanted](InstanceGround &ground, const QStringList &, const QByteArray &words) {
        const auto finish = makeFinish(ground.leftOver());
        QVERIFY2(finish, words);
        const OperationReport done = ground.runKept(*finish);
        QVERIFY2(done.outcome == Outcome::Done, words + done.toText().toUtf8());
        QVERIFY2(ground.everything() == wanted, words + firstDifference(wanted, ground.everything()).toUtf8());
        QCOMPARE(ground.leftOvers(), 0);
    });
    qInfo("%d times cut off and finished", cuts);
    QVERIFY(cuts > 25);
}

void TestJournal::lostAtEveryCallThenUndone()
{
    const int cuts = atEveryCut([](InstanceGround &ground, const QStringList &before, const QByteArray &words) {
        const auto undo = makeUndo(ground.leftOver());
        QVERIFY2(undo, words);
        const OperationReport done = ground.runKept(*undo);
        QVERIFY2(done.outcome == Outcome::Done, words + done.toText().toUtf8());
        QVERIFY2(ground.everything() == before, words + firstDifference(before, ground.everything()).toUtf8());
        QCOMPARE(ground.leftOvers(), 0);
    });
    qInfo("%d times cut off and taken back", cuts);
    QVERIFY(cuts > 25);
}

/// What the first run made stays known when the second one doesn't get to it.
void TestJournal::finishThatFailsKeepsItsEntry()
{
    InstanceGround ground;
    const QStringList before = ground.everything();
    ground.host->faults().dropAfter(u"upload"_s, 1);
    QCOMPARE(ground.runKept(*makeProvision(instanceRequest(ground))).outcome, Outcome::Unknown);
    ground.host->faults().clear();
    ground.reconnect();
    ground.host->faults().fail(u"poolInfo"_s, 1, broken());
    const OperationReport failed = ground.runKept(*makeFinish(ground.leftOver()));
    QVERIFY(failed.outcome != Outcome::Done);
    ground.host->faults().clear();
    const LeftOver leftOver = ground.leftOver();
    QVERIFY(leftOver.steps.contains(u"disk"_s));
    const OperationReport undone = ground.runKept(*makeUndo(leftOver));
    QVERIFY2(undone.outcome == Outcome::Done, qPrintable(undone.toText()));
    QVERIFY2(ground.everything() == before, qPrintable(firstDifference(before, ground.everything())));
}

void TestJournal::underWayIsNoLeftOver()
{
    InstanceGround ground;
    const auto operation = makeProvision(instanceRequest(ground));
    OperationReport report;
    report.number = 7;
    report.host = HostId(u"h"_s);
    QVERIFY(ground.journal->begin(*operation, report, {}));
    QCOMPARE(ground.leftOvers(), 0); // another console with the same folder
    ground.journal.reset();          // its process ends
    QCOMPARE(ground.leftOvers(), 1);
}

void TestJournal::stepIsWrittenBeforeItRuns()
{
    InstanceGround ground;
    QString seen;
    ground.backend->before(u"readDomain"_s, 1, [&] { // the first look of the step "define"
        const QStringList files = QDir(ground.folder.filePath(u"journal"_s)).entryList(QDir::Files);
        QCOMPARE(files.size(), 1);
        QFile file(ground.folder.filePath(u"journal/"_s + files.first()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        seen = QString::fromUtf8(file.readAll());
    });
    QCOMPARE(ground.runKept(*makeProvision(instanceRequest(ground))).outcome, Outcome::Done);
    QVERIFY2(seen.endsWith(u"{\"state\":\"begun\",\"step\":\"define\"}\n"_s), qPrintable(seen));
    QVERIFY2(seen.contains(u"{\"state\":\"done\",\"step\":\"detach:pci_0000_02_00_0\"}\n"_s), qPrintable(seen));
}

namespace {

QString writeEntry(const InstanceGround &ground, const QByteArray &text)
{
    const QString id = u"12345678-1234-4234-8234-123456789abc"_s;
    QDir().mkpath(ground.folder.filePath(u"journal"_s));
    QFile file(ground.folder.filePath(u"journal/"_s + id + u".journal"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("can't write");
    return id;
}

QByteArray head(const QJsonObject &record, int form = 1, const QString &kind = u"provision"_s)
{
    return QJsonDocument(QJsonObject{{u"riser-journal"_s, form}, {u"kind"_s, kind}, {u"record"_s, record}})
               .toJson(QJsonDocument::Compact) +
           '\n';
}

} // namespace

void TestJournal::cutOffLine()
{
    const InstanceGround ground;
    writeEntry(ground,
               head(requestToJson(instanceRequest(ground))) + "{\"step\":\"disk\",\"state\":\"done\"}\n{\"step\":\"se");
    const QList<LeftOver> all = ground.journal->leftOvers();
    QCOMPARE(all.size(), 1);
    QVERIFY(all.first().problem.isEmpty());
    QCOMPARE(all.first().steps, (JournalledSteps{{u"disk"_s, JournalledState::Done}}));
    QVERIFY(makeFinish(all.first()));
}

void TestJournal::damaged_data()
{
    const InstanceGround ground;
    const QJsonObject good = requestToJson(instanceRequest(ground));
    QJsonObject noDisk = good;
    noDisk.remove(u"disk");
    QJsonObject evil = good;
    evil[u"name"] = u"../../etc"_s;
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("named"); // a problem is named; else only nothing can be made of it
    QTest::newRow("empty") << QByteArray() << true;
    QTest::newRow("no JSON") << QByteArray("\x00\xff{{{{", 6) << true;
    QTest::newRow("newer") << head(good, 2) << true;
    QTest::newRow("unknown kind") << head(good, 1, u"dance"_s) << true;
    QTest::newRow("no record") << head({}) << false;
    QTest::newRow("no disk") << head(noDisk) << false;
    QTest::newRow("a name that is a path") << head(evil) << false;
    QTest::newRow("a record of another kind") << head(good, 1, u"tear-down"_s) << false;
}

void TestJournal::damaged()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, named);
    const InstanceGround ground;
    writeEntry(ground, text);
    const QList<LeftOver> all = ground.journal->leftOvers();
    QCOMPARE(all.size(), 1);
    QCOMPARE(!all.first().problem.isEmpty(), named);
    QVERIFY(!makeFinish(all.first()));
    QVERIFY(!makeUndo(all.first()));
    QVERIFY(ground.journal->forget(all.first().id));
    QCOMPARE(ground.leftOvers(), 0);
}

void TestJournal::cantBeWritten()
{
    const InstanceGround ground;
    QFile file(ground.folder.filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    Journal journal(ground.folder.filePath(u"file"_s)); // where a folder should be
    const Result<void> begun = journal.begin(*makeProvision(instanceRequest(ground)), {}, {});
    QVERIFY(!begun);
    QCOMPARE(begun.error().code, ErrorCode::Settings);
    QVERIFY(begun.error().summary.contains(u"file"_s));
}

void TestJournal::forgets()
{
    const InstanceGround ground;
    QVERIFY(!ground.journal->forget(u"../../something"_s));
    const QString id = writeEntry(ground, "x");
    QVERIFY(ground.journal->forget(id));
    QVERIFY(ground.journal->forget(id)); // twice is fine
}

/// A console that dies before its entry is whole has begun nothing; another one may be at it just now.
void TestJournal::unfinishedFilesGo()
{
    const QTemporaryDir folder;
    const auto write = [&folder](const QString &name, int secondsAgo) {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write("{}") == 2 && file.flush() &&
               file.setFileTime(QDateTime::currentDateTime().addSecs(-secondsAgo), QFileDevice::FileModificationTime);
    };
    QVERIFY(write(u"old.new"_s, 300) && write(u"fresh.new"_s, 0) && write(u"locked.new"_s, 300));
    QFile locked(folder.filePath(u"locked.new"_s));
    QVERIFY(locked.open(QIODevice::ReadWrite) && flock(locked.handle(), LOCK_EX | LOCK_NB) == 0);
    QVERIFY(Journal(folder.path()).leftOvers().isEmpty());
    QVERIFY(!QFile::exists(folder.filePath(u"old.new"_s)));
    QVERIFY(QFile::exists(folder.filePath(u"fresh.new"_s)));
    QVERIFY(QFile::exists(folder.filePath(u"locked.new"_s)));
}

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_journal.moc"
