// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/guest_listing.h"

#include "core/guest/guest_text.h"

#include <QSet>

#include <algorithm>
#include <cctype>
#include <limits>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

/// Digits of base 16 and nothing else.
std::optional<quint64> hexOf(const QByteArray &text, qsizetype digits)
{
    if (text.size() != digits || !std::ranges::all_of(text, [](char one) { return std::isxdigit(uchar(one)) != 0; }))
        return {};
    return text.toULongLong(nullptr, 16);
}

void addPci(const QList<QByteArray> &fields, GuestReport &report)
{
    if (fields.size() < 7 || report.pci.size() >= guestLimits::entries)
        return;
    const auto place = sysfsPlace(QString::fromUtf8(fields[1]));
    const auto vendor = readSysfsNumber(fields[2], 0xffff);
    const auto product = readSysfsNumber(fields[3], 0xffff);
    if (!place || !vendor || !product)
        return;
    GuestPciFunction function{.address = place->address,
                              .vendor = quint16(*vendor),
                              .product = quint16(*product),
                              .driver = guestText(fields[6]),
                              .bridges = place->bridges};
    if (const auto code = readSysfsNumber(fields[4], 0xff'ffff))
        function.classCode = quint32(*code);
    if (const auto bus = readSysfsNumber(fields[5], 0xff))
        function.secondaryBus = int(*bus);
    report.pci << function;
}

void addUsb(const QList<QByteArray> &fields, GuestReport &report)
{
    if (fields.size() < 6 || report.usb.size() >= guestLimits::entries)
        return;
    const QString path = QString::fromUtf8(fields[1]);
    const auto port = UsbPort::parse(QStringView(path).sliced(path.lastIndexOf(u'/') + 1)); // root hubs have none
    const auto vendor = hexOf(fields[2], 4);
    const auto product = hexOf(fields[3], 4);
    if (!port || !vendor || !product)
        return;
    const auto place = sysfsPlace(path);
    QStringList drivers = guestText(fields[4]).split(u' ', Qt::SkipEmptyParts);
    drivers.resize(std::min(drivers.size(), guestLimits::inner));
    report.usb << GuestUsb{.port = *port,
                           .id = {.vendor = quint16(*vendor), .product = quint16(*product)},
                           .serial = guestText(fields.sliced(5).join('\t')),
                           .drivers = drivers,
                           .controller = place ? std::optional(place->address) : std::nullopt};
}

/// A namespace is named after its controller: nvme0n1 of nvme0.
void addNvme(const QList<QByteArray> &fields, GuestReport &report)
{
    if (fields.size() < 4)
        return;
    const auto place = sysfsPlace(QString::fromUtf8(fields[1]));
    const QString prefix = u"/dev/%1n"_s.arg(guestText(fields[2]));
    const QString serial = guestText(fields.sliced(3).join('\t'));
    for (GuestDisk &disk : report.disks) {
        if (!disk.name.startsWith(prefix))
            continue;
        disk.controllerSerial = serial;
        if (!disk.pci && place)
            disk.pci = place->address;
    }
}

void addDisk(const QList<QByteArray> &fields, GuestReport &report)
{
    if (fields.size() < 3)
        return;
    const QString path = QString::fromUtf8(fields[1]);
    const QString name = guestText("/dev/"_L1 + path.sliced(path.lastIndexOf(u'/') + 1));
    auto disk = std::ranges::find(report.disks, name, &GuestDisk::name);
    if (disk == report.disks.end()) { // the agent lists none, or not this one
        if (report.disks.size() >= guestLimits::entries)
            return;
        report.disks << GuestDisk{.name = name, .pci = {}};
        disk = report.disks.end() - 1;
    }
    if (const auto bytes = readSectors(fields[2]))
        disk->bytes = bytes;
    if (const auto place = sysfsPlace(path); place && !disk->pci)
        disk->pci = place->address;
}

void addNet(const QList<QByteArray> &fields, GuestReport &report)
{
    if (fields.size() < 4)
        return;
    const QString name = guestText(fields.sliced(3).join('\t'));
    const auto place = sysfsPlace(QString::fromUtf8(fields[1]));
    auto one = std::ranges::find(report.interfaces, name, &GuestInterface::name);
    if (one == report.interfaces.end()) {
        if (report.interfaces.size() >= guestLimits::entries || name.isEmpty())
            return;
        report.interfaces << GuestInterface{.name = name, .mac = guestText(fields[2]).toLower(), .addresses = {}};
        one = report.interfaces.end() - 1;
    }
    if (place)
        one->pci = place->address;
}

} // namespace

std::optional<quint64> readSysfsNumber(const QByteArray &text, quint64 most)
{
    const QByteArray number = text.trimmed();
    if (number.isEmpty() || number.size() > 20 || !std::isdigit(uchar(number.front())))
        return {};
    bool whole = false;
    const quint64 value = number.startsWith("0x") ? number.toULongLong(&whole, 16) : number.toULongLong(&whole, 10);
    return whole && value <= most ? std::optional(value) : std::nullopt;
}

std::optional<qint64> readSectors(const QByteArray &text)
{
    const auto sectors = readSysfsNumber(text, std::numeric_limits<qint64>::max() / 512);
    return sectors ? std::optional(qint64(*sectors) * 512) : std::nullopt;
}

QList<GuestPciFunction> readProcPci(const QByteArray &text)
{
    QList<GuestPciFunction> all;
    QSet<PciAddress> seen;
    QSet<PciAddress> twice;
    for (const QByteArray &line : guestLines(text)) {
        // Place, numbers, interrupt, seven addresses, seven sizes, driver.
        const QList<QByteArray> fields = line.split('\t');
        if (fields.size() < 18 || all.size() >= guestLimits::entries)
            continue;
        const auto place = hexOf(fields[0], 4);
        const auto numbers = hexOf(fields[1], 8);
        if (!place || !numbers)
            continue;
        const PciAddress address{.domain = 0,
                                 .bus = quint8(*place >> 8),
                                 .slot = quint8(*place >> 3 & 0x1f),
                                 .function = quint8(*place & 7)};
        (seen.contains(address) ? twice : seen).insert(address);
        all << GuestPciFunction{.address = address,
                                .vendor = quint16(*numbers >> 16),
                                .product = quint16(*numbers & 0xffff),
                                .driver = guestText(fields[17])};
    }
    for (GuestPciFunction &one : all)
        one.unclear = twice.contains(one.address);
    return all;
}

std::optional<SysfsPlace> sysfsPlace(const QString &path)
{
    QList<PciAddress> chain;
    if (path.size() > 4096 || !path.startsWith("/sys/devices/"_L1))
        return {};
    for (const QStringView part : QStringView(path).split(u'/')) {
        const auto address = part.size() >= 12 ? PciAddress::parse(part) : std::nullopt;
        if (address && chain.size() < guestLimits::inner)
            chain << *address;
    }
    if (chain.isEmpty())
        return {};
    const PciAddress last = chain.takeLast();
    return SysfsPlace{.address = last, .bridges = std::move(chain)};
}

void readListing(const QByteArray &output, GuestReport &report)
{
    report.pci.clear();
    report.usb.clear();
    // Drives complete the disks: they are listed before them, so their lines wait.
    QList<QList<QByteArray>> drives;
    for (const QByteArray &line : guestLines(output)) {
        const QList<QByteArray> fields = line.split('\t');
        const QByteArray &kind = fields[0];
        if (kind == "pci")
            addPci(fields, report);
        else if (kind == "usb")
            addUsb(fields, report);
        else if (kind == "nvme" && drives.size() < guestLimits::inner)
            drives << fields;
        else if (kind == "disk")
            addDisk(fields, report);
        else if (kind == "net")
            addNet(fields, report);
    }
    for (const QList<QByteArray> &drive : std::as_const(drives))
        addNvme(drive, report);
}

} // namespace riser
