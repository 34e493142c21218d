// SPDX-License-Identifier: GPL-3.0-or-later
// Two administrators, three hosts, a thousand random operations with faults: no device is lost, and none given twice.
#include "core/devices/device_kind.h"
#include "instances.h"

#include "core/operations/machines/tear_down_record.h"
#include "core/plans/placement.h"

#include <QObject>
#include <QUuid>

#include <barrier>
#include <mutex>
#include <random>
#include <thread>

using namespace riser;
using namespace riser::test;

namespace {

constexpr int hostCount = 3;
constexpr int rounds = 1000; // of each console; in some there is nothing that could be done
constexpr int pauseEvery = 25;

using Hosts = std::array<std::shared_ptr<SimulatedHost>, hostCount>;

Error broken()
{
    return {.code = ErrorCode::Failed, .summary = u"the host said no"_s, .detail = {}, .hint = {}, .transient = false};
}

Inventory inventoryOf(const SimulatedHost &host)
{
    return Inventory(std::make_shared<const HostSnapshot>(host.snapshot()));
}

/// What was done to each VM, by whoever, in the order in which it ended.
class History
{
public:
    void add(const OperationReport &report, const QString &console)
    {
        const std::lock_guard lock(m_mutex);
        QStringList &lines = m_lines[report.domain];
        lines << u"console %1, %2 to %3:"_s.arg(console, report.started.toString(u"ss.zzz"_s),
                                                report.finished.toString(u"ss.zzz"_s));
        const QStringList all = report.toText().split(u'\n', Qt::SkipEmptyParts);
        std::ranges::copy_if(all, std::back_inserter(lines),
                             [](const QString &line) { return !line.startsWith(u"   "); });
    }
    /// Line by line: all of it is more than the test's own words may have.
    void tell(const DomainId &domain) const
    {
        const std::lock_guard lock(m_mutex);
        for (const QString &line : m_lines.value(domain))
            qWarning().noquote() << line;
    }

private:
    mutable std::mutex m_mutex;
    QHash<DomainId, QStringList> m_lines;
};

/// One administrator's console: what it asks, and what it does after its connection broke.
class Console
{
public:
    Console(Hosts hosts, int number, History &history)
        : m_hosts(std::move(hosts))
        , m_history(history)
        , m_name(QString::number(number))
        , m_random(unsigned(number) * 7919)
        , m_journal(std::make_unique<Journal>(m_folder.path()))
    {
        for (int i = 0; i < hostCount; ++i)
            connect(i);
    }

    void round();
    const QMap<QString, int> &counts() const { return m_counts; }
    const QStringList &wrong() const { return m_wrong; }
    int operations() const { return m_operations; }

private:
    int any(int count) { return int(m_random() % unsigned(count)); }
    void connect(int host);
    void breakSomething(int host);
    OperationReport run(int host, const Operation &operation);
    void ask(int host, const QString &what, const std::unique_ptr<Operation> &operation);
    void settle(int host);
    void provision();
    void tearDown(int host);
    void assign(int host);
    void release(int host);
    void moveOne(int host);
    QList<DomainId> instances(int host) const;

