// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/devices/device_kind.h"
#include "core/host/simulated/simulated_backend.h"
#include "core/xml/hostdev.h"
#include "tests/support/listener.h"
#include "tests/support/places.h"
#include "tests/support/small_host.h"

#include <QFile>
#include <QTest>

#include <algorithm>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

using State = HostProgramFacts::State;
using EntryState = PoolEntry::State;

/// riser-host on a simulated host: what the contract doesn't say, and what a test can make of it.
class TestSimulatedProgram : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void withoutItNothingGoes();
    void everyStandingSaysWhy_data();
    void everyStandingSaysWhy();
    void usesEndWithTheDriver();
    void aUseForbidsTheDetach();
    void blastRadiusIsOfTheUnit();
    void poolStates();
    void aMovedDeviceIsFound();
    void pluggedInAgainItIsTaken();
    void anotherOneInItsPlaceIsLeftAlone();
    void qemuGivesBackToTheHost();
    void aRestartRestoresThePool();
    void armedReturnsSpareWhatAVmHas();
    void whatIsArmedTogetherStaysTogether();
    void aUnitIsRestoredWholeOrNotAtAll();
    void faultsByName();
    void twoAdministratorsSeeOnePool();
    void aRecordingTellsAll();

private:
    std::optional<EntryState> poolState(const DeviceKey &key) const;
    bool hasDriver(const DeviceKey &usb) const;

    std::shared_ptr<SimulatedHost> m_host;
};

void TestSimulatedProgram::init()
{
    m_host = smallHost();
    m_host->setHostProgramLive(true);
    m_host->setHostProgram(State::Present);
}

std::optional<EntryState> TestSimulatedProgram::poolState(const DeviceKey &key) const
{
    const QList<PoolEntry> pool = m_host->hostProgram().inventory.pool;
    const auto entry = std::ranges::find(pool, key, &PoolEntry::key);
    return entry == pool.cend() ? std::nullopt : std::optional(entry->state);
}

bool TestSimulatedProgram::hasDriver(const DeviceKey &usb) const
{
    const QList<NodeDevice> nodes = m_host->snapshot().nodes;
    return std::ranges::any_of(nodes, [&usb](const NodeDevice &node) {
        return node.usbInterface && node.parent == usb && !node.driver.isEmpty() && node.driver != "usbfs"_L1;
    });
}

namespace {

UsbPort portOf(const DeviceKey &usb)
{
    return *UsbPort::fromNodeName(usb.value());
}

HostUse mount()
{
    return {.kind = u"mount"_s, .verdict = HostUse::Verdict::Block, .name = u"/srv"_s, .text = u"/srv is on it."_s};
}

} // namespace

void TestSimulatedProgram::withoutItNothingGoes()
{
    const auto host = smallHost();
    QCOMPARE(host->snapshot().hostProgram.state, State::Absent);
    QVERIFY(host->snapshot().hostProgram.why.contains(host->name()));
    for (const Result<void> &result :
         {host->usbDetach(portOf(usbA)), host->poolKeep({nvme}), host->poolForget({nvme}), host->poolRestore({}),
          host->arm({nvme}, 30), host->confirm({nvme}), host->poolMove(nvme, rootNvme)}) {
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::NotSupported);
    }
    QVERIFY(!host->blastRadius(nvme));
}

void TestSimulatedProgram::everyStandingSaysWhy_data()
{
    QTest::addColumn<State>("state");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("no way") << State::NotReachable << ErrorCode::NotSupported;
    QTest::newRow("starting") << State::Starting << ErrorCode::ConnectionLost;
    QTest::newRow("absent") << State::Absent << ErrorCode::NotSupported;
    QTest::newRow("no right") << State::NoRight << ErrorCode::AccessDenied;
    QTest::newRow("too old") << State::TooOld << ErrorCode::NotSupported;
    QTest::newRow("too new") << State::TooNew << ErrorCode::NotSupported;
    QTest::newRow("broken") << State::Broken << ErrorCode::ConnectionLost;
}

void TestSimulatedProgram::everyStandingSaysWhy()
{
    QFETCH(const State, state);
    QFETCH(const ErrorCode, code);
    m_host->setHostProgram(state);
    const HostProgramFacts facts = m_host->snapshot().hostProgram;
    QCOMPARE(facts.state, state);
    QVERIFY2(facts.why.contains(m_host->name()), qPrintable(facts.why));
    QVERIFY(facts.inventory.devices.isEmpty());
    QVERIFY(!facts.live);
    const Result<void> result = m_host->usbDetach(portOf(usbA));
    QVERIFY(!result);
    QCOMPARE(result.error().code, code);
    QCOMPARE(result.error().summary, facts.why);
    QVERIFY(hasDriver(usbA));
}

