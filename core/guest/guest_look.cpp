// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/guest_look.h"

#include "core/base/text.h"
#include "core/devices/device_kind.h"
#include "core/guest/gpu_tools.h"
#include "core/guest/guest_words.h"

#include <algorithm>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

GuestSight unknown(const QString &word, const QStringList &sentences)
{
    return {.state = GuestSight::State::Unknown, .word = word, .sentences = sentences};
}

/// "driver · what it is there".
void setWord(GuestSight &sight, const QString &driver, const QString &rest)
{
    QStringList words;
    for (const QString &word : {driver, rest}) {
        if (!word.isEmpty())
            words << word;
    }
    sight.word = words.join(u" · "_s);
}

} // namespace

GuestSight sightNotAvailable(const Error &why)
{
    return unknown(Text::tr("not available"), reasonOf(why));
}

GuestSight GuestLook::notFound(Answer answer, GuestTopic topic) const
{
    if (answer == Answer::Missing)
        return {.state = GuestSight::State::NotSeen,
                .word = Text::tr("not seen by the guest"),
                .sentences = {Text::tr("The guest lists its devices, and this one is not among them. It may not have "
                                       "noticed it yet, or its hot plug doesn't work.")}};
    if (answer == Answer::Ambiguous)
        return unknown(Text::tr("can't be told apart"),
                       {Text::tr("The guest has more than one device that it could be, and says nothing that tells "
                                 "which.")});
    if (answer == Answer::Other)
        return unknown(Text::tr("another device in its place"),
                       {Text::tr("At its place the guest has a device with another vendor or product number.")});
    if (m_report.missing.contains(topic))
        return sightNotAvailable(m_report.missing.value(topic));
    if (m_report.windows && topic != GuestTopic::Usb)
        return unknown(Text::tr("not listed"), {Text::tr("The agent of Windows lists virtio devices only; look in the "
                                                         "Device Manager.")});
    return unknown(Text::tr("not asked"), {Text::tr("What the guest has of this sort is listed only after ASK THE "
                                                    "GUEST.")});
}

void GuestLook::sayHowFound(GuestSight &sight, GuestFinder::By by) const
{
    if (by == GuestFinder::By::Numbers)
        sight.sentences << Text::tr("Told by its vendor and product number, of which the guest has but one.");
    if (by == GuestFinder::By::Maker)
        sight.sentences << Text::tr("Told by its maker, of which the guest has but one.");
}

void GuestLook::compareSerial(GuestSight &sight, const QString &guest) const
{
    if (guest.isEmpty())
        return;
    if (m_device.serial.isEmpty()) {
        sight.sentences << Text::tr("Serial number as the guest reads it: %1. The host doesn't know it.").arg(guest);
    } else if (const bool same = sameSerial(m_device.serial, guest);
               same ? m_device.numberIsShared
                    : m_device.serial.size() < shortestSerial && guest.contains(m_device.serial)) {
        // It proves nothing: others of the host tell it as well, or any word of the text may be like it.
        sight.sentences << Text::tr("Serial number as the guest reads it: %1.").arg(guest);
    } else if (same) {
        sight.sentences << Text::tr("Serial number as the guest reads it: %1. It agrees with the host's.").arg(guest);
    } else {
        sight.differs = true;
        sight.sentences << Text::tr("Serial number as the guest reads it: %1. It differs from the host's, %2.")
                               .arg(guest, m_device.serial);
    }
}

const GuestGpu *GuestLook::gpuAt(const PciAddress &function) const
{
    const auto gpu = std::ranges::find(m_report.gpus, function, &GuestGpu::address);
    return gpu == m_report.gpus.end() ? nullptr : &*gpu;
}

void GuestLook::describeGpu(GuestSight &sight, const QString &driver, const GuestGpu &gpu) const
{
    const QString words = gpuWord(gpu);
    // "nvidia 550.54 · …" where there is one, else the tool knows better than the kernel's list.
    if (driver.isEmpty() || words.isEmpty())
        setWord(sight, driver.isEmpty() ? sight.word : driver, words);
    else
        sight.word = driver + u' ' + words;
    sight.sentences << gpuSentences(gpu);
}

/// The proof that a GPU computes is missing: why.
void GuestLook::sayNoTool(GuestSight &sight, quint16 vendor) const
{
    const auto maker = gpuMaker(vendor);
    if (!maker || !m_device.kind->computes())
        return;
    const GuestTopic topic = gpuTopic(*maker);
    if (m_report.missing.contains(topic)) {
        sight.sentences << reasonOf(m_report.missing.value(topic));
    } else if (m_report.level == GuestLevel::Read) {
        sight.sentences << Text::tr("ASK THE GUEST tells its memory and the processes on it.");
    } else if (m_report.knows(topic) && sight.state != GuestSight::State::SeenNoDriver) {
        sight.doubtful = true;
        setWord(sight, sight.state == GuestSight::State::Seen ? sight.word : QString(),
                Text::tr("not listed by %1").arg(gpuToolName(*maker)));
        sight.sentences << (m_report.windows
                                ? Text::tr("%1 in the guest doesn't list it: its driver could not start it; look in "
                                           "the Device Manager there.")
                                : Text::tr("%1 in the guest doesn't list it: its driver could not start it; see dmesg "
                                           "there."))
                               .arg(gpuToolName(*maker));
    }
}

