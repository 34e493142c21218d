// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/machines/machine_operations.h"
#include "core/plans/plan_store.h"
#include "tests/onlab/lab_instances.h"
#include "tests/onlab/lab_wizard.h"
#include "tests/window/window_driver.h"
#include "ui/models/pool_count_model.h"
#include "ui/pages/cluster_page.h"
#include "ui/pages/pool_page.h"

#include <QApplication>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

namespace {

const DeviceKey firstGpu(u"pci_0000_01_00_0"_s);
const DeviceKey secondGpu(u"pci_0000_81_00_0"_s);
const QString model(u"1002:5046"_s);

/// A console of its own on both labs, which are its cluster "Pair", as hosts "lab-a" and "lab-b".
class PairConsole
{
public:
    PairConsole(const LabHost &a, const LabHost &b)
    {
        Options options;
        options.uris = {a.uri(), b.uri()};
        options.configFolder = m_config.path();
        m_console = std::make_unique<Console>(options);
        m_console->start();
        sessions = m_console->hosts()->sessions();
        for (qsizetype i = 0; i < sessions.size(); ++i) {
            HostEntry entry = sessions[i]->entry();
            entry.name = i ? u"lab-b"_s : u"lab-a"_s;
            (void)m_console->hosts()->update(entry);
            ids << entry.id;
        }
        const Result<ClusterId> made = m_console->hosts()->addCluster({.id = {}, .name = u"Pair"_s, .hosts = ids});
        cluster = made ? *made : ClusterId();
        for (Plan plan : {labPlan(1), labPlan(2), labPlan(3)}) {
            plan.id = {};
            plan.revision = 0;
            (void)m_console->plans()->save(plan);
        }
    }

    bool isReady() const
    {
        return std::ranges::all_of(sessions, [](const HostSession *session) {
            return session->state() == HostSession::State::Online && session->inventory() &&
                   session->inventory()->snapshot().hostProgram.state == HostProgramFacts::State::Absent;
        });
    }
    Console *console() const { return m_console.get(); }
    MainWindow *window() const { return m_console->window(); }
    ClusterPage *page() const
    {
        window()->selectCluster(cluster);
        return window()->currentCluster();
    }
    /// The cluster's own NEW INSTANCE…
    LabWizard wizard(const LabHost &lab) const
    {
        auto *instances = page()->findChild<InstancesPage *>();
        page()->tabs()->setCurrentWidget(instances);
        click(instances, "button:instanceNew");
        return {window(), lab};
    }
    /// A cell of the counts of the model.
    int count(PoolCountModel::Column column) const
    {
        const PoolCountModel *counts = page()->pool()->counts();
        const QString title = sessions.first()->inventory()->device(firstGpu)->title;
        for (int row = 0; row < counts->rowCount(); ++row) {
            if (counts->index(row, PoolCountModel::ModelColumn).data().toString() == title)
                return counts->index(row, column).data().toInt();
        }
        return -1;
    }
    OperationReport run(HostSession *session, std::unique_ptr<Operation> operation, int limit) const
    {
        OperationReport last;
        quint64 number = 0;
        const auto connection =
            QObject::connect(session, &HostSession::reportChanged, session, [&](const OperationReport &report) {
                if (number == 0 || report.number == number)
                    last = report;
            });
        number = session->start(std::move(operation));
        (void)QTest::qWaitFor([&] { return last.number == number && !last.running(); }, limit);
        QObject::disconnect(connection);
        return last;
    }

    QList<HostSession *> sessions;
    QList<HostId> ids;
    ClusterId cluster;

private:
    QTemporaryDir m_config;
    std::unique_ptr<Console> m_console;
};

} // namespace

/// A cluster of two real KVM hosts: its pool, where plans are placed in it, and two consoles that want the same place.
class TestCluster : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void cleanup();

    void poolCountsBothAndMovesTheOneThatWasMeant();
    void plansGoWhereTheyFit();
    void twoConsolesDontShareAHost();

private:
    bool waitFor(const std::function<bool()> &condition, int seconds = 120) const
    {
        return QTest::qWaitFor(condition, m_a.limit(seconds));
    }
    /// What the wizard says of the place of this plan.
    QString placeOf(const PairConsole &console, const QString &plan);
    void tearDown(const PairConsole &console, HostSession *session, const QString &vm);

    LabHost m_a;
    LabHost m_b{u"second"_s};
    QList<QStringList> m_before; ///< files of both pools
};

