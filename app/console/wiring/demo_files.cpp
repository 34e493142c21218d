// SPDX-License-Identifier: GPL-3.0-or-later
//
// Files and programs of a demo guest.
#include "app/console/wiring/demo_answers.h"
#include "app/console/wiring/demo_guest.h"
#include "core/guest/gpu_tools.h"
#include "core/guest/guest_listing.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace riser::demo {

namespace {

constexpr quint16 amd = 0x1002;

QString hex(quint64 value, int digits)
{
    return u"%1"_s.arg(value, digits, 16, QChar(u'0'));
}

/// Place, numbers, interrupt, seven addresses, seven sizes, driver.
QByteArray procPci(const DemoGuest &guest)
{
    QString text;
    for (const GuestPciFunction &one : guest.has.pci) {
        const int place = one.address.bus << 8 | one.address.slot << 3 | one.address.function;
        text += hex(quint64(place), 4) + u'\t' + hex(one.vendor, 4) + hex(one.product, 4) + u"\tb"_s;
        for (int region = 0; region < 14; ++region)
            text += u"\t               0"_s;
        text += u'\t' + one.driver + u'\n';
    }
    return text.toLatin1();
}

QString sysfsOf(const PciAddress &address, const QList<PciAddress> &bridges)
{
    QString path = u"/sys/devices/pci0000:00"_s;
    for (const PciAddress &bridge : bridges)
        path += u'/' + bridge.toString();
    return path + u'/' + address.toString();
}

QString sysfsOf(const DemoGuest &guest, const PciAddress &address)
{
    const auto found = std::ranges::find(guest.has.pci, address, &GuestPciFunction::address);
    return sysfsOf(address, found == guest.has.pci.end() ? QList<PciAddress>() : found->bridges);
}

QString listing(const DemoGuest &guest)
{
    QStringList lines;
    for (const GuestPciFunction &one : guest.has.pci)
        lines << QStringList{u"pci"_s,
                             sysfsOf(one.address, one.bridges),
                             u"0x"_s + hex(one.vendor, 4),
                             u"0x"_s + hex(one.product, 4),
                             u"0x"_s + hex(one.classCode.value_or(0), 6),
                             one.secondaryBus ? QString::number(*one.secondaryBus) : QString(),
                             one.driver}
                     .join(u'\t');
    for (const GuestUsb &one : guest.has.usb)
        lines << QStringList{u"usb"_s,
                             sysfsOf(guest, *one.controller) + u"/usb1/"_s + one.port.toString(),
                             hex(one.id.vendor, 4),
                             hex(one.id.product, 4),
                             one.drivers.join(u' '),
                             one.serial}
                     .join(u'\t');
    for (const GuestDisk &disk : guest.has.disks) {
        if (disk.partition || !disk.pci)
            continue;
        const QString name = disk.name.sliced(disk.name.lastIndexOf(u'/') + 1);
        const QString path = sysfsOf(guest, *disk.pci);
        if (!disk.controllerSerial.isEmpty())
            lines << QStringList{u"nvme"_s, path, name.chopped(2), disk.controllerSerial}.join(u'\t');
        lines << QStringList{u"disk"_s, path + u"/block/"_s + name, QString::number(disk.bytes.value_or(0) / 512)}.join(
            u'\t');
    }
    for (const GuestInterface &one : guest.has.interfaces) {
        if (one.pci)
            lines << QStringList{u"net"_s, sysfsOf(guest, *one.pci), one.mac, one.name}.join(u'\t');
    }
    return lines.join(u'\n') + u'\n';
}

bool isOf(const DemoGuest &guest, const GuestGpu &gpu, bool ofAmd)
{
    const auto found = std::ranges::find(guest.has.pci, gpu.address, &GuestPciFunction::address);
    return found != guest.has.pci.end() && (found->vendor == amd) == ofAmd;
}

std::optional<QByteArray> nvidiaSmi(const DemoGuest &guest, bool processes)
{
    QStringList lines;
    for (const GuestGpu &gpu : guest.has.gpus) {
        if (!isOf(guest, gpu, false))
            continue;
        const QString place = u"0000"_s + gpu.address.toString();
        if (!processes)
            lines << QStringList{place, gpu.name, gpu.driver, QString::number(*gpu.usedMib),
                                 QString::number(*gpu.totalMib)}
                         .join(", "_L1);
        for (const GuestProcess &one :
             processes ? gpu.processes.value_or(QList<GuestProcess>()) : QList<GuestProcess>())
            lines << QStringList{place, QString::number(one.pid), one.name, QString::number(*one.mib)}.join(", "_L1);
    }
    return lines.isEmpty() ? std::nullopt : std::optional(lines.join(u'\n').toLatin1() + '\n');
}

std::optional<QByteArray> rocmSmi(const DemoGuest &guest)
{
    constexpr qint64 mib = 1024 * 1024;
    QJsonObject all;
    QJsonObject system;
    for (const GuestGpu &gpu : guest.has.gpus) {
        if (!isOf(guest, gpu, true))
            continue;
        all.insert(u"card%1"_s.arg(all.size()),
                   QJsonObject{{u"PCI Bus"_s, gpu.address.toString()},
                               {u"Card Series"_s, gpu.name},
                               {u"VRAM Total Memory (B)"_s, QString::number(*gpu.totalMib * mib)},
                               {u"VRAM Total Used Memory (B)"_s, QString::number(*gpu.usedMib * mib)}});
        system.insert(u"Driver version"_s, gpu.driver);
        for (const GuestProcess &one : gpu.processes.value_or(QList<GuestProcess>()))
            system.insert(u"PID%1"_s.arg(one.pid), u"%1, 1, %2, 0, unknown"_s.arg(one.name).arg(*one.mib * mib));
    }
    if (all.isEmpty())
        return {};
    all.insert(u"system"_s, system);
    return QJsonDocument(all).toJson(QJsonDocument::Compact);
}

} // namespace

