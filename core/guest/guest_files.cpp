// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/guest_files.h"

#include "core/guest/guest_listing.h"
#include "core/guest/guest_text.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostDrives = 8;   // whose numbers are read one file at a time
constexpr qsizetype mostBridges = 64; // as well
constexpr qsizetype mostPlaces = 64;

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
        if (const auto bytes = readSectors(*size))
            disk.bytes = bytes;
    }
}

/// A second PCI domain of a VM is made by the driver of Intel's VMD, of the drives behind that. Where there is none the
/// places of the list are those of the first domain, and each needn't be asked about: over a slow link that takes long.
bool mayHaveDomains(const GuestReport &report)
{
    return std::ranges::any_of(report.pci,
                               [](const GuestPciFunction &one) { return one.unclear || one.driver == "vmd"_L1; });
}

/// Vendor and product number of what is at this place of the first domain, as the path of a file of sysfs tells.
Result<std::pair<quint64, quint64>> numbersAt(AgentTalk &talk, const PciAddress &place)
{
    const auto number = [&](QLatin1StringView file) -> Result<quint64> {
        const auto text = talk.file(u"/sys/bus/pci/devices/%1/%2"_s.arg(place.toString(), file));
        if (!text)
            return std::unexpected(text.error());
        const auto value = readSysfsNumber(*text, 0xffff);
        return value ? Result<quint64>(*value) : std::unexpected(talk.noAnswer("guest-file-read"_L1));
    };
    const auto vendor = number("vendor"_L1);
    const auto product = vendor ? number("device"_L1) : vendor;
    if (!product)
        return std::unexpected(product.error());
    return std::pair(*vendor, *product);
}

/// A place is one of the first PCI domain, and the list doesn't tell domains: what is of another one isn't at it. What
/// can't be told stays unclear, and what couldn't be read unverified.
void verify(AgentTalk &talk, const PciAddress &place, GuestReport &report)
{
    const auto numbers = numbersAt(talk, place);
    GuestPciFunction *there = nullptr;
    int same = 0;
    for (GuestPciFunction &one : report.pci) {
        if (one.address != place)
            continue;
        if (!numbers) {
            one.unverified = numbers.error();
            continue;
        }
        one.unclear = true;
        if (one.vendor == numbers->first && one.product == numbers->second) {
            there = &one;
            ++same;
        }
    }
    if (same != 1)
        return;
    there->unclear = false;
    report.pci.removeIf([&place](const GuestPciFunction &one) { return one.address == place && one.unclear; });
}

/// The bus behind each bridge on the way to the functions that are looked for, and whether they are what is there.
void findPlaces(AgentTalk &talk, const GuestQuestion &question, GuestReport &report)
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
    QSet<PciAddress> places;
    for (const PciAddress &place : question.places) {
        if (const auto there = question.topology.inGuest(place, secondaryBus); there && places.size() < mostPlaces)
            places << *there;
    }
    if (!mayHaveDomains(report))
        return;
    for (const PciAddress &place : std::as_const(places)) {
        if (std::ranges::find(report.pci, place, &GuestPciFunction::address) != report.pci.end())
            verify(talk, place, report);
    }
}

} // namespace

std::optional<Error> readGuestFiles(AgentTalk &talk, const GuestQuestion &question, GuestReport &report)
{
    const auto text = talk.file(u"/proc/bus/pci/devices"_s);
    if (!text)
        return text.error();
    report.pci = readProcPci(*text);
    report.setKnown(GuestTopic::Pci);
    findPlaces(talk, question, report);
    qsizetype drives = 0;
    for (GuestDisk &disk : report.disks) {
        if (!disk.partition && driveNames(disk.name) && ++drives <= mostDrives)
            readDrive(talk, disk);
    }
    return {};
}

} // namespace riser