void TestCluster::initTestCase()
{
    QVERIFY2(m_a.isUp(), "the lab is not up: tests/lab/up");
    QVERIFY(LabHost::up(u"second"_s));
    m_b = LabHost(u"second"_s);
    for (LabHost *lab : {&m_a, &m_b})
        lab->ssh(u"cp /var/lib/libvirt/images/grub.img /var/lib/libvirt/images/template.img"_s);
}

void TestCluster::cleanupTestCase()
{
    m_a.ssh(u"rm -f /var/lib/libvirt/images/template.img; virsh pool-refresh default"_s);
    QVERIFY(LabHost::down(u"second"_s));
}

void TestCluster::init()
{
    m_before.clear();
    for (LabHost *lab : {&m_a, &m_b}) {
        QVERIFY2(lab->reset(), qPrintable(lab->lastError()));
        QVERIFY2(preparePool(*lab), qPrintable(lab->lastError()));
        m_before << poolFiles(*lab);
    }
}

void TestCluster::cleanup()
{
    for (LabHost *lab : {&m_a, &m_b}) {
        lab->ssh(u"for vm in pair-1 pair-2; do virsh destroy $vm; virsh undefine $vm --nvram;"
                 " rm -f /var/lib/libvirt/images/$vm*; done; virsh pool-refresh default"_s);
        QVERIFY2(lab->reset(), qPrintable(lab->lastError()));
    }
}

void TestCluster::poolCountsBothAndMovesTheOneThatWasMeant()
{
    PairConsole console(m_a, m_b);
    QVERIFY(waitFor([&] { return console.isReady(); }));
    QVERIFY(waitFor([&] { return console.count(PoolCountModel::TotalColumn) == 4; }, 30));
    QCOMPARE(console.count(PoolCountModel::FreeColumn), 0);
    QCOMPARE(console.count(PoolCountModel::AssignedColumn), 0);

    // The same address is on both hosts.
    WindowDriver driver(console.console(), m_a.limit(120));
    PoolPage *pool = console.page()->pool();
    const auto report = driver.detach(pool, console.sessions[1], firstGpu);
    QVERIFY2(report && report->outcome == Outcome::Done, qPrintable(report ? report->toText() : driver.lastError()));
    QCOMPARE(m_b.driverOf(firstGpu.value()), u"vfio-pci"_s);
    QCOMPARE(m_a.driverOf(firstGpu.value()), QString());
    QVERIFY(waitFor([&] { return console.count(PoolCountModel::FreeColumn) == 1; }, 60));

    // By virsh, on the other.
    m_a.virsh({u"nodedev-detach"_s, secondGpu.value()});
    const auto statusShown = [&] { return driver.statusShown(pool, secondGpu, console.sessions[0]); };
    QVERIFY2(waitFor([&] { return statusShown() == u"Detached"_s; }, 60), qPrintable(statusShown()));
    QCOMPARE(console.count(PoolCountModel::FreeColumn), 1); // its audio is the host's, and no VM can have half of it
    m_a.virsh({u"nodedev-detach"_s, u"pci_0000_81_00_1"_s});
    QVERIFY(waitFor([&] { return console.count(PoolCountModel::FreeColumn) == 2; }, 60));
    QCOMPARE(console.count(PoolCountModel::TotalColumn), 4);
}

QString TestCluster::placeOf(const PairConsole &console, const QString &plan)
{
    LabWizard wizard = console.wizard(m_a);
    if (!wizard.dialog() || !pick(wizard.dialog(), "wizardPlans", plan))
        return u"no wizard or no such plan"_s;
    (void)waitFor([&] { return enabled(wizard.dialog(), "next"); }, 60);
    click(wizard.dialog(), "next");
    (void)waitFor([&] { return !wizard.dialog()->state()->looking(); }, 60);
    QStringList said{textOf(wizard.dialog(), "placedOn")};
    for (const HostFit &fit : wizard.dialog()->state()->fits())
        said << fit.hostName + u": "_s + (fit.fits ? fit.reasons : fit.whyNot).join(u" · "_s);
    qInfo().noquote() << plan << '\n' << said.join(u'\n');
    delete wizard.dialog();
    return said.join(u'\n');
}

