// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plans/plan_store.h"

#include "core/plans/plan_json.h"
#include "tests/plans/plan_builder.h"

#include <QDir>
#include <QFile>
#include <QLockFile>
#include <QProcess>
#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <atomic>
#include <memory>

#include <sys/stat.h>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 10'000;

/// Saves `count` new plans, one after the other. The number of those that failed, with the reason on standard error.
int saveMany(const QString &path, const QString &prefix, int count)
{
    PlanStore store(path);
    int failed = 0;
    for (int i = 0; i < count; ++i) {
        if (const auto saved = store.save(planNamed(u"%1 %2"_s.arg(prefix).arg(i))); !saved) {
            ++failed;
            qWarning("%s", qPrintable(saved.error().toText()));
        }
    }
    return failed;
}

/// Raises the memory of one plan by 1 `times` times, reading it anew when somebody else was first. The number of other
/// failures.
int raiseMany(const QString &path, const PlanId &id, int times)
{
    PlanStore store(path);
    int failed = 0;
    for (int done = 0; done < times;) {
        Plan plan = *store.plan(id);
        ++plan.memoryMib;
        const auto saved = store.save(plan);
        if (saved)
            ++done;
        else if (saved.error().code != ErrorCode::DeviceInUse && ++failed > times)
            return failed;
    }
    return failed;
}

} // namespace

class TestPlanStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    // Each on a folder and on a file.
    void aNewListHasTheReadyMadePlans_data() { variants(); }
    void aNewListHasTheReadyMadePlans();
    void anEmptiedListStaysEmpty_data() { variants(); }
    void anEmptiedListStaysEmpty();
    void whatIsSavedIsRead_data() { variants(); }
    void whatIsSavedIsRead();
    void aReadyMadePlanIsChanged_data() { variants(); }
    void aReadyMadePlanIsChanged();
    void anOldRevisionIsRefused_data() { variants(); }
    void anOldRevisionIsRefused();
    void aRemovedPlanIsRefused_data() { variants(); }
    void aRemovedPlanIsRefused();
    void badPlansAreRefused_data() { variants(); }
    void badPlansAreRefused();
    void plansAreImported_data() { variants(); }
    void plansAreImported();
    void othersChangesAreSeen_data() { variants(); }
    void othersChangesAreSeen();
    void twoWritersInThreads_data() { variants(); }
    void twoWritersInThreads();
    void twoWritersInProcesses_data() { variants(); }
    void twoWritersInProcesses();
    void onePlanTwoWriters_data() { variants(); }
    void onePlanTwoWriters();
    void oneOfTwoWinsEachRevision_data() { variants(); }
    void oneOfTwoWinsEachRevision();
    void aLockedListIsTold_data() { variants(); }
    void aLockedListIsTold();
    void theLockOfADeadProgramIsTakenOver();
    void somethingInTheWayIsTold_data();
    void somethingInTheWayIsTold();

    void badFilesAreLeftAlone_data();
    void badFilesAreLeftAlone();
    void oddEntriesAreLeftAlone();
    void aWrongNameIsTold();
    void aNewerFolderIsNotWritten();
    void halfAnImportIsTakenBack();
    void aBadSingleFileIsLeftAlone_data();
    void aBadSingleFileIsLeftAlone();
    void aSingleFileMayBeALink();
    void aChangeInPlaceIsSeen();

