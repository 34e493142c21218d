// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plans/store_support.h"

#include <csignal>
#include <memory>

#include <sys/resource.h>
#include <sys/stat.h>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

// What can't be understood or written is told, and stays as it is.
class TestPlanStoreFiles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_scratch = std::make_unique<Scratch>();
        QVERIFY(m_scratch->isValid());
    }

    void somethingInTheWayIsTold_data();
    void somethingInTheWayIsTold();
    void badFilesAreLeftAlone_data();
    void badFilesAreLeftAlone();
    void oddEntriesAreLeftAlone();
    void aWrongNameIsTold();
    void aNewerFolderIsNotWritten();
    void halfAnImportIsTakenBack();
    void aFullDiskIsTold_data() { addVariants(); }
    void aFullDiskIsTold();
    void aBadSingleFileIsLeftAlone_data();
    void aBadSingleFileIsLeftAlone();
    void aSingleFileMayBeALink();

private:
    static void badTexts();
    QString path(const QString &name) const { return m_scratch->path(name); }

    std::unique_ptr<Scratch> m_scratch;
};

void TestPlanStoreFiles::somethingInTheWayIsTold_data()
{
    QTest::addColumn<QString>("name");
    // For root too: below a regular file, and where the kernel lets nobody make anything.
    for (const char *name :
         {"file/plans", "file/plans.json", "file", "link/plans", "/proc/1/plans", "/proc/plans.json"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestPlanStoreFiles::somethingInTheWayIsTold()
{
    QFETCH(QString, name);
    m_scratch->write(u"file"_s, "in the way");
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
    QCOMPARE(m_scratch->read(u"file"_s), "in the way");
    QCOMPARE(m_scratch->everything(), QStringList({u"file"_s, u"link"_s}));
}

void TestPlanStoreFiles::badTexts()
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

void TestPlanStoreFiles::badFilesAreLeftAlone_data()
{
    badTexts();
    QTest::newRow("two plans") << plansToJson({fullPlan(), readyMadePlans().first()}) << ErrorCode::InvalidData;
    QTest::newRow("no plan") << plansToJson({}) << ErrorCode::InvalidData;
    QTest::newRow("another's id") << plansToJson({readyMadePlans().first()}) << ErrorCode::InvalidData;
}

// A file that this Riser can't understand is told, and nothing that is asked for writes over it or removes it.
void TestPlanStoreFiles::badFilesAreLeftAlone()
{
    QFETCH(QByteArray, text);
    QFETCH(ErrorCode, code);
    const PlanId id = fullPlan().id;
    const QString name = u"plans/%1.plan.json"_s.arg(id.value());
    m_scratch->write(name, text);
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
    QCOMPARE(m_scratch->read(name), text);
    // Once it is put right it is read.
    m_scratch->write(name, plansToJson({fullPlan()}));
    store.reload();
    QCOMPARE(store.problems(), QList<Error>());
    QCOMPARE(store.plan(id), std::optional(fullPlan()));
}

void TestPlanStoreFiles::oddEntriesAreLeftAlone()
{
    m_scratch->write(u"secret.json"_s, plansToJson({fullPlan()}));
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
    QCOMPARE(m_scratch->read(u"secret.json"_s), plansToJson({fullPlan()}));
    QVERIFY(!QFileInfo::exists(path(u"new.json"_s)));
    QVERIFY(QFileInfo(folder).isDir());
    QVERIFY(QFileInfo(link).isSymLink());
}

void TestPlanStoreFiles::aWrongNameIsTold()
{
    m_scratch->write(u"plans/copy of it.plan.json"_s, plansToJson({fullPlan()}));
    m_scratch->write(u"plans/notes.json"_s, "mine");
    m_scratch->write(u"plans/%1.PLAN.JSON"_s.arg(fullPlan().id.value()), plansToJson({fullPlan()}));
    PlanStore store(path(u"plans"_s));
    QCOMPARE(store.plans(), QList<Plan>());
    QCOMPARE(store.problems().size(), 1);
    QVERIFY(store.problems().first().summary.contains(u"copy of it"_s));
    QVERIFY(store.save(planNamed(u"Render"_s)));
    QCOMPARE(m_scratch->read(u"plans/copy of it.plan.json"_s), plansToJson({fullPlan()}));
    QCOMPARE(m_scratch->read(u"plans/notes.json"_s), "mine");
}

void TestPlanStoreFiles::aNewerFolderIsNotWritten()
{
    m_scratch->write(u"plans/riser-plans.json"_s, R"({"riser-plans": 2})");
    PlanStore store(path(u"plans"_s));
    QCOMPARE(store.plans(), QList<Plan>());
    QCOMPARE(store.problems().size(), 1);
    QCOMPARE(store.problems().first().code, ErrorCode::NotSupported);
    QCOMPARE(store.save(planNamed(u"x"_s)).error().code, ErrorCode::Settings);
    QCOMPARE(store.import(plansToJson({fullPlan()})).error().code, ErrorCode::Settings);
    QCOMPARE(m_scratch->everything(u"plans"_s), QStringList{u"riser-plans.json"_s});
}

// The last of several files can't be written: those before it go again.
void TestPlanStoreFiles::halfAnImportIsTakenBack()
{
    // The mark of the list is written last, and a link is in its place; the ready-made plans come first.
    QVERIFY(QDir().mkpath(path(u"plans"_s)));
    QVERIFY(QFile::link(path(u"nowhere"_s), path(u"plans/riser-plans.json"_s)));
    PlanStore store(path(u"plans"_s));
    const auto imported = store.import(plansToJson({fullPlan()}));
    QVERIFY(!imported);
    QCOMPARE(imported.error().code, ErrorCode::Settings);
    QVERIFY(imported.error().summary.contains(path(u"plans/riser-plans.json"_s)));
    QCOMPARE(m_scratch->everything(u"plans"_s), QStringList{u"riser-plans.json"_s});
    QCOMPARE(store.plans(), readyMadePlans());
}

// A limit for files stands for the disk: the first plan of the import fits, the second doesn't.
void TestPlanStoreFiles::aFullDiskIsTold()
{
    QFETCH(QString, name);
    PlanStore store(path(name));
    for (const Plan &plan : store.plans())
        QVERIFY(store.remove(plan.id, plan.revision));
    const Plan there = *store.save(planNamed(u"there"_s));
    const QStringList before = m_scratch->everything(u"a/plans"_s);
    Plan large = fullPlan();
    large.description = QString(planLimits::description, u'x');
    Plan small = planNamed(u"small"_s);
    small.id = someId();
    struct rlimit limit = {};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &limit), 0);
    const auto usual = limit.rlim_cur;
    limit.rlim_cur = 1500;
    std::signal(SIGXFSZ, SIG_IGN);
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &limit), 0);
    const auto imported = store.import(plansToJson({small, large}));
    limit.rlim_cur = usual;
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &limit), 0);
    QVERIFY(!imported);
    QCOMPARE(imported.error().code, ErrorCode::Settings);
    QVERIFY2(imported.error().summary.contains(path(name)), qPrintable(imported.error().toText()));
    QCOMPARE(store.plans(), QList<Plan>{there});
    QCOMPARE(PlanStore(path(name)).plans(), QList<Plan>{there});
    QCOMPARE(m_scratch->everything(u"a/plans"_s), before);
    QVERIFY(store.import(plansToJson({small, large})));
}

void TestPlanStoreFiles::aBadSingleFileIsLeftAlone_data()
{
    badTexts();
}

void TestPlanStoreFiles::aBadSingleFileIsLeftAlone()
{
    QFETCH(QByteArray, text);
    QFETCH(ErrorCode, code);
    m_scratch->write(u"plans.json"_s, text);
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
    QCOMPARE(m_scratch->read(u"plans.json"_s), text);
    QCOMPARE(m_scratch->everything(), QStringList{u"plans.json"_s});
}

void TestPlanStoreFiles::aSingleFileMayBeALink()
{
    m_scratch->write(u"there/real.json"_s, plansToJson({fullPlan()}));
    QVERIFY(QFile::link(path(u"there/real.json"_s), path(u"plans.json"_s)));
    PlanStore store(path(u"plans.json"_s));
    QCOMPARE(store.plans(), QList<Plan>{fullPlan()});
    QVERIFY(store.save(planNamed(u"Render"_s)));
    QVERIFY(QFileInfo(path(u"plans.json"_s)).isSymLink());
    QCOMPARE(plansFromJson(m_scratch->read(u"there/real.json"_s))->size(), 2);
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

QTEST_GUILESS_MAIN(TestPlanStoreFiles)
#include "tst_plan_store_files.moc"
