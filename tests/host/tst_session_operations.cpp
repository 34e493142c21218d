// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/devices/device_kind.h"
#include "tests/host/session_operations.h"

#include <QSignalSpy>
#include <QTest>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using State = HostSession::State;

class TestSessionOperations : public SessionOperations
{
    Q_OBJECT
private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void theTruthIsPublishedWithTheReport();
    void operationsRunInTheirOrder();
    void rowsShowWhatHappensToThem();
    void aReadThatBeganBeforeIsNotPublishedAfter();
    void offlineIsRefused();
    void cancelledBeforeItBegins();
    void aLostAnswerIsFoundOut_data();
    void aLostAnswerIsFoundOut();
    void whatHasNotBegunIsRefusedWhenTheHostIsLost();
    void closingLeavesNothingRunning();
    void aStuckOperationIsGivenUp();
    void aReadBehindAnOperationIsNoHang();
    void destroyingWithAStuckOperationReturns();
    void aSecondAdministratorWasFaster();
};

void TestSessionOperations::theTruthIsPublishedWithTheReport()
{
    online();
    Status atReport = Status::Unknown;
    connect(m_session.get(), &HostSession::reportChanged, this, [&](const OperationReport &report) {
        if (report.outcome == Outcome::Done)
            atReport = statusOf(*m_session, nvme);
    });
    const quint64 number = m_session->start(makeDetach(nvme));
    QVERIFY(number > 0);
    QTRY_COMPARE(m_reports->outcome(number), Outcome::Done);
    QCOMPARE(atReport, Status::Detached);
    QCOMPARE(m_reports->all.constFirst().outcome, Outcome::Queued);
    const OperationReport report = m_reports->last.value(number);
    QCOMPARE(report.host, m_session->entry().id);
    QCOMPARE(report.hostName, u"small"_s);
    QVERIFY(report.title.contains(u"0000:04:00.0"_s));
    QVERIFY(report.finished.isValid());
    QCOMPARE(m_host->node(nvme)->driver, u"vfio-pci"_s);
}

void TestSessionOperations::operationsRunInTheirOrder()
{
    online();
    QList<quint64> numbers;
    numbers << m_session->start(makeDetach(nvme)) << m_session->start(makeReturn(nvme))
            << m_session->start(makeDetach(gpu));
    QList<quint64> done;
    connect(m_session.get(), &HostSession::reportChanged, this, [&](const OperationReport &report) {
        if (report.outcome == Outcome::Done)
            done << report.number;
    });
    QTRY_COMPARE(done.size(), 3);
    QCOMPARE(done, numbers);
    QCOMPARE(statusOf(*m_session, nvme), Status::Attached);
    QCOMPARE(statusOf(*m_session, gpu), Status::Detached);
    QCOMPARE(statusOf(*m_session, gpuAudio), Status::Detached);
}

void TestSessionOperations::rowsShowWhatHappensToThem()
{
    online();
    m_host->faults().hang(u"detachNode"_s, 1);
    QSignalSpy changes(m_session.get(), &HostSession::transitionsChanged);
    const quint64 first = m_session->start(makeDetach(gpu));
    const quint64 second = m_session->start(makeDetach(nvme));
    QTRY_COMPARE(m_host->faults().hanging(), 1);
    const auto transitions = m_session->transitions();
    QCOMPARE(transitions.size(), 3);
    QCOMPARE(transitions.value(gpu).operation, first);
    QCOMPARE(transitions.value(gpuAudio).operation, first); // the whole unit goes
    QCOMPARE(transitions.value(nvme).operation, second);
    QCOMPARE(transitions.value(gpu).kind, OperationKind::Detach);
    QVERIFY(transitions.value(gpu).since.isValid());
    QCOMPARE(statusOf(*m_session, gpu), Status::Attached); // beside the status, not instead of it
    m_host->faults().release();
    QTRY_COMPARE(m_reports->outcome(second), Outcome::Done);
    QVERIFY(m_session->transitions().isEmpty());
    QVERIFY(changes.size() >= 3);
}