void TestSimulatedProgram::usesEndWithTheDriver()
{
    m_host->setUses(nvme, {mount()});
    QCOMPARE(m_host->hostProgram().inventory.device(nvme)->uses.size(), 1);
    QVERIFY(m_host->detachNode(nvme));
    QCOMPARE(m_host->hostProgram().inventory.device(nvme)->uses.size(), 0);
    QVERIFY(m_host->reattachNode(nvme));
    QCOMPARE(m_host->hostProgram().inventory.device(nvme)->uses.size(), 1);
}

void TestSimulatedProgram::aUseForbidsTheDetach()
{
    m_host->setUses(usbA, {mount()});
    const Result<void> result = m_host->usbDetach(portOf(usbA));
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Blocked);
    QVERIFY(result.error().toText().contains(u"/srv is on it."_s));
    QVERIFY(hasDriver(usbA));
    m_host->setUses(usbA, {{.kind = u"signature"_s, .verdict = HostUse::Verdict::Warn}});
    QVERIFY(m_host->usbDetach(portOf(usbA)));
    QVERIFY(!hasDriver(usbA));
}

void TestSimulatedProgram::blastRadiusIsOfTheUnit()
{
    m_host->setUses(gpuAudio, {{.kind = u"process"_s, .verdict = HostUse::Verdict::Block, .name = u"pulse"_s}});
    m_host->setUses(nvme, {mount()});
    const Result<HostUses> uses = m_host->blastRadius(gpu);
    QVERIFY(uses);
    QCOMPARE(uses->size(), 1);
    QCOMPARE(uses->constFirst().name, u"pulse"_s);
}

void TestSimulatedProgram::poolStates()
{
    m_host->setIdentity(usbA, {.id = u"0781:5581"_s, .serial = u"A1"_s});
    QVERIFY(m_host->usbDetach(portOf(usbA)));
    QVERIFY(m_host->poolKeep({usbA}));
    QCOMPARE(poolState(usbA), EntryState::Held);
    QVERIFY(m_host->usbAttach(portOf(usbA)));
    QCOMPARE(poolState(usbA), EntryState::Held); // taken again at once: it must be forgotten first
    m_host->setUses(usbA, {mount()});
    QVERIFY(m_host->usbAttach(portOf(usbA)));
    QCOMPARE(poolState(usbA), EntryState::Blocked);
    const Result<void> restored = m_host->poolRestore({usbA});
    QVERIFY(!restored);
    QCOMPARE(restored.error().code, ErrorCode::Blocked);
    QVERIFY(hasDriver(usbA));
    m_host->unplugDevice(usbA);
    QCOMPARE(poolState(usbA), EntryState::Missing);
    QVERIFY(m_host->poolRestore({}));                                            // of all: what is away is no failure …
    QCOMPARE(m_host->poolRestore({usbA}).error().code, ErrorCode::NoSuchDevice); // … named it is
    QVERIFY(m_host->poolForget({usbA}));
    QVERIFY(!poolState(usbA));
    QVERIFY(m_host->poolForget({usbA}));
}

void TestSimulatedProgram::aMovedDeviceIsFound()
{
    m_host->setIdentity(nvme, {.id = u"144d:a80a"_s, .serial = u"N1"_s});
    QVERIFY(m_host->poolKeep({nvme}));
    m_host->unplugDevice(nvme);
    QCOMPARE(poolState(nvme), EntryState::Missing);
    m_host->setIdentity(nic, {.id = u"144d:a80a"_s, .serial = u"N1"_s}); // it sits there now
    QCOMPARE(poolState(nvme), EntryState::Moved);
    QCOMPARE(m_host->hostProgram().inventory.pool.constFirst().now, nic);
    QVERIFY(!m_host->poolMove(twinGpu, nic));  // that one was never in it
    QVERIFY(!m_host->poolMove(nvme, capture)); // and that is another device
    QVERIFY(m_host->poolMove(nvme, nic));
    QCOMPARE(poolState(nic), EntryState::Returned);
    QVERIFY(!poolState(nvme));
}

void TestSimulatedProgram::pluggedInAgainItIsTaken()
{
    QVERIFY(m_host->usbDetach(portOf(usbA)));
    m_host->replugUsb(usbA);
    QVERIFY(hasDriver(usbA)); // it wasn't in the pool's record: the kernel's way
    QVERIFY(m_host->poolKeep({usbA}));
    m_host->replugUsb(usbA);
    QVERIFY(!hasDriver(usbA));
    QCOMPARE(poolState(usbA), EntryState::Held);
    m_host->setHostProgram(State::Absent); // with the program its udev rule is gone, too
    m_host->replugUsb(usbA);
    QVERIFY(hasDriver(usbA));
}