    Hosts m_hosts;
    History &m_history;
    QString m_name;
    std::mt19937 m_random;
    QTemporaryDir m_folder;
    std::unique_ptr<Journal> m_journal;
    std::array<std::shared_ptr<FaultPlan>, hostCount> m_faults;
    std::array<std::unique_ptr<Backend>, hostCount> m_backends;
    SilentListener m_listener;
    QMap<QString, int> m_counts;
    QStringList m_wrong;
    int m_made = 0;
    int m_operations = 0;
    quint64 m_number = 0;
};

void Console::connect(int host)
{
    m_faults[host] = std::make_shared<FaultPlan>();
    m_backends[host] = makeSimulatedBackend(m_hosts[host], m_faults[host]);
    if (!m_backends[host]->open({}, &m_listener))
        qFatal("can't open a simulated host");
}

void Console::breakSomething(int host)
{
    static const QStringList calls{u"readSnapshot"_s,  u"readDomain"_s,    u"readNode"_s, u"detachNode"_s,
                                   u"reattachNode"_s,  u"define"_s,        u"undefine"_s, u"start"_s,
                                   u"destroy"_s,       u"createVolume"_s,  u"upload"_s,   u"removeVolume"_s,
                                   u"attachHostdev"_s, u"detachHostdev"_s, u"volume"_s,   u"poolInfo"_s};
    const QString call = calls[any(int(calls.size()))];
    const int nth = 1 + any(3);
    switch (any(4)) {
    case 0:
        return m_faults[host]->fail(call, nth, broken());
    case 1:
        return m_faults[host]->lie(call, nth);
    case 2:
        return m_faults[host]->dropBefore(call, nth);
    default:
        return m_faults[host]->dropAfter(call, nth);
    }
}

OperationReport Console::run(int host, const Operation &operation)
{
    const Patience patience{.reads = 2,
                            .pause = std::chrono::milliseconds(0),
                            .unplugSeconds = 0,
                            .handBackSeconds = 0,
                            .shutDownSeconds = 0};
    StepContext context{.backend = *m_backends[host], .cancelled = {}, .waitRemoved = {}, .patience = patience};
    OperationReport report;
    report.number = ++m_number;
    if (!m_journal->begin(operation, report, QString::number(host)))
        qFatal("the journal can't be written");
    InventoryPtr after;
    report =
        runOperation(operation, report, context, [this](const OperationReport &now) { m_journal->note(now); }, &after);
    m_journal->end(operation, report);
    m_history.add(report, m_name);
    return report;
}

/// As a person would: a new connection, and the journal's left-overs finished or taken back until none is left.
void Console::settle(int host)
{
    connect(host);
    m_journal = std::make_unique<Journal>(m_folder.path());
    for (int attempt = 0; attempt < 20; ++attempt) {
        const QList<LeftOver> all = m_journal->leftOvers();
        if (all.isEmpty())
            return;
        const LeftOver &first = all.first();
        auto operation = any(2) ? makeFinish(first) : makeUndo(first);
        if (!operation)
            operation = makeFinish(first);
        const OperationReport report = run(first.uri.toInt(), *operation);
        ++m_counts[u"settled: "_s + outcomeText(report.outcome)];
        if (report.outcome != Outcome::Done && attempt == 19)
            m_wrong << report.toText();
    }
}

void Console::ask(int host, const QString &what, const std::unique_ptr<Operation> &operation)
{
    const bool broken = any(5) == 0;
    if (broken)
        breakSomething(host);
    const OperationReport report = run(host, *operation);
    if (broken)
        connect(host);
    ++m_operations;
    ++m_counts[what + u": "_s + outcomeText(report.outcome)];
    if (report.outcome == Outcome::Unknown || report.outcome == Outcome::Stands)
        settle(host);
}

QList<DomainId> Console::instances(int host) const
{
    QList<DomainId> found;
    const HostSnapshot snapshot = m_hosts[host]->snapshot();
    for (const Domain &domain : snapshot.domains) {
        if (domain.config && domain.config->instance)
            found << domain.id;
    }
    return found;
}

void Console::provision()
{
    Plan plan = instancePlan();
    plan.memoryMib = 256;
    plan.devices = {{.kind = u"gpu"_s, .count = 1 + any(2), .match = {}}};
    if (any(2))
        plan.devices << DeviceWish{.kind = u"usb"_s, .count = 1, .match = {}};
    QList<PlacementHost> places;
    for (int i = 0; i < hostCount; ++i)
        places << PlacementHost{.id = HostId(QString::number(i)),
                                .name = QString::number(i),
                                .inventory = std::make_shared<const Inventory>(inventoryOf(*m_hosts[i])),
                                .state = {}};
    const HostFit fit = placePlan(plan, places).first();
    if (!fit.fits) {
        ++m_counts[u"no place"_s];
        return;
    }
    const int host = fit.host.value().toInt();
    InstanceRequest request;
    request.id = DomainId(QUuid::createUuid().toString(QUuid::WithoutBraces));
    request.name = u"vm-%1-%2"_s.arg(m_name).arg(++m_made);
    request.plan = plan;
    for (const PlacedDevice &placed : fit.devices) {
        const Device *device = places[host].inventory->device(placed.device);
        request.devices << ChosenDevice{.device = placed.device,
                                        .kind = device->kind->id(),
                                        .id = device->identity.id,
                                        .serial = device->serial,
                                        .fromHost = placed.fromHost};
    }
    request.disk.pool = u"default"_s;
    request.disk.volume = request.name + u".qcow2"_s;
    request.disk.capacityBytes = 1 << 20;
    request.cloudInit.enabled = any(2);
    request.start = any(2);
    request.by = m_name;
    request.at = QDateTime::currentDateTimeUtc();
    ask(host, u"provision"_s, makeProvision(request));
}

void Console::tearDown(int host)
{
    const Inventory now = inventoryOf(*m_hosts[host]);
    const QList<DomainId> all = instances(host);
    if (all.isEmpty())
        return;
    const DomainId id = all[any(int(all.size()))];
    const Domain *domain = now.domain(id);
    if (!domain || !domain->config || !domain->config->instance)
        return; // another console was faster
    ask(host, u"tear down"_s,
        makeTearDown(now, id, {.stop = Stop::Force, .volumes = domain->config->instance->volumes}));
}

void Console::assign(int host)
{
    const Inventory now = inventoryOf(*m_hosts[host]);
    const QList<DomainId> all = instances(host);
    const DeviceKey device = std::array{gpu, twinGpu, nvme, usbA, usbB}[any(5)];
    if (!all.isEmpty())
        ask(host, u"assign"_s, makeAssign(device, all[any(int(all.size()))], When::NextStart));
}

void Console::release(int host)
{
    ask(host, u"release"_s, makeRelease(std::array{gpu, twinGpu, nvme, usbA, usbB}[any(5)]));
}

void Console::moveOne(int host)
{
    const DeviceKey device = std::array{gpu, twinGpu, nvme}[any(3)];
    ask(host, u"move"_s, any(4) ? makeDetach(device) : makeReturn(device));
}

void Console::round()
{
    const int host = any(hostCount);
    switch (any(8)) {
    case 0:
    case 1:
    case 2:
        return provision();
    case 3:
    case 4:
        return tearDown(host);
    case 5:
        return assign(host);
    case 6:
        return release(host);
    default:
        return moveOne(host);
    }
}

QStringList volumesOn(SimulatedHost &host)
{
    const Result<QList<Volume>> volumes = host.storage().volumes(u"default"_s);
    QStringList names;
    for (const Volume &volume : volumes.value_or(QList<Volume>()))
        names << volume.name;
    return names;
}

/// What must be true whenever nobody is at work.
QStringList faultsOf(SimulatedHost &host, const History &history)
{
    const Inventory now = inventoryOf(host);
    QStringList faults;
    for (const DeviceKey &key : {gpu, gpuAudio, twinGpu, twinAudio, nvme, usbA, usbB}) {
        const Device *device = now.device(key);
        if (!device || device->missing) {
            faults << u"%1 is lost"_s.arg(key.value());
            continue;
        }
        if (device->claims.size() > 1)
            faults << u"%1 was given to %2 VMs"_s.arg(key.value()).arg(device->claims.size());
        for (const Claim &claim : device->claims) {
            if (claim.live && device->kind->detacher() == Detacher::Libvirt && device->hold != HostHold::Free)
                faults << u"%1 runs in a VM and is not off the host"_s.arg(key.value());
        }
    }
    for (const Domain &domain : now.snapshot().domains) {
        const QStringList disks = domain.config ? domain.config->diskSources : QStringList();
        if (!domain.config || !domain.config->instance)
            continue;
        for (const QString &disk : disks) {
            if (!host.storage().lacks(disk))
                continue;
            faults << u"%1 has lost its disk %2"_s.arg(domain.name, disk);
            history.tell(domain.id);
        }
    }
    return faults;
}

} // namespace

