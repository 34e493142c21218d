// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/simulated/simulated_backend.h"
#include "tests/support/session_fixture.h"
#include "tests/ui/random_host.h"
#include "ui/models/cluster_host_model.h"
#include "ui/models/device_filter.h"
#include "ui/models/host_tree_model.h"
#include "ui/models/pool_count_model.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace riser;
using namespace riser::test;

class TestClusterModels : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void hostsMoveInAndOutOfClusters();
    void clustersAtRandom();
    void devicesOfSeveralHostsAtRandom();
    void oneHostsChangeTouchesNoOther();
    void labelsAndHostsAreFound();
    void fifteenHundredDevicesStayFast();
    void countsAddUp();
    void hostsOfACluster();
};

namespace {

const auto reporting = QAbstractItemModelTester::FailureReportingMode::QtTest;

QStringList lines(const QAbstractItemModel &model, const QModelIndex &parent = {}, const QString &indent = {})
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        QStringList cells;
        for (int column = 0; column < model.columnCount(parent); ++column)
            cells << index.siblingAtColumn(column).data().toString();
        texts << indent + cells.join(u'|') << lines(model, index, indent + u"  "_s);
    }
    return texts;
}

/// The first column alone.
QStringList names(const QAbstractItemModel &model, const QModelIndex &parent = {}, const QString &indent = {})
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        texts << indent + index.data().toString() << names(model, index, indent + u"  "_s);
    }
    return texts;
}

struct Tree {
    QTemporaryDir folder;
    std::shared_ptr<SimulatedHost> host = smallHost();
    HostList hosts{HostStore(folder.filePath(u"hosts.json"_s)), factoryFor(host), UserAsker()};
    HostTreeModel model{&hosts, {HostTreeModel::Page::Plans}};
    QAbstractItemModelTester tester{&model, reporting};

    HostSession *add(const QString &name, bool open = false)
    {
        HostEntry entry = entryFor(name);
        entry.connectAtStart = open;
        hosts.setTimings(quickTimings());
        return hosts.addTransient(entry);
    }
};

HostId idOf(const QString &name)
{
    return entryFor(name).id;
}

} // namespace

void TestClusterModels::hostsMoveInAndOutOfClusters()
{
    Tree tree;
    HostSession *one = tree.add(u"one"_s, true);
    tree.add(u"two"_s);
    tree.add(u"three"_s);
    QTRY_COMPARE(tree.model.rowCount(tree.model.indexOf(one->entry().id)), 3);
    const QSignalSpy resets(&tree.model, &QAbstractItemModel::modelReset);
    const QSignalSpy removed(&tree.model, &QAbstractItemModel::rowsRemoved);
    const QPersistentModelIndex host(tree.model.indexOf(one->entry().id));
    const QPersistentModelIndex vm(tree.model.indexOf(one->entry().id, running));
    const QString vmName = vm.data().toString();

    const Result<ClusterId> rack =
        tree.hosts.addCluster({.id = {}, .name = u"Rack"_s, .hosts = {idOf(u"three"_s), idOf(u"one"_s)}});
    QVERIFY(rack);
    QCOMPARE(tree.model.index(0, 0).data().toString(), u"Rack"_s);
    QCOMPARE(tree.model.cluster(tree.model.index(0, 0)), *rack);
    QVERIFY(!tree.model.session(tree.model.index(0, 0)));
    QCOMPARE(names(tree.model, tree.model.index(0, 0)).filter(QRegularExpression(u"^\\S"_s)),
             QStringList({u"one"_s, u"three"_s}));
    QCOMPARE(tree.model.index(1, 0).data().toString(), u"two"_s);
    QVERIFY(tree.model.page(tree.model.index(2, 0)) == HostTreeModel::Page::Plans);
    QCOMPARE(tree.model.indexOf(HostTreeModel::Page::Plans), tree.model.index(2, 0));
    // What was held went along.
    QCOMPARE(QModelIndex(host), tree.model.indexOf(one->entry().id));
    QCOMPARE(host.parent().data().toString(), u"Rack"_s);
    QCOMPARE(tree.model.session(host), one);
    QCOMPARE(QModelIndex(vm), tree.model.indexOf(one->entry().id, running));
    QCOMPARE(vm.data().toString(), vmName);
    QCOMPARE(tree.model.session(vm), one);
    QCOMPARE(tree.model.index(0, HostTreeModel::StateColumn).data().toString(), u"1 of 2 connected"_s);

    QVERIFY(tree.hosts.updateCluster({.id = *rack, .name = u"Rack 2"_s, .hosts = {idOf(u"two"_s)}}));
    QCOMPARE(names(tree.model).filter(QRegularExpression(u"^\\S|^  \\S"_s)).first(2),
             QStringList({u"Rack 2"_s, u"  two"_s}));
    QVERIFY(!host.parent().isValid());
    QVERIFY(tree.hosts.removeCluster(*rack));
    QCOMPARE(tree.model.index(0, 0).data().toString(), u"one"_s);
    QCOMPARE(tree.model.index(1, 0).data().toString(), u"two"_s);
    QCOMPARE(tree.model.domain(vm), running);
    QCOMPARE(resets.size(), 0);
    QCOMPARE(removed.size(), 1); // the cluster's own row
}

