// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/emulated_device.h"

#include "core/xml/xml_document.h"

#include <algorithm>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

struct Row {
    QLatin1StringView element;
    QLatin1StringView model; ///< how it begins; empty: any
    std::initializer_list<QLatin1StringView> numbers;
};

constexpr auto virtio = {"1af4:"_L1};
constexpr auto bridge = {"bridge"_L1}; // nobody is given a bridge of the host

constexpr auto e1000 = {"8086:100"_L1};
constexpr auto e1000e = {"8086:10d3"_L1};
constexpr auto igb = {"8086:10c9"_L1};
constexpr auto realtek = {"10ec:8139"_L1};
constexpr auto ne2000 = {"10ec:8029"_L1};
constexpr auto pcnet = {"1022:2000"_L1};
constexpr auto vmware = {"15ad:"_L1};
constexpr auto xhci = {"1b36:000d"_L1};
constexpr auto necXhci = {"1033:0194"_L1};
constexpr auto ich9Usb = {"8086:293"_L1};
constexpr auto piixUsb = {"8086:7020"_L1, "8086:7112"_L1};
constexpr auto appleOhci = {"106b:003f"_L1};
constexpr auto ahci = {"8086:2922"_L1};
constexpr auto ide = {"8086:7010"_L1, "8086:7111"_L1};
constexpr auto lsi = {"1000:"_L1};
constexpr auto nvme = {"1b36:0010"_L1};
constexpr auto ich6Sound = {"8086:2668"_L1};
constexpr auto ich9Sound = {"8086:293e"_L1};
constexpr auto ac97 = {"8086:2415"_L1};
constexpr auto es1370 = {"1274:5000"_L1};
constexpr auto vga = {"1234:1111"_L1};
constexpr auto cirrus = {"1013:00b8"_L1};
constexpr auto qxl = {"1b36:0100"_L1};
constexpr auto i6300esb = {"8086:25ab"_L1};
constexpr auto panic = {"1b36:0011"_L1};
constexpr auto pciSerial = {"1b36:000"_L1};

/// The first that fits counts: longer beginnings stand before shorter ones.
constexpr Row rows[] = {
    {"interface"_L1, "virtio"_L1, virtio},
    {"interface"_L1, "e1000e"_L1, e1000e},
    {"interface"_L1, "e1000"_L1, e1000},
    {"interface"_L1, "igb"_L1, igb},
    {"interface"_L1, "rtl8139"_L1, realtek},
    {"interface"_L1, "ne2k"_L1, ne2000},
    {"interface"_L1, "pcnet"_L1, pcnet},
    {"interface"_L1, "vmxnet3"_L1, vmware},
    {"pci"_L1, {}, bridge},
    {"usb"_L1, "qemu-xhci"_L1, xhci},
    {"usb"_L1, "nec-xhci"_L1, necXhci},
    {"usb"_L1, "ich9"_L1, ich9Usb},
    {"usb"_L1, "piix"_L1, piixUsb},
    {"usb"_L1, "pci-ohci"_L1, appleOhci},
    {"sata"_L1, {}, ahci},
    {"ide"_L1, {}, ide},
    {"scsi"_L1, "virtio"_L1, virtio},
    {"scsi"_L1, "lsi"_L1, lsi},
    {"scsi"_L1, "vmpvscsi"_L1, vmware},
    {"virtio-serial"_L1, {}, virtio},
    {"nvme"_L1, {}, nvme},
    {"disk"_L1, {}, virtio}, // others hang on controllers
    {"memballoon"_L1, {}, virtio},
    {"rng"_L1, {}, virtio},
    {"filesystem"_L1, {}, virtio},
    {"input"_L1, {}, virtio},
    {"vsock"_L1, {}, virtio},
    {"crypto"_L1, {}, virtio},
    {"shmem"_L1, {}, virtio},
    {"memory"_L1, {}, virtio},
    {"iommu"_L1, {}, virtio},
    {"sound"_L1, "virtio"_L1, virtio},
    {"sound"_L1, "ich6"_L1, ich6Sound},
    {"sound"_L1, "ich9"_L1, ich9Sound},
    {"sound"_L1, "ac97"_L1, ac97},
    {"sound"_L1, "es1370"_L1, es1370},
    {"video"_L1, "virtio"_L1, virtio},
    {"video"_L1, "vga"_L1, vga},
    {"video"_L1, "bochs"_L1, vga},
    {"video"_L1, "cirrus"_L1, cirrus},
    {"video"_L1, "qxl"_L1, qxl},
    {"video"_L1, "vmvga"_L1, vmware},
    {"watchdog"_L1, "i6300esb"_L1, i6300esb},
    {"panic"_L1, {}, panic},
    {"serial"_L1, {}, pciSerial},
};

/// A controller counts by its type; a model is an attribute here and a child there.
QStringList numbersOf(pugi::xml_node element)
{
    QString name = QString::fromUtf8(element.name());
    if (name == "controller"_L1)
        name = xml::attribute(element, "type");
    QString model = xml::attribute(element, "model");
    if (model.isEmpty()) {
        const pugi::xml_node child = element.child("model");
        model = xml::attribute(child, child.attribute("type") ? "type" : "name");
    }
    const auto row =
        std::ranges::find_if(rows, [&](const Row &one) { return one.element == name && model.startsWith(one.model); });
    if (row == std::end(rows))
        return {QString()};
    QStringList numbers;
    for (const QLatin1StringView number : row->numbers)
        numbers << number;
    return numbers;
}

bool isOfTheHost(pugi::xml_node element)
{
    const QString name = QString::fromUtf8(element.name());
    return name == "hostdev"_L1 || (name == "interface"_L1 && xml::attribute(element, "type") == "hostdev"_L1);
}

} // namespace

bool EmulatedDevice::mayBe(const QString &id) const
{
    return std::ranges::any_of(numbers, [&id](const QString &begin) { return id.startsWith(begin); });
}

QList<EmulatedDevice> emulatedDevices(pugi::xml_node devices)
{
    QList<EmulatedDevice> all;
    for (const pugi::xml_node element : devices.children()) {
        const pugi::xml_node place = element.child("address");
        const auto address =
            xml::attribute(place, "type") == "pci"_L1 ? xml::pciAddress(place) : std::optional<PciAddress>();
        if (address && !isOfTheHost(element))
            all << EmulatedDevice{.address = *address, .numbers = numbersOf(element)};
    }
    return all;
}

} // namespace riser
