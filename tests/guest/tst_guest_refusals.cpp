// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/guest/guest_questions_fixture.h"

#include <algorithm>

using namespace riser;
using namespace riser::test;

/// What is said when the agent of a VM doesn't answer, or not as it should.
class TestGuestRefusals : public QObject, protected GuestQuestionsFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

    void forbiddenCommandsAreNotTried();
    void commandsAreOfUseTogetherOnly();
    void anOldAgentSaysWhatItLacks();
    void withoutProgramsTheListRemains();
    void anAgentThatStopsIsNotAskedOn();
    void aProgramThatNeverEnds();
    void nobodyWaitsAnyMore();
    void rubbishFromTheAgent();
    void hostileNamesMakeNoPaths();
};

void TestGuestRefusals::forbiddenCommandsAreNotTried()
{
    m_agent->forbid({u"guest-exec"_s, u"guest-file-open"_s, u"guest-file-read"_s, u"guest-file-close"_s});
    const GuestReport report = ask(GuestLevel::Full, {GpuMaker::Nvidia});
    QVERIFY(!report.error);
    for (const GuestTopic topic : {GuestTopic::Pci, GuestTopic::Usb, GuestTopic::Nvidia}) {
        const Error why = report.missing.value(topic);
        QVERIFY2(why.summary.contains(u"forbids"_s) && names(why), qPrintable(why.toText()));
        QVERIFY2(why.hint.contains(u"qemu-ga.conf"_s), qPrintable(why.hint));
    }
    QCOMPARE(report.disks.size(), 5); // the rest is known
    QCOMPARE(m_agent->countOf(u"guest-exec"_s), 0);
    QCOMPARE(m_agent->countOf(u"guest-file-open"_s), 0);
    const GuestReport both = ask(GuestLevel::Full, {GpuMaker::Nvidia, GpuMaker::Amd});
    QVERIFY(both.missing.contains(GuestTopic::Nvidia) && both.missing.contains(GuestTopic::Amd));
}

void TestGuestRefusals::commandsAreOfUseTogetherOnly()
{
    for (const QString &one : {u"guest-file-read"_s, u"guest-file-close"_s}) {
        use(FakeAgent::of(u"linux"_s));
        m_agent->forbid({one});
        QVERIFY(ask(GuestLevel::Read).missing.value(GuestTopic::Pci).summary.contains(one));
        QCOMPARE(m_agent->countOf(u"guest-file-open"_s), 0);
    }
    use(FakeAgent::of(u"linux"_s));
    m_agent->forbid({u"guest-exec-status"_s});
    m_agent->removeFile(u"/proc/bus/pci/devices"_s);
    const GuestReport report = ask(GuestLevel::Full);
    QVERIFY(report.missing.value(GuestTopic::Usb).summary.contains(u"guest-exec-status"_s));
    QCOMPARE(m_agent->countOf(u"guest-exec"_s), 0);
    // The script is promised only where it may run.
    QVERIFY(!report.missing.value(GuestTopic::Pci).hint.contains(u"script"_s));
    use(FakeAgent::of(u"linux"_s));
    m_agent->removeFile(u"/proc/bus/pci/devices"_s);
    QVERIFY(ask(GuestLevel::Read).missing.value(GuestTopic::Pci).hint.contains(u"script"_s));
}

void TestGuestRefusals::anOldAgentSaysWhatItLacks()
{
    m_agent->unlearn({u"guest-get-disks"_s, u"guest-get-devices"_s});
    const GuestReport report = ask(GuestLevel::Read);
    const Error why = report.missing.value(GuestTopic::Disks);
    QVERIFY2(why.summary.contains(u"10.0.2"_s) && why.summary.contains(u"guest-get-disks"_s), qPrintable(why.toText()));
    QVERIFY2(why.hint.contains(u"5.2"_s), qPrintable(why.hint));
    QVERIFY(report.knows(GuestTopic::Pci));
}

void TestGuestRefusals::withoutProgramsTheListRemains()
{
    m_agent->forbid({u"guest-exec"_s});
    const GuestReport report = ask(GuestLevel::Full);
    QVERIFY(report.knows(GuestTopic::Pci));
    QVERIFY(!report.missing.contains(GuestTopic::Pci));
    QVERIFY(report.missing.contains(GuestTopic::Usb));
    // And the other way round: files forbidden, programs allowed.
    use(FakeAgent::of(u"linux"_s));
    m_agent->forbid({u"guest-file-open"_s});
    const GuestReport other = ask(GuestLevel::Full);
    QVERIFY(other.knows(GuestTopic::Pci) && !other.missing.contains(GuestTopic::Pci));
    QCOMPARE(other.pci.size(), 16);
}