void TestClusterModels::clustersAtRandom()
{
    QRandomGenerator random(5);
    Tree tree;
    int number = 0;
    for (int round = 0; round < 300; ++round) {
        const QList<HostSession *> &sessions = tree.hosts.sessions();
        const QList<Cluster> &clusters = tree.hosts.clusters();
        const int what = int(random.bounded(6));
        if (what == 0 || sessions.size() < 3) {
            tree.add(u"h%1"_s.arg(++number));
        } else if (what == 1 && sessions.size() > 5) {
            QVERIFY(tree.hosts.remove(sessions[random.bounded(sessions.size())]->entry().id));
        } else if (what == 2 || clusters.isEmpty()) {
            QVERIFY(tree.hosts.addCluster({.id = {}, .name = u"c%1"_s.arg(++number), .hosts = {}}));
        } else if (what == 3 && clusters.size() > 3) {
            QVERIFY(tree.hosts.removeCluster(clusters[random.bounded(clusters.size())].id));
        } else {
            Cluster changed = clusters[random.bounded(clusters.size())];
            changed.hosts.clear();
            for (const HostSession *session : sessions) {
                const auto other = tree.hosts.clusterOf(session->entry().id);
                if ((!other || other->id == changed.id) && random.bounded(2))
                    changed.hosts << session->entry().id;
            }
            QVERIFY(tree.hosts.updateCluster(changed));
        }
        // After any history the tree is what a new one would be.
        const HostTreeModel fresh(&tree.hosts, {HostTreeModel::Page::Plans});
        QCOMPARE(lines(tree.model), lines(fresh));
        for (const HostSession *session : tree.hosts.sessions())
            QCOMPARE(tree.model.session(tree.model.indexOf(session->entry().id)), session);
    }
}

void TestClusterModels::devicesOfSeveralHostsAtRandom()
{
    QRandomGenerator random(9);
    std::vector<std::unique_ptr<RandomHost>> hosts;
    QList<DeviceHost> now;
    for (quint32 i = 0; i < 3; ++i) {
        hosts.push_back(std::make_unique<RandomHost>(30 + i));
        hosts.back()->grow(25);
        now << DeviceHost{.id = HostId(u"h%1"_s.arg(i)), .name = u"host %1"_s.arg(i), .inventory = nullptr};
    }
    DeviceModel model;
    const QAbstractItemModelTester tester(&model, reporting);
    DeviceFilter filter(&model);
    const QAbstractItemModelTester filterTester(&filter, reporting);
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    for (int round = 0; round < 80; ++round) {
        const int which = int(random.bounded(3));
        hosts[which]->change();
        const auto at = std::ranges::find(now, HostId(u"h%1"_s.arg(which)), &DeviceHost::id);
        const DeviceHost next{.id = HostId(u"h%1"_s.arg(which)),
                              .name = u"host %1"_s.arg(which),
                              .inventory = random.bounded(8) ? hosts[which]->inventory() : nullptr,
                              .stale = random.bounded(2) == 0};
        if (at == now.end())
            now << next;
        else if (random.bounded(6) == 0)
            now.erase(at);
        else
            *at = next;
        model.setHosts(now);
        DeviceModel fresh;
        fresh.setHosts(now);
        QCOMPARE(lines(model), lines(fresh));
        const DeviceFilter freshFilter(&fresh);
        QCOMPARE(lines(filter), lines(freshFilter));
        for (const DeviceHost &host : std::as_const(now)) {
            for (const Device &device : host.inventory ? host.inventory->devices() : QList<Device>()) {
                const QModelIndex row = model.indexOf(host.id, device.key);
                QVERIFY(row.isValid());
                QCOMPARE(model.host(row), host.id);
                QCOMPARE(model.device(row)->driver, device.driver);
                QCOMPARE(row.data(DeviceModel::StaleRole).toBool(), host.stale);
            }
        }
    }
    model.setHosts({});
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(resets.size(), 0);
}

