// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plans/store_support.h"

#include <QLockFile>
#include <QProcess>
#include <QSet>
#include <QThread>

#include <atomic>
#include <cstdlib>
#include <memory>
#include <vector>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

namespace {

/// Saves one, as often as it takes to get the lock: that somebody else has it is an answer, not a loss.
Result<Plan> saveInTurn(PlanStore &store, const Plan &plan)
{
    Result<Plan> saved = store.save(plan);
    while (!saved && saved.error().code == ErrorCode::TimedOut)
        saved = store.save(plan);
    return saved;
}

/// Saves `count` new plans, one after the other. The number of those that failed, with the reason on standard error.
int saveMany(const QString &path, const QString &prefix, int count)
{
    PlanStore store(path);
    int failed = 0;
    for (int i = 0; i < count; ++i) {
        if (const auto saved = saveInTurn(store, planNamed(u"%1 %2"_s.arg(prefix).arg(i))); !saved) {
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
        const auto saved = saveInTurn(store, plan);
        if (saved)
            ++done;
        else if (saved.error().code != ErrorCode::DeviceInUse && ++failed > times)
            return failed;
    }
    return failed;
}

} // namespace

// Two writers at one list: nothing is lost.
class TestPlanStoreWriters : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_scratch = std::make_unique<Scratch>();
        QVERIFY(m_scratch->isValid());
    }

    void twoWritersInThreads_data() { addVariants(); }
    void twoWritersInThreads();
    void twoWritersInProcesses_data() { addVariants(); }
    void twoWritersInProcesses();
    void onePlanTwoWriters_data() { addVariants(); }
    void onePlanTwoWriters();
    void oneOfTwoWinsEachRevision_data() { addVariants(); }
    void oneOfTwoWinsEachRevision();
    void aLockedListIsTold_data() { addVariants(); }
    void aLockedListIsTold();
    void theLockOfADeadProgramIsTakenOver();

private:
    QString path(const QString &name) const { return m_scratch->path(name); }

    std::unique_ptr<Scratch> m_scratch;
};

void TestPlanStoreWriters::twoWritersInThreads()
{
    QFETCH(QString, name);
    constexpr int each = 60; // each save reads the whole list twice
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

void TestPlanStoreWriters::twoWritersInProcesses()
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

void TestPlanStoreWriters::onePlanTwoWriters()
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

void TestPlanStoreWriters::oneOfTwoWinsEachRevision()
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

void TestPlanStoreWriters::aLockedListIsTold()
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

void TestPlanStoreWriters::theLockOfADeadProgramIsTakenOver()
{
    PlanStore store(path(u"plans"_s));
    QVERIFY(QDir().mkpath(path(u"plans"_s)));
    QProcess other;
    other.start(QCoreApplication::applicationFilePath(), {u"--die-locked"_s, path(u"plans"_s)});
    QVERIFY(other.waitForFinished());
    QVERIFY(QFile::exists(path(u"plans/.riser-plans.lock"_s)));
    QVERIFY(store.save(planNamed(u"Render"_s)));
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
    TestPlanStoreWriters tests;
    QTEST_SET_MAIN_SOURCE_PATH
    return QTest::qExec(&tests, count, arguments);
}
#include "tst_plan_store_writers.moc"
