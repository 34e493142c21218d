// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/guest/guest_reader_fixture.h"

using namespace riser;
using namespace riser::test;

using State = GuestReader::State;

/// What a reader says and asks when its host or its VM goes away and comes back.
class TestGuestReaderConnection : public QObject, private GuestReaderFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init() { openSession(); }
    void cleanup() { closeSession(); }

    void theConnectionGoes();
    void theHostChangesMeanwhile();
    void itIsFirstSeenWhileTheHostIsAway();
    void theVmStops();
    void anotherLifeWhileHidden();
    void anotherLifeWhileAsking();
};

void TestGuestReaderConnection::theConnectionGoes()
{
    define("connected");
    GuestReader reader(m_session.get(), m_vm, quick());
    reader.setWatched(true);
    QTRY_VERIFY(answered(reader));
    m_host->setReachable(false);
    m_host->restart();
    QTRY_VERIFY(reader.report().error);
    QCOMPARE(reader.report().error->code, ErrorCode::ConnectionLost);
    QVERIFY2(reader.report().error->summary.contains(u"small"_s), qPrintable(reader.report().error->toText()));
    QVERIFY(reader.whyNot());
    reader.ask(GuestLevel::Full);
    QCOMPARE(reader.state(), State::Idle); // and nothing hangs
    m_host->setReachable(true);
    QTRY_VERIFY(answered(reader));
}

/// Then the inventory is another one, and it is told before the session is online.
void TestGuestReaderConnection::theHostChangesMeanwhile()
{
    define("connected");
    GuestReader reader(m_session.get(), m_vm, quick());
    reader.setWatched(true);
    QTRY_VERIFY(answered(reader));
    m_host->setReachable(false);
    m_host->restart();
    QTRY_VERIFY(reader.report().error);
    const int times = m_agent->countOf(u"guest-info"_s);
    QVERIFY(m_host->detachNode(nvme));
    QVERIFY(m_host->attachHostdev(m_vm, nvmeHostdev(), {.live = true, .config = false}));
    QVERIFY(m_session->inventory()->devicesOf(m_vm).isEmpty());
    m_host->setReachable(true);
    QTRY_COMPARE(m_session->state(), HostSession::State::Online);
    QTRY_VERIFY(answered(reader));
    QVERIFY(m_agent->countOf(u"guest-info"_s) > times);
    QVERIFY(reader.sights().contains(nvme));
}

void TestGuestReaderConnection::itIsFirstSeenWhileTheHostIsAway()
{
    define("connected");
    m_host->setReachable(false);
    m_host->restart();
    QTRY_VERIFY(m_session->state() != HostSession::State::Online);
    GuestReader reader(m_session.get(), m_vm, quick());
    reader.setWatched(true);
    QVERIFY(reader.report().error);
    QVERIFY2(reader.report().error->summary.contains(u"not connected"_s), qPrintable(reader.report().error->toText()));
    QCOMPARE(reader.state(), State::Idle);
    QVERIFY(m_host->detachNode(nvme));
    m_host->setReachable(true);
    QTRY_VERIFY(answered(reader));
}

void TestGuestReaderConnection::theVmStops()
{
    define("connected");
    m_host->faults().hang(u"askAgent"_s, 4);
    GuestReader reader(m_session.get(), m_vm, quick());
    reader.setWatched(true);
    QTRY_COMPARE(m_host->faults().hanging(), 1);
    QVERIFY(m_host->destroyDomain(m_vm));
    QTRY_VERIFY(reader.report().error);
    QVERIFY2(reader.report().error->summary.contains(u"not running"_s), qPrintable(reader.report().error->toText()));
    QCOMPARE(reader.state(), State::Idle);
    m_host->faults().release(); // its late answer isn't heard
    QTest::qWait(50);
    QVERIFY(reader.report().error);
    QVERIFY(m_host->startDomain(m_vm));
    QTRY_VERIFY(answered(reader));
}

void TestGuestReaderConnection::anotherLifeWhileHidden()
{
    define("connected");
    GuestReader reader(m_session.get(), m_vm, quick());
    reader.setWatched(true);
    QTRY_VERIFY(answered(reader));
    reader.ask(GuestLevel::Full);
    QTRY_VERIFY(answered(reader) && reader.report().level == GuestLevel::Full);
    reader.setWatched(false);
    restart();
    m_host->faults().hang(u"askAgent"_s, 1);
    reader.setWatched(true);
    QVERIFY(reader.report().askedAt.isNull()); // what the earlier one said is gone
    QTRY_COMPARE(m_host->faults().hanging(), 1);
    m_host->faults().release();
    QTRY_VERIFY(answered(reader));
    QCOMPARE(reader.report().level, GuestLevel::Read);
}

void TestGuestReaderConnection::anotherLifeWhileAsking()
{
    define("connected");
    GuestReader reader(m_session.get(), m_vm, quick());
    reader.setWatched(true);
    QTRY_VERIFY(answered(reader));
    m_host->faults().hang(u"askAgent"_s, 1);
    reader.ask(GuestLevel::Full);
    QTRY_COMPARE(m_host->faults().hanging(), 1);
    restart();
    QTRY_VERIFY(reader.report().askedAt.isNull()); // of the earlier one
    QTRY_COMPARE(reader.state(), State::Asking);
    // The new one is asked; the earlier one's answer, which is late, isn't heard.
    m_host->faults().release();
    QTRY_VERIFY(answered(reader));
    QCOMPARE(reader.report().level, GuestLevel::Read);
    QTest::qWait(100);
    QCOMPARE(reader.report().level, GuestLevel::Read);
    QCOMPARE(m_agent->countOf(u"guest-exec"_s), 0);
}

QTEST_GUILESS_MAIN(TestGuestReaderConnection)
#include "tst_guest_reader_connection.moc"
