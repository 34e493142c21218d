// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/host_list.h"
#include "core/host/simulated/simulated_backend.h"
#include "core/plans/plan_store.h"
#include "tests/support/session_fixture.h"
#include "ui/dialogs/match_edit.h"
#include "ui/models/host_tree_model.h"
#include "ui/models/plan_fit_lines.h"
#include "ui/models/plan_fits.h"
#include "ui/models/plan_model.h"
#include "ui/models/plan_texts.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace riser;
using namespace riser::test;

class TestPlanModels : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void plansAtRandom();
    void numbersSortAsNumbers();
    void searchFindsEveryColumn();
    void fitsBecomeWords();
    void fitsFollowTheHosts();
    void nothingIsWorkedOutUnseen();
    void theTreeEndsWithItsPages();
    void whatHostsHaveCanBeWished();
    void differencesAreNamed();
};

namespace {

Plan numbered(int number, int gpus = 0)
{
    Plan plan;
    plan.id = PlanId(u"00000000-0000-4000-8000-%1"_s.arg(number, 12, 10, QLatin1Char('0')));
    plan.name = u"%1 CPUs"_s.arg(number);
    plan.cores = number;
    if (gpus)
        plan.devices << DeviceWish{.kind = gpuWishKind(), .count = gpus, .match = {}};
    return plan;
}

HostFit fitOn(const QString &host, bool fits)
{
    HostFit fit;
    fit.host = HostId(host);
    fit.hostName = host;
    fit.fits = fits;
    if (!fits)
        fit.whyNot << u"no room on "_s + host;
    return fit;
}

} // namespace

void TestPlanModels::plansAtRandom()
{
    QRandomGenerator random(7);
    PlanModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    PlanFilter filter(&model);
    const QAbstractItemModelTester filterTester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    for (int round = 0; round < 200; ++round) {
        QList<Plan> plans;
        QHash<PlanId, QList<HostFit>> fits;
        for (int number = 1; number <= 20; ++number) {
            if (random.bounded(3) == 0)
                continue;
            plans << numbered(number, random.bounded(3));
            if (random.bounded(2))
                fits.insert(plans.last().id, {fitOn(u"kvm1"_s, random.bounded(2)), fitOn(u"kvm2"_s, false)});
        }
        if (random.bounded(4) == 0)
            std::shuffle(plans.begin(), plans.end(), random);
        model.setPlans(plans);
        model.setFits(fits);
        QCOMPARE(model.rowCount(), plans.size());
        for (int row = 0; row < model.rowCount(); ++row) {
            const Plan &plan = plans[row];
            QCOMPARE(model.plan(model.index(row, 0)), plan.id);
            QCOMPARE(model.index(row, PlanModel::CpuColumn).data().toString(), QString::number(plan.vcpus()));
            QCOMPARE(model.index(row, PlanModel::GpuColumn).data().toString(), QString::number(plan.gpuCount()));
            QCOMPARE(model.index(row, PlanModel::HostsColumn).data().toString(),
                     fits.contains(plan.id) ? fitCountText(fits[plan.id]) : u"Looking…"_s);
        }
    }
    QCOMPARE(resets.count(), 0);
}

void TestPlanModels::numbersSortAsNumbers()
{
    PlanModel model;
    PlanFilter filter(&model);
    filter.sort(PlanModel::NameColumn);
    model.setPlans({numbered(16), numbered(2), numbered(1)});
    const auto name = [&filter](int row) { return filter.index(row, 0).data().toString(); };
    QCOMPARE(name(0), u"1 CPUs"_s);
    QCOMPARE(name(1), u"2 CPUs"_s);
    QCOMPARE(name(2), u"16 CPUs"_s);
    filter.sort(PlanModel::CpuColumn, Qt::DescendingOrder);
    QCOMPARE(name(0), u"16 CPUs"_s);
}

void TestPlanModels::searchFindsEveryColumn()
{
    PlanModel model;
    PlanFilter filter(&model);
    Plan described = numbered(3);
    described.description = u"For the night jobs"_s;
    model.setPlans({numbered(1), described});
    model.setFits({{numbered(1).id, {fitOn(u"kvm1"_s, true)}}, {described.id, {fitOn(u"kvm1"_s, false)}}});
    filter.setText(u"night JOBS"_s);
    QCOMPARE(filter.rowCount(), 1);
    QCOMPARE(model.plan(filter.mapToSource(filter.index(0, 0))), described.id);
    filter.setText(u"kvm1"_s); // a host that takes it
    QCOMPARE(filter.rowCount(), 1);
    filter.setText(u"kvm1 night"_s);
    QCOMPARE(filter.rowCount(), 0);
    filter.setText({});
    QCOMPARE(filter.rowCount(), 2);
}