void TestSessionOperations::aReadThatBeganBeforeIsNotPublishedAfter()
{
    online();
    m_host->faults().late(u"refreshDrivers"_s, 1);
    m_host->bindDriver(twinAudio, {}); // so that the answer has news
    m_session->setOnScreen(true);      // its answer is from before the detach, and comes after it
    QTRY_COMPARE(m_host->faults().hanging(), 1);
    const quint64 number = m_session->start(makeDetach(nvme));
    QTRY_COMPARE(m_reports->outcome(number), Outcome::Done);
    QList<Status> seen{statusOf(*m_session, nvme)};
    connect(m_session.get(), &HostSession::inventoryChanged, this, [&] { seen << statusOf(*m_session, nvme); });
    m_host->faults().release();
    m_host->bindDriver(gpuAudio, {});
    QTRY_COMPARE(driverOf(*m_session, gpuAudio), QString()); // a read that began after it has arrived
    for (const Status status : std::as_const(seen))
        QCOMPARE(status, Status::Detached);
}

void TestSessionOperations::offlineIsRefused()
{
    const quint64 number = m_session->start(makeDetach(gpu));
    QCOMPARE(m_reports->outcome(number), Outcome::Refused);
    QVERIFY(m_reports->last.value(number).error);
    QCOMPARE(m_reports->last.value(number).error->code, ErrorCode::ConnectionLost);
    QVERIFY(m_host->calls().isEmpty());
    QVERIFY(m_session->transitions().isEmpty());
}

void TestSessionOperations::cancelledBeforeItBegins()
{
    online();
    m_host->faults().hang(u"detachNode"_s, 1);
    const quint64 first = m_session->start(makeDetach(gpu));
    const quint64 second = m_session->start(makeDetach(nvme));
    QTRY_COMPARE(m_host->faults().hanging(), 1);
    m_session->cancel(second);
    QCOMPARE(m_reports->outcome(second), Outcome::Cancelled);
    QVERIFY(!m_session->transitions().contains(nvme));
    m_session->cancel(12345678); // nobody's
    m_host->faults().release();
    QTRY_COMPARE(m_reports->outcome(first), Outcome::Done);
    QCOMPARE(statusOf(*m_session, nvme), Status::Attached);
}

void TestSessionOperations::aLostAnswerIsFoundOut_data()
{
    QTest::addColumn<bool>("happened");
    QTest::newRow("the host did it") << true;
    QTest::newRow("the host never heard of it") << false;
}

void TestSessionOperations::aLostAnswerIsFoundOut()
{
    QFETCH(bool, happened);
    online();
    if (happened)
        m_host->faults().dropAfter(u"detachNode"_s, 1);
    else
        m_host->faults().dropBefore(u"detachNode"_s, 1);
    QList<Outcome> outcomes;
    connect(m_session.get(), &HostSession::reportChanged, this,
            [&](const OperationReport &report) { outcomes << report.outcome; });
    const quint64 number = m_session->start(makeDetach(nvme));
    QTRY_VERIFY(outcomes.contains(Outcome::Unknown));
    const Outcome expected = happened ? Outcome::Done : Outcome::Undone;
    QTRY_COMPARE(m_reports->outcome(number), expected);
    QCOMPARE(m_session->state(), State::Online);
    QCOMPARE(statusOf(*m_session, nvme), happened ? Status::Detached : Status::Attached);
    QCOMPARE(m_host->callCount(u"detachNode"_s), 1); // nothing is tried again behind the user's back
}

void TestSessionOperations::whatHasNotBegunIsRefusedWhenTheHostIsLost()
{
    online();
    m_host->faults().hang(u"detachNode"_s, 1);
    const quint64 first = m_session->start(makeDetach(gpu));
    const quint64 second = m_session->start(makeDetach(nvme));
    QTRY_COMPARE(m_host->faults().hanging(), 1);
    m_host->restart();
    QTRY_COMPARE(m_reports->outcome(second), Outcome::Refused);
    QCOMPARE(m_reports->last.value(second).error->code, ErrorCode::ConnectionLost);
    QTRY_COMPARE(m_reports->outcome(first), Outcome::Undone); // Unknown first, then found not to have happened
    QCOMPARE(statusOf(*m_session, nvme), Status::Attached);
}

void TestSessionOperations::closingLeavesNothingRunning()
{
    online();
    m_host->faults().hang(u"detachNode"_s, 1);
    const quint64 number = m_session->start(makeDetach(nvme));
    QTRY_COMPARE(m_host->faults().hanging(), 1);
    m_session->close();
    QTRY_COMPARE(m_reports->outcome(number), Outcome::Unknown);
    QCOMPARE(m_session->state(), State::Offline);
    QVERIFY(m_session->transitions().isEmpty());
    m_session->open();
    QTRY_COMPARE(m_reports->outcome(number), Outcome::Undone);
}