/// lab-a has one GPU in the pool and the other in a VM, lab-b has both in the pool.
void TestCluster::plansGoWhereTheyFit()
{
    PairConsole console(m_a, m_b);
    QVERIFY(waitFor([&] { return console.isReady(); }));
    for (const DeviceKey &gpu : {firstGpu, secondGpu}) {
        for (HostSession *session : console.sessions)
            QCOMPARE(console.run(session, makeDetach(gpu), m_a.limit(120)).outcome, Outcome::Done);
    }
    const DomainId grub(m_a.virsh({u"domuuid"_s, u"grub"_s}).trimmed());
    QCOMPARE(console.run(console.sessions[0], makeAssign(secondGpu, grub, When::NextStart), m_a.limit(120)).outcome,
             Outcome::Done);
    QVERIFY(waitFor([&] { return console.count(PoolCountModel::FreeColumn) == 3; }, 60));
    QCOMPARE(console.count(PoolCountModel::AssignedColumn), 1);

    // The pair of lab-b isn't broken up for one GPU.
    const QString one = placeOf(console, u"1 GPUs"_s);
    QVERIFY2(one.section(u'\n', 0, 0).contains(u"lab-a"_s), qPrintable(one));
    const QString two = placeOf(console, u"2 GPUs"_s);
    QVERIFY2(two.section(u'\n', 0, 0).contains(u"lab-b"_s), qPrintable(two));
    QVERIFY2(two.contains(u"lab-a: 1 of 2 GPUs"_s), qPrintable(two));
    const QString three = placeOf(console, u"3 GPUs"_s);
    QVERIFY2(three.contains(u"lab-a: 1 of 3 GPUs"_s) && three.contains(u"lab-b: 2 of 3 GPUs"_s), qPrintable(three));
}

void TestCluster::tearDown(const PairConsole &console, HostSession *session, const QString &vm)
{
    const HostSnapshot &snapshot = session->inventory()->snapshot();
    const auto found = std::ranges::find(snapshot.domains, vm, &Domain::name);
    QVERIFY2(found != snapshot.domains.cend(), qPrintable(vm));
    const TearDownChoices choices{.stop = Stop::Force,
                                  .volumes = {{u"default"_s, vm + u".qcow2"_s}, {u"default"_s, vm + u"-cidata.iso"_s}}};
    const OperationReport gone =
        console.run(session, makeTearDown(*session->inventory(), found->id, choices), m_a.limit(240));
    QVERIFY2(gone.outcome == Outcome::Done, qPrintable(gone.toText()));
}

/// All four GPUs are free, and both consoles place two of them at the same host: the one that loses takes the other.
void TestCluster::twoConsolesDontShareAHost()
{
    PairConsole first(m_a, m_b);
    PairConsole second(m_a, m_b);
    QVERIFY(waitFor([&] { return first.isReady() && second.isReady(); }));
    for (const DeviceKey &gpu : {firstGpu, secondGpu}) {
        for (HostSession *session : first.sessions)
            QCOMPARE(first.run(session, makeDetach(gpu), m_a.limit(120)).outcome, Outcome::Done);
    }
    QVERIFY(waitFor(
        [&] { return first.count(PoolCountModel::FreeColumn) == 4 && second.count(PoolCountModel::FreeColumn) == 4; }));
    LabWizard one = first.wizard(m_a);
    LabWizard two = second.wizard(m_a);
    QVERIFY(one.dialog() && two.dialog());
    one.fill(u"2 GPUs"_s, u"pair-1"_s, false);
    two.fill(u"2 GPUs"_s, u"pair-2"_s, false);
    if (QTest::currentTestFailed())
        return;
    QCOMPARE(two.dialog()->state()->place().fit.hostName, one.dialog()->state()->place().fit.hostName);
    click(one.dialog(), "execute");
    click(two.dialog(), "execute");
    for (const LabWizard *wizard : {&one, &two}) {
        QVERIFY2(waitFor([&] { return child<QWidget>(wizard->dialog(), "openVm")->isVisible(); }, 400),
                 qPrintable(textOf(wizard->dialog(), "runOutcome") + textOf(wizard->dialog(), "runNote")));
        qInfo().noquote() << textOf(wizard->dialog(), "runOutcome") << textOf(wizard->dialog(), "runNote");
    }
    for (LabHost *lab : {&m_a, &m_b}) {
        const QString running = lab->virsh({u"list"_s, u"--name"_s}).trimmed();
        QVERIFY2(running == u"pair-1"_s || running == u"pair-2"_s, qPrintable(running));
        QCOMPARE(lab->hostdevs(running, true), 4); // two GPUs, each with its audio
        QCOMPARE(guestPrints(*lab, running).count(u"1002:5046 [0300]"_s), 2);
        HostSession *session = first.sessions[lab == &m_a ? 0 : 1];
        tearDown(first, session, running);
        for (const DeviceKey &gpu : {firstGpu, secondGpu})
            QCOMPARE(lab->driverOf(gpu.value()), u"vfio-pci"_s);
        QCOMPARE(poolFiles(*lab), m_before[lab == &m_a ? 0 : 1]);
    }
}

QTEST_MAIN(TestCluster)
#include "tst_cluster.moc"