void TestGuestRefusals::anAgentThatStopsIsNotAskedOn()
{
    m_agent->stopAfter(3);
    const GuestReport report = ask(GuestLevel::Full, {GpuMaker::Nvidia});
    QCOMPARE(m_agent->asked().size(), 4); // the fourth hangs; each further one would as well
    QVERIFY(report.knows(GuestTopic::Disks));
    for (const GuestTopic topic : {GuestTopic::FileSystems, GuestTopic::Interfaces, GuestTopic::Pci, GuestTopic::Usb})
        QCOMPARE(report.missing.value(topic).code, ErrorCode::TimedOut);
    m_agent->stopAfter(0);
    const GuestReport none = ask(GuestLevel::Read);
    QVERIFY(none.error);
    QCOMPARE(none.error->code, ErrorCode::TimedOut);
}

void TestGuestRefusals::aProgramThatNeverEnds()
{
    m_agent->setProgram(u"/sys/bus/pci/devices"_s, {.output = {}, .exitCode = 0, .looks = 1'000'000'000});
    m_patience.full = std::chrono::milliseconds(300);
    QElapsedTimer clock;
    clock.start();
    const GuestReport report = ask(GuestLevel::Full, {GpuMaker::Nvidia});
    QCOMPARE_LT(clock.elapsed(), 20'000);
    QCOMPARE(report.missing.value(GuestTopic::Usb).code, ErrorCode::TimedOut);
    QVERIFY(names(report.missing.value(GuestTopic::Usb)));
    // However early the time is over, no file stays open in the guest.
    for (int ms = 0; ms < 12; ++ms) {
        m_patience.full = std::chrono::milliseconds(ms);
        ask(GuestLevel::Full);
        QCOMPARE(m_agent->open(), 0);
    }
}

void TestGuestRefusals::nobodyWaitsAnyMore()
{
    std::stop_source stop;
    stop.request_stop();
    const GuestReport report = ask(GuestLevel::Full, {GpuMaker::Nvidia}, stop.get_token());
    QVERIFY(report.error);
    QVERIFY(m_agent->asked().isEmpty());
}

void TestGuestRefusals::rubbishFromTheAgent()
{
    m_agent->setAnswer(u"guest-get-disks"_s, "{\"return\":{\"name\":\"x\"}}");
    m_agent->setAnswer(u"guest-get-fsinfo"_s, "\xff\x00garbage");
    m_agent->setFile(u"/proc/bus/pci/devices"_s, QByteArray(600 * 1024, 'x'));
    const GuestReport report = ask(GuestLevel::Read);
    for (const GuestTopic topic : {GuestTopic::Disks, GuestTopic::FileSystems, GuestTopic::Pci}) {
        QCOMPARE(report.missing.value(topic).code, ErrorCode::InvalidData);
        QVERIFY(names(report.missing.value(topic)));
        QVERIFY(report.missing.value(topic).hint.contains(u"qemu-guest-agent"_s)); // a way out
    }
    QCOMPARE(m_agent->open(), 0); // even that one was closed
    m_agent->setAnswer(u"guest-info"_s, "[]");
    QCOMPARE(ask(GuestLevel::Read).error->code, ErrorCode::InvalidData);
}

void TestGuestRefusals::hostileNamesMakeNoPaths()
{
    m_agent->setAnswer(
        u"guest-get-disks"_s,
        R"({"return":[{"name":"/dev/nvme0n1/../../../etc/shadow"},{"name":"/dev/nvme../n1"},)"
        R"({"name":"/dev/nvme"},{"name":"/dev/nvme0n"},{"name":"/dev/nvme123456n1"},{"name":"/dev/nvme0n1"}]})");
    const GuestReport report = ask(GuestLevel::Read);
    QCOMPARE(report.disks.size(), 6);
    const auto read =
        std::ranges::count_if(report.disks, [](const GuestDisk &one) { return !one.controllerSerial.isEmpty(); });
    QCOMPARE(read, 1);
    QCOMPARE(report.disks.last().controllerSerial, u"NVME-TWIN-A"_s);
}

QTEST_APPLESS_MAIN(TestGuestRefusals)
#include "tst_guest_refusals.moc"
