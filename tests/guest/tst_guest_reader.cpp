// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/guest/guest_reader_fixture.h"

#include <QElapsedTimer>
#include <QSignalSpy>

using namespace riser;
using namespace riser::test;

using State = GuestReader::State;

/// When a guest is asked, and that nobody waits for it.
class TestGuestReader : public QObject, private GuestReaderFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init() { openSession(); }
    void cleanup() { closeSession(); }

    void nobodyLooksNobodyAsks();
    void itAsksWhenItIsSeen();
    void theAgentConnects();
    void anAgentThatStopsIsNoticed();
    void aGuestThatStartsAnewIsAskedAgain();
    void theDevicesChange();
    void aDeviceThatTheGuestHasToNotice();
    void onlyAPersonStartsPrograms();
    void oneQuestionAtATime();
    void aHungAgentHoldsNobodyUp();
    void visitsToAHungAgentHoldNobodyUp();
    void whatAPersonAskedStays();
    void whoPassesByDoesNotAsk();
    void whoLeavesDoesNotWait();
    void askAndLeaveAHundredTimes();
};

void TestGuestReader::nobodyLooksNobodyAsks()
{
    define("connected");
    GuestReader reader(m_session.get(), m_vm, quick());
    m_session->refresh();
    QTest::qWait(50);
    QVERIFY(m_agent->asked().isEmpty());
    reader.setWatched(true);
    QTRY_VERIFY(answered(reader));
    const qsizetype asked = m_agent->asked().size();
    reader.setWatched(false);
    QVERIFY(m_host->detachNode(nvme));
    QVERIFY(m_host->attachHostdev(m_vm, nvmeHostdev(), {.live = true, .config = false}));
    QTRY_VERIFY(!m_session->inventory()->devicesOf(m_vm).isEmpty());
    QTest::qWait(50);
    QCOMPARE(m_agent->asked().size(), asked);
}

void TestGuestReader::itAsksWhenItIsSeen()
{
    define("connected");
    GuestReader reader(m_session.get(), m_vm, quick());
    QSignalSpy changed(&reader, &GuestReader::changed);
    reader.setWatched(true);
    QCOMPARE(reader.state(), State::Asking);
    QTRY_VERIFY(answered(reader));
    QVERIFY(!changed.isEmpty());
    QCOMPARE(reader.report().agentVersion, u"10.0.2"_s);
    // An unchanged host doesn't make it ask again.
    const int times = m_agent->countOf(u"guest-info"_s);
    m_session->refresh();
    const QDateTime before = m_session->lastRead();
    QTRY_VERIFY(m_session->lastRead() > before);
    QTest::qWait(30);
    QCOMPARE(m_agent->countOf(u"guest-info"_s), times);
    // Seen again it does.
    reader.setWatched(false);
    reader.setWatched(true);
    QTRY_COMPARE(m_agent->countOf(u"guest-info"_s), times + 1);
}

void TestGuestReader::theAgentConnects()
{
    define("disconnected");
    GuestReader reader(m_session.get(), m_vm, quick());
    reader.setWatched(true);
    QVERIFY(reader.report().error);
    QVERIFY2(reader.report().error->summary.contains(u"No guest agent runs"_s),
             qPrintable(reader.report().error->toText()));
    QVERIFY(m_agent->asked().isEmpty());
    QVERIFY(m_host->destroyDomain(m_vm));
    QTRY_VERIFY(reader.report().error && reader.report().error->summary.contains(u"not running"_s));
    // It comes back with its agent.
    QVERIFY(m_host->redefine(guestDomain(agentChannel("connected")).replace(" id='1'", "")));
    QVERIFY(m_host->startDomain(m_vm));
    QTRY_VERIFY(answered(reader));
}

void TestGuestReader::anAgentThatStopsIsNoticed()
{
    define("connected");
    GuestReader reader(m_session.get(), m_vm, quick());
    reader.setWatched(true);
    QTRY_VERIFY(answered(reader));
    QVERIFY(m_host->setAgentConnected(m_vm, false));
    QTRY_VERIFY(reader.report().error && reader.report().error->summary.contains(u"No guest agent runs"_s));
    const int times = m_agent->countOf(u"guest-info"_s);
    QVERIFY(m_host->setAgentConnected(m_vm, true));
    QTRY_VERIFY(answered(reader));
    QCOMPARE(m_agent->countOf(u"guest-info"_s), times + 1);
}

