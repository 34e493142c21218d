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

/// What a session reads, when, and from whom.
class TestSessionReading : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void eventsAreFollowed();
    void aBurstOfEventsIsOneRead();
    void whatDidNotChangeIsNotPublished();
    void lateAnswersAreDropped();
    void aHungHostGreysOnlyItself();
    void twoSessionsSeeEachOther();
    void whatAnUnreadableVmHasIsNotFree();
    void theLastReadIsTold();
    void capabilitiesAreReadWhenAskedFor();
    void capabilitiesOfAnOldConnectionAreDropped();

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
        void giveUpWriting() override {}
        Machines &machines() override { qFatal("nobody asks for it here"); }
        Consoles &consoles() override { qFatal("nobody asks for it here"); }
        std::shared_ptr<HostProgram> hostProgram() override { return nullptr; }

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

void TestSessionReading::whatAnUnreadableVmHasIsNotFree()
{
    const auto host = smallHost();
    const auto session = sessionFor(host);
    online(*session);
    session->start(makeDetach(nvme));
    session->start(makeAssign(nvme, running, When::Now));
    QTRY_COMPARE(statusOf(*session, nvme), Status::Assigned);
    const QString vm = session->inventory()->domain(running)->name;

    host->setUnreadable(running, true);
    QTRY_VERIFY(!session->inventory()->domain(running));
    QCOMPARE(statusOf(*session, nvme), Status::Unknown);
    QVERIFY(session->inventory()->device(nvme)->problems.value(0).text.contains(vm));
    QCOMPARE(session->inventory()->snapshot().problems.size(), 1);
    QCOMPARE(session->state(), State::Online);

    host->setUnreadable(running, false);
    QTRY_COMPARE(statusOf(*session, nvme), Status::Assigned);
    QVERIFY(session->inventory()->device(nvme)->problems.isEmpty());
}

void TestSessionReading::theLastReadIsTold()
{
    const auto host = smallHost();
    SessionTimings timings = quickTimings();
    timings.firstRetry = timings.longestRetry = 60'000ms;
    const auto session = sessionFor(host, timings);
    QVERIFY(session->lastRead().isNull());
    online(*session);
    const QDateTime first = session->lastRead();
    QVERIFY(first.isValid());
    QCOMPARE(first.timeSpec(), Qt::UTC);
    QVERIFY(first <= session->inventory()->snapshot().takenAt);

    QSignalSpy reads(session.get(), &HostSession::lastReadChanged);
    QSignalSpy inventories(session.get(), &HostSession::inventoryChanged);
    session->refresh();
    QTRY_COMPARE(reads.size(), 1);
    QVERIFY(session->lastRead() >= first);
    session->setOnScreen(true); // drivers alone
    QTRY_VERIFY(reads.size() >= 3);
    QVERIFY(host->callCount(u"refreshDrivers"_s) >= 2);
    QCOMPARE(inventories.size(), 0); // nothing changed, so no model hears of it
    session->setOnScreen(false);

    host->faults().fail(u"readSnapshot"_s, 1,
                        {.code = ErrorCode::Failed, .summary = u"no"_s, .detail = {}, .hint = {}, .transient = true});
    session->refresh();
    QTRY_COMPARE(session->state(), State::Waiting);
    const QDateTime last = session->lastRead();
    QVERIFY(last.isValid()); // what is shown grey was true then
    reads.clear();
    session->refresh();
    QTRY_COMPARE(session->state(), State::Online);
    QVERIFY(!reads.isEmpty());
    QVERIFY(session->lastRead() >= last);
    HostEntry entry = session->entry();
    entry.uri = u"simulated:///other"_s;
    session->close();
    session->setEntry(entry);
    QVERIFY(session->lastRead().isNull());
}

void TestSessionReading::capabilitiesAreReadWhenAskedFor()
{
    const auto host = smallHost();
    const auto session = sessionFor(host);
    QSignalSpy answers(session.get(), &HostSession::capabilitiesRead);
    session->requestCapabilities(); // nobody to ask
    online(*session);
    QCOMPARE(host->callCount(u"readCapabilities"_s), 0);
    session->requestCapabilities();
    QTRY_COMPARE(answers.size(), 1);
    QCOMPARE(answers[0][0].toByteArray(), host->capabilities());
    QVERIFY(!answers[0][0].toByteArray().isEmpty());
    QVERIFY(!answers[0][1].value<std::optional<Error>>());

    const Error refused{
        .code = ErrorCode::AccessDenied, .summary = u"not for you"_s, .detail = {}, .hint = {}, .transient = false};
    host->faults().fail(u"readCapabilities"_s, 1, refused);
    session->requestCapabilities();
    QTRY_COMPARE(answers.size(), 2);
    QCOMPARE(answers[1][1].value<std::optional<Error>>(), std::optional(refused));
    QCOMPARE(session->state(), State::Online);
}

void TestSessionReading::capabilitiesOfAnOldConnectionAreDropped()
{
    const auto host = smallHost();
    const auto session = sessionFor(host);
    online(*session);
    QSignalSpy answers(session.get(), &HostSession::capabilitiesRead);
    host->faults().stick(u"readCapabilities"_s, 1); // closing doesn't free it
    session->requestCapabilities();
    QTRY_COMPARE(host->faults().hanging(), 1);
    session->close();
    online(*session);
    host->faults().release();
    session->requestCapabilities();
    session->requestCapabilities(); // only the last one is answered
    QTRY_COMPARE(host->callCount(u"readCapabilities"_s), 3);
    QTRY_COMPARE(answers.size(), 1);
    QVERIFY(!answers[0][1].value<std::optional<Error>>());
}

QTEST_GUILESS_MAIN(TestSessionReading)
#include "tst_session_reading.moc"