std::optional<QByteArray> fileOf(const DemoGuest &guest, const QString &path)
{
    if (path == "/proc/bus/pci/devices"_L1)
        return procPci(guest);
    for (const GuestPciFunction &one : guest.has.pci) {
        const QString folder = u"/sys/bus/pci/devices/%1/"_s.arg(one.address.toString());
        if (!path.startsWith(folder))
            continue;
        const QStringView file = QStringView(path).sliced(folder.size());
        if (file == "vendor"_L1)
            return (u"0x"_s + hex(one.vendor, 4)).toLatin1() + '\n';
        if (file == "device"_L1)
            return (u"0x"_s + hex(one.product, 4)).toLatin1() + '\n';
        if (one.secondaryBus && file == "secondary_bus_number"_L1)
            return QByteArray::number(*one.secondaryBus) + '\n';
    }
    for (const GuestDisk &disk : guest.has.disks) {
        const QString name = disk.name.sliced(disk.name.lastIndexOf(u'/') + 1);
        if (disk.partition || disk.controllerSerial.isEmpty())
            continue;
        if (path == u"/sys/class/nvme/%1/serial"_s.arg(name.chopped(2)))
            return disk.controllerSerial.leftJustified(20).toLatin1() + '\n'; // as the drive pads it
        if (path == u"/sys/block/%1/size"_s.arg(name))
            return QByteArray::number(disk.bytes.value_or(0) / 512) + '\n';
    }
    return {};
}

std::optional<QByteArray> programOutput(const DemoGuest &guest, const QString &path, const QStringList &arguments)
{
    if (path == "/bin/sh"_L1 && arguments == listingProgram().arguments)
        return listing(guest).toUtf8();
    if (arguments == nvidiaGpusProgram(false).arguments)
        return nvidiaSmi(guest, false);
    if (arguments == nvidiaProcessesProgram(false).arguments)
        return nvidiaSmi(guest, true);
    if (arguments == rocmProgram().arguments)
        return rocmSmi(guest);
    return {};
}

} // namespace riser::demo