void TestClusterModels::oneHostsChangeTouchesNoOther()
{
    RandomHost one(1);
    RandomHost two(1); // the same devices by the same names
    one.grow(40);
    two.grow(40);
    QList<DeviceHost> hosts{{.id = HostId(u"a"_s), .name = u"a"_s, .inventory = one.inventory()},
                            {.id = HostId(u"b"_s), .name = u"b"_s, .inventory = two.inventory()}};
    DeviceModel model;
    model.setHosts(hosts);
    QCOMPARE(model.deviceCount(), 80);
    const DeviceKey key = two.keyAt(11);
    const QPersistentModelIndex held(model.indexOf(HostId(u"a"_s), key));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    two.setDriver(11, u"vfio-pci"_s);
    hosts[1].inventory = two.inventory();
    hosts[1].transitions.insert(key, {.kind = OperationKind::Detach, .since = QDateTime::currentDateTimeUtc()});
    model.setHosts(hosts);
    QVERIFY(!changed.isEmpty());
    for (const QList<QVariant> &signal : std::as_const(changed))
        QCOMPARE(model.host(signal[0].toModelIndex()), HostId(u"b"_s));
    QCOMPARE(model.device(held)->driver, u"snd"_s);
    QVERIFY(!held.data(DeviceModel::BusyRole).toBool());
    QVERIFY(model.indexOf(HostId(u"b"_s), key).data(DeviceModel::BusyRole).toBool());
}

void TestClusterModels::labelsAndHostsAreFound()
{
    RandomHost one(1);
    one.grow(10);
    const InventoryPtr inventory = one.inventory();
    DeviceModel model;
    model.setHosts({{.id = HostId(u"a"_s), .name = u"Rack one"_s, .inventory = inventory},
                    {.id = HostId(u"b"_s), .name = u"Rack two"_s, .inventory = inventory}});
    DeviceFilter filter(&model);
    const DeviceKey labelled = one.keyAt(4);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setLabels([labelled](const HostId &host, const Device &device) {
        return host == HostId(u"b"_s) && device.key == labelled ? QStringList({u"Fast"_s, u"quiet"_s}) : QStringList();
    });
    QVERIFY(!changed.isEmpty());
    const QModelIndex row = model.indexOf(HostId(u"b"_s), labelled);
    QCOMPARE(row.siblingAtColumn(int(DeviceColumn::Labels)).data().toString(), u"Fast, quiet"_s);
    QVERIFY(model.details(row).contains(u"Fast, quiet"_s));
    filter.setText(u"fast"_s);
    QVERIFY(filter.mapFromSource(row).isValid());
    QCOMPARE(filter.counts().statuses.value(int(model.deviceRow(row).state)), 1);
    filter.setText(u"rack one"_s);
    QVERIFY(!filter.mapFromSource(row).isValid());
    QVERIFY(filter.mapFromSource(model.indexOf(HostId(u"a"_s), labelled)).isValid());
    filter.setText(u"rack one fast"_s);
    QCOMPARE(filter.rowCount(), 0);
}

