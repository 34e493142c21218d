// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/guest/guest_questions_fixture.h"

using namespace riser;
using namespace riser::test;

/// What the tools of a GPU's maker are asked in the guest.
class TestGuestGpuTools : public QObject, protected GuestQuestionsFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

    void aGpuIsAskedWithItsTools();
    void aToolThatDoesNotTellProcesses();
    void anothersToolMayAnswerForAnAmdCard();
    void withoutAGpuNoToolRuns();
    void aMissingToolIsNoFault();
    void aToolThatFailsSaysSo();
};

void TestGuestGpuTools::aGpuIsAskedWithItsTools()
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

void TestGuestGpuTools::aToolThatDoesNotTellProcesses()
{
    m_agent->setProgram(u"--query-compute-apps"_s, {.output = "Insufficient Permissions\n", .exitCode = 4});
    const GuestReport report = ask(GuestLevel::Full, {GpuMaker::Nvidia});
    QCOMPARE(report.gpus.size(), 1);
    QVERIFY(!report.gpus.at(0).processes);
    const auto &why = report.gpus.at(0).noProcesses;
    QVERIFY(why && names(*why) && why->hint.contains(u"Insufficient Permissions"_s));
}

void TestGuestGpuTools::anothersToolMayAnswerForAnAmdCard()
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

void TestGuestGpuTools::withoutAGpuNoToolRuns()
{
    const GuestReport report = ask(GuestLevel::Full);
    QVERIFY(report.gpus.isEmpty());
    QVERIFY(!report.missing.contains(GuestTopic::Nvidia));
    QVERIFY(m_agent->programs().filter(u"smi"_s).isEmpty());
}

void TestGuestGpuTools::aMissingToolIsNoFault()
{
    m_agent->setProgram(u"--query-gpu"_s, {.output = {}, .exitCode = 127});
    const GuestReport report = ask(GuestLevel::Full, {GpuMaker::Nvidia});
    QVERIFY(!report.error);
    QVERIFY(report.knows(GuestTopic::Usb));
    const Error why = report.missing.value(GuestTopic::Nvidia);
    QVERIFY2(why.summary.contains(u"has no nvidia-smi"_s) && names(why), qPrintable(why.toText()));
    QVERIFY(!why.hint.isEmpty());
}

void TestGuestGpuTools::aToolThatFailsSaysSo()
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

QTEST_APPLESS_MAIN(TestGuestGpuTools)
#include "tst_guest_gpu_tools.moc"