void TestSimulatedProgram::anotherOneInItsPlaceIsLeftAlone()
{
    m_host->setIdentity(usbA, {.id = u"0781:5581"_s, .serial = u"A1"_s});
    QVERIFY(m_host->usbDetach(portOf(usbA)));
    QVERIFY(m_host->poolKeep({usbA}));
    m_host->unplugDevice(usbA);
    m_host->setIdentity(usbA, {.id = u"0781:5581"_s, .serial = u"B2"_s});
    m_host->plugDevice(usbA);
    QVERIFY(hasDriver(usbA));
    QCOMPARE(poolState(usbA), EntryState::Changed);
    QVERIFY(m_host->poolRestore({}));
    QVERIFY(hasDriver(usbA));
}

void TestSimulatedProgram::qemuGivesBackToTheHost()
{
    const Result<NodeDevice> node = m_host->node(usbA);
    const QByteArray xml = writeHostdev(kindOf(*node)->hostdevFor(*node));
    QVERIFY(m_host->usbDetach(portOf(usbA)));
    QVERIFY(m_host->attachHostdev(running, xml, {.live = true}));
    QCOMPARE(m_host->usbAttach(portOf(usbA)).error().code, ErrorCode::DeviceInUse);
    QVERIFY(m_host->detachHostdev(running, xml, {.live = true}));
    QVERIFY(hasDriver(usbA)); // whoever had it before
    QVERIFY(m_host->poolKeep({usbA}));
    QVERIFY(m_host->attachHostdev(running, xml, {.live = true}));
    QCOMPARE(poolState(usbA), EntryState::Held); // off its host driver all the same
    QVERIFY(m_host->detachHostdev(running, xml, {.live = true}));
    QVERIFY(!hasDriver(usbA)); // the udev rule has heard of it
    QCOMPARE(poolState(usbA), EntryState::Held);
}

void TestSimulatedProgram::aRestartRestoresThePool()
{
    RecordingListener listener;
    const std::unique_ptr<Backend> backend = makeSimulatedBackend(m_host);
    QVERIFY(backend->open({}, &listener));
    QVERIFY(m_host->detachNode(nvme));
    QVERIFY(m_host->poolKeep({nvme}));
    QVERIFY(m_host->detachNode(gpuAudio)); // in no record
    QVERIFY(m_host->usbDetach(portOf(usbA)));
    QVERIFY(m_host->poolKeep({usbA}));
    QVERIFY(m_host->arm({gpuAudio}, 600));
    const QString boot = m_host->hostProgram().inventory.bootId;
    m_host->restartHost();
    QVERIFY(listener.lost());
    QVERIFY(m_host->hostProgram().inventory.bootId != boot);
    QCOMPARE(m_host->node(nvme)->driver, u"vfio-pci"_s);
    QCOMPARE(m_host->node(gpuAudio)->driver, u"snd_hda_intel"_s);
    QVERIFY(!hasDriver(usbA));
    QVERIFY(hasDriver(usbB));
    QVERIFY(m_host->armed().isEmpty());
    QVERIFY(m_host->domain(running)->running()); // it starts by itself
    m_host->setHostProgram(State::Absent);
    m_host->restartHost();
    QCOMPARE(m_host->node(nvme)->driver, u"nvme"_s);
    QVERIFY(hasDriver(usbA));
}

void TestSimulatedProgram::armedReturnsSpareWhatAVmHas()
{
    QVERIFY(m_host->detachNode(nvme));
    QVERIFY(m_host->usbDetach(portOf(usbB)));
    QVERIFY(m_host->arm({nvme, usbB}, 30));
    QCOMPARE(m_host->armed(), (QList<DeviceKey>{nvme, usbB}));
    const Result<NodeDevice> node = m_host->node(nvme);
    QVERIFY(m_host->attachHostdev(running, writeHostdev(kindOf(*node)->hostdevFor(*node)), {.live = true}));
    m_host->expireArmed();
    QCOMPARE(m_host->node(nvme)->driver, u"vfio-pci"_s);
    QVERIFY(hasDriver(usbB));
    QVERIFY(m_host->armed().isEmpty());
}

void TestSimulatedProgram::whatIsArmedTogetherStaysTogether()
{
    QVERIFY(m_host->arm({gpu, gpuAudio}, 30));
    QCOMPARE(m_host->arm({gpu}, 60).error().code, ErrorCode::DeviceInUse);
    QVERIFY(m_host->arm({gpu, gpuAudio, nvme}, 60)); // anew, with another one
    QCOMPARE(m_host->hostProgram().inventory.armed.size(), 1);
    QVERIFY(m_host->hostProgram().inventory.armed.constFirst().secondsLeft > 30);
    QVERIFY(!m_host->confirm({nvme}));
    QCOMPARE(m_host->armed().size(), 3);
    QVERIFY(m_host->confirm({nvme, gpu, gpuAudio}));
    QVERIFY(m_host->armed().isEmpty());
    QCOMPARE(m_host->confirm({nvme}).error().code, ErrorCode::NotDone);
}