void TestClusterModels::fifteenHundredDevicesStayFast()
{
    std::vector<std::unique_ptr<RandomHost>> hosts;
    QList<DeviceHost> now;
    for (quint32 i = 0; i < 3; ++i) {
        hosts.push_back(std::make_unique<RandomHost>(i));
        hosts.back()->grow(500);
        now << DeviceHost{
            .id = HostId(QString::number(i)), .name = QString::number(i), .inventory = hosts.back()->inventory()};
    }
    DeviceModel model;
    DeviceFilter filter(&model);
    QElapsedTimer clock;
    clock.start();
    model.setHosts(now);
    const qint64 first = clock.restart();
    for (int round = 0; round < 20; ++round) {
        hosts[1]->setDriver(250, round % 2 ? u"vfio-pci"_s : u"snd"_s);
        now[1].inventory = hosts[1]->inventory();
        model.setHosts(now);
    }
    const qint64 twenty = clock.elapsed();
    qInfo("first %lld ms, twenty changes %lld ms", first, twenty);
    QCOMPARE(model.deviceCount(), 1500);
    QVERIFY(first < 3'000); // on a slow and busy machine
    QVERIFY(twenty < 6'000);
}

void TestClusterModels::countsAddUp()
{
    const auto host = smallHost();
    const auto inventory = [&host] {
        return std::make_shared<const Inventory>(std::make_shared<const HostSnapshot>(host->snapshot()));
    };
    PoolCountModel model;
    const QAbstractItemModelTester tester(&model, reporting);
    model.setHosts({inventory(), nullptr, inventory()});
    const auto countOf = [](const InventoryPtr &of, const DeviceKey &key) {
        const QString title = of->device(key)->title;
        for (const PoolCount &count : poolCounts(*of)) {
            if (count.model == title)
                return count;
        }
        return PoolCount();
    };
    PoolCounter counter;
    counter.setHosts({inventory(), nullptr, inventory()});
    QVERIFY(!counter.all().isEmpty());
    for (const PoolCount &count : counter.all()) {
        QCOMPARE(count.free + count.assigned + count.attached + count.blocked, count.total);
        QCOMPARE(count.total % 2, 0); // two hosts that are the same
    }
    const PoolCount before = countOf(inventory(), nvme);
    QVERIFY(before.total > 0);
    QVERIFY(host->detachNode(nvme));
    const PoolCount after = countOf(inventory(), nvme);
    QCOMPARE(after.free, before.free + 1);
    QCOMPARE(after.attached, before.attached - 1);
    // riser-host says what is on the other drive.
    HostSnapshot told = host->snapshot();
    told.hostProgram.state = HostProgramFacts::State::Present;
    told.hostProgram.inventory.devices << HostDevice{
        .key = rootNvme,
        .uses = {{.kind = u"mount"_s, .verdict = HostUse::Verdict::Block, .on = u"nvme0n1p2"_s, .name = u"/"_s}}};
    const auto knowing = std::make_shared<const Inventory>(std::make_shared<const HostSnapshot>(told));
    QCOMPARE(countOf(inventory(), rootNvme).blocked, 0);
    QCOMPARE(countOf(knowing, rootNvme).blocked, 1);
    QCOMPARE(countOf(knowing, rootNvme).total, countOf(inventory(), rootNvme).total);
    model.setHosts({inventory()});
    QCOMPARE(model.rowCount(), poolCounts(*inventory()).size());
    // What is off its driver isn't free for that: the rest of its unit has to be off, too.
    const PoolCount unit = countOf(inventory(), gpu);
    QVERIFY(host->detachNode(gpu));
    QCOMPARE(countOf(inventory(), gpu).free, unit.free);
    QVERIFY(host->detachNode(gpuAudio));
    QCOMPARE(countOf(inventory(), gpu).free, unit.free + 1);
}

void TestClusterModels::hostsOfACluster()
{
    Tree tree;
    HostSession *one = tree.add(u"one"_s, true);
    HostSession *two = tree.add(u"two"_s);
    QTRY_VERIFY(one->inventory());
    ClusterHostModel model;
    const QAbstractItemModelTester tester(&model, reporting);
    model.setHosts({one, two});
    const auto cell = [&model](const HostSession *host, int column) {
        return model.indexOf(host->entry().id).siblingAtColumn(column).data().toString();
    };
    QCOMPARE(cell(one, ClusterHostModel::NameColumn), u"one"_s);
    QCOMPARE(cell(one, ClusterHostModel::StateColumn), u"Connected"_s);
    QCOMPARE(cell(one, ClusterHostModel::IommuColumn), u"On"_s);
    QCOMPARE(cell(one, ClusterHostModel::VmsColumn), u"2 of 3 running"_s);
    QCOMPARE(cell(one, ClusterHostModel::GpusColumn), u"0 of 2"_s);
    QVERIFY(!cell(one, ClusterHostModel::MemoryColumn).isEmpty());
    QCOMPARE(cell(two, ClusterHostModel::StateColumn), u"Not connected"_s);
    QVERIFY(cell(two, ClusterHostModel::GpusColumn).isEmpty());
    const QPersistentModelIndex held(model.indexOf(two->entry().id));
    model.setHosts({two});
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.host(held), two->entry().id);
}

QTEST_MAIN(TestClusterModels)
#include "tst_models_clusters.moc"
