// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/backoff.h"
#include "tests/support/session_fixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using State = HostSession::State;

namespace {

Error errorOf(ErrorCode code)
{
    return {.code = code, .summary = u"why"_s, .detail = {}, .hint = {}, .transient = false};
}

} // namespace

class TestSessionConnection : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void retriesComeSlower();
    void itConnectsAndReads();
    void itDoesNothingUnasked();
    void whatAPersonMustChangeFails_data();
    void whatAPersonMustChangeFails();
    void aBadUriFails();
    void anUnreachableHostIsTriedAgain();
    void aLostHostKeepsItsTruthAndComesBack();
    void anUnknownNameIsWaitedForWhenItWasKnown();
    void aConnectionLostInMidReadComesBack();
    void aHungOpenWaits();
    void aHungReadWaitsAndNamesTheHost();
    void closingForgetsTheError();
    void closingWithAStuckCallReturns();
    void destroyingWithAStuckCallReturns();
    void anotherAddressIsAnotherHost();
};

void TestSessionConnection::retriesComeSlower()
{
    Backoff backoff(1000ms, 60'000ms);
    for (const auto plain : {1000ms, 2000ms, 4000ms, 8000ms, 16'000ms, 32'000ms, 60'000ms, 60'000ms}) {
        const auto delay = backoff.next();
        QVERIFY2(delay <= plain && delay >= plain * 4 / 5, qPrintable(QString::number(delay.count())));
    }
    for (int i = 0; i < 100; ++i)
        QVERIFY(backoff.next() <= 60'000ms && backoff.next() >= 48'000ms);
    backoff.reset();
    QVERIFY(backoff.next() <= 1000ms);
}

void TestSessionConnection::itConnectsAndReads()
{
    const auto session = sessionFor(smallHost());
    QList<State> states;
    connect(session.get(), &HostSession::stateChanged, this, [&] { states << session->state(); });
    QSignalSpy inventories(session.get(), &HostSession::inventoryChanged);
    session->open();
    QTRY_COMPARE(session->state(), State::Online);
    QCOMPARE(states, QList<State>({State::Connecting, State::Online}));
    QCOMPARE(inventories.size(), 1);
    QVERIFY(session->inventory()->device(gpu));
    QVERIFY(session->inventory()->snapshot().generation > 0);
    QVERIFY(!session->error());
}

void TestSessionConnection::itDoesNothingUnasked()
{
    const auto host = smallHost();
    const auto session = sessionFor(host);
    session->setOnScreen(true);
    session->refresh();
    QCoreApplication::processEvents();
    QCOMPARE(session->state(), State::Offline);
    QVERIFY(host->calls().isEmpty());
}

void TestSessionConnection::whatAPersonMustChangeFails_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("login refused") << ErrorCode::LoginRefused;
    QTest::newRow("host key refused") << ErrorCode::HostKeyRefused;
    QTest::newRow("access denied") << ErrorCode::AccessDenied;
    QTest::newRow("unknown name") << ErrorCode::UnknownHost;
    QTest::newRow("login cancelled") << ErrorCode::Cancelled;
}

void TestSessionConnection::whatAPersonMustChangeFails()
{
    QFETCH(ErrorCode, code);
    const auto host = smallHost();
    host->faults().fail(u"open"_s, 1, errorOf(code));
    const auto session = sessionFor(host);
    session->open();
    QTRY_COMPARE(session->state(), State::Failed);
    QVERIFY(session->error());
    QCOMPARE(session->error()->code, code);
    QVERIFY(session->nextAttempt().isNull());
    session->refresh(); // the person has changed it and asks
    QTRY_COMPARE(session->state(), State::Online);
    QVERIFY(!session->error());
    QCOMPARE(host->callCount(u"open"_s), 2);
}

void TestSessionConnection::aBadUriFails()
{
    const BackendFactory refuses = [](const QString &uri) -> Result<std::unique_ptr<Backend>> {
        return failure(ErrorCode::InvalidInput, u"%1 is nothing"_s.arg(uri));
    };
    HostSession session(entryFor(u"bad"_s), refuses, {}, quickTimings());
    session.open();
    QTRY_COMPARE(session.state(), State::Failed);
    QCOMPARE(session.error()->summary, u"simulated:///bad is nothing"_s);
}

void TestSessionConnection::anUnreachableHostIsTriedAgain()
{
    const auto host = smallHost();
    host->setReachable(false);
    const auto session = sessionFor(host);
    session->open();
    QTRY_COMPARE(session->state(), State::Waiting);
    QVERIFY(session->nextAttempt().isValid());
    QCOMPARE(session->error()->code, ErrorCode::Unreachable);
    QTRY_VERIFY(host->callCount(u"open"_s) >= 3);
    host->setReachable(true);
    QTRY_COMPARE(session->state(), State::Online);
    QVERIFY(session->nextAttempt().isNull());
}

void TestSessionConnection::aLostHostKeepsItsTruthAndComesBack()
{
    const auto host = smallHost();
    const auto session = sessionFor(host);
    session->open();
    QTRY_COMPARE(session->state(), State::Online);
    const InventoryPtr known = session->inventory();
    host->setReachable(false);
    host->restart();
    QTRY_COMPARE(session->state(), State::Waiting);
    QCOMPARE(session->inventory(), known);
    QVERIFY(host->undefineDomain(stopped)); // while nobody looks
    host->setReachable(true);
    QTRY_COMPARE(session->state(), State::Online);
    QVERIFY(!session->inventory()->domain(stopped));
}

