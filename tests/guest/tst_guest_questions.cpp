// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/guest/guest_questions_fixture.h"

using namespace riser;
using namespace riser::test;

/// What the agent of a VM is asked.
class TestGuestQuestions : public QObject, protected GuestQuestionsFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

    void everythingIsRead();
    void programsRunOnlyWhenAsked();
    void aGuestWithoutSysfsSaysSo();
    void placesAreOfTheFirstDomain();
    void windowsIsAskedOtherwise();
    void theWordsTellWhatIsDone();
    void theReasonBeforeAnybodyAsks_data();
    void theReasonBeforeAnybodyAsks();
};

void TestGuestQuestions::everythingIsRead()
{
    const GuestReport report = ask(GuestLevel::Read);
    QVERIFY2(!report.error, report.error ? qPrintable(report.error->toText()) : "");
    QVERIFY2(report.missing.isEmpty(), report.missing.isEmpty() ? "" : qPrintable(report.missing.first().toText()));
    QCOMPARE(report.agentVersion, u"10.0.2"_s);
    QVERIFY(!report.windows);
    QCOMPARE(report.pci.size(), 16);
    QCOMPARE(report.disks.size(), 5);
    QCOMPARE(report.disks.at(2).controllerSerial, u"NVME-TWIN-A"_s);
    QCOMPARE(report.disks.at(4).controllerSerial, u"NVME-TWIN-B"_s); // which the agent didn't tell
    QCOMPARE(report.disks.at(4).bytes, 64 * 1024 * 1024);
    QCOMPARE(report.fileSystems.size(), 2);
    QCOMPARE(report.interfaces.size(), 2);
    QVERIFY(!report.knows(GuestTopic::Usb));
    QCOMPARE(m_agent->open(), 0); // every file was closed
    // Of the bridges those on the way to what is looked for, and no others.
    QCOMPARE(secondaryBusOf(report, {.slot = 2}), 1);
    QCOMPARE(secondaryBusOf(report, {.slot = 2, .function = 2}), 3);
    QCOMPARE(secondaryBusOf(report, {.bus = 3}), 4);
    QVERIFY(!secondaryBusOf(report, {.slot = 2, .function = 3}));
}

void TestGuestQuestions::programsRunOnlyWhenAsked()
{
    ask(GuestLevel::Read, {GpuMaker::Nvidia});
    QCOMPARE(m_agent->countOf(u"guest-exec"_s), 0);
    const QSet<QString> allowed{
        u"guest-info"_s,      u"guest-get-osinfo"_s, u"guest-get-disks"_s,  u"guest-get-fsinfo"_s,
        u"guest-file-open"_s, u"guest-file-read"_s,  u"guest-file-close"_s, u"guest-network-get-interfaces"_s};
    const QStringList asked = m_agent->asked();
    for (const QString &command : asked)
        QVERIFY2(allowed.contains(command), qPrintable(command));
    const GuestReport full = ask(GuestLevel::Full);
    QVERIFY(full.knows(GuestTopic::Usb));
    QCOMPARE(full.usb.size(), 2);
    QCOMPARE(secondaryBusOf(full, {.slot = 2, .function = 3}), 5); // now every bridge's
    QCOMPARE(m_agent->programs().size(), 1);
    QVERIFY(m_agent->programs().first().contains(u"timeout 20"_s)); // it ends when nobody waits for it any more
}

void TestGuestQuestions::aGuestWithoutSysfsSaysSo()
{
    m_agent->setProgram(u"/sys/bus/pci/devices"_s, {.output = {}});
    const GuestReport report = ask(GuestLevel::Full);
    QVERIFY(report.missing.value(GuestTopic::Usb).hint.contains(u"/sys"_s));
    QCOMPARE(report.pci.size(), 16); // what the files told stays
    QVERIFY(report.knows(GuestTopic::Pci));
}

void TestGuestQuestions::placesAreOfTheFirstDomain()
{
    const auto at = [](const GuestReport &report, quint8 bus) {
        QList<GuestPciFunction> all;
        for (const GuestPciFunction &one : report.pci) {
            if (one.address == PciAddress{.bus = bus})
                all << one;
        }
        return all;
    };
    // Controller 2 leads to bus 1. Another domain has something at the same place: sysfs says which is of the first.
    QByteArray list = guestData(u"linux/proc-pci.txt"_s);
    const qsizetype line = list.indexOf("0100\t");
    const QByteArray second = list.sliced(line, list.indexOf('\n', line) + 1 - line).replace("1b360010", "80860a54");
    m_agent->setFile(u"/proc/bus/pci/devices"_s, second + list);
    GuestReport report = ask(GuestLevel::Read);
    QCOMPARE(at(report, 1).size(), 1);
    QCOMPARE(at(report, 1).first().product, 0x0010);
    QVERIFY(!at(report, 1).first().unclear);
    // What can't be read is another thing than what is twice there.
    m_agent->removeFile(u"/sys/bus/pci/devices/0000:01:00.0/vendor"_s);
    report = ask(GuestLevel::Read);
    QCOMPARE(at(report, 1).size(), 2);
    for (const GuestPciFunction &one : at(report, 1)) {
        QVERIFY(one.unverified);
        QVERIFY2(one.unverified->detail.contains(u"No such file"_s), qPrintable(one.unverified->toText()));
    }
    m_agent->setFile(u"/proc/bus/pci/devices"_s, list.sliced(line, list.indexOf('\n', line) + 1 - line) + list);
    report = ask(GuestLevel::Read); // twins
    QCOMPARE(at(report, 1).size(), 2);
    QVERIFY(at(report, 1).first().unclear && !at(report, 1).first().unverified);
    // Where nothing makes a second domain no place is asked about …
    m_agent->setFile(u"/proc/bus/pci/devices"_s, list);
    m_agent->removeFile(u"/sys/bus/pci/devices/0000:01:00.0/vendor"_s);
    int opened = m_agent->countOf(u"guest-file-open"_s);
    report = ask(GuestLevel::Read);
    QCOMPARE(at(report, 1).size(), 1);
    QVERIFY(!at(report, 1).first().unclear && !at(report, 1).first().unverified);
    const int without = m_agent->countOf(u"guest-file-open"_s) - opened;
    // … and where a VMD is driven each is.
    m_agent->setFile(u"/proc/bus/pci/devices"_s, QByteArray(list).replace("\tigb", "\tvmd"));
    m_agent->removeFile(u"/sys/bus/pci/devices/0000:01:00.0/vendor"_s);
    opened = m_agent->countOf(u"guest-file-open"_s);
    report = ask(GuestLevel::Read);
    QVERIFY(at(report, 1).size() == 1 && at(report, 1).first().unverified);
    QCOMPARE_GT(m_agent->countOf(u"guest-file-open"_s) - opened, without);
}