/// Its VM runs on under the same number, and its agent may be there again before anybody reads the host.
void TestGuestReader::aGuestThatStartsAnewIsAskedAgain()
{
    define("connected");
    GuestReader reader(m_session.get(), m_vm, quick());
    reader.setWatched(true);
    QTRY_VERIFY(answered(reader));
    QCOMPARE(reader.report().agentVersion, u"10.0.2"_s);
    const QByteArray before = m_session->inventory()->domain(m_vm)->live->xml;
    // A person's answer is of the guest before, too.
    reader.ask(GuestLevel::Full);
    QTRY_VERIFY(answered(reader) && reader.report().level == GuestLevel::Full);
    int times = m_agent->countOf(u"guest-info"_s);
    QVERIFY(m_host->reboot(m_vm));
    QTRY_COMPARE(m_agent->countOf(u"guest-info"_s), times + 1);
    QTRY_VERIFY(answered(reader));
    QCOMPARE(reader.report().level, GuestLevel::Read);
    QCOMPARE(m_session->inventory()->domain(m_vm)->live->xml, before); // nothing else told it
    times = m_agent->countOf(u"guest-info"_s);
    m_host->faults().hang(u"readSnapshot"_s, 1); // what comes now falls into one reading
    m_session->refresh();
    QTRY_COMPARE(m_host->faults().hanging(), 1);
    QVERIFY(m_host->setAgentConnected(m_vm, false));
    QVERIFY(m_host->setAgentConnected(m_vm, true));
    m_host->faults().release();
    QTRY_COMPARE_GE(m_agent->countOf(u"guest-info"_s), times + 1);
    QTRY_VERIFY(answered(reader));
}

void TestGuestReader::theDevicesChange()
{
    define("connected");
    QVERIFY(m_host->detachNode(nvme));
    GuestReader reader(m_session.get(), m_vm, quick());
    reader.setWatched(true);
    QTRY_VERIFY(answered(reader));
    QVERIFY(reader.sights().isEmpty());
    const int times = m_agent->countOf(u"guest-info"_s);
    const auto attached = m_host->attachHostdev(m_vm, nvmeHostdev(), {.live = true, .config = false});
    QVERIFY2(attached, attached ? "" : qPrintable(attached.error().toText()));
    QTRY_COMPARE_GE(m_agent->countOf(u"guest-info"_s), times + 1);
    QTRY_VERIFY(reader.state() == State::Idle && reader.sights().contains(nvme));
}

/// The first answers come before the guest has noticed its new device.
void TestGuestReader::aDeviceThatTheGuestHasToNotice()
{
    define("connected");
    QVERIFY(m_host->detachNode(nvme));
    const QByteArray withIt = guestData(u"linux/proc-pci.txt"_s);
    QByteArray without;
    for (const QByteArray &line : withIt.split('\n'))
        without += line.startsWith("0100\t") ? QByteArray() : line + '\n';
    m_agent->setFile(u"/proc/bus/pci/devices"_s, without);
    GuestReaderTimings timings = quick();
    timings.again = QList<std::chrono::milliseconds>(1000, std::chrono::milliseconds(20));
    GuestReader reader(m_session.get(), m_vm, timings);
    reader.setWatched(true);
    QTRY_VERIFY(answered(reader));
    QVERIFY(m_host->attachHostdev(m_vm, nvmeHostdev(), {.live = true, .config = false}));
    QTRY_COMPARE(reader.sights().value(nvme).state, GuestSight::State::NotSeen);
    // The host's drive of this fixture calls itself as the guest's list does.
    const QString id = m_session->inventory()->device(nvme)->identity.id;
    m_agent->setFile(u"/proc/bus/pci/devices"_s,
                     QByteArray(withIt).replace("1b360010", QString(id).remove(u':').toLatin1()));
    QTRY_COMPARE(reader.sights().value(nvme).state, GuestSight::State::Seen);
    const int times = m_agent->countOf(u"guest-info"_s);
    QTest::qWait(100);
    QCOMPARE(m_agent->countOf(u"guest-info"_s), times); // and then it has its peace
}

