// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/simulated/simulated_backend.h"
#include "core/operations/operations.h"
#include "tests/support/session_fixture.h"

#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <semaphore>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using State = HostSession::State;

class TestSessionReading : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void eventsAreFollowed();
    void aBurstOfEventsIsOneRead();
    void whatDidNotChangeIsNotPublished();
    void aDriverChangeWithoutEventIsSeenOnScreen();
    void offScreenNothingIsPolled();
    void aHostWithoutEventsIsReadWhole();
    void theFullReadFindsWhatNobodyTold();
    void lateAnswersAreDropped();
    void aHungHostGreysOnlyItself();
    void twoSessionsSeeEachOther();

private:
    static void online(HostSession &session)
    {
        session.open();
        QTRY_COMPARE(session.state(), State::Online);
    }
};

void TestSessionReading::eventsAreFollowed()
{
    const auto host = smallHost();
    const auto session = sessionFor(host);
    online(*session);
    QVERIFY(host->undefineDomain(stopped));
    QTRY_VERIFY(!session->inventory()->domain(stopped));
    host->unplugDevice(keyboard);
    QTRY_VERIFY(!session->inventory()->device(keyboard));
    QVERIFY(host->startDomain(running).error().code == ErrorCode::Failed);
    QVERIFY(host->destroyDomain(running));
    QTRY_VERIFY(!session->inventory()->domain(running)->running());
}

void TestSessionReading::aBurstOfEventsIsOneRead()
{
    const auto host = smallHost();
    const auto session = sessionFor(host);
    online(*session);
    const int before = host->callCount(u"readSnapshot"_s);
    host->faults().hang(u"readSnapshot"_s, 1);
    host->unplugDevice(keyboard);
    QTRY_COMPARE(host->faults().hanging(), 1); // the read for it is under way
    QTimer events;
    connect(&events, &QTimer::timeout, this, [&] {
        host->plugDevice(keyboard);
        host->unplugDevice(keyboard);
    });
    QSignalSpy sent(&events, &QTimer::timeout);
    events.start(quickTimings().spacing * 2); // so each could be a read of its own
    QTRY_VERIFY(sent.size() >= 10);
    events.stop();
    QVERIFY(host->undefineDomain(stopped));
    QCOMPARE(host->callCount(u"readSnapshot"_s), before + 1); // never two at once
    host->faults().release();
    QTRY_VERIFY(!session->inventory()->domain(stopped));
    QVERIFY(host->callCount(u"readSnapshot"_s) <= before + 2);
}

void TestSessionReading::whatDidNotChangeIsNotPublished()
{
    const auto host = smallHost();
    const auto session = sessionFor(host);
    online(*session);
    QSignalSpy inventories(session.get(), &HostSession::inventoryChanged);
    const InventoryPtr known = session->inventory();
    for (int i = 0; i < 3; ++i) {
        const int before = host->callCount(u"readSnapshot"_s);
        session->refresh();
        QTRY_COMPARE(host->callCount(u"readSnapshot"_s), before + 1);
    }
    host->bindDriver(gpuAudio, {}); // a change at last
    session->refresh();
    QTRY_COMPARE(driverOf(*session, gpuAudio), QString());
    QCOMPARE(inventories.size(), 1);
    QVERIFY(session->inventory() != known);
    QVERIFY(session->inventory()->snapshot().generation > known->snapshot().generation);
}

void TestSessionReading::aDriverChangeWithoutEventIsSeenOnScreen()
{
    const auto host = smallHost();
    const auto session = sessionFor(host);
    online(*session);
    session->setOnScreen(true);
    const int reads = host->callCount(u"readSnapshot"_s);
    host->bindDriver(gpuAudio, u"vfio-pci"_s); // nothing hangs below it, so the host says nothing
    QTRY_COMPARE(driverOf(*session, gpuAudio), u"vfio-pci"_s);
    QCOMPARE(host->callCount(u"readSnapshot"_s), reads); // by the cheap way
}

void TestSessionReading::offScreenNothingIsPolled()
{
    const auto host = smallHost();
    const auto hidden = sessionFor(host);
    const auto shown = sessionFor(host);
    online(*hidden);
    online(*shown);
    QCOMPARE(host->callCount(u"refreshDrivers"_s), 0);
    hidden->setOnScreen(true); // polls at once …
    QTRY_VERIFY(host->callCount(u"refreshDrivers"_s) >= 1);
    hidden->setOnScreen(false); // … and no more, but for one that may be under way
    shown->setOnScreen(true);
    const int before = host->callCount(u"refreshDrivers"_s);
    QTRY_VERIFY(host->callCount(u"refreshDrivers"_s) >= before + 8);
    QHash<quint64, int> polls;
    const QList<SimulatedCall> calls = host->calls();
    for (const SimulatedCall &call : calls.mid(calls.size() - 8))
        polls[call.connection] += call.name == u"refreshDrivers"_s;
    QCOMPARE(polls.size(), 1);
}

void TestSessionReading::aHostWithoutEventsIsReadWhole()
{
    const auto host = smallHost();
    HostFacts facts = host->snapshot().facts;
    facts.events = false;
    host->setFacts(facts);
    SessionTimings timings = quickTimings();
    timings.eventlessPoll = 20ms;
    const auto session = sessionFor(host, timings);
    session->setOnScreen(true);
    online(*session);
    QTRY_VERIFY(host->callCount(u"readSnapshot"_s) >= 4);
    QCOMPARE(host->callCount(u"refreshDrivers"_s), 0);
}

