// SPDX-License-Identifier: GPL-3.0-or-later
//
// The words that the shell of a demo guest knows. Texts of the guest's own system: not translated.
#include "app/console/wiring/demo_guest.h"
#include "app/console/wiring/demo_shell.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace riser::demo {

namespace {

constexpr auto kernel = "6.12.48+deb13-amd64"_L1;

QString inWords(qint64 bytes)
{
    constexpr double gib = 1024.0 * 1024 * 1024;
    const double size = double(bytes) / gib;
    return size >= 1000 ? u"%1T"_s.arg(size / 1024, 0, 'f', 1) : u"%1G"_s.arg(size, 0, 'f', size < 10 ? 1 : 0);
}

QString className(const GuestPciFunction &function)
{
    switch (function.classCode.value_or(0) >> 8) {
    case 0x0100:
        return u"SCSI storage controller"_s;
    case 0x0106:
        return u"SATA controller"_s;
    case 0x0108:
        return u"Non-Volatile memory controller"_s;
    case 0x0200:
        return u"Ethernet controller"_s;
    case 0x0300:
        return u"VGA compatible controller"_s;
    case 0x0302:
        return u"3D controller"_s;
    case 0x0380:
        return u"Display controller"_s;
    case 0x0403:
        return u"Audio device"_s;
    case 0x0600:
        return u"Host bridge"_s;
    case 0x0601:
        return u"ISA bridge"_s;
    case 0x0604:
        return u"PCI bridge"_s;
    case 0x0780:
        return u"Communication controller"_s;
    case 0x0c03:
        return u"USB controller"_s;
    default:
        return u"Unclassified device"_s;
    }
}

QString help(const DemoGuest &)
{
    return u"hostname   ip   lsblk   lspci   lsusb   nproc   nvidia-smi   uname   clear   exit\n"_s;
}

QString uname(const DemoGuest &guest)
{
    return u"Linux %1 %2 #1 SMP PREEMPT_DYNAMIC Debian 6.12.48-1 x86_64 GNU/Linux\n"_s.arg(guest.name, kernel);
}

QString hostname(const DemoGuest &guest)
{
    return guest.name + u'\n';
}

QString nproc(const DemoGuest &guest)
{
    return QString::number(guest.vcpus) + u'\n';
}

QString lspci(const DemoGuest &guest)
{
    QString text;
    for (const GuestPciFunction &one : guest.has.pci)
        text += u"%1 %2: %3\n"_s.arg(one.address.toString().sliced(5), className(one), guest.titles.value(one.address));
    return text;
}

QString lsusb(const DemoGuest &guest)
{
    QString text = u"Bus 001 Device 001: ID 1d6b:0002 Linux Foundation 2.0 root hub\n"_s;
    int number = 1;
    for (const GuestUsb &one : guest.has.usb)
        text += u"Bus 001 Device %1: ID %2 %3\n"_s.arg(++number, 3, 10, QChar(u'0'))
                    .arg(one.id.toString(), guest.usbTitles.value(one.port));
    return text;
}

QString lsblk(const DemoGuest &guest)
{
    QString text = u"NAME          SIZE TYPE MOUNTPOINTS\n"_s;
    for (const GuestDisk &disk : guest.has.disks) {
        const QString name = disk.name.sliced(5);
        const auto system = std::ranges::find(guest.has.fileSystems, name, &GuestFileSystem::device);
        const bool used = system != guest.has.fileSystems.end();
        const qint64 bytes = disk.bytes ? *disk.bytes : used ? system->totalBytes.value_or(0) : 0;
        text += u"%1 %2 %3 %4\n"_s.arg((disk.partition ? u"└─"_s + name : name).leftJustified(12),
                                       inWords(bytes).rightJustified(5), disk.partition ? u"part"_s : u"disk"_s,
                                       used ? system->mountPoint : QString());
    }
    return text;
}

QString ip(const DemoGuest &guest)
{
    QString text;
    for (const GuestInterface &one : guest.has.interfaces)
        text += u"%1 %2 %3\n"_s.arg(one.name.leftJustified(16),
                                    (one.mac.isEmpty() ? u"UNKNOWN"_s : u"UP"_s).leftJustified(14),
                                    one.addresses.join(u' ') + (one.mac.isEmpty() ? u"/8"_s : u"/24"_s));
    return text;
}

QString nvidiaSmi(const DemoGuest &guest)
{
    QString text;
    for (const GuestGpu &gpu : guest.has.gpus) {
        if (!gpu.name.startsWith("NVIDIA"_L1))
            continue;
        text += u"GPU %1: %2, driver %3, %4MiB / %5MiB\n"_s.arg(gpu.address.toString(), gpu.name, gpu.driver)
                    .arg(*gpu.usedMib)
                    .arg(*gpu.totalMib);
        for (const GuestProcess &one : gpu.processes.value_or(QList<GuestProcess>()))
            text += u"    %1  %2  %3MiB\n"_s.arg(one.pid).arg(one.name).arg(*one.mib);
    }
    return text.isEmpty() ? u"bash: nvidia-smi: command not found\n"_s : text;
}

QString clear(const DemoGuest &)
{
    return u"\f"_s;
}

struct Command {
    QLatin1StringView word;
    QString (*print)(const DemoGuest &guest);
};
constexpr std::array commands{
    Command{.word = "help"_L1, .print = help},
    Command{.word = "uname"_L1, .print = uname},
    Command{.word = "hostname"_L1, .print = hostname},
    Command{.word = "nproc"_L1, .print = nproc},
    Command{.word = "lspci"_L1, .print = lspci},
    Command{.word = "lsusb"_L1, .print = lsusb},
    Command{.word = "lsblk"_L1, .print = lsblk},
    Command{.word = "ip"_L1, .print = ip},
    Command{.word = "nvidia-smi"_L1, .print = nvidiaSmi},
    Command{.word = "clear"_L1, .print = clear},
};

} // namespace

QString commandOutput(const DemoGuest &guest, const QString &line)
{
    const QString word = line.section(u' ', 0, 0);
    if (word.isEmpty())
        return {};
    // What Riser types for its user, to tell the shell the terminal's size, has nothing to say.
    if (word == "stty"_L1)
        return {};
    const auto known = std::ranges::find_if(commands, [&word](const Command &one) { return one.word == word; });
    return known == commands.end() ? u"bash: %1: command not found\n"_s.arg(word) : known->print(guest);
}

} // namespace riser::demo