void TestGuestReader::onlyAPersonStartsPrograms()
{
    define("connected");
    GuestReader reader(m_session.get(), m_vm, quick());
    reader.setWatched(true);
    QTRY_VERIFY(answered(reader));
    QCOMPARE(m_agent->countOf(u"guest-exec"_s), 0);
    reader.ask(GuestLevel::Full);
    QTRY_VERIFY(answered(reader) && reader.report().level == GuestLevel::Full);
    const int times = m_agent->countOf(u"guest-exec"_s);
    QVERIFY(times > 0);
    // What they told stays when the page is hidden and shown.
    reader.setWatched(false);
    reader.setWatched(true);
    m_session->refresh();
    QTest::qWait(50);
    QCOMPARE(reader.report().level, GuestLevel::Full);
    QCOMPARE(m_agent->countOf(u"guest-exec"_s), times);
}

void TestGuestReader::oneQuestionAtATime()
{
    define("connected");
    m_host->faults().hang(u"askAgent"_s, 1);
    GuestReader reader(m_session.get(), m_vm, quick());
    reader.setWatched(true);
    QTRY_COMPARE(m_host->faults().hanging(), 1);
    for (int i = 0; i < 5; ++i)
        reader.ask(i == 2 ? GuestLevel::Full : GuestLevel::Read);
    QTest::qWait(50);
    QCOMPARE(m_host->faults().hanging(), 1);
    m_host->faults().release();
    QTRY_COMPARE(reader.report().level, GuestLevel::Full); // the most that was asked for, once
    QTRY_COMPARE(reader.state(), State::Idle);
    QCOMPARE(m_agent->countOf(u"guest-info"_s), 2);
}

void TestGuestReader::aHungAgentHoldsNobodyUp()
{
    define("connected");
    m_host->faults().hang(u"askAgent"_s, 1); // the first question of the first reader,
    m_host->faults().hang(u"askAgent"_s, 2); // and of the second
    {
        GuestReader reader(m_session.get(), m_vm, quick());
        QElapsedTimer clock;
        clock.start();
        reader.setWatched(true);
        QCOMPARE_LT(clock.elapsed(), 1000);
        QTRY_COMPARE(m_host->faults().hanging(), 1);
        QCOMPARE(reader.state(), State::Asking);
        m_session->refresh(); // reading goes on
        const QDateTime before = m_session->lastRead();
        QTRY_VERIFY(m_session->lastRead() > before);
    } // … and so does leaving
    QElapsedTimer clock;
    clock.start();
    auto reader = std::make_unique<GuestReader>(m_session.get(), m_vm, quick());
    reader->setWatched(true);
    reader.reset();
    QCOMPARE_LT(clock.elapsed(), 1000);
    m_host->faults().release();
    QTest::qWait(20);
    // What was left behind asks no more than the one command it hung in.
    QCOMPARE_LE(m_agent->asked().size(), 2);
}

/// Each of them would be a question that hangs as long as the first one, and the other VM's guest would wait for all.
void TestGuestReader::visitsToAHungAgentHoldNobodyUp()
{
    define("connected");
    const auto second = m_host->defineDomain(guestDomain(agentChannel("connected"))
                                                 .replace("<name>vm<", "<name>other<")
                                                 .replace("000000000001</uuid>", "000000000002</uuid>"));
    QVERIFY2(second, second ? "" : qPrintable(second.error().toText()));
    QVERIFY(m_host->startDomain(*second));
    m_session->refresh();
    QTRY_VERIFY(m_session->inventory()->domain(*second) && m_session->inventory()->domain(*second)->live);
    const auto healthy = FakeAgent::of(u"linux"_s);
    m_host->guests().setAgent(*second, healthy->answer());
    m_host->faults().hang(u"askAgent"_s, 1);
    for (int visit = 0; visit < 5; ++visit) {
        GuestReader passing(m_session.get(), m_vm, quick());
        passing.setWatched(true);
        QTRY_COMPARE(m_host->faults().hanging(), 1);
        QTest::qWait(20); // its question is on its way
    }
    GuestReader reader(m_session.get(), *second, quick());
    reader.setWatched(true);
    QTest::qWait(20);
    QVERIFY(healthy->asked().isEmpty()); // one agent of a host at a time
    m_host->faults().release();
    QTRY_VERIFY(answered(reader));
    QCOMPARE_LE(m_agent->asked().size(), 1); // the question that hung
}