void TestPlanModels::fitsBecomeWords()
{
    QCOMPARE(fitCountText({}), u"No host in the list"_s);
    QCOMPARE(fitCountText({fitOn(u"a"_s, false), fitOn(u"b"_s, false)}), u"None of 2"_s);
    QCOMPARE(fitCountText({fitOn(u"a"_s, true), fitOn(u"b"_s, true), fitOn(u"c"_s, false)}), u"2 of 3: a, b"_s);
    HostFit fit = fitOn(u"a"_s, true);
    fit.reasons = {u"all from the pool"_s, u"all on NUMA node 1"_s};
    fit.devices << PlacedDevice{.device = gpu, .wish = 0, .fromHost = true, .cautions = {u"It is warm."_s}};
    const QList<FitBlock> blocks = fitBlocks({fit, fitOn(u"b"_s, false)}, {});
    QCOMPARE(blocks.size(), 2);
    QVERIFY(blocks[0].fits && blocks[0].title.contains(u"a"_s));
    QCOMPARE(blocks[0].lines.size(), 3);
    QCOMPARE(blocks[0].lines[0].text, u"all from the pool · all on NUMA node 1"_s);
    QVERIFY(blocks[0].lines[1].text.contains(u"to be detached"_s));
    QCOMPARE(blocks[0].lines[2], (FitBlock::Line{.verdict = Verdict::Warn, .text = u"It is warm."_s}));
    QCOMPARE(blocks[1].lines, (QList<FitBlock::Line>{{.verdict = Verdict::Block, .text = u"no room on b"_s}}));
}

void TestPlanModels::fitsFollowTheHosts()
{
    const auto host = smallHost();
    QTemporaryDir folder;
    HostList hosts(HostStore(folder.filePath(u"hosts.json"_s)), factoryFor(host), UserAsker());
    hosts.setTimings(quickTimings());
    PlanStore store(folder.filePath(u"plans"_s));
    Plan plan;
    plan.name = u"drive"_s;
    plan.devices << DeviceWish{.kind = u"nvme"_s, .count = 1, .match = {}};
    const auto saved = store.save(plan);
    QVERIFY(saved);
    PlanFits fits(&hosts, &store);
    fits.setActive(true);
    QTRY_VERIFY(fits.fits().contains(saved->id));
    QVERIFY(fits.fits()[saved->id].isEmpty());
    HostSession *session = hosts.addTransient(entryFor(u"one"_s));
    session->setOnScreen(true);
    const auto now = [&] { return fits.fits().value(saved->id).value(0); };
    QTRY_COMPARE(now().hostName, u"one"_s);
    QTRY_COMPARE(fits.hosts().value(0).inventory, session->inventory());
    // What the page says is what placement says of the same truth.
    const auto truth = [&] { return placePlan(*saved, PlanFits::hostsNow(hosts)).first(); };
    QTRY_COMPARE(now(), truth());
    host->bindDriver(nvme, u"vfio-pci"_s); // somebody detached the drive
    QTRY_VERIFY(now().fits);
    QCOMPARE(now(), truth());
    QCOMPARE(now().devices.first().device, nvme);
    session->close();
    QTRY_VERIFY(!now().fits);
    QVERIFY(now().whyNot.first().contains(u"one"_s));
    QVERIFY(hosts.remove(session->entry().id));
    QTRY_VERIFY(fits.fits()[saved->id].isEmpty());
}

void TestPlanModels::nothingIsWorkedOutUnseen()
{
    QTemporaryDir folder;
    HostList hosts(HostStore(folder.filePath(u"hosts.json"_s)), factoryFor(smallHost()), UserAsker());
    PlanStore store(folder.filePath(u"plans"_s));
    PlanFits fits(&hosts, &store);
    const QSignalSpy changed(&fits, &PlanFits::changed);
    QTest::qWait(600);
    QCOMPARE(changed.count(), 0);
    fits.setActive(true);
    QTRY_COMPARE(changed.count(), 1);
    // Many changes are one piece of work or two.
    for (int i = 0; i < 20; ++i) {
        Plan plan;
        plan.name = u"plan %1"_s.arg(i);
        QVERIFY(store.save(plan));
    }
    QTRY_COMPARE(fits.fits().size(), store.plans().size());
    QVERIFY2(changed.count() <= 4, qPrintable(QString::number(changed.count())));
}

