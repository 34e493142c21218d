// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plans/placement.h"
#include "tests/plans/placement_hosts.h"

#include <QTest>

#include <algorithm>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

using Vm = HostBuilder::Vm;
using By = DeviceMatch::By;

/// What is said of a place, and what odd plans and hosts do to it.
class TestPlacementReasons : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cautions();
    void reasons();
    void whatIsNotToldIsSaid();
    void moreReasonsThanARowHolds();
    void freeMemory();
    void impossibleNumbers();
    void manyDevices();
};

void TestPlacementReasons::cautions()
{
    const QList<HostFit> fits = placePlan(gpus(1), {kvm().gpu(1, 0, "nouveau")});
    QCOMPARE(fits.first().devices.first().cautions.size(), 1);
    QVERIFY(fits.first().devices.first().cautions.first().contains(u"has Maker Model 0000:01:00.0"_s));
    QVERIFY(placePlan(gpus(1), {kvm().gpu(1)}).first().devices.first().cautions.isEmpty());
    // Of two, the one of which less is in doubt.
    const auto two = placePlan(gpus(1), {kvm().gpu(1, 0, "nouveau").gpu(2, 0, "")});
    QCOMPARE(textOf(two.first()), u"kvm1: 0=0000:02:00.0* @0"_s);
}

void TestPlacementReasons::reasons()
{
    const auto reasonsOf = [](const Plan &plan, const PlacementHost &host) {
        return placePlan(plan, {host}).first().reasons;
    };
    QCOMPARE(reasonsOf(gpus(2), kvm().gpu(1, 1).gpu(2, 1).gpu(3, 1)),
             QStringList({u"all from the pool"_s, u"all on NUMA node 1"_s, u"leaves 1 such device(s) free"_s,
                          u"124 GiB memory free"_s}));
    QVERIFY(reasonsOf(gpus(2), kvm().gpu(1, 0).gpu(2, 1)).contains(u"on different NUMA nodes"_s));
    QVERIFY(!reasonsOf(gpus(2, NumaWish::None), kvm().gpu(1, 0).gpu(2, 1)).contains(u"on different NUMA nodes"_s));
    QVERIFY(reasonsOf(gpus(1), kvm().gpu(1)).contains(u"leaves no such device over"_s));
    QVERIFY(reasonsOf(gpus(1), kvm().gpu(1, 0, "")).first().contains(u"must be detached"_s));
    QCOMPARE(reasonsOf(gpus(0), kvm()), QStringList{u"124 GiB memory free"_s});
}

void TestPlacementReasons::whatIsNotToldIsSaid()
{
    const auto fit = placePlan(gpus(2, NumaWish::Required), {kvm().gpu(1, -1).gpu(2, -1).with([](auto &host) {
                                   host.facts().iommu.reset();
                                   host.facts().memoryKib = 0;
                               })})
                         .first();
    QVERIFY(fit.fits);
    QCOMPARE(fit.freeMemoryKib, 0);
    QVERIFY(fit.reasons.contains(u"not checked, as kvm1 didn't tell: whether it has an IOMMU and VFIO"_s));
    QVERIFY(fit.reasons.contains(u"not checked, as kvm1 didn't tell: how much memory and how many CPUs it has"_s));
    QVERIFY(fit.reasons.contains(u"not checked, as kvm1 didn't tell: on which NUMA nodes its devices are"_s));
    const auto told = placePlan(gpus(2, NumaWish::Required), {kvm().gpu(1).gpu(2)}).first();
    QVERIFY(told.reasons.filter(u"not checked"_s).isEmpty());
}

void TestPlacementReasons::moreReasonsThanARowHolds()
{
    auto host = kvm();
    for (int bus = 1; bus <= 9; ++bus)
        host.pci(bus, 0, 0x0302, 0, "nouveau", -1);
    const QString text = placePlan(gpus(1), {host}).first().whyNot.first();
    QVERIFY2(text.contains(u"9 blocked: "_s), qPrintable(text));
    QCOMPARE(text.count(u"is in no IOMMU group"_s), 4);
    QVERIFY2(text.contains(u"and 5 more"_s), qPrintable(text));
}

void TestPlacementReasons::freeMemory()
{
    const auto free = [](qint64 gibs, int used) {
        PlaceBuilder host("kvm1");
        host.facts().memoryKib = gibs * gib;
        host.vm("a", Vm::Running, {}, used);
        return freeMemoryKib(*host.host.inventory());
    };
    QCOMPARE(free(8, 2), 5 * gib);       // at least 1 GiB for the host
    QCOMPARE(free(32, 2), 28 * gib);     // a sixteenth
    QCOMPARE(free(1024, 24), 996 * gib); // at most 4 GiB
    QCOMPARE(free(8, 16), -9 * gib);
}

// A plan that nobody checked ends nothing.
void TestPlacementReasons::impossibleNumbers()
{
    Plan plan;
    plan.sockets = plan.cores = plan.threads = plan.memoryMib = std::numeric_limits<int>::max();
    plan.devices = {wishFor("gpu", std::numeric_limits<int>::max()), wishFor("gpu", -5),
                    wishFor("gpu", std::numeric_limits<int>::max()), wishFor("", 0)};
    const auto fits = placePlan(plan, {kvm().gpu(1)});
    QCOMPARE(fits.first().whyNot.size(), 4);
    plan = planOf({wishFor("gpu", -5)});
    QVERIFY(placePlan(plan, {kvm().gpu(1)}).first().fits);
}

void TestPlacementReasons::manyDevices()
{
    auto host = kvm();
    for (int bus = 1; bus < 250; ++bus)
        host.gpu(bus, bus % 2, bus % 3 ? "vfio-pci" : "nouveau");
    const PlacementHost made = host;
    QList<DeviceWish> wishes;
    for (int i = 0; i < 32; ++i)
        wishes << (i % 2 ? wishFor("gpu", 2) : wishFor("gpu", 2, By::Vendor, "1af4"));
    const auto fits = placePlan(planOf(wishes, NumaWish::Required), {made});
    QVERIFY(fits.first().fits);
    QCOMPARE(fits.first().devices.size(), 64);
    QVERIFY(std::ranges::none_of(fits.first().devices, &PlacedDevice::fromHost));
    QSet<DeviceKey> different;
    for (const PlacedDevice &placed : fits.first().devices)
        different << placed.device;
    QCOMPARE(different.size(), 64);
}

QTEST_GUILESS_MAIN(TestPlacementReasons)
#include "tst_placement_reasons.moc"
