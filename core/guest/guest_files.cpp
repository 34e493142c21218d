// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/guest_files.h"

#include "core/base/text.h"
#include "core/guest/guest_listing.h"
#include "core/guest/guest_text.h"

#include <QHash>

#include <algorithm>
#include <limits>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostDrives = 8;   // whose numbers are read one file at a time
constexpr qsizetype mostBridges = 64; // as well

/// The name of a drive that is safe to be put into a path of the guest: nvme0n1, and its controller nvme0.
std::optional<std::pair<QString, QString>> driveNames(const QString &device)
{
    static constexpr auto digits = [](QStringView text) {
        return !text.isEmpty() && text.size() <= 5 &&
               std::ranges::all_of(text, [](QChar one) { return one >= u'0' && one <= u'9'; });
    };
    const QString name = device.startsWith("/dev/nvme"_L1) ? device.sliced(5) : QString();
    const qsizetype n = name.indexOf(u'n', 4);
    if (n < 0 || !digits(QStringView(name).sliced(4, n - 4)) || !digits(QStringView(name).sliced(n + 1)))
        return {};
    return std::pair(name, name.first(n));
}

void readDrive(AgentTalk &talk, GuestDisk &disk)
{
    const auto names = driveNames(disk.name);
    if (!names)
        return;
    if (const auto serial = talk.file(u"/sys/class/nvme/%1/serial"_s.arg(names->second)))
        disk.controllerSerial = guestText(*serial);
    if (const auto size = talk.file(u"/sys/block/%1/size"_s.arg(names->first))) {
        if (const auto sectors = readSysfsNumber(*size, std::numeric_limits<qint64>::max() / 512))
            disk.bytes = qint64(*sectors) * 512;
    }
}

/// The bus behind each bridge on the way to the functions that are looked for.
void findBuses(AgentTalk &talk, const GuestQuestion &question, GuestReport &report)
{
    QHash<PciAddress, std::optional<int>> asked;
    const auto secondaryBus = [&](const PciAddress &bridge) -> std::optional<int> {
        const auto known = asked.constFind(bridge);
        if (known != asked.constEnd())
            return *known;
        std::optional<int> bus;
        const auto there = std::ranges::find(report.pci, bridge, &GuestPciFunction::address);
        if (there != report.pci.end() && asked.size() < mostBridges) {
            const auto text = talk.file(u"/sys/bus/pci/devices/%1/secondary_bus_number"_s.arg(bridge.toString()));
            if (const auto number = text ? readSysfsNumber(*text, 0xff) : std::nullopt)
                bus = int(*number);
            there->secondaryBus = bus;
        }
        asked.insert(bridge, bus);
        return bus;
    };
    for (const PciAddress &place : question.places)
        (void)question.topology.inGuest(place, secondaryBus);
}

} // namespace

std::optional<Error> readGuestFiles(AgentTalk &talk, const GuestQuestion &question, GuestReport &report)
{
    const auto text = talk.file(u"/proc/bus/pci/devices"_s);
    if (!text) {
        Error why = text.error();
        if (why.code == ErrorCode::NotSupported || why.code == ErrorCode::Failed)
            why.hint = Text::tr("ASK THE GUEST runs a script there instead.");
        return why;
    }
    report.pci = readProcPci(*text);
    report.setKnown(GuestTopic::Pci);
    findBuses(talk, question, report);
    qsizetype drives = 0;
    for (GuestDisk &disk : report.disks) {
        if (!disk.partition && driveNames(disk.name) && ++drives <= mostDrives)
            readDrive(talk, disk);
    }
    return {};
}

} // namespace riser
