// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/instance_wizard_fixture.h"
#include "ui/pages/cluster_page.h"
#include "ui/pages/plan_fit_view.h"

using namespace riser;
using namespace riser::test;

/// Where an instance goes: hosts and clusters, and what they have to give.
class TestInstancePlaces : public QObject, protected InstanceWizardFixture
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useTestSettings(); }
    void cleanup() { QSettings().clear(); }
    void aHostThatCannotTakeItSaysWhy();
    void detachingFromTheHostWantsATick();
    void theChosenHostIsKept();
    void aClusterIsAPlace();
    void fitsAreLive();
};

void TestInstancePlaces::aHostThatCannotTakeItSaysWhy()
{
    InstancesBench bench;
    gpuPlan(bench, u"Nine GPUs"_s, 9);
    QTRY_VERIFY(bench.ready());
    InstanceWizard *wizard = open(bench);
    QVERIFY(pick(wizard, "wizardPlans", u"Nine GPUs"_s));
    next(wizard);
    const auto *fits = wizard->findChild<PlanFitView *>();
    QTRY_VERIFY2(fits->text().contains(u"GPUs"_s) && fits->text().contains(u"one"_s), qPrintable(fits->text()));
    QTRY_VERIFY(!enabled(wizard, "next"));
    QVERIFY(!pick(wizard, "wizardPlaces", u"one"_s));
    QVERIFY(!textOf(wizard, "nextReason").isEmpty());
    QVERIFY(textOf(wizard, "placedOn").contains(u"No host"_s));
}

void TestInstancePlaces::detachingFromTheHostWantsATick()
{
    InstancesBench bench;
    gpuPlan(bench, u"Both GPUs"_s, 2);
    fillPools(bench);
    InstanceWizard *wizard = open(bench);
    QVERIFY(pick(wizard, "wizardPlans", u"Both GPUs"_s));
    next(wizard);
    QTRY_VERIFY2(visible(wizard, "detachAgree") || textOf(wizard, "placedOn").contains(u"No host"_s),
                 qPrintable(textOf(wizard, "placedOn")));
    QVERIFY2(visible(wizard, "detachAgree"), qPrintable(wizard->findChild<PlanFitView *>()->text()));
    QVERIFY(textOf(wizard, "detachText").contains(u"0000:01:00.0"_s));
    QVERIFY(!textOf(wizard, "detachText").contains(u"0000:02:00.0"_s));
    QVERIFY(textOf(wizard, "placedDevices").contains(u"from the pool"_s));
    QVERIFY(!enabled(wizard, "next"));
    click(wizard, "detachAgree");
    QVERIFY(enabled(wizard, "next"));
    click(wizard, "detachAgree");
    QVERIFY(!enabled(wizard, "next"));
}

void TestInstancePlaces::theChosenHostIsKept()
{
    InstancesBench bench;
    gpuPlan(bench);
    fillPools(bench);
    InstanceWizard *wizard = open(bench);
    toReview(wizard, u"One GPU"_s, u"there"_s, u"two"_s);
    create(wizard);
    QTRY_VERIFY2(visible(wizard, "openVm"), qPrintable(textOf(wizard, "runOutcome")));
    QVERIFY(InstancesBench::named(InstancesBench::truthOf(bench.two), u"there"_s));
    QVERIFY(!InstancesBench::named(InstancesBench::truthOf(bench.one), u"there"_s));
}

/// Both hosts fit, the one outside first; from the cluster's own tab the cluster is chosen already.
void TestInstancePlaces::aClusterIsAPlace()
{
    InstancesBench bench;
    gpuPlan(bench);
    fillPools(bench);
    const auto cluster = bench.hosts.addCluster({.id = {}, .name = u"rack"_s, .hosts = {bench.session(1)->entry().id}});
    QVERIFY(cluster);
    addInstance(bench.one, u"outside"_s);
    addInstance(bench.two, u"inside"_s);
    bench.window->selectCluster(*cluster);
    auto *page = bench.window->currentCluster()->findChild<InstancesPage *>();
    QVERIFY(page);
    bench.window->currentCluster()->tabs()->setCurrentWidget(page);
    QTRY_COMPARE(page->filter()->rowCount(), 1);
    QCOMPARE(page->filter()->index(0, 0).data().toString(), u"inside"_s);
    click(page, "button:instanceNew");
    InstanceWizard *wizard = bench.dialog<InstanceWizard>();
    toReview(wizard, u"One GPU"_s, u"there"_s);
    create(wizard);
    QTRY_VERIFY2(visible(wizard, "openVm"), qPrintable(textOf(wizard, "runOutcome")));
    QVERIFY(InstancesBench::named(InstancesBench::truthOf(bench.two), u"there"_s));
    QVERIFY(!InstancesBench::named(InstancesBench::truthOf(bench.one), u"there"_s));
    QTRY_COMPARE(page->filter()->rowCount(), 2);
}

void TestInstancePlaces::fitsAreLive()
{
    InstancesBench bench;
    gpuPlan(bench);
    fillPools(bench);
    InstanceWizard *wizard = open(bench);
    QVERIFY(pick(wizard, "wizardPlans", u"One GPU"_s));
    next(wizard);
    QTRY_VERIFY(textOf(wizard, "placedOn").contains(u"one"_s));
    QVERIFY(textOf(wizard, "placedDevices").contains(u"0000:02:00.0"_s));
    QVERIFY(bench.one->attachHostdev(stopped,
                                     "<hostdev mode='subsystem' type='pci' managed='no'><source><address "
                                     "domain='0x0000' bus='0x02' slot='0x00' function='0x0'/></source></hostdev>",
                                     {.live = false, .config = true})); // somebody else was quicker
    QTRY_VERIFY2(!textOf(wizard, "placedDevices").contains(u"0000:02:00.0"_s) ||
                     textOf(wizard, "placedOn").contains(u"two"_s),
                 qPrintable(textOf(wizard, "placedDevices")));
}

QTEST_MAIN(TestInstancePlaces)
#include "tst_instance_places.moc"