void TestSessionConnection::anUnknownNameIsWaitedForWhenItWasKnown()
{
    const auto host = smallHost();
    const auto session = sessionFor(host);
    session->open();
    QTRY_COMPARE(session->state(), State::Online);
    host->faults().fail(u"open"_s, 1, errorOf(ErrorCode::UnknownHost)); // its name service is away for a moment
    QList<State> states;
    connect(session.get(), &HostSession::stateChanged, this, [&] { states << session->state(); });
    host->restart();
    QTRY_VERIFY(states.contains(State::Online));
    QVERIFY(!states.contains(State::Failed));
    QVERIFY(states.count(State::Waiting) >= 2);
}

void TestSessionConnection::aConnectionLostInMidReadComesBack()
{
    const auto host = smallHost();
    const auto session = sessionFor(host);
    session->open();
    QTRY_COMPARE(session->state(), State::Online);
    host->faults().dropAfter(u"readSnapshot"_s, 1);
    QList<ErrorCode> reasons;
    connect(session.get(), &HostSession::stateChanged, this, [&] {
        if (session->state() == State::Waiting && session->inventory())
            reasons << session->error()->code;
    });
    session->refresh();
    QTRY_VERIFY(!reasons.isEmpty());
    QCOMPARE(reasons, QList<ErrorCode>{ErrorCode::ConnectionLost});
    QTRY_COMPARE(session->state(), State::Online);
    QCOMPARE(host->callCount(u"open"_s), 2);
    QTRY_COMPARE(host->connections(), 1);
}

void TestSessionConnection::aHungOpenWaits()
{
    const auto host = smallHost();
    host->faults().hang(u"open"_s, 1);
    SessionTimings timings = quickTimings();
    timings.openTimeout = 50ms;
    const auto session = sessionFor(host, timings);
    bool waited = false;
    connect(session.get(), &HostSession::stateChanged, this, [&] {
        if (session->state() == State::Waiting)
            waited = session->error()->code == ErrorCode::TimedOut;
    });
    session->open();
    QTRY_VERIFY(waited);
    QTRY_COMPARE(session->state(), State::Online);
}

void TestSessionConnection::aHungReadWaitsAndNamesTheHost()
{
    const auto host = smallHost();
    SessionTimings timings = quickTimings();
    timings.readTimeout = 200ms;
    timings.firstRetry = timings.longestRetry = 60'000ms;
    const auto session = sessionFor(host, timings);
    session->open();
    QTRY_COMPARE(session->state(), State::Online);
    const InventoryPtr known = session->inventory();
    host->faults().hang(u"readSnapshot"_s, 1);
    session->refresh();
    QTRY_COMPARE(session->state(), State::Waiting);
    QCOMPARE(session->error()->code, ErrorCode::TimedOut);
    QVERIFY(session->error()->summary.contains(u"small"_s));
    QCOMPARE(session->inventory(), known);
    QTRY_COMPARE(host->faults().hanging(), 0); // closing the backend freed the call
    session->refresh();                        // a person needn't wait for the next attempt
    QTRY_COMPARE(session->state(), State::Online);
}

void TestSessionConnection::closingForgetsTheError()
{
    const auto host = smallHost();
    host->setReachable(false);
    const auto session = sessionFor(host);
    session->open();
    QTRY_COMPARE(session->state(), State::Waiting);
    session->close();
    QCOMPARE(session->state(), State::Offline);
    QVERIFY(!session->error());
    QVERIFY(session->nextAttempt().isNull());
    session->open();
    session->close();
    host->setReachable(true);
    QCOMPARE(session->state(), State::Offline);
    QTRY_COMPARE(host->connections(), 0);
}

void TestSessionConnection::closingWithAStuckCallReturns()
{
    const auto host = smallHost();
    host->faults().stick(u"readSnapshot"_s, 2);
    const auto session = sessionFor(host);
    session->open();
    QTRY_COMPARE(session->state(), State::Online);
    session->refresh();
    QTRY_COMPARE(host->faults().hanging(), 1);
    session->close(); // closing doesn't free the call: if it were waited for, this would never return
    QCOMPARE(session->state(), State::Offline);
    QCOMPARE(host->faults().hanging(), 1);
    session->open();
    QTRY_COMPARE(session->state(), State::Online);
    host->faults().release();
}

void TestSessionConnection::destroyingWithAStuckCallReturns()
{
    const auto host = smallHost();
    host->faults().stick(u"readSnapshot"_s, 1);
    SessionTimings timings = quickTimings();
    timings.farewell = 20ms;
    auto session = sessionFor(host, timings);
    session->open();
    QTRY_COMPARE(host->faults().hanging(), 1);
    session.reset(); // as above
    QCOMPARE(host->faults().hanging(), 1);
    host->faults().release();
    QTRY_COMPARE(host.use_count(), 1L); // and the thread left behind ends, and all it held
}

void TestSessionConnection::anotherAddressIsAnotherHost()
{
    const auto one = smallHost();
    const auto two = smallHost();
    QVERIFY(two->undefineDomain(stopped));
    const BackendFactory factory = [first = factoryFor(one), second = factoryFor(two)](const QString &uri) {
        return uri == u"two"_s ? second(uri) : first(uri);
    };
    HostSession session(entryFor(u"one"_s), factory, {}, quickTimings());
    session.open();
    QTRY_COMPARE(session.state(), State::Online);
    HostEntry entry = session.entry();
    entry.name = u"renamed"_s;
    QSignalSpy states(&session, &HostSession::stateChanged);
    session.setEntry(entry);
    QCOMPARE(session.state(), State::Online); // a name is only a name
    QCOMPARE(states.size(), 1);
    QVERIFY(session.inventory());
    entry.uri = u"two"_s;
    session.setEntry(entry);
    QVERIFY(!session.inventory());
    QTRY_COMPARE(session.state(), State::Online);
    QVERIFY(!session.inventory()->domain(stopped));
}

QTEST_GUILESS_MAIN(TestSessionConnection)
#include "tst_session_connection.moc"