void TestSessionReading::theFullReadFindsWhatNobodyTold()
{
    const auto host = smallHost();
    SessionTimings timings = quickTimings();
    timings.fullPoll = 20ms;
    const auto session = sessionFor(host, timings);
    online(*session);
    host->bindDriver(gpuAudio, u"vfio-pci"_s);
    QTRY_COMPARE(driverOf(*session, gpuAudio), u"vfio-pci"_s); // off screen, and without an event
}

void TestSessionReading::lateAnswersAreDropped()
{
    /// Its reads take the truth at once and deliver it when the gate opens, closed or not: a call stuck in the system.
    struct Gate {
        std::counting_semaphore<> opened{0};
        std::atomic<bool> armed = false;
        std::atomic<int> waiting = 0;
        std::atomic<int> delivered = 0;
    };
    class Late : public Backend
    {
    public:
        Late(std::shared_ptr<SimulatedHost> host, std::shared_ptr<Gate> gate)
            : m_host(std::move(host))
            , m_gate(std::move(gate))
        {
        }
        Result<void> open(const Asker &, BackendListener *) override { return {}; }
        void close() override {}
        Result<HostSnapshot> readSnapshot() override
        {
            HostSnapshot snapshot = m_host->snapshot();
            if (m_gate->armed.exchange(false)) {
                ++m_gate->waiting;
                m_gate->opened.acquire();
                ++m_gate->delivered;
            }
            return snapshot;
        }
        Result<HostSnapshot> refreshDrivers(const HostSnapshot &previous) override { return previous; }
        Result<NodeDevice> readNode(const DeviceKey &key) override { return m_host->node(key); }
        Result<Domain> readDomain(const DomainId &id) override { return m_host->domain(id); }
        Result<QByteArray> readCapabilities() override { return QByteArray(); }
        Result<void> detachNode(const DeviceKey &, const QString &) override { return {}; }
        Result<void> reattachNode(const DeviceKey &) override { return {}; }
        Result<void> attachHostdev(const DomainId &, const QByteArray &, Target) override { return {}; }
        Result<void> detachHostdev(const DomainId &, const QByteArray &, Target) override { return {}; }

    private:
        std::shared_ptr<SimulatedHost> m_host;
        std::shared_ptr<Gate> m_gate;
    };
    const auto host = smallHost();
    const auto gate = std::make_shared<Gate>();
    const BackendFactory factory = [host, gate](const QString &) -> Result<std::unique_ptr<Backend>> {
        return std::make_unique<Late>(host, gate);
    };
    SessionTimings timings = quickTimings();
    timings.readTimeout = 200ms;
    HostSession session(entryFor(u"late"_s), factory, {}, timings);
    online(session);
    gate->armed = true;
    host->bindDriver(twinAudio, {}); // so that the late answer has news of its own
    bool waited = false;
    connect(&session, &HostSession::stateChanged, this, [&] { waited |= session.state() == State::Waiting; });
    session.refresh();
    QTRY_COMPARE(gate->waiting.load(), 1);
    QVERIFY(host->undefineDomain(stopped));
    QTRY_VERIFY(waited);
    QTRY_COMPARE(session.state(), State::Online);
    QVERIFY(!session.inventory()->domain(stopped));
    QSignalSpy inventories(&session, &HostSession::inventoryChanged);
    QSignalSpy states(&session, &HostSession::stateChanged);
    gate->opened.release(); // now the old answer comes, with the VM that is gone
    QTRY_COMPARE(gate->delivered.load(), 1);
    host->bindDriver(gpuAudio, {});
    session.refresh(); // something that comes after it
    QTRY_COMPARE(driverOf(session, gpuAudio), QString());
    QCOMPARE(inventories.size(), 1);
    QCOMPARE(states.size(), 0);
    QVERIFY(!session.inventory()->domain(stopped));
}

void TestSessionReading::aHungHostGreysOnlyItself()
{
    const auto hung = smallHost();
    const auto well = smallHost();
    SessionTimings timings = quickTimings();
    timings.readTimeout = 200ms;
    timings.firstRetry = timings.longestRetry = 60'000ms;
    const auto a = sessionFor(hung, timings, u"hung"_s);
    const auto b = sessionFor(well, quickTimings(), u"well"_s);
    online(*a);
    online(*b);
    QSignalSpy states(b.get(), &HostSession::stateChanged);
    hung->faults().stick(u"readSnapshot"_s, 0);
    a->refresh();
    QTRY_COMPARE(hung->faults().hanging(), 1);
    QVERIFY(well->undefineDomain(stopped));
    QTRY_VERIFY(!b->inventory()->domain(stopped)); // goes on while the other one hangs
    QTRY_COMPARE(a->state(), State::Waiting);
    QCOMPARE(a->error()->code, ErrorCode::TimedOut);
    QCOMPARE(b->state(), State::Online);
    QCOMPARE(states.size(), 0);
    hung->faults().release();
}

void TestSessionReading::twoSessionsSeeEachOther()
{
    const auto host = smallHost();
    const auto a = sessionFor(host);
    const auto b = sessionFor(host);
    online(*a);
    online(*b);
    a->setOnScreen(true);
    b->setOnScreen(true);
    a->start(makeDetach(nvme));
    QTRY_COMPARE(statusOf(*a, nvme), Status::Detached);
    QTRY_COMPARE(statusOf(*b, nvme), Status::Detached);
    b->start(makeAssign(nvme, stopped, When::NextStart));
    QTRY_COMPARE(statusOf(*b, nvme), Status::Assigned);
    QTRY_COMPARE(statusOf(*a, nvme), Status::Assigned);
}

QTEST_GUILESS_MAIN(TestSessionReading)
#include "tst_session_reading.moc"