private:
    static void variants()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("folder") << u"a/plans"_s;
        QTest::newRow("file") << u"a/plans.json"_s;
    }
    static void badTexts();
    QString path(const QString &name) const { return m_folder->filePath(name); }
    void write(const QString &name, const QByteArray &text) const
    {
        QVERIFY(QFileInfo(path(name)).dir().mkpath(u"."_s));
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QCOMPARE(file.write(text), text.size());
    }
    QByteArray read(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(not there)");
    }
    QStringList everything() const
    {
        return QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestPlanStore::aNewListHasTheReadyMadePlans()
{
    QFETCH(QString, name);
    PlanStore store(path(name));
    QCOMPARE(store.path(), path(name));
    QCOMPARE(store.plans(), readyMadePlans());
    QCOMPARE(store.problems(), QList<Error>());
    QVERIFY(store.plan(readyMadePlans().first().id));
    QVERIFY(!store.plan(someId()));
    QCOMPARE(everything(), QStringList()); // looking writes nothing
    // The first write keeps them.
    const auto saved = store.save(planNamed(u"Mine"_s));
    QVERIFY2(saved, qPrintable(saved ? QString() : saved.error().toText()));
    QCOMPARE(store.plans().size(), readyMadePlans().size() + 1);
    QCOMPARE(PlanStore(path(name)).plans(), store.plans());
}

void TestPlanStore::anEmptiedListStaysEmpty()
{
    QFETCH(QString, name);
    PlanStore store(path(name));
    const QList<Plan> plans = store.plans();
    for (const Plan &plan : plans)
        QVERIFY(store.remove(plan.id, plan.revision));
    QCOMPARE(store.plans(), QList<Plan>());
    QCOMPARE(PlanStore(path(name)).plans(), QList<Plan>());
    QCOMPARE(PlanStore(path(name)).problems(), QList<Error>());
}

void TestPlanStore::whatIsSavedIsRead()
{
    QFETCH(QString, name);
    PlanStore store(path(name));
    const QSignalSpy changed(&store, &PlanStore::changed);
    Plan plan = fullPlan();
    plan.id = {};
    plan.revision = 0;
    const QDateTime before = QDateTime::currentDateTimeUtc();
    const auto first = store.save(plan);
    QVERIFY(first);
    QCOMPARE(first->revision, 1);
    QVERIFY(isPlanId(first->id.value()));
    QVERIFY(first->changed >= before && first->changed <= QDateTime::currentDateTimeUtc());
    QCOMPARE(changed.size(), 1);
    Plan next = *first;
    next.name = u"  zweiter Name "_s;
    next.memoryMib = 2048;
    const auto second = store.save(next);
    QVERIFY(second);
    QCOMPARE(second->id, first->id);
    QCOMPARE(second->revision, 2);
    QCOMPARE(second->name, u"zweiter Name"_s);
    QCOMPARE(store.plan(first->id), std::optional(*second));
    QCOMPARE(PlanStore(path(name)).plan(first->id), std::optional(*second));
    // A new one may bring its id.
    Plan own = planNamed(u"Own id"_s);
    own.id = someId();
    QCOMPARE(store.save(own)->id, own.id);
    // In the order of names, whatever their case.
    QVERIFY(store.save(planNamed(u"b"_s)));
    QVERIFY(store.save(planNamed(u"C"_s)));
    QVERIFY(store.save(planNamed(u"A"_s)));
    QStringList names;
    for (const Plan &one : store.plans().last(5))
        names << one.name;
    QCOMPARE(names, QStringList({u"A"_s, u"b"_s, u"C"_s, u"Own id"_s, u"zweiter Name"_s}));
}

void TestPlanStore::aReadyMadePlanIsChanged()
{
    QFETCH(QString, name);
    PlanStore store(path(name));
    PlanStore other(path(name)); // looks at the ready-made ones too
    Plan plan = store.plans().last();
    plan.memoryMib += 1024;
    const auto saved = store.save(plan);
    QVERIFY2(saved, qPrintable(saved ? QString() : saved.error().toText()));
    QCOMPARE(saved->revision, 2);
    QCOMPARE(store.plans().size(), readyMadePlans().size());
    const auto late = other.save(plan);
    QVERIFY(!late);
    QCOMPARE(late.error().code, ErrorCode::DeviceInUse);
    QCOMPARE(other.plans(), store.plans());
}

void TestPlanStore::anOldRevisionIsRefused()
{
    QFETCH(QString, name);
    PlanStore mine(path(name));
    PlanStore theirs(path(name));
    Plan plan = *mine.save(planNamed(u"Render"_s));
    Plan other = plan;
    other.name = u"Render farm"_s;
    QCOMPARE(theirs.save(other)->revision, 2);
    plan.cores = 8;
    const QSignalSpy changed(&mine, &PlanStore::changed);
    const auto saved = mine.save(plan);
    QVERIFY(!saved);
    QCOMPARE(saved.error().code, ErrorCode::DeviceInUse);
    QVERIFY(saved.error().summary.contains(u"Render farm"_s));
    QVERIFY(saved.error().summary.contains(u"revision 2"_s));
    QVERIFY(saved.error().summary.contains(u"revision 1"_s));
    // The list shows theirs, and with it the change goes.
    QCOMPARE(changed.size(), 1);
    QCOMPARE(mine.plan(plan.id)->name, u"Render farm"_s);
    Plan again = *mine.plan(plan.id);
    again.cores = 8;
    QCOMPARE(mine.save(again)->revision, 3);
    // Nor may it be removed by who hasn't seen it, or be added over.
    QCOMPARE(theirs.remove(plan.id, 2).error().code, ErrorCode::DeviceInUse);
    again.revision = 0;
    QCOMPARE(mine.save(again).error().code, ErrorCode::DeviceInUse);
    QVERIFY(mine.remove(plan.id, 3));
}

void TestPlanStore::aRemovedPlanIsRefused()
{
    QFETCH(QString, name);
    PlanStore mine(path(name));
    PlanStore theirs(path(name));
    const Plan plan = *mine.save(planNamed(u"Render"_s));
    QVERIFY(theirs.remove(plan.id, 1));
    QVERIFY(mine.plan(plan.id));
    const auto saved = mine.save(plan);
    QVERIFY(!saved);
    QCOMPARE(saved.error().code, ErrorCode::DeviceInUse);
    QVERIFY(saved.error().summary.contains(u"Render"_s));
    QVERIFY(!mine.plan(plan.id));
    QCOMPARE(mine.remove(plan.id, 1).error().code, ErrorCode::DeviceInUse);
}

void TestPlanStore::badPlansAreRefused()
{
    QFETCH(QString, name);
    PlanStore store(path(name));
    QCOMPARE(store.save(Plan()).error().code, ErrorCode::InvalidInput);
    for (const char *id : {"../../x", "..", "/etc/x", "0F8FAD5B-D9CB-469F-A165-70867728950E"}) {
        Plan plan = planNamed(u"x"_s);
        plan.id = PlanId(QString::fromLatin1(id));
        QCOMPARE(store.save(plan).error().code, ErrorCode::InvalidInput);
        QVERIFY(!store.remove(plan.id, 0));
    }
    QCOMPARE(everything(), QStringList()); // not even a folder
    QVERIFY(store.save(planNamed(u"Größe 1"_s)));
    for (const QString &same : {u"größe 1"_s, u" GRÖßE 1 "_s, u"Größe   1"_s}) {
        const auto saved = store.save(planNamed(same));
        QVERIFY(!saved);
        QCOMPARE(saved.error().code, ErrorCode::InvalidInput);
        QVERIFY(saved.error().summary.contains(u"Größe 1"_s));
    }
    Plan last = *store.save(planNamed(u"last"_s));
    last.revision = planLimits::revision.most;
    QCOMPARE(store.save(last).error().code, ErrorCode::DeviceInUse);
}

void TestPlanStore::plansAreImported()
{
    QFETCH(QString, name);
    PlanStore store(path(name));
    const Plan there = *store.save(planNamed(u"Render"_s));
    Plan sameId = there;
    sameId.cores = 3;
    Plan sameName = planNamed(u"RENDER"_s);
    sameName.id = someId();
    sameName.revision = 4;
    Plan fresh = fullPlan();
    const auto imported = store.import(plansToJson({sameId, sameName, fresh}));
    QVERIFY2(imported, qPrintable(imported ? QString() : imported.error().toText()));
    QCOMPARE(imported->size(), 3);
    QVERIFY(imported->at(0).id != there.id);
    QCOMPARE(imported->at(0).name, u"Render (2)"_s);
    QCOMPARE(imported->at(0).cores, 3);
    QCOMPARE(imported->at(0).revision, 1);
    QCOMPARE(imported->at(1).id, sameName.id);
    QCOMPARE(imported->at(1).name, u"RENDER (3)"_s);
    QCOMPARE(imported->at(2).id, fresh.id);
    QCOMPARE(imported->at(2).name, fresh.name);
    QCOMPARE(store.plan(there.id), std::optional(there));
    QCOMPARE(PlanStore(path(name)).plans(), store.plans());
    // A name that leaves no room for a number.
    const Plan longName = planNamed(QString(planLimits::name, u'x'));
    const Plan saved = *store.save(longName);
    QCOMPARE(store.import(plansToJson({saved}))->first().name, QString(planLimits::name - 4, u'x') + u" (2)"_s);
    // All or none.
    const QList<Plan> before = store.plans();
    QByteArray bad = plansToJson({planNamed(u"a"_s), fresh}); // the first has no id
    QCOMPARE(store.import(bad).error().code, ErrorCode::InvalidData);
    QCOMPARE(store.import(R"({"riser-plans": 2})").error().code, ErrorCode::NotSupported);
    QCOMPARE(store.import(plansToJson({}))->size(), 0);
    QCOMPARE(store.plans(), before);
}

void TestPlanStore::othersChangesAreSeen()
{
    QFETCH(QString, name);
    PlanStore mine(path(name)); // nothing is there yet, not even the folder's folder
    QSignalSpy changed(&mine, &PlanStore::changed);
    PlanStore theirs(path(name));
    const Plan plan = *theirs.save(planNamed(u"Render"_s));
    QTRY_COMPARE_WITH_TIMEOUT(mine.plans(), theirs.plans(), patience);
    Plan next = plan;
    for (int i = 0; i < 3; ++i) { // a file that is replaced is watched again
        next.cores += 1;
        next = *theirs.save(next);
        QTRY_COMPARE_WITH_TIMEOUT(mine.plan(plan.id), std::optional(next), patience);
    }
    QVERIFY(theirs.remove(plan.id, next.revision));
    QTRY_VERIFY_WITH_TIMEOUT(!mine.plan(plan.id), patience);
    // The folder goes and comes again.
    QVERIFY(QDir(path(u"a"_s)).removeRecursively());
    QTRY_COMPARE_WITH_TIMEOUT(mine.plans(), readyMadePlans(), patience);
    theirs.reload();
    QVERIFY(theirs.save(planNamed(u"Again"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(mine.plans(), theirs.plans(), patience);
    // What changes nothing isn't told.
    QTest::qWait(200);
    changed.clear();
    mine.reload();
    write(u"a/other.txt"_s, "x");
    QTest::qWait(200);
    QCOMPARE(changed.size(), 0);
}

void TestPlanStore::twoWritersInThreads()
{
    QFETCH(QString, name);
    constexpr int each = 200;
    std::atomic<int> failed = 0;
    const auto writer = [this, &failed, &name](const QString &prefix) {
        return std::unique_ptr<QThread>(
            QThread::create([this, &failed, name, prefix] { failed += saveMany(path(name), prefix, each); }));
    };
    const auto one = writer(u"one"_s);
    const auto two = writer(u"two"_s);
    one->start();
    two->start();
    QVERIFY(one->wait());
    QVERIFY(two->wait());
    QCOMPARE(failed.load(), 0);
    const PlanStore store(path(name));
    QCOMPARE(store.problems(), QList<Error>());
    QSet<QString> names;
    for (const Plan &plan : store.plans())
        names << plan.name;
    QCOMPARE(names.size(), readyMadePlans().size() + 2 * each);
    for (int i = 0; i < each; ++i)
        QVERIFY(names.contains(u"one %1"_s.arg(i)) && names.contains(u"two %1"_s.arg(i)));
}

void TestPlanStore::twoWritersInProcesses()
{
    QFETCH(QString, name);
    constexpr int each = 60;
    QProcess other;
    other.setProcessChannelMode(QProcess::ForwardedChannels);
    other.start(QCoreApplication::applicationFilePath(), {u"--save"_s, path(name), u"theirs"_s, QString::number(each)});
    QVERIFY(other.waitForStarted());
    QCOMPARE(saveMany(path(name), u"mine"_s, each), 0);
    QVERIFY(other.waitForFinished(120'000));
    QCOMPARE(other.exitStatus(), QProcess::NormalExit);
    QCOMPARE(other.exitCode(), 0);
    QCOMPARE(PlanStore(path(name)).plans().size(), readyMadePlans().size() + 2 * each);
}

void TestPlanStore::onePlanTwoWriters()
{
    QFETCH(QString, name);
    constexpr int each = 60;
    PlanStore store(path(name));
    const Plan plan = *store.save(planNamed(u"Shared"_s));
    QProcess other;
    other.setProcessChannelMode(QProcess::ForwardedChannels);
    other.start(QCoreApplication::applicationFilePath(),
                {u"--raise"_s, path(name), plan.id.value(), QString::number(each)});
    QVERIFY(other.waitForStarted());
    QCOMPARE(raiseMany(path(name), plan.id, each), 0);
    QVERIFY(other.waitForFinished(120'000));
    QCOMPARE(other.exitCode(), 0);
    // Not one was lost: each raise is in it, and each was a revision.
    store.reload();
    QCOMPARE(store.plan(plan.id)->memoryMib, plan.memoryMib + 2 * each);
    QCOMPARE(store.plan(plan.id)->revision, plan.revision + 2 * each);
}

void TestPlanStore::oneOfTwoWinsEachRevision()
{
    QFETCH(QString, name);
    PlanStore store(path(name));
    Plan plan = *store.save(planNamed(u"Shared"_s));
    for (int round = 0; round < 20; ++round) {
        std::atomic<int> won = 0;
        std::atomic<int> refused = 0;
        std::vector<std::unique_ptr<QThread>> writers;
        for (int i = 0; i < 2; ++i) {
            Plan mine = plan;
            mine.cores = 2 + i;
            writers.emplace_back(QThread::create([this, &won, &refused, name, mine] {
                const auto saved = PlanStore(path(name)).save(mine);
                won += saved ? 1 : 0;
                refused += !saved && saved.error().code == ErrorCode::DeviceInUse ? 1 : 0;
            }));
        }
        for (const auto &writer : writers)
            writer->start();
        for (const auto &writer : writers)
            QVERIFY(writer->wait());
        QCOMPARE(won.load(), 1);
        QCOMPARE(refused.load(), 1);
        store.reload();
        QCOMPARE(store.plan(plan.id)->revision, plan.revision + 1);
        plan = *store.plan(plan.id);
    }
}

void TestPlanStore::aLockedListIsTold()
{
    QFETCH(QString, name);
    PlanStore store(path(name));
    const Plan plan = *store.save(planNamed(u"Render"_s));
    const bool folder = QFileInfo(path(name)).isDir();
    QLockFile lock(folder ? path(name) + u"/.riser-plans.lock"_s : path(name) + u".lock"_s);
    QVERIFY(lock.tryLock());
    const auto saved = store.save(plan);
    QVERIFY(!saved);
    QCOMPARE(saved.error().code, ErrorCode::TimedOut);
    QVERIFY(saved.error().summary.contains(path(name)));
    QVERIFY(saved.error().detail.contains(QString::number(QCoreApplication::applicationPid())));
    QVERIFY(saved.error().hint.contains(lock.fileName()));
    QCOMPARE(store.plan(plan.id), std::optional(plan));
    lock.unlock();
    QVERIFY(store.save(plan));
}

void TestPlanStore::theLockOfADeadProgramIsTakenOver()
{
    PlanStore store(path(u"plans"_s));
    QVERIFY(QDir().mkpath(path(u"plans"_s)));
    QProcess other;
    other.start(QCoreApplication::applicationFilePath(), {u"--die-locked"_s, path(u"plans"_s)});
    QVERIFY(other.waitForFinished());
    QVERIFY(QFile::exists(path(u"plans/.riser-plans.lock"_s)));
    QVERIFY(store.save(planNamed(u"Render"_s)));
}

void TestPlanStore::somethingInTheWayIsTold_data()
{
    QTest::addColumn<QString>("name");
    // For root too: below a regular file, and where the kernel lets nobody make anything.
    for (const char *name :
         {"file/plans", "file/plans.json", "file", "link/plans", "/proc/1/plans", "/proc/plans.json"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestPlanStore::somethingInTheWayIsTold()
{
    QFETCH(QString, name);
    write(u"file"_s, "in the way");
    QVERIFY(QFile::link(path(u"nowhere"_s), path(u"link"_s)));
    PlanStore store(name.startsWith(u'/') ? name : path(name));
    const QList<Plan> before = store.plans();
    const auto saved = store.save(planNamed(u"Render"_s));
    QVERIFY(!saved);
    QCOMPARE(saved.error().code, ErrorCode::Settings);
    QVERIFY2(saved.error().summary.contains(name), qPrintable(saved.error().toText()));
    QVERIFY(!saved.error().detail.isEmpty());
    if (name.startsWith(u"file"_s))
        QCOMPARE(store.problems().size(), 1);
    QCOMPARE(store.plans(), before);
    QCOMPARE(read(u"file"_s), "in the way");
    QCOMPARE(everything(), QStringList({u"file"_s, u"link"_s}));
}

void TestPlanStore::badTexts()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<ErrorCode>("code");
    const QByteArray good = plansToJson({fullPlan()});
    QTest::newRow("empty") << QByteArray() << ErrorCode::InvalidData;
    QTest::newRow("cut short") << good.chopped(9) << ErrorCode::InvalidData;
    QTest::newRow("binary") << QByteArray(5000, '\0') << ErrorCode::InvalidData;
    QTest::newRow("huge") << good + QByteArray(largestPlanText, ' ') << ErrorCode::InvalidData;
    QTest::newRow("newer") << QByteArray(R"({"riser-plans": 2, "plans": [{"id": 1}]})") << ErrorCode::NotSupported;
    QTest::newRow("a bad plan") << QByteArray(good).replace("\"cores\": 4", "\"cores\": 4000")
                                << ErrorCode::InvalidData;
}

void TestPlanStore::badFilesAreLeftAlone_data()
{
    badTexts();
    QTest::newRow("two plans") << plansToJson({fullPlan(), readyMadePlans().first()}) << ErrorCode::InvalidData;
    QTest::newRow("no plan") << plansToJson({}) << ErrorCode::InvalidData;
    QTest::newRow("another's id") << plansToJson({readyMadePlans().first()}) << ErrorCode::InvalidData;
}

// A file that this Riser can't understand is told, and nothing that is asked for writes over it or removes it.
void TestPlanStore::badFilesAreLeftAlone()
{
    QFETCH(QByteArray, text);
    QFETCH(ErrorCode, code);
    const PlanId id = fullPlan().id;
    const QString name = u"plans/%1.plan.json"_s.arg(id.value());
    write(name, text);
    PlanStore store(path(u"plans"_s));
    QCOMPARE(store.plans(), QList<Plan>()); // and not the ready-made ones: somebody wrote here
    QCOMPARE(store.problems().size(), 1);
    QCOMPARE(store.problems().first().code, code);
    QVERIFY2(store.problems().first().summary.contains(path(name)), qPrintable(store.problems().first().toText()));
    Plan over = fullPlan();
    over.revision = 0;
    const auto saved = store.save(over);
    QVERIFY(!saved);
    QCOMPARE(saved.error().code, ErrorCode::Settings);
    QVERIFY(saved.error().summary.contains(path(name)));
    QCOMPARE(store.remove(id, 7).error().code, ErrorCode::Settings);
    // The rest of the list goes on beside it.
    QVERIFY(store.save(planNamed(u"Render"_s)));
    const auto imported = store.import(plansToJson({fullPlan()}));
    QVERIFY(imported);
    QVERIFY(imported->first().id != id);
    QCOMPARE(read(name), text);
    // Once it is put right it is read.
    write(name, plansToJson({fullPlan()}));
    store.reload();
    QCOMPARE(store.problems(), QList<Error>());
    QCOMPARE(store.plan(id), std::optional(fullPlan()));
}

void TestPlanStore::oddEntriesAreLeftAlone()
{
    write(u"secret.json"_s, plansToJson({fullPlan()}));
    QVERIFY(QDir().mkpath(path(u"plans"_s)));
    const auto entry = [this] { return path(u"plans/%1.plan.json"_s.arg(someId().value())); };
    const QString link = path(u"plans/%1.plan.json"_s.arg(fullPlan().id.value()));
    const QString nowhere = entry();
    const QString folder = entry();
    const QString pipe = entry();
    QVERIFY(QFile::link(path(u"secret.json"_s), link));
    QVERIFY(QFile::link(path(u"new.json"_s), nowhere));
    QVERIFY(QDir().mkpath(folder));
    QCOMPARE(mkfifo(QFile::encodeName(pipe).constData(), 0600), 0); // opening it would never end
    PlanStore store(path(u"plans"_s));
    QCOMPARE(store.plans(), QList<Plan>());
    QCOMPARE(store.problems().size(), 4);
    for (const QString &odd : {link, nowhere, folder, pipe}) {
        Plan plan = planNamed(u"x"_s);
        plan.id = PlanId(QFileInfo(odd).fileName().section(u'.', 0, 0));
        QCOMPARE(store.save(plan).error().code, ErrorCode::Settings);
        QCOMPARE(store.remove(plan.id, 0).error().code, ErrorCode::Settings);
    }
    QCOMPARE(read(u"secret.json"_s), plansToJson({fullPlan()}));
    QVERIFY(!QFileInfo::exists(path(u"new.json"_s)));
    QVERIFY(QFileInfo(folder).isDir());
    QVERIFY(QFileInfo(link).isSymLink());
}

void TestPlanStore::aWrongNameIsTold()
{
    write(u"plans/copy of it.plan.json"_s, plansToJson({fullPlan()}));
    write(u"plans/notes.json"_s, "mine");
    write(u"plans/%1.PLAN.JSON"_s.arg(fullPlan().id.value()), plansToJson({fullPlan()}));
    PlanStore store(path(u"plans"_s));
    QCOMPARE(store.plans(), QList<Plan>());
    QCOMPARE(store.problems().size(), 1);
    QVERIFY(store.problems().first().summary.contains(u"copy of it"_s));
    QVERIFY(store.save(planNamed(u"Render"_s)));
    QCOMPARE(read(u"plans/copy of it.plan.json"_s), plansToJson({fullPlan()}));
    QCOMPARE(read(u"plans/notes.json"_s), "mine");
}

void TestPlanStore::aNewerFolderIsNotWritten()
{
    write(u"plans/riser-plans.json"_s, R"({"riser-plans": 2})");
    PlanStore store(path(u"plans"_s));
    QCOMPARE(store.plans(), QList<Plan>());
    QCOMPARE(store.problems().size(), 1);
    QCOMPARE(store.problems().first().code, ErrorCode::NotSupported);
    QCOMPARE(store.save(planNamed(u"x"_s)).error().code, ErrorCode::Settings);
    QCOMPARE(store.import(plansToJson({fullPlan()})).error().code, ErrorCode::Settings);
    QCOMPARE(QDir(path(u"plans"_s)).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
             QStringList{u"riser-plans.json"_s});
}

// The last of several files can't be written: those before it go again.
void TestPlanStore::halfAnImportIsTakenBack()
{
    // The mark of the list is written last, and a link is in its place; the ready-made plans come first.
    QVERIFY(QDir().mkpath(path(u"plans"_s)));
    QVERIFY(QFile::link(path(u"nowhere"_s), path(u"plans/riser-plans.json"_s)));
    PlanStore store(path(u"plans"_s));
    const auto imported = store.import(plansToJson({fullPlan()}));
    QVERIFY(!imported);
    QCOMPARE(imported.error().code, ErrorCode::Settings);
    QVERIFY(imported.error().summary.contains(path(u"plans/riser-plans.json"_s)));
    QCOMPARE(QDir(path(u"plans"_s)).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot),
             QStringList{u"riser-plans.json"_s});
    QCOMPARE(store.plans(), readyMadePlans());
}

void TestPlanStore::aBadSingleFileIsLeftAlone_data()
{
    badTexts();
}

void TestPlanStore::aBadSingleFileIsLeftAlone()
{
    QFETCH(QByteArray, text);
    QFETCH(ErrorCode, code);
    write(u"plans.json"_s, text);
    PlanStore store(path(u"plans.json"_s));
    QCOMPARE(store.plans(), QList<Plan>());
    QCOMPARE(store.problems().size(), 1);
    QCOMPARE(store.problems().first().code, code);
    for (const auto &refused :
         {store.save(planNamed(u"x"_s)).error(), store.import(plansToJson({fullPlan()})).error()}) {
        QCOMPARE(refused.code, ErrorCode::Settings);
        QVERIFY(refused.summary.contains(path(u"plans.json"_s)));
    }
    QCOMPARE(store.remove(fullPlan().id, 7).error().code, ErrorCode::Settings);
    QCOMPARE(read(u"plans.json"_s), text);
    QCOMPARE(everything(), QStringList{u"plans.json"_s});
}

void TestPlanStore::aSingleFileMayBeALink()
{
    write(u"there/real.json"_s, plansToJson({fullPlan()}));
    QVERIFY(QFile::link(path(u"there/real.json"_s), path(u"plans.json"_s)));
    PlanStore store(path(u"plans.json"_s));
    QCOMPARE(store.plans(), QList<Plan>{fullPlan()});
    QVERIFY(store.save(planNamed(u"Render"_s)));
    QVERIFY(QFileInfo(path(u"plans.json"_s)).isSymLink());
    QCOMPARE(plansFromJson(read(u"there/real.json"_s))->size(), 2);
    // Who comes by its own name meets the same lock and sees the same.
    PlanStore direct(path(u"there/real.json"_s));
    QVERIFY(direct.save(planNamed(u"Other"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(store.plans(), direct.plans(), patience);
    // One that leads nowhere isn't guessed at.
    QVERIFY(QFile::remove(path(u"there/real.json"_s)));
    store.reload();
    QCOMPARE(store.problems().size(), 1);
    QCOMPARE(store.save(planNamed(u"x"_s)).error().code, ErrorCode::Settings);
    QVERIFY(QFileInfo(path(u"plans.json"_s)).isSymLink());
}

// By an editor that writes into the file instead of replacing it.
void TestPlanStore::aChangeInPlaceIsSeen()
{
    PlanStore store(path(u"plans"_s));
    const Plan plan = *store.save(planNamed(u"Render"_s));
    QTest::qWait(100);
    const QString name = u"plans/%1.plan.json"_s.arg(plan.id.value());
    QByteArray text = read(name);
    write(name, text.replace("Render", "Edited"));
    QTRY_COMPARE_WITH_TIMEOUT(store.plan(plan.id)->name, u"Edited"_s, patience);
}

int main(int count, char **arguments)
{
    const QCoreApplication app(count, arguments);
    const QStringList words = QCoreApplication::arguments();
    // The other writer of these tests.
    if (words.value(1) == "--save"_L1)
        return saveMany(words[2], words[3], words[4].toInt());
    if (words.value(1) == "--raise"_L1)
        return raiseMany(words[2], PlanId(words[3]), words[4].toInt());
    if (words.value(1) == "--die-locked"_L1) {
        QLockFile lock(words[2] + u"/.riser-plans.lock"_s);
        std::_Exit(lock.tryLock() ? 0 : 1); // leaves it behind
    }
    TestPlanStore tests;
    QTEST_SET_MAIN_SOURCE_PATH
    return QTest::qExec(&tests, count, arguments);
}
#include "tst_plan_store.moc"
