// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/wiring/demo_parts.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace riser::demo {

namespace {

constexpr quint16 nvidia = 0x10de;
constexpr quint16 amd = 0x1002;
constexpr qint64 mib = 1024 * 1024;

struct NetDriver {
    quint16 vendor;
    quint16 product; ///< 0: all others of this vendor
    QLatin1StringView name;
};
constexpr std::array netDrivers{
    NetDriver{.vendor = 0x8086, .product = 0x1889, .name = "iavf"_L1},
    NetDriver{.vendor = 0x8086, .product = 0x1592, .name = "ice"_L1},
    NetDriver{.vendor = 0x8086, .product = 0x2723, .name = "iwlwifi"_L1},
    NetDriver{.vendor = 0x8086, .product = 0, .name = "igb"_L1},
    NetDriver{.vendor = 0x15b3, .product = 0, .name = "mlx5_core"_L1},
    NetDriver{.vendor = 0x10ec, .product = 0, .name = "r8169"_L1},
};

QString netDriver(quint16 vendor, quint16 product)
{
    const auto found = std::ranges::find_if(netDrivers, [vendor, product](const NetDriver &one) {
        return one.vendor == vendor && (one.product == product || one.product == 0);
    });
    return found == netDrivers.end() ? QString() : QString(found->name);
}

/// Memory of the demo's cards, in MiB as the tools tell it.
qint64 memoryOf(quint16 product)
{
    switch (product) {
    case 0x2230:
        return 49'140;
    case 0x27b8:
        return 23'034;
    case 0x1c82:
        return 4'096;
    case 0x2531:
        return 6'138;
    case 0x740f:
        return 65'520;
    default:
        return 24'576;
    }
}

/// "… GA102GL [RTX A6000]": what stands in brackets is what it is sold as.
QString marketName(const QString &title)
{
    const qsizetype begin = title.lastIndexOf(u'[');
    const qsizetype end = title.lastIndexOf(u']');
    return begin < 0 || end < begin ? title : title.sliced(begin + 1, end - begin - 1);
}

} // namespace

QString driverFor(quint16 vendor, quint16 product, quint32 classCode)
{
    const quint32 kind = classCode >> 8;
    if (kind >> 8 == 0x03 && vendor == nvidia)
        return u"nvidia"_s;
    if (kind >> 8 == 0x03 && vendor == amd)
        return u"amdgpu"_s;
    if (kind >> 8 == 0x02)
        return netDriver(vendor, product);
    switch (kind) {
    case 0x0403:
        return u"snd_hda_intel"_s;
    case 0x0108:
        return u"nvme"_s;
    case 0x0106:
        return u"ahci"_s;
    case 0x0c03:
        return u"xhci_hcd"_s;
    default:
        return {};
    }
}

/// By the class of each interface. What has no class of its own is used by programs, through usbfs.
QStringList usbDriversFor(const Device &device, const HostSnapshot &snapshot)
{
    QStringList drivers;
    for (const NodeDevice &node : snapshot.nodes) {
        if (node.parent != device.key || !node.usbInterface)
            continue;
        const int kind = node.usbInterface->interfaceClass;
        const QString driver = kind == 1     ? u"snd-usb-audio"_s
                               : kind == 3   ? u"usbhid"_s
                               : kind == 8   ? u"usb-storage"_s
                               : kind == 14  ? u"uvcvideo"_s
                               : kind == 224 ? u"btusb"_s
                                             : u"usbfs"_s;
        if (!drivers.contains(driver))
            drivers << driver;
    }
    return drivers;
}

std::optional<GuestGpu> gpuFor(const GuestPciFunction &function, const QString &title)
{
    const bool display = function.classCode.value_or(0) >> 16 == 0x03;
    if (!display || (function.vendor != nvidia && function.vendor != amd))
        return {};
    const bool isNvidia = function.vendor == nvidia;
    const qint64 total = memoryOf(function.product);
    const qint64 used = total * 3 / 8;
    return GuestGpu{.address = function.address,
                    .name = (isNvidia ? u"NVIDIA "_s : QString()) + marketName(title),
                    .driver = isNvidia ? u"550.163.01"_s : u"6.12.48"_s,
                    .usedMib = used,
                    .totalMib = total,
                    .processes = QList<GuestProcess>{{.pid = 1743, .name = u"python3"_s, .mib = used - 214}}};
}

void addDisk(DemoGuest &guest, const QString &name, const std::optional<PciAddress> &place, qint64 bytes)
{
    const bool first = guest.has.disks.isEmpty();
    const QString ending = name.back().isDigit() ? u"p1"_s : u"1"_s;
    guest.has.disks << GuestDisk{.name = u"/dev/"_s + name, .pci = place, .bytes = bytes};
    guest.has.disks << GuestDisk{.name = u"/dev/"_s + name + ending, .partOf = {u"/dev/"_s + name}, .partition = true};
    const auto others = std::ranges::count_if(guest.has.fileSystems,
                                              [](const GuestFileSystem &one) { return one.mountPoint != "/"_L1; });
    guest.has.fileSystems << GuestFileSystem{.device = name + ending,
                                             .mountPoint = first         ? u"/"_s
                                                           : others == 0 ? u"/srv/data"_s
                                                                         : u"/srv/data%1"_s.arg(others + 1),
                                             .type = first ? u"ext4"_s : u"xfs"_s,
                                             .usedBytes = bytes / 100 * 37,
                                             .totalBytes = bytes / 100 * 98,
                                             .disks = {{.name = u"/dev/"_s + name + ending, .pci = place}}};
}

void addNvme(DemoGuest &guest, const Device &device, const PciAddress &place, qint64 bytes)
{
    const auto before = std::ranges::count_if(
        guest.has.disks, [](const GuestDisk &disk) { return !disk.partition && disk.name.startsWith("/dev/nvme"_L1); });
    addDisk(guest, u"nvme%1n1"_s.arg(before), place, bytes);
    GuestDisk &disk = guest.has.disks[guest.has.disks.size() - 2];
    disk.controllerSerial = device.serial;
    disk.serial = QString(device.model + u'_' + device.serial).replace(u' ', u'_'); // as udev writes it
}

/// Addresses are those that documents may use (RFC 5737); the last byte is the card's own.
void addInterface(DemoGuest &guest, const QString &mac, const PciAddress &place)
{
    const int last = mac.last(2).toInt(nullptr, 16) % 200 + 20;
    const QString network = guest.has.interfaces.size() <= 1 ? u"192.0.2.%1"_s : u"198.51.100.%1"_s;
    const QString name = place.bus == 0 ? u"enp0s%1"_s.arg(place.slot) : u"enp%1s%2"_s.arg(place.bus).arg(place.slot);
    guest.has.interfaces << GuestInterface{
        .name = name, .mac = mac.toLower(), .addresses = {network.arg(last)}, .pci = place};
}

void addUsb(DemoGuest &guest, const Device &device, const UsbPort &port, const PciAddress &controller,
            const HostSnapshot &snapshot)
{
    if (!device.node.usbDevice)
        return;
    guest.has.usb << GuestUsb{.port = port,
                              .id = device.node.usbDevice->id,
                              .serial = device.serial,
                              .drivers = usbDriversFor(device, snapshot),
                              .controller = controller};
    guest.usbTitles.insert(port, device.title);
}

} // namespace riser::demo