void TestPlanModels::theTreeEndsWithItsPages()
{
    QTemporaryDir folder;
    HostList hosts(HostStore(folder.filePath(u"hosts.json"_s)), factoryFor(smallHost()), UserAsker());
    hosts.setTimings(quickTimings());
    using Page = HostTreeModel::Page;
    HostTreeModel model(&hosts, {Page::Plans, Page::Instances});
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 2);
    const QPersistentModelIndex plans(model.indexOf(Page::Plans));
    const QPersistentModelIndex instances(model.indexOf(Page::Instances));
    QVERIFY(model.page(plans) == Page::Plans && !model.session(plans) && model.domain(plans).isEmpty());
    QVERIFY(model.page(instances) == Page::Instances && !model.session(instances));
    QCOMPARE(plans.data().toString(), u"Plans"_s);
    QCOMPARE(instances.data().toString(), u"Instances"_s);
    QCOMPARE(model.rowCount(instances), 0);
    HostSession *one = hosts.addTransient(entryFor(u"one"_s));
    QCOMPARE(plans.row(), 1);
    QTRY_COMPARE(model.rowCount(model.index(0, 0)), 3);
    QCOMPARE(model.session(model.index(0, 0)), one);
    QVERIFY(!model.page(model.index(0, 0)) && !model.page(model.index(1, 0, model.index(0, 0))));
    QVERIFY(hosts.remove(one->entry().id));
    QCOMPARE(plans.row(), 0);
    QVERIFY(model.page(plans) == Page::Plans && model.page(instances) == Page::Instances);
    const HostTreeModel without(&hosts);
    QVERIFY(!without.indexOf(Page::Plans).isValid());
    const HostTreeModel alone(&hosts, {Page::Instances});
    QVERIFY(alone.indexOf(Page::Instances).isValid() && !alone.indexOf(Page::Plans).isValid());
}

void TestPlanModels::whatHostsHaveCanBeWished()
{
    const Inventory inventory(std::make_shared<const HostSnapshot>(smallHost()->snapshot()));
    const auto shared = std::make_shared<const Inventory>(inventory);
    const QList<DeviceMatch> seen = seenMatches(gpuWishKind(), {shared, shared, nullptr});
    QVERIFY(!seen.isEmpty());
    QList<QString> values;
    for (const DeviceMatch &match : seen) {
        QVERIFY2(!values.contains(match.value), "each once, on however many hosts");
        values << match.value;
        Plan plan;
        plan.name = u"x"_s;
        plan.devices << DeviceWish{.kind = gpuWishKind(), .count = 1, .match = match};
        QVERIFY(checkPlan(plan).isEmpty());
    }
    QCOMPARE(seen.first().by, DeviceMatch::By::Vendor);
    QCOMPARE(seen.last().by, DeviceMatch::By::Model);
    QVERIFY(seenMatches(u"no such kind"_s, {shared}).isEmpty());

    MatchEdit edit([&seen](const QString &) { return seen; });
    QCOMPARE(edit.match(), DeviceMatch());
    edit.setMatch(seen.last());
    QCOMPARE(edit.match(), seen.last());
    edit.setEditText(u"10DE"_s);
    QCOMPARE(edit.match().by, DeviceMatch::By::Vendor);
    QCOMPARE(edit.match().value, u"10de"_s);
    edit.setEditText(u"1234:abcd"_s);
    QCOMPARE(edit.match(), (DeviceMatch{.by = DeviceMatch::By::Model, .value = u"1234:abcd"_s, .caption = {}}));
    const DeviceMatch label{.by = DeviceMatch::By::Label, .value = u"fast"_s, .caption = {}};
    edit.setMatch(label); // nothing gives labels yet: a plan that has one keeps it
    QCOMPARE(edit.match(), label);
}

void TestPlanModels::differencesAreNamed()
{
    const Plan mine = numbered(2);
    Plan theirs = mine;
    QVERIFY(planDifferences(mine, theirs).isEmpty());
    theirs.memoryMib = 8192;
    theirs.revision = 9;
    QCOMPARE(planDifferences(mine, theirs), QStringList{u"Memory: 8 GiB, yours: 1 GiB"_s});
}

QTEST_MAIN(TestPlanModels)
#include "tst_models_plans.moc"