void TestGuestQuestions::windowsIsAskedOtherwise()
{
    use(FakeAgent::of(u"windows"_s));
    m_agent->setProgram(u"nvidia-smi.exe"_s, {.output = guestData(u"linux/nvidia-gpus.csv"_s)});
    const GuestReport report = ask(GuestLevel::Full, {GpuMaker::Nvidia});
    QVERIFY(report.windows);
    QCOMPARE(report.windowsDevices.size(), 4);
    QCOMPARE(m_agent->countOf(u"guest-file-open"_s), 0);
    QCOMPARE(report.gpus.size(), 1);
    QVERIFY(m_agent->programs().filter(u"/bin/sh"_s).isEmpty());
    QVERIFY(!report.missing.contains(GuestTopic::Usb)); // it has none of the host: nobody misses them
    m_usb = true;
    const Error noUsb = ask(GuestLevel::Full).missing.value(GuestTopic::Usb);
    m_usb = false;
    QVERIFY2(noUsb.summary.contains(u"lists no USB devices"_s) && names(noUsb), qPrintable(noUsb.toText()));
    QVERIFY(!noUsb.hint.isEmpty());
    // Also where its list is forbidden: the system's own name tells it.
    m_agent->forbid({u"guest-get-devices"_s});
    const GuestReport without = ask(GuestLevel::Full, {GpuMaker::Nvidia});
    QVERIFY(without.windows);
    QVERIFY(without.missing.value(GuestTopic::WindowsDevices).summary.contains(u"forbids"_s));
    QVERIFY(!without.missing.contains(GuestTopic::Pci));
    QCOMPARE(m_agent->countOf(u"guest-file-open"_s), 0);
    QVERIFY(m_agent->programs().filter(u"/bin/sh"_s).isEmpty());
    // An agent that doesn't tell the name is known by its list.
    use(FakeAgent::of(u"windows"_s));
    m_agent->unlearn({u"guest-get-osinfo"_s});
    QVERIFY(ask(GuestLevel::Read).windows);
}

void TestGuestQuestions::theWordsTellWhatIsDone()
{
    using enum GuestLevel;
    for (const GuestLevel level : {Read, Full}) {
        const QString words = commandsInWords(level, {});
        QVERIFY(words.contains(u"custom-ga-command"_s) && words.contains(u"guest-get-osinfo"_s));
        QVERIFY(!words.contains(u"smi"_s));
    }
    const QString nvidia = commandsInWords(Full, {GpuMaker::Nvidia});
    QVERIFY(nvidia.contains(u"nvidia-smi"_s) && !nvidia.contains(u"rocm-smi"_s));
    QVERIFY(commandsInWords(Full, {GpuMaker::Amd}).contains(u"rocm-smi"_s));
}

void TestGuestQuestions::theReasonBeforeAnybodyAsks_data()
{
    QTest::addColumn<QByteArray>("devices");
    QTest::addColumn<bool>("running");
    QTest::addColumn<bool>("readOnly");
    QTest::addColumn<RunState>("state");
    QTest::addColumn<QString>("word");
    const QByteArray there = agentChannel("connected");
    QTest::newRow("well") << there << true << false << RunState::Running << QString();
    QTest::newRow("off") << there << false << false << RunState::ShutOff << u"is not running"_s;
    QTest::newRow("read-only") << there << true << true << RunState::Running << u"read-only"_s;
    QTest::newRow("no channel") << QByteArray() << true << false << RunState::Running << u"no channel"_s;
    QTest::newRow("no agent") << agentChannel("disconnected") << true << false << RunState::Running
                              << u"No guest agent runs"_s;
    QTest::newRow("paused") << there << true << false << RunState::Paused << u"paused"_s;
}

void TestGuestQuestions::theReasonBeforeAnybodyAsks()
{
    QFETCH(QByteArray, devices);
    QFETCH(bool, running);
    QFETCH(bool, readOnly);
    QFETCH(RunState, state);
    QFETCH(QString, word);
    Domain domain;
    domain.name = u"vm"_s;
    domain.state = state;
    if (running)
        domain.live = *parseDomain(guestDomain(devices));
    HostFacts facts;
    facts.readOnly = readOnly;
    const auto why = whyNotAsked(facts, domain, guestConsoles(running ? domain.live->xml : QByteArray()).agentConnected,
                                 guestWhere(u"vm"_s, u"small"_s));
    QCOMPARE(why.has_value(), !word.isEmpty());
    QVERIFY(!why || (why->summary.contains(word) && names(*why) && !why->hint.isEmpty()));
}

QTEST_APPLESS_MAIN(TestGuestQuestions)
#include "tst_guest_questions.moc"
