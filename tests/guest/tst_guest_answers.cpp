// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/guest_answers.h"
#include "tests/guest/guest_reader_fixture.h"

using namespace riser;
using namespace riser::test;

using State = GuestReader::State;

/// What stays of a guest's answers when its VM gets and loses devices.
class TestGuestAnswers : public QObject, private GuestReaderFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init() { openSession(); }
    void cleanup() { closeSession(); }

    void programsStayBesideLaterAnswers();
    void whatLeftIsForgotten();
    void whatLeftDuringAQuestion();
    void aDeviceThatCameBackWhileHidden();
    void anotherGuestWhileHidden();
    void aNewDeviceLeavesWhatProgramsTold();
    void aChangeDuringAPersonsQuestion();

private:
    static GuestTold answer(GuestLevel level, const QStringList &devices)
    {
        GuestTold one{.report = {}, .devices = devices};
        one.report.askedAt = QDateTime::currentDateTimeUtc();
        one.report.level = level;
        return one;
    }
    void plug()
    {
        QVERIFY(m_host->attachHostdev(m_vm, nvmeHostdev(), {.live = true, .config = false}));
        QTRY_VERIFY(!m_session->inventory()->devicesOf(m_vm).isEmpty());
    }
    void unplug()
    {
        QVERIFY(m_host->detachHostdev(m_vm, nvmeHostdev(), {.live = true, .config = false}));
        QTRY_VERIFY(m_session->inventory()->devicesOf(m_vm).isEmpty());
    }
};

void TestGuestAnswers::programsStayBesideLaterAnswers()
{
    const Error why{.code = ErrorCode::NotSupported, .summary = u"No."_s, .detail = {}, .hint = {}};
    GuestTold full = answer(GuestLevel::Full, {u"a"_s});
    full.report.setKnown(GuestTopic::Usb);
    full.report.usb = {
        {.port = {}, .id = {.vendor = 1, .product = 2}, .serial = u"S"_s, .drivers = {}, .controller = {}}};
    full.report.missing.insert(GuestTopic::Nvidia, why);
    full.report.setKnown(GuestTopic::Pci);
    full.report.pci = {{.address = {.bus = 1}}};
    GuestAnswers answers;
    answers.take(full);
    QCOMPARE(answers.report(), full.report);
    GuestTold read = answer(GuestLevel::Read, {u"a"_s, u"b"_s});
    read.report.missing.insert(GuestTopic::Pci, why);
    answers.take(read);
    QCOMPARE(answers.report().level, GuestLevel::Full);
    QCOMPARE(answers.report().usb, full.report.usb);
    QVERIFY(answers.report().missing.contains(GuestTopic::Nvidia));
    QCOMPARE(answers.report().pci, full.report.pci); // it has none itself
    QVERIFY(!answers.report().missing.contains(GuestTopic::Pci));
    QCOMPARE(answers.last().report.usb.size(), 0);
    read.report.setKnown(GuestTopic::Pci);
    answers.take(read);
    QCOMPARE(answers.report().pci.size(), 0); // the newer one counts
    read.report.error = why;
    answers.take(read);
    QVERIFY(!answers.full() && answers.report().error);
}

void TestGuestAnswers::whatLeftIsForgotten()
{
    GuestAnswers answers;
    answers.take(answer(GuestLevel::Full, {u"a"_s, u"b"_s}));
    QVERIFY(!answers.forget({u"a"_s, u"b"_s, u"c"_s}));
    QVERIFY(!answers.report().lostSincePrograms);
    QVERIFY(answers.forget({u"a"_s}));
    answers.forget({u"a"_s, u"b"_s}); // it is back
    QCOMPARE(answers.last().devices, QStringList{u"a"_s});
    QCOMPARE(answers.full()->devices, QStringList{u"a"_s});
    QVERIFY(answers.report().lostSincePrograms); // what fits by its number may be of the one that left
    QVERIFY(answers.report().lostSince);
    answers.take(answer(GuestLevel::Read, {u"a"_s, u"b"_s}));
    QVERIFY(answers.report().lostSincePrograms && !answers.report().lostSince);
}

