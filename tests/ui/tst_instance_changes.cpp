// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/instance_wizard_fixture.h"

using namespace riser;
using namespace riser::test;

/// What changes while the wizard is open, and what becomes of what fails.
class TestInstanceChanges : public QObject, protected InstanceWizardFixture
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useTestSettings(); }
    void cleanup() { QSettings().clear(); }
    void aPlanThatChangesIsKeptAsChosen();
    void aDeletedPlanIsKeptAsChosen();
    void hostLostWhileOpen();
    void aFailureLeavesTheWayBack();
    void aLostRaceIsRunAgain();
    void itGivesUpAfterThreeTries();
    void aChosenHostIsNotTriedAgain();
};

void TestInstanceChanges::aPlanThatChangesIsKeptAsChosen()
{
    InstancesBench bench;
    Plan plan = gpuPlan(bench);
    fillPools(bench);
    InstanceWizard *wizard = open(bench);
    toDisk(wizard, u"One GPU"_s);
    const Plan chosen = *wizard->state()->draft().plan;
    plan.cores = 5;
    QVERIFY(bench.elsewhere(plan));
    QTRY_VERIFY2(bar(wizard, "wizardNews").contains(u"changed the plan"_s), qPrintable(bar(wizard, "wizardNews")));
    QCOMPARE(wizard->state()->request().plan, chosen);
    click(wizard, "planTake");
    QCOMPARE(wizard->state()->request().plan.cores, 5);
    QVERIFY(bar(wizard, "wizardNews").isEmpty());
}

void TestInstanceChanges::aDeletedPlanIsKeptAsChosen()
{
    InstancesBench bench;
    const Plan plan = gpuPlan(bench);
    fillPools(bench);
    InstanceWizard *wizard = open(bench);
    toReview(wizard, u"One GPU"_s, u"orphan"_s);
    QVERIFY(PlanStore(bench.path).remove(plan.id, plan.revision));
    QTRY_VERIFY(bar(wizard, "wizardNews").contains(u"deleted the plan"_s));
    QVERIFY(!visible(wizard, "planTake"));
    create(wizard);
    QTRY_VERIFY2(visible(wizard, "openVm"), qPrintable(textOf(wizard, "runOutcome")));
    const Inventory truth = InstancesBench::truthOf(bench.one);
    QCOMPARE(InstancesBench::named(truth, u"orphan"_s)->config->instance->planId, plan.id);
}

void TestInstanceChanges::hostLostWhileOpen()
{
    InstancesBench bench;
    gpuPlan(bench);
    fillPools(bench);
    InstanceWizard *wizard = open(bench);
    toReview(wizard, u"One GPU"_s, u"waits"_s, u"two"_s);
    QTRY_VERIFY(enabled(wizard, "execute"));
    bench.session(1)->close();
    QTRY_VERIFY(!enabled(wizard, "execute"));
    QVERIFY2(bar(wizard, "wizardHost").contains(u"two"_s), qPrintable(bar(wizard, "wizardHost")));
    bench.session(1)->open();
    QTRY_VERIFY(enabled(wizard, "execute"));
    QVERIFY(bar(wizard, "wizardHost").isEmpty());
    create(wizard);
    QTRY_VERIFY(visible(wizard, "openVm"));
    QVERIFY(InstancesBench::named(InstancesBench::truthOf(bench.two), u"waits"_s));
}

void TestInstanceChanges::aFailureLeavesTheWayBack()
{
    InstancesBench bench;
    gpuPlan(bench);
    fillPools(bench);
    InstanceWizard *wizard = open(bench);
    toReview(wizard, u"One GPU"_s, u"train-1"_s);
    bench.one->faults().fail(u"createVolume"_s, 1,
                             {.code = ErrorCode::NoSpace, .summary = u"the pool is full"_s, .detail = {}, .hint = {}});
    create(wizard);
    QTRY_VERIFY(visible(wizard, "runBack"));
    QVERIFY(!visible(wizard, "openVm"));
    QVERIFY(textOf(wizard, "runOutcome").startsWith(u"Not done"_s));
    QVERIFY(!InstancesBench::named(InstancesBench::truthOf(bench.one), u"train-1"_s));
    QCOMPARE(InstancesBench::truthOf(bench.one).device(twinGpu)->status, Status::Detached);
    click(wizard, "runBack");
    QVERIFY(textOf(wizard, "reviewText").contains(u"train-1"_s)); // nothing is lost
    create(wizard);
    QTRY_VERIFY2(visible(wizard, "openVm"), qPrintable(textOf(wizard, "runOutcome")));
    QVERIFY(InstancesBench::named(InstancesBench::truthOf(bench.one), u"train-1"_s));
}

void TestInstanceChanges::aLostRaceIsRunAgain()
{
    InstancesBench bench;
    gpuPlan(bench);
    fillPools(bench);
    InstanceWizard *wizard = open(bench);
    toReview(wizard, u"One GPU"_s, u"racer"_s);
    bench.one->faults().fail(u"define"_s, 1, taken());
    create(wizard);
    QTRY_VERIFY(textOf(wizard, "runNote").contains(u"Another console"_s));
    QTRY_VERIFY_WITH_TIMEOUT(visible(wizard, "openVm"), 15'000);
    QVERIFY(textOf(wizard, "runNote").contains(u"1 of 3"_s));
    QVERIFY(InstancesBench::named(InstancesBench::truthOf(bench.one), u"racer"_s));
}

void TestInstanceChanges::itGivesUpAfterThreeTries()
{
    InstancesBench bench;
    gpuPlan(bench);
    fillPools(bench);
    InstanceWizard *wizard = open(bench);
    toReview(wizard, u"One GPU"_s, u"racer"_s);
    for (const auto &host : {bench.one, bench.two})
        host->faults().fail(u"define"_s, 0, taken());
    create(wizard);
    QTRY_VERIFY_WITH_TIMEOUT(visible(wizard, "runBack"), 30'000);
    QVERIFY(textOf(wizard, "runNote").contains(u"each time"_s));
    QCOMPARE(bench.one->callCount(u"define"_s) + bench.two->callCount(u"define"_s), 4);
    QVERIFY(!InstancesBench::named(InstancesBench::truthOf(bench.one), u"racer"_s));
}

void TestInstanceChanges::aChosenHostIsNotTriedAgain()
{
    InstancesBench bench;
    gpuPlan(bench);
    fillPools(bench);
    InstanceWizard *wizard = open(bench);
    toReview(wizard, u"One GPU"_s, u"racer"_s, u"one"_s);
    bench.one->faults().fail(u"define"_s, 1, taken());
    create(wizard);
    QTRY_VERIFY(visible(wizard, "runBack"));
    QTest::qWait(300);
    QCOMPARE(bench.one->callCount(u"define"_s), 1);
    QVERIFY(!visible(wizard, "runNote"));
}

QTEST_MAIN(TestInstanceChanges)
#include "tst_instance_changes.moc"
