// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/guest_questions.h"
#include "core/host/consoles.h"
#include "core/host/simulated/simulated_backend.h"
#include "core/host/simulated/simulated_guests.h"
#include "core/xml/guest_consoles.h"
#include "tests/guest/guest_vm.h"
#include "tests/support/small_host.h"

#include <QTest>

#include <algorithm>

using namespace riser;
using namespace riser::test;

/// What the agent of a simulated VM is asked, and what is said when it doesn't answer.
class TestGuestQuestions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void everythingIsRead();
    void programsRunOnlyWhenAsked();
    void aGpuIsAskedWithItsTools();
    void aToolThatDoesNotTellProcesses();
    void anothersToolMayAnswerForAnAmdCard();
    void withoutAGpuNoToolRuns();
    void aMissingToolIsNoFault();
    void aGuestWithoutSysfsSaysSo();
    void aToolThatFailsSaysSo();
    void forbiddenCommandsAreNotTried();
    void commandsAreOfUseTogetherOnly();
    void placesAreOfTheFirstDomain();
    void theWordsTellWhatIsDone();
    void anOldAgentSaysWhatItLacks();
    void withoutProgramsTheListRemains();
    void anAgentThatStopsIsNotAskedOn();
    void aProgramThatNeverEnds();
    void nobodyWaitsAnyMore();
    void rubbishFromTheAgent();
    void hostileNamesMakeNoPaths();
    void windowsIsAskedOtherwise();
    void theReasonBeforeAnybodyAsks_data();
    void theReasonBeforeAnybodyAsks();

private:
    GuestReport ask(GuestLevel level, const QList<GpuMaker> &gpus = {}, const std::stop_token &stop = {})
    {
        GuestQuestion question{.domain = m_vm,
                               .where = guestWhere(u"vm"_s, u"small"_s),
                               .level = level,
                               .topology = GuestTopology::of(guestDomain({})),
                               .places = {PciAddress{.bus = 2}, PciAddress{.bus = 5, .slot = 1}},
                               .gpus = gpus,
                               .usb = m_usb,
                               .patience = m_patience};
        return askGuest(m_backend->consoles(), question, stop);
    }
    void use(const std::shared_ptr<FakeAgent> &agent)
    {
        m_agent = agent;
        m_host->guests().setAgent(m_vm, agent->answer());
    }
    static bool names(const Error &error)
    {
        return error.summary.contains(u"vm"_s) && error.summary.contains(u"small"_s);
    }

    GuestPatience m_patience;
    bool m_usb = false;
    std::shared_ptr<SimulatedHost> m_host;
    std::unique_ptr<Backend> m_backend;
    std::shared_ptr<FakeAgent> m_agent;
    DomainId m_vm;
};

void TestGuestQuestions::init()
{
    m_patience = {.command = 5,
                  .read = std::chrono::seconds(60),
                  .full = std::chrono::seconds(60),
                  .poll = std::chrono::milliseconds(1)};
    m_host = smallHost();
    const auto id = m_host->defineDomain(guestDomain(agentChannel("connected")));
    QVERIFY2(id, id ? "" : qPrintable(id.error().toText()));
    QVERIFY(m_host->startDomain(*id));
    m_vm = *id;
    m_backend = makeSimulatedBackend(m_host);
    QVERIFY(m_backend->open({}, nullptr));
    use(FakeAgent::of(u"linux"_s));
}

void TestGuestQuestions::cleanup()
{
    m_host->faults().clear();
    m_backend.reset();
}

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