void TestGuestAnswers::whatLeftDuringAQuestion()
{
    define("connected");
    QVERIFY(m_host->detachNode(nvme));
    plug();
    GuestReader reader(m_session.get(), m_vm, quick());
    m_host->faults().hang(u"askAgent"_s, 1);
    reader.ask(GuestLevel::Full);
    QTRY_COMPARE(m_host->faults().hanging(), 1);
    unplug();
    plug();
    m_host->faults().release();
    QTRY_VERIFY(answered(reader));
    QVERIFY(reader.report().lostSince);
    QCOMPARE(reader.sights().value(nvme).word, u"not asked since it was given"_s);
}

void TestGuestAnswers::aDeviceThatCameBackWhileHidden()
{
    define("connected");
    QVERIFY(m_host->detachNode(nvme));
    plug();
    GuestReader reader(m_session.get(), m_vm, quick());
    reader.setWatched(true);
    QTRY_VERIFY(answered(reader));
    reader.ask(GuestLevel::Full);
    QTRY_VERIFY(answered(reader) && reader.report().level == GuestLevel::Full);
    const QString before = reader.sights().value(nvme).word;
    QVERIFY(!before.isEmpty());
    const qsizetype asked = m_agent->asked().size();
    reader.setWatched(false);
    unplug();
    plug();
    QTRY_COMPARE(reader.sights().value(nvme).word, u"not asked since it was given"_s);
    QCOMPARE(m_agent->asked().size(), asked); // and nobody asked
    reader.setWatched(true);
    QTRY_VERIFY(reader.state() == State::Idle && reader.sights().value(nvme).word == before);
    QVERIFY(m_agent->asked().size() > asked);
}

void TestGuestAnswers::anotherGuestWhileHidden()
{
    define("connected");
    GuestReader reader(m_session.get(), m_vm, quick());
    reader.setWatched(true);
    QTRY_VERIFY(answered(reader));
    reader.ask(GuestLevel::Full);
    QTRY_VERIFY(answered(reader) && reader.report().level == GuestLevel::Full);
    reader.setWatched(false);
    QVERIFY(m_host->reboot(m_vm));
    QTRY_VERIFY(reader.report().askedAt.isNull());
}

void TestGuestAnswers::aNewDeviceLeavesWhatProgramsTold()
{
    define("connected");
    QVERIFY(m_host->detachNode(nvme));
    GuestReader reader(m_session.get(), m_vm, quick());
    reader.setWatched(true);
    QTRY_VERIFY(answered(reader));
    reader.ask(GuestLevel::Full);
    QTRY_VERIFY(answered(reader) && reader.report().knows(GuestTopic::Usb));
    const auto usb = reader.report().usb;
    QVERIFY(!usb.isEmpty());
    const int programs = m_agent->countOf(u"guest-exec"_s);
    const int times = m_agent->countOf(u"guest-info"_s);
    plug();
    QTRY_VERIFY(reader.state() == State::Idle && m_agent->countOf(u"guest-info"_s) > times);
    QTRY_VERIFY(!reader.sights().value(nvme).word.contains(u"ask"_s) && !reader.sights().value(nvme).word.isEmpty());
    QCOMPARE(reader.report().usb, usb);
    QVERIFY(reader.report().knows(GuestTopic::Usb));
    QCOMPARE(m_agent->countOf(u"guest-exec"_s), programs);
}

void TestGuestAnswers::aChangeDuringAPersonsQuestion()
{
    define("connected");
    QVERIFY(m_host->detachNode(nvme));
    GuestReader reader(m_session.get(), m_vm, quick());
    reader.setWatched(true);
    QTRY_VERIFY(answered(reader));
    const int times = m_agent->countOf(u"guest-info"_s);
    m_host->faults().hang(u"askAgent"_s, 1);
    reader.ask(GuestLevel::Full);
    QTRY_COMPARE(m_host->faults().hanging(), 1);
    plug();
    QTRY_COMPARE(reader.sights().value(nvme).word, u"asking…"_s);
    m_host->faults().release();
    // Both that question and the one for the new device run programs.
    QTRY_COMPARE_GE(m_agent->countOf(u"guest-info"_s), times + 2);
    QTRY_VERIFY(answered(reader) && reader.report().level == GuestLevel::Full);
    QVERIFY(!reader.sights().value(nvme).word.contains(u"ask"_s));
    QCOMPARE(m_agent->programs().filter(u"/sys/bus/pci/devices"_s).size(), 2);
}

QTEST_GUILESS_MAIN(TestGuestAnswers)
#include "tst_guest_answers.moc"