void GuestLook::describe(GuestSight &sight, const QString &driver, const std::optional<PciAddress> &function)
{
    if (const GuestGpu *gpu = function ? gpuAt(*function) : nullptr)
        return describeGpu(sight, driver, *gpu);
    const QList<const GuestDisk *> disks = m_finder.disks(m_device, function);
    if (!disks.isEmpty()) {
        const GuestDisk &disk = *disks.first();
        const QList<const GuestFileSystem *> systems = m_finder.fileSystemsOn(disk);
        setWord(sight, driver, diskWord(disk, systems));
        sight.sentences << diskSentences(disk, systems);
        if (!m_device.kind->diskBus().isEmpty())
            compareSerial(sight, disk.controllerSerial.isEmpty() ? disk.serial : disk.controllerSerial);
    } else if (const GuestInterface *one = m_finder.interface(m_device, m_hostdev, function)) {
        setWord(sight, driver, interfaceWord(*one));
        sight.sentences << Text::tr("In the guest it is the network interface %1 (%2).").arg(one->name, one->mac);
        for (const QString &address : one->addresses)
            sight.sentences << Text::tr("Its address there: %1").arg(address);
    } else {
        setWord(sight, driver, {});
    }
}

GuestSight GuestLook::pci()
{
    const auto found = m_finder.pci(m_device, m_hostdev);
    if (found.answer == Answer::NotListed)
        return withoutList();
    if (found.answer == Answer::Unverified)
        return unknown(
            Text::tr("not verified"),
            QStringList{Text::tr("The guest lists a device at its place, and may have another PCI domain with "
                                 "the same places. Which of them it is could not be read.")} +
                reasonOf(*found.device->unverified));
    if (found.answer != Answer::Found)
        return notFound(found.answer, GuestTopic::Pci);
    const GuestPciFunction &there = *found.device;
    GuestSight sight;
    sight.sentences << Text::tr("The guest has it at %1.").arg(there.address.toString());
    if (there.driver.isEmpty()) {
        sight.state = GuestSight::State::SeenNoDriver;
        sight.word = Text::tr("no driver in the guest");
        sight.sentences << Text::tr("No driver of the guest has taken it: install one there.");
    } else {
        sight.state = GuestSight::State::Seen;
        sight.sentences << Text::tr("Its driver there: %1").arg(there.driver);
        describe(sight, there.driver, there.address);
    }
    sayHowFound(sight, found.by);
    const GuestGpu *gpu = gpuAt(there.address);
    if (!gpu)
        sayNoTool(sight, there.vendor);
    else if (there.driver.isEmpty())
        describeGpu(sight, {}, *gpu);
    return sight;
}

/// Windows, or a guest whose files can't be read: a serial number, a MAC address or the maker's tool tells still.
GuestSight GuestLook::withoutList()
{
    GuestSight sight{.state = GuestSight::State::Seen};
    const auto windows = m_finder.windows(m_device);
    const auto gpu = m_finder.onlyGpu(m_device);
    describe(sight, {}, {});
    if (gpu.answer == Answer::Found) {
        sight.word = gpu.device->name;
        describeGpu(sight, {}, *gpu.device);
        sayHowFound(sight, gpu.by);
    }
    if (windows.answer == Answer::Found) {
        const GuestWindowsDevice &there = *windows.device;
        setWord(sight, there.version.isEmpty() ? there.driver : there.driver + u' ' + there.version, sight.word);
        sight.sentences << Text::tr("Windows calls it %1, driver %2.").arg(there.driver, there.version);
        sayHowFound(sight, windows.by);
    }
    if (sight.word.isEmpty())
        sight = gpu.answer == Answer::Ambiguous
                    ? notFound(gpu.answer, GuestTopic::Pci)
                    : notFound(windows.answer, m_report.windows ? GuestTopic::WindowsDevices : GuestTopic::Pci);
    if (gpu.answer != Answer::Found && gpu.answer != Answer::Ambiguous && m_device.node.pci)
        sayNoTool(sight, m_device.node.pci->vendorId);
    return sight;
}

GuestSight GuestLook::usb()
{
    const auto found = m_finder.usb(m_device, m_hostdev);
    GuestSight sight;
    if (found.answer != Answer::Found) {
        if (found.answer == Answer::NotListed) // what the guest's own list tells isn't doubted by a number
            describe(sight, {}, {});           // a stick, by its serial number
        if (sight.word.isEmpty())
            return notFound(found.answer, GuestTopic::Usb);
        sight.state = GuestSight::State::Seen;
        return sight;
    }
    const GuestUsb &there = *found.device;
    sight.state = there.drivers.isEmpty() ? GuestSight::State::SeenNoDriver : GuestSight::State::Seen;
    sight.sentences << Text::tr("The guest has it at the port %1.").arg(there.port.toString());
    sight.word = there.drivers.isEmpty() ? Text::tr("no driver in the guest") : there.drivers.join(", "_L1);
    compareSerial(sight, there.serial);
    sayHowFound(sight, found.by);
    return sight;
}

} // namespace riser