class TestRounds : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void thousandRounds();
};

void TestRounds::thousandRounds()
{
    Hosts hosts;
    for (auto &host : hosts)
        host = smallHost();
    const QStringList volumesBefore = volumesOn(*hosts[0]);
    History history;
    Console one(hosts, 1, history);
    Console two(hosts, 2, history);
    QStringList faults;
    // Both stop from time to time, so that there is a moment in which nothing is under way.
    std::barrier meeting(2, [&]() noexcept {
        for (const auto &host : hosts)
            faults << faultsOf(*host, history);
    });
    const auto work = [&meeting](Console &console) {
        for (int i = 1; i <= rounds; ++i) {
            console.round();
            if (i % pauseEvery == 0)
                meeting.arrive_and_wait();
        }
    };
    {
        const std::jthread first([&] { work(one); });
        const std::jthread second([&] { work(two); });
    }
    for (const Console *console : {&one, &two}) {
        for (const auto &[what, count] : console->counts().asKeyValueRange())
            qInfo("%4d %s", count, qPrintable(what));
        QVERIFY2(console->wrong().isEmpty(), qPrintable(console->wrong().join(u'\n')));
    }
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    QVERIFY(one.operations() + two.operations() >= 1000);

    // All instances end: what is left is the hosts without them.
    for (const auto &host : hosts) {
        Ground ground(host);
        const HostSnapshot snapshot = host->snapshot();
        for (const Domain &domain : snapshot.domains) {
            if (!domain.config || !domain.config->instance)
                continue;
            const OperationReport report = ground.run(*makeTearDown(
                ground.inventory(), domain.id, {.stop = Stop::Force, .volumes = domain.config->instance->volumes}));
            QVERIFY2(report.outcome == Outcome::Done, qPrintable(report.toText()));
        }
        QCOMPARE(volumesOn(*host), volumesBefore);
        for (const DeviceKey &key : {gpu, gpuAudio, twinGpu, twinAudio, nvme, usbA, usbB}) {
            const Device device = ground.device(key);
            QVERIFY2(device.claims.isEmpty(), qPrintable(key.value()));
            QVERIFY(device.status == Status::Detached || device.status == Status::Attached);
        }
    }
}

QTEST_GUILESS_MAIN(TestRounds)
#include "tst_rounds.moc"
