// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plans/store_support.h"

#include <QSignalSpy>

#include <memory>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

// What is saved is there, for everybody, and nothing of somebody else's is written over.
class TestPlanStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_scratch = std::make_unique<Scratch>();
        QVERIFY(m_scratch->isValid());
    }

    void aNewListHasTheReadyMadePlans_data() { addVariants(); }
    void aNewListHasTheReadyMadePlans();
    void anEmptiedListStaysEmpty_data() { addVariants(); }
    void anEmptiedListStaysEmpty();
    void whatIsSavedIsRead_data() { addVariants(); }
    void whatIsSavedIsRead();
    void aReadyMadePlanIsChanged_data() { addVariants(); }
    void aReadyMadePlanIsChanged();
    void anOldRevisionIsRefused_data() { addVariants(); }
    void anOldRevisionIsRefused();
    void aRemovedPlanIsRefused_data() { addVariants(); }
    void aRemovedPlanIsRefused();
    void badPlansAreRefused_data() { addVariants(); }
    void badPlansAreRefused();
    void plansAreImported_data() { addVariants(); }
    void plansAreImported();
    void othersChangesAreSeen_data() { addVariants(); }
    void othersChangesAreSeen();
    void aChangeInPlaceIsSeen();

private:
    QString path(const QString &name) const { return m_scratch->path(name); }

    std::unique_ptr<Scratch> m_scratch;
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
    QCOMPARE(m_scratch->everything(), QStringList()); // looking writes nothing
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
    QCOMPARE(m_scratch->everything(), QStringList()); // not even a folder
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
    m_scratch->write(u"a/other.txt"_s, "x");
    QTest::qWait(200);
    QCOMPARE(changed.size(), 0);
}

// By an editor that writes into the file instead of replacing it.
void TestPlanStore::aChangeInPlaceIsSeen()
{
    PlanStore store(path(u"plans"_s));
    const Plan plan = *store.save(planNamed(u"Render"_s));
    QTest::qWait(100);
    const QString name = u"plans/%1.plan.json"_s.arg(plan.id.value());
    QByteArray text = m_scratch->read(name);
    m_scratch->write(name, text.replace("Render", "Edited"));
    QTRY_COMPARE_WITH_TIMEOUT(store.plan(plan.id)->name, u"Edited"_s, patience);
}

QTEST_GUILESS_MAIN(TestPlanStore)
#include "tst_plan_store.moc"