void TestGuestQuestions::aGpuIsAskedWithItsTools()
{
    const GuestReport report = ask(GuestLevel::Full, {GpuMaker::Nvidia});
    QCOMPARE(report.gpus.size(), 1);
    QCOMPARE(report.gpus.at(0).processes->size(), 2);
    QVERIFY(report.knows(GuestTopic::Nvidia));
    QVERIFY(!report.missing.contains(GuestTopic::Amd)); // nobody misses the other maker's tool
    m_agent->setProgram(u"rocm-smi"_s, {.output = guestData(u"linux/rocm.json"_s)});
    m_agent->setProgram(u"--query-gpu"_s, {.output = {}, .exitCode = 127});
    const GuestReport amd = ask(GuestLevel::Full, {GpuMaker::Amd});
    QCOMPARE(amd.gpus.size(), 1);
    QCOMPARE(amd.gpus.at(0).driver, u"6.3.6"_s);
    QVERIFY(!amd.missing.contains(GuestTopic::Nvidia));
    // What isn't understood says nothing of any card.
    m_agent->setProgram(u"rocm-smi"_s, {.output = "ERROR: no such option\n"});
    const GuestReport rubbish = ask(GuestLevel::Full, {GpuMaker::Amd});
    QVERIFY(!rubbish.knows(GuestTopic::Amd));
    const Error why = rubbish.missing.value(GuestTopic::Amd);
    QVERIFY2(names(why) && why.detail.contains(u"no such option"_s), qPrintable(why.toText()));
    QCOMPARE(m_agent->programs().filter(u"--query-gpu"_s).size(), 2); // of the first report and the last
}

void TestGuestQuestions::aToolThatDoesNotTellProcesses()
{
    m_agent->setProgram(u"--query-compute-apps"_s, {.output = "Insufficient Permissions\n", .exitCode = 4});
    const GuestReport report = ask(GuestLevel::Full, {GpuMaker::Nvidia});
    QCOMPARE(report.gpus.size(), 1);
    QVERIFY(!report.gpus.at(0).processes);
    const auto &why = report.gpus.at(0).noProcesses;
    QVERIFY(why && names(*why) && why->hint.contains(u"Insufficient Permissions"_s));
}

void TestGuestQuestions::anothersToolMayAnswerForAnAmdCard()
{
    // The card that nvidia-smi tells of is one of AMD's; its audio function is none.
    const QByteArray listing = guestData(u"linux/listing.txt"_s).replace("\t0x10de\t0x2204", "\t0x1002\t0x744c");
    m_agent->setProgram(u"/sys/bus/pci/devices"_s, {.output = listing});
    const GuestReport report = ask(GuestLevel::Full, {GpuMaker::Amd});
    QCOMPARE(report.gpus.size(), 1);
    QVERIFY(!report.missing.contains(GuestTopic::Amd) && !report.missing.contains(GuestTopic::Nvidia));
    // What it tells of another card says nothing of this one.
    const QByteArray two = listing + "pci\t/sys/devices/pci0000:00/0000:00:09.0\t0x1002\t0x744c\t0x030000\t\tamdgpu\n";
    m_agent->setProgram(u"/sys/bus/pci/devices"_s, {.output = two});
    QVERIFY(
        ask(GuestLevel::Full, {GpuMaker::Amd}).missing.value(GuestTopic::Amd).summary.contains(u"has no rocm-smi"_s));
    m_agent->setProgram(u"/sys/bus/pci/devices"_s, {.output = listing});
    m_agent->setProgram(u"--query-gpu"_s, {.output = {}, .exitCode = 127});
    const GuestReport none = ask(GuestLevel::Full, {GpuMaker::Amd}); // its own is missed alone
    QVERIFY(none.missing.value(GuestTopic::Amd).summary.contains(u"has no rocm-smi"_s));
    QVERIFY(!none.missing.contains(GuestTopic::Nvidia));
}

void TestGuestQuestions::withoutAGpuNoToolRuns()
{
    const GuestReport report = ask(GuestLevel::Full);
    QVERIFY(report.gpus.isEmpty());
    QVERIFY(!report.missing.contains(GuestTopic::Nvidia));
    QVERIFY(m_agent->programs().filter(u"smi"_s).isEmpty());
}