void TestSessionOperations::aStuckOperationIsGivenUp()
{
    online();
    m_host->faults().stick(u"detachNode"_s, 1);
    const quint64 number = m_session->start(makeDetach(nvme));
    QTRY_COMPARE(m_host->faults().hanging(), 1);
    m_host->restart(); // closing doesn't free the call
    QList<Outcome> outcomes;
    connect(m_session.get(), &HostSession::reportChanged, this,
            [&](const OperationReport &report) { outcomes << report.outcome; });
    QTRY_VERIFY(outcomes.contains(Outcome::Unknown));
    QCOMPARE(m_host->faults().hanging(), 1);
    QTRY_COMPARE(m_reports->outcome(number), Outcome::Undone);
    const quint64 next = m_session->start(makeDetach(gpu)); // the host is usable meanwhile
    QTRY_COMPARE(m_reports->outcome(next), Outcome::Done);
    const qsizetype known = m_reports->all.size();
    m_host->faults().release(); // what the old thread says now is old
    const quint64 after = m_session->start(makeReturn(gpu));
    QTRY_COMPARE(m_reports->outcome(after), Outcome::Done);
    for (const OperationReport &report : m_reports->all.mid(known))
        QCOMPARE(report.number, after);
}

/// libvirt lets the reading of a VM wait for a device that is being plugged into it (seen on the lab for 20 s).
void TestSessionOperations::aReadBehindAnOperationIsNoHang()
{
    SessionTimings timings = quickTimings();
    timings.readTimeout = 400ms;
    m_session = sessionFor(m_host, timings);
    online();
    m_host->faults().hang(u"detachNode"_s, 1);
    m_session->start(makeDetach(nvme));
    QTRY_COMPARE(m_host->faults().hanging(), 1);
    m_host->faults().hang(u"readSnapshot"_s, 1);
    m_session->refresh();
    QTRY_COMPARE(m_host->faults().hanging(), 2);
    QSignalSpy states(m_session.get(), &HostSession::stateChanged);
    QVERIFY(!states.wait(1000)); // more than twice as long as a read may take otherwise
    QCOMPARE(m_session->state(), HostSession::State::Online);
    m_host->faults().release();
    QTRY_COMPARE(statusOf(*m_session, nvme), Status::Detached);
}

void TestSessionOperations::destroyingWithAStuckOperationReturns()
{
    SessionTimings timings = quickTimings();
    timings.farewell = 20ms;
    m_session = sessionFor(m_host, timings);
    online();
    m_host->faults().stick(u"detachNode"_s, 1);
    m_session->start(makeDetach(nvme));
    QTRY_COMPARE(m_host->faults().hanging(), 1);
    m_session.reset(); // if the call were waited for, this would never return
    QCOMPARE(m_host->faults().hanging(), 1);
}

void TestSessionOperations::aSecondAdministratorWasFaster()
{
    online();
    const quint64 detach = m_session->start(makeDetach(nvme));
    QTRY_COMPARE(m_reports->outcome(detach), Outcome::Done);
    QTRY_COMPARE(statusOf(*m_session, nvme), Status::Detached);
    // On this screen it is still free, so ASSIGN can be asked for; the other one's claim is there when it begins. Both
    // may read now: the session, because of the detach's events, and the operation.
    m_host->faults().hang(u"readSnapshot"_s, 1);
    m_host->faults().hang(u"readSnapshot"_s, 2);
    const quint64 number = m_session->start(makeAssign(nvme, stopped, When::NextStart));
    QTRY_VERIFY(m_host->faults().hanging() > 0);
    const Device *device = m_session->inventory()->device(nvme);
    const Hostdev theirs = device->kind->hostdevFor(device->node);
    QVERIFY(m_host->attachHostdev(full, writeHostdev(theirs), {.live = false, .config = true}));
    m_host->faults().clear();
    QTRY_COMPARE(m_reports->outcome(number), Outcome::Refused);
    QVERIFY(m_reports->last.value(number).toText().contains(u"full"_s)); // it says who has it
    QCOMPARE(m_host->domain(stopped)->config->hostdevs.size(), 0);
    QTRY_COMPARE(m_session->inventory()->device(nvme)->claims.size(), 1);
}

QTEST_GUILESS_MAIN(TestSessionOperations)
#include "tst_session_operations.moc"
