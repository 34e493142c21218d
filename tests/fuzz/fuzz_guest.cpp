// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/agent_messages.h"
#include "core/guest/gpu_tools.h"
#include "core/guest/guest_listing.h"
#include "core/guest/guest_text.h"
#include "core/guest/guest_words.h"
#include "tests/fuzz/check.h"

#include <algorithm>

using namespace riser;

namespace {

/// Short, and nothing in it that a person can't see or that turns text around.
void check(const QString &text)
{
    FUZZ_CHECK(text.size() <= guestLimits::letters + 2);
    FUZZ_CHECK(std::ranges::none_of(text, [](QChar one) {
        return one.category() == QChar::Other_Control || one.category() == QChar::Other_Format;
    }));
}

void check(const QList<GuestDisk> &disks)
{
    FUZZ_CHECK(disks.size() <= guestLimits::entries);
    for (const GuestDisk &disk : disks) {
        check(disk.name);
        check(disk.serial);
        check(disk.controllerSerial);
        FUZZ_CHECK(disk.partOf.size() <= guestLimits::inner);
        FUZZ_CHECK(disk.bytes.value_or(0) >= 0);
    }
}

void checkAnswers(const QByteArray &answer)
{
    if (const auto info = agent::readInfo(answer))
        check(info->version);
    check(agent::readOsId(answer).value_or(QString()));
    if (const auto disks = agent::readDisks(answer))
        check(*disks);
    for (const GuestFileSystem &system : agent::readFileSystems(answer).value_or(QList<GuestFileSystem>())) {
        check(system.mountPoint);
        check(system.disks);
        for (const GuestDisk &disk : system.disks) {
            (void)diskWord(disk, {&system});
            (void)diskSentences(disk, {&system});
        }
    }
    for (const GuestInterface &one : agent::readInterfaces(answer).value_or(QList<GuestInterface>())) {
        check(one.name);
        (void)interfaceWord(one);
        FUZZ_CHECK(one.addresses.size() <= guestLimits::inner);
    }
    for (const GuestWindowsDevice &one : agent::readDevices(answer).value_or(QList<GuestWindowsDevice>()))
        check(one.driver);
    FUZZ_CHECK(agent::readHandle(answer).value_or(0) >= 0);
    FUZZ_CHECK(agent::readPid(answer).value_or(0) >= 0);
    if (const auto piece = agent::readFilePiece(answer))
        FUZZ_CHECK(piece->bytes.size() <= guestLimits::fileBytes);
    if (const auto state = agent::readProgramState(answer))
        FUZZ_CHECK(state->output.size() <= guestLimits::fileBytes);
}

void checkListings(const QByteArray &text)
{
    for (const GuestPciFunction &one : readProcPci(text))
        check(one.driver);
    GuestReport report;
    report.disks = {GuestDisk{.name = QStringLiteral("/dev/nvme0n1")}};
    readListing(text, report);
    check(report.disks);
    FUZZ_CHECK(report.pci.size() <= guestLimits::entries && report.usb.size() <= guestLimits::entries);
    for (const GuestUsb &one : std::as_const(report.usb)) {
        check(one.serial);
        FUZZ_CHECK(one.drivers.size() <= guestLimits::inner);
    }
    for (const GuestInterface &one : std::as_const(report.interfaces))
        check(one.name);
}

void checkTools(const QByteArray &text)
{
    QList<GuestGpu> gpus = readNvidiaGpus(text);
    addNvidiaProcesses(text, gpus);
    gpus += readRocm(text);
    for (const GuestGpu &gpu : std::as_const(gpus)) {
        FUZZ_CHECK(gpu.usedMib.value_or(0) >= 0 && gpu.totalMib.value_or(0) >= 0);
        const QList<GuestProcess> processes = gpu.processes.value_or(QList<GuestProcess>());
        FUZZ_CHECK(processes.size() <= guestLimits::inner);
        check(gpu.name);
        check(gpu.driver);
        for (const GuestProcess &process : processes) {
            FUZZ_CHECK(process.pid >= 0);
            check(process.name);
        }
        (void)gpuWord(gpu); // what is no number any more in bytes ends it here
        (void)gpuSentences(gpu);
    }
}

} // namespace

// What a guest says, which may be anybody's: no input ends the console, and what is taken is short and plain.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QByteArray input(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    checkAnswers(input);
    checkListings(input);
    checkTools(input);
    return 0;
}