void TestSimulatedProgram::aUnitIsRestoredWholeOrNotAtAll()
{
    QVERIFY(m_host->poolKeep({gpu, gpuAudio}));
    m_host->setUses(gpuAudio, {mount()});
    QCOMPARE(m_host->poolRestore({gpu}).error().code, ErrorCode::NotDone);
    QCOMPARE(m_host->node(gpu)->driver, u"nouveau"_s);
    m_host->setUses(gpuAudio, {});
    QVERIFY(m_host->poolRestore({gpu})); // and its companion with it
    QCOMPARE(m_host->node(gpuAudio)->driver, u"vfio-pci"_s);
}

void TestSimulatedProgram::faultsByName()
{
    RecordingListener listener;
    const std::unique_ptr<Backend> backend = makeSimulatedBackend(m_host);
    const std::shared_ptr<HostProgram> program = backend->hostProgram();
    QVERIFY(!program->usbDetach(portOf(usbA))); // not opened yet
    QVERIFY(backend->open({}, &listener));
    m_host->faults().fail(u"usbDetach"_s, 1,
                          {.code = ErrorCode::NotDone, .summary = u"as planned"_s, .detail = {}, .hint = {}});
    QCOMPARE(program->usbDetach(portOf(usbA)).error().summary, u"as planned"_s);
    QVERIFY(hasDriver(usbA));
    m_host->faults().lie(u"poolKeep"_s, 1);
    QVERIFY(program->poolKeep({nvme}));
    QVERIFY(!poolState(nvme));
    m_host->faults().dropAfter(u"usbDetach"_s, 1);
    QCOMPARE(program->usbDetach(portOf(usbA)).error().code, ErrorCode::ConnectionLost);
    QVERIFY(!hasDriver(usbA));
    QVERIFY(listener.lost());
    QCOMPARE(m_host->callCount(u"usbDetach"_s), 3);
    QCOMPARE(m_host->calls().constLast().argument, u"1-1"_s);
}

void TestSimulatedProgram::twoAdministratorsSeeOnePool()
{
    RecordingListener listener;
    const std::unique_ptr<Backend> mine = makeSimulatedBackend(m_host);
    const std::unique_ptr<Backend> other = makeSimulatedBackend(m_host);
    QVERIFY(mine->open({}, &listener));
    QVERIFY(other->open({}, nullptr));
    const int before = listener.changes();
    QVERIFY(other->hostProgram()->usbDetach(portOf(usbA)));
    QVERIFY(other->hostProgram()->poolKeep({usbA}));
    QVERIFY(listener.changes() > before);
    QCOMPARE(mine->readSnapshot()->hostProgram.inventory.pool.size(), 1);
    QCOMPARE(mine->refreshDrivers(*mine->readSnapshot())->hostProgram.inventory.pool.size(), 1);
}

void TestSimulatedProgram::aRecordingTellsAll()
{
    QFile file(sourceFile(u"resources/demo/rack1.xml"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto host = SimulatedHost::fromXml(file.readAll());
    QVERIFY(host);
    const HostProgramFacts facts = host->snapshot().hostProgram;
    QCOMPARE(facts.state, State::Present);
    QVERIFY(facts.live);
    QCOMPARE(facts.version, u"0.1.0"_s);
    const HostDevice *const sata = facts.inventory.device(DeviceKey(u"pci_0000_00_17_0"_s));
    QVERIFY(sata);
    QVERIFY(blocks(sata->uses)); // by the table: the recording says only "root-disk"
    const HostDevice *const card = facts.inventory.device(DeviceKey(u"pci_0000_31_00_0"_s));
    QCOMPARE(card->uses.constFirst().pid, std::optional(48213));
    QCOMPARE(card->identity.serial, u"1320921004512"_s);
    QHash<QString, EntryState> states;
    for (const PoolEntry &entry : facts.inventory.pool)
        states.insert(entry.key.value(), entry.state);
    QCOMPARE(states.value(u"pci_0000_4b_00_0"_s), EntryState::Held);
    QCOMPARE(states.value(u"pci_0000_4b_00_1"_s), EntryState::Held);
    QCOMPARE(states.value(u"pci_0000_e3_00_0"_s), EntryState::Returned);
    QCOMPARE(states.value(u"usb_1_4"_s), EntryState::Held);
    QCOMPARE(states.value(u"pci_0000_e5_00_0"_s), EntryState::Missing);
}

QTEST_GUILESS_MAIN(TestSimulatedProgram)
#include "tst_simulated_program.moc"