void TestGuestQuestions::aMissingToolIsNoFault()
{
    m_agent->setProgram(u"--query-gpu"_s, {.output = {}, .exitCode = 127});
    const GuestReport report = ask(GuestLevel::Full, {GpuMaker::Nvidia});
    QVERIFY(!report.error);
    QVERIFY(report.knows(GuestTopic::Usb));
    const Error why = report.missing.value(GuestTopic::Nvidia);
    QVERIFY2(why.summary.contains(u"has no nvidia-smi"_s) && names(why), qPrintable(why.toText()));
    QVERIFY(!why.hint.isEmpty());
}

void TestGuestQuestions::aGuestWithoutSysfsSaysSo()
{
    m_agent->setProgram(u"/sys/bus/pci/devices"_s, {.output = {}});
    const GuestReport report = ask(GuestLevel::Full);
    QVERIFY(report.missing.value(GuestTopic::Usb).hint.contains(u"/sys"_s));
    QCOMPARE(report.pci.size(), 16); // what the files told stays
    QVERIFY(report.knows(GuestTopic::Pci));
}

void TestGuestQuestions::aToolThatFailsSaysSo()
{
    m_agent->setProgram(
        u"--query-gpu"_s,
        {.output = "NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver.\x1b[0m\n",
         .exitCode = 9});
    const Error why = ask(GuestLevel::Full, {GpuMaker::Nvidia}).missing.value(GuestTopic::Nvidia);
    QVERIFY2(why.summary.contains(u"error 9"_s) && why.summary.contains(u"nvidia-smi"_s), qPrintable(why.toText()));
    QVERIFY2(why.hint.contains(u"couldn't communicate"_s), qPrintable(why.hint));
    QVERIFY2(why.detail.startsWith(u"NVIDIA-SMI has failed"_s), qPrintable(why.detail));
    QVERIFY(!why.detail.contains(QChar(0x1b)));
    // What can't even be started isn't missing: only the shell's number says that.
    m_agent->setProgram(u"--query-gpu"_s, {.output = {}, .exitCode = 126});
    QVERIFY(!ask(GuestLevel::Full, {GpuMaker::Nvidia}).missing.value(GuestTopic::Nvidia).summary.contains(u"has no"_s));
    use(FakeAgent::of(u"windows"_s));
    const Error refused = ask(GuestLevel::Full, {GpuMaker::Nvidia}).missing.value(GuestTopic::Nvidia);
    QVERIFY2(refused.summary.contains(u"nvidia-smi could not be started"_s) && names(refused),
             qPrintable(refused.toText()));
    QVERIFY2(refused.detail.contains(u"No such file"_s), qPrintable(refused.detail));
}

void TestGuestQuestions::forbiddenCommandsAreNotTried()
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

void TestGuestQuestions::commandsAreOfUseTogetherOnly()
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

void TestGuestQuestions::anOldAgentSaysWhatItLacks()
{
    m_agent->unlearn({u"guest-get-disks"_s, u"guest-get-devices"_s});
    const GuestReport report = ask(GuestLevel::Read);
    const Error why = report.missing.value(GuestTopic::Disks);
    QVERIFY2(why.summary.contains(u"10.0.2"_s) && why.summary.contains(u"guest-get-disks"_s), qPrintable(why.toText()));
    QVERIFY2(why.hint.contains(u"5.2"_s), qPrintable(why.hint));
    QVERIFY(report.knows(GuestTopic::Pci));
}

void TestGuestQuestions::withoutProgramsTheListRemains()
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

void TestGuestQuestions::anAgentThatStopsIsNotAskedOn()
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

void TestGuestQuestions::aProgramThatNeverEnds()
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

void TestGuestQuestions::nobodyWaitsAnyMore()
{
    std::stop_source stop;
    stop.request_stop();
    const GuestReport report = ask(GuestLevel::Full, {GpuMaker::Nvidia}, stop.get_token());
    QVERIFY(report.error);
    QVERIFY(m_agent->asked().isEmpty());
}

void TestGuestQuestions::rubbishFromTheAgent()
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

void TestGuestQuestions::hostileNamesMakeNoPaths()
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