void TestGuestReader::whatAPersonAskedStays()
{
    define("connected");
    QVERIFY(m_host->detachNode(nvme));
    // It has the device, without a driver: there would be a reason to look again.
    const QString id = m_session->inventory()->device(nvme)->identity.id;
    QByteArray list = guestData(u"linux/proc-pci.txt"_s).replace("1b360010", QString(id).remove(u':').toLatin1());
    const qsizetype begin = list.indexOf("0100\t");
    const qsizetype end = list.indexOf('\n', begin);
    list.replace(begin, end - begin, list.sliced(begin, end - begin).replace("nvme", ""));
    m_agent->setFile(u"/proc/bus/pci/devices"_s, list);
    m_agent->setProgram(u"/sys/bus/pci/devices"_s, {.output = {}, .looks = 2}); // the files' list stays
    QVERIFY(m_host->attachHostdev(m_vm, nvmeHostdev(), {.live = true, .config = false}));
    QTRY_VERIFY(!m_session->inventory()->devicesOf(m_vm).isEmpty());
    GuestReaderTimings timings = quick();
    timings.again = QList<std::chrono::milliseconds>(1000, std::chrono::milliseconds(200));
    GuestReader reader(m_session.get(), m_vm, timings);
    reader.setWatched(true);
    QTRY_VERIFY(answered(reader) && reader.sights().value(nvme).state == GuestSight::State::SeenNoDriver);
    reader.ask(GuestLevel::Full);
    QTRY_VERIFY(answered(reader) && reader.report().level == GuestLevel::Full);
    QCOMPARE(reader.sights().value(nvme).state, GuestSight::State::SeenNoDriver);
    const int times = m_agent->countOf(u"guest-info"_s);
    QTest::qWait(600);
    QCOMPARE(reader.report().level, GuestLevel::Full);
    QCOMPARE(m_agent->countOf(u"guest-info"_s), times);
}

void TestGuestReader::whoPassesByDoesNotAsk()
{
    define("connected");
    GuestReaderTimings timings = quick();
    timings.first = std::chrono::milliseconds(200);
    GuestReader reader(m_session.get(), m_vm, timings);
    for (int i = 0; i < 3; ++i) {
        reader.setWatched(true);
        QTest::qWait(10);
        reader.setWatched(false);
    }
    QTest::qWait(300);
    QVERIFY(m_agent->asked().isEmpty());
    reader.setWatched(true);
    QVERIFY(m_agent->asked().isEmpty());
    QTRY_VERIFY(answered(reader));
    // A person needn't wait.
    reader.setWatched(false);
    reader.setWatched(true);
    reader.ask(GuestLevel::Full);
    QCOMPARE(reader.state(), State::Asking);
    QTRY_VERIFY(answered(reader) && reader.report().level == GuestLevel::Full);
    QTest::qWait(300);
    QCOMPARE(reader.report().level, GuestLevel::Full);
}

void TestGuestReader::whoLeavesDoesNotWait()
{
    define("connected");
    GuestReader reader(m_session.get(), m_vm, quick());
    m_host->faults().hang(u"askAgent"_s, 1);
    reader.setWatched(true);
    QTRY_COMPARE(m_host->faults().hanging(), 1);
    reader.setWatched(false);
    QCOMPARE(reader.state(), State::Idle);
    const qsizetype asked = m_agent->asked().size();
    m_host->faults().release();
    QTest::qWait(50);
    QCOMPARE_LE(m_agent->asked().size(), asked + 1); // the command that it hung in, and no other
    QVERIFY(reader.report().askedAt.isNull());
    // What a person asked goes on.
    reader.setWatched(true);
    QTRY_VERIFY(answered(reader));
    m_host->faults().hang(u"askAgent"_s, 1);
    reader.ask(GuestLevel::Full);
    QTRY_COMPARE(m_host->faults().hanging(), 1);
    reader.setWatched(false);
    QCOMPARE(reader.state(), State::Asking);
    m_host->faults().release();
    QTRY_VERIFY(answered(reader) && reader.report().level == GuestLevel::Full);
}

void TestGuestReader::askAndLeaveAHundredTimes()
{
    define("connected");
    for (int i = 0; i < 100; ++i) {
        GuestReader reader(m_session.get(), m_vm, quick());
        reader.setWatched(true);
        if (i % 5 == 0)
            QTRY_VERIFY(answered(reader));
    }
    GuestReader last(m_session.get(), m_vm, quick());
    last.setWatched(true);
    QTRY_VERIFY(answered(last));
}

QTEST_GUILESS_MAIN(TestGuestReader)
#include "tst_guest_reader.moc"
