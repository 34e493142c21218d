// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/wiring/demo_guest.h"

#include "app/console/wiring/demo_parts.h"
#include "core/guest/guest_finder.h"
#include "core/xml/xml_document.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace riser {

namespace {

constexpr quint16 redHat = 0x1af4;
constexpr quint16 qemu = 0x1b36;
constexpr qint64 imageBytes = 64LL * 1024 * 1024 * 1024; // what a disk image holds here
constexpr qint64 driveBytes = 3'840'755'982'336;         // a drive whose size the host can't read any more

bool is(const QString &text, QLatin1StringView other)
{
    return text == other;
}

class Builder
{
public:
    Builder(const Inventory &inventory, const Domain &domain)
        : m_inventory(inventory)
        , m_domain(domain)
    {
        if (const auto root = xml::load(m_document, domain.live->xml, "domain"))
            m_root = *root;
        m_devices = m_root.child("devices");
    }
    DemoGuest build();

private:
    void addBoard();
    void addBridges();
    void addOwn(pugi::xml_node device);
    void addDisk(pugi::xml_node disk);
    void addGiven(const Device &device);
    void addGivenPci(const Device &device, const Hostdev &hostdev);
    void addGivenUsb(const Device &device, const Hostdev &hostdev);
    qint64 bytesOf(const Device &device) const;
    std::optional<PciAddress> place(const std::optional<PciAddress> &inXml) const;
    std::optional<PciAddress> placeOf(pugi::xml_node device) const;
    void add(const std::optional<PciAddress> &where, quint16 vendor, quint16 product, quint32 classCode,
             const QString &driver, const QString &title);

    const Inventory &m_inventory;
    const Domain &m_domain;
    pugi::xml_document m_document;
    pugi::xml_node m_root;
    pugi::xml_node m_devices;
    DemoGuest m_guest;
    QHash<int, int> m_buses;                 ///< the guest's number of the bus behind a controller of the definition
    QHash<int, QList<PciAddress>> m_bridges; ///< above a bus of the guest, from the root
};

std::optional<PciAddress> Builder::place(const std::optional<PciAddress> &inXml) const
{
    if (!inXml)
        return {};
    PciAddress there = *inXml;
    there.bus = quint8(m_buses.value(there.bus, there.bus));
    return there;
}

std::optional<PciAddress> Builder::placeOf(pugi::xml_node device) const
{
    const pugi::xml_node address = device.child("address");
    return is(xml::attribute(address, "type"), "pci"_L1) ? place(xml::pciAddress(address)) : std::nullopt;
}

void Builder::add(const std::optional<PciAddress> &where, quint16 vendor, quint16 product, quint32 classCode,
                  const QString &driver, const QString &title)
{
    if (!where)
        return;
    m_guest.has.pci << GuestPciFunction{.address = *where,
                                        .vendor = vendor,
                                        .product = product,
                                        .classCode = classCode,
                                        .driver = driver,
                                        .bridges = m_bridges.value(where->bus)};
    m_guest.titles.insert(*where, title);
}

void Builder::addBoard()
{
    const bool express = xml::attribute(m_root.child("os").child("type"), "machine").contains("q35"_L1);
    const auto at = [](quint8 slot, quint8 function) { return PciAddress{.slot = slot, .function = function}; };
    if (!express) {
        add(at(0, 0), 0x8086, 0x1237, 0x060000, {}, u"Intel Corporation 440FX - 82441FX PMC [Natoma]"_s);
        return;
    }
    add(at(0, 0), 0x8086, 0x29c0, 0x060000, {}, u"Intel Corporation 82G33/G31/P35/P31 Express DRAM Controller"_s);
    add(at(31, 0), 0x8086, 0x2918, 0x060100, u"lpc_ich"_s, u"Intel Corporation 82801IB (ICH9) LPC Interface"_s);
    add(at(31, 2), 0x8086, 0x2922, 0x010601, u"ahci"_s, u"Intel Corporation 82801IR/IO/IH (ICH9R/DO/DH) SATA [AHCI]"_s);
}

/// The guest counts the buses as it finds the bridges: by their places, not by the definition's numbers.
void Builder::addBridges()
{
    QList<std::pair<PciAddress, pugi::xml_node>> all;
    for (const pugi::xml_node controller : m_devices.children("controller")) {
        const auto address = xml::pciAddress(controller.child("address"));
        if (is(xml::attribute(controller, "type"), "pci"_L1) && address)
            all << std::pair(*address, controller);
    }
    std::ranges::sort(all, {}, [](const auto &one) { return one.first; });
    int bus = 0;
    for (const auto &[address, controller] : std::as_const(all)) {
        const PciAddress there = *place(address);
        const bool port = is(xml::attribute(controller, "model"), "pcie-root-port"_L1);
        add(there, qemu, port ? 0x000c : 0x000e, 0x060400, port ? u"pcieport"_s : QString(),
            port ? u"Red Hat, Inc. QEMU PCIe Root port"_s : u"Red Hat, Inc. QEMU PCI bridge"_s);
        m_guest.has.pci.last().secondaryBus = ++bus;
        m_buses.insert(xml::smallNumber(controller, "index"), bus);
        m_bridges.insert(bus, m_bridges.value(there.bus) + QList{there});
    }
}

void Builder::addDisk(pugi::xml_node disk)
{
    const auto where = placeOf(disk);
    qint64 bytes = imageBytes;
    const auto drive = xml::pciAddress(disk.child("source").child("address"));
    if (const Device *device = drive ? m_inventory.device(DeviceKey(drive->toNodeName())) : nullptr)
        bytes = bytesOf(*device);
    add(where, redHat, 0x1042, 0x010000, u"virtio-pci"_s, u"Red Hat, Inc. Virtio 1.0 block device"_s);
    if (!is(xml::attribute(disk, "device"), "cdrom"_L1))
        demo::addDisk(m_guest, xml::attribute(disk.child("target"), "dev"), where, bytes);
}

/// What QEMU itself makes for it.
void Builder::addOwn(pugi::xml_node device)
{
    const QLatin1StringView name(device.name());
    const auto where = placeOf(device);
    const QString type = xml::attribute(device, "type");
    const QString model = xml::attribute(device.child("model"), "type");
    const QString virtio = u"virtio-pci"_s;
    if (name == "disk"_L1)
        return addDisk(device);
    if (name == "interface"_L1 && type != "hostdev"_L1 && where) {
        add(where, redHat, 0x1041, 0x020000, virtio, u"Red Hat, Inc. Virtio 1.0 network device"_s);
        demo::addInterface(m_guest, xml::attribute(device.child("mac"), "address"), *where);
    } else if (name == "controller"_L1 && type == "usb"_L1) {
        add(where, qemu, 0x000d, 0x0c0330, u"xhci_hcd"_s, u"Red Hat, Inc. QEMU XHCI Host Controller"_s);
    } else if (name == "controller"_L1 && type == "virtio-serial"_L1) {
        add(where, redHat, 0x1043, 0x078000, virtio, u"Red Hat, Inc. Virtio 1.0 console"_s);
    } else if (name == "memballoon"_L1) {
        add(where, redHat, 0x1045, 0x00ff00, virtio, u"Red Hat, Inc. Virtio 1.0 balloon"_s);
    } else if (name == "video"_L1 && model == "virtio"_L1) {
        add(where, redHat, 0x1050, 0x030000, virtio, u"Red Hat, Inc. Virtio 1.0 GPU"_s);
    } else if (name == "video"_L1 && model == "qxl"_L1) {
        add(where, qemu, 0x0100, 0x030000, u"qxl"_s, u"Red Hat, Inc. QXL paravirtual graphic card"_s);
    } else if (name == "video"_L1) {
        add(where, 0x1234, 0x1111, 0x030000, u"bochs-drm"_s, u"Device 1234:1111"_s);
    }
}

/// The block device is below the drive on the host only while the host drives it.
qint64 Builder::bytesOf(const Device &device) const
{
    for (const NodeDevice &node : m_inventory.snapshot().nodes) {
        if (node.parent == device.key && node.storage && node.storage->size > 0)
            return node.storage->size;
    }
    return driveBytes;
}

void Builder::addGivenPci(const Device &device, const Hostdev &hostdev)
{
    const auto where = place(PciAddress::parse(hostdev.guestAddress));
    if (!where || !device.node.pci)
        return;
    const PciCapability &pci = *device.node.pci;
    add(where, pci.vendorId, pci.productId, pci.classCode, demo::driverFor(pci.vendorId, pci.productId, pci.classCode),
        device.title);
    if (const auto gpu = demo::gpuFor(m_guest.has.pci.last(), device.title))
        m_guest.has.gpus << *gpu;
    if (pci.classCode >> 8 == 0x0108)
        demo::addNvme(m_guest, device, *where, bytesOf(device));
    if (pci.classCode >> 16 != 0x02)
        return;
    pugi::xml_document document;
    const auto element = xml::load(document, hostdev.xml, "interface");
    const QString mac = element ? xml::attribute(element->child("mac"), "address") : device.identity.mac;
    demo::addInterface(m_guest, mac.isEmpty() ? u"52:54:00:12:34:56"_s : mac, *where);
}

void Builder::addGivenUsb(const Device &device, const Hostdev &hostdev)
{
    const QStringList parts = hostdev.guestAddress.split(u':');
    const auto port = parts.size() == 2 ? UsbPort::parse(QString(u"1-"_s + parts[1])) : std::nullopt;
    if (!port)
        return;
    for (const pugi::xml_node controller : m_devices.children("controller")) {
        if (is(xml::attribute(controller, "type"), "usb"_L1) && xml::attribute(controller, "index") == parts[0]) {
            if (const auto where = placeOf(controller))
                demo::addUsb(m_guest, device, *port, *where, m_inventory.snapshot());
        }
    }
}

void Builder::addGiven(const Device &device)
{
    const Claim *claim = liveClaim(device, m_domain.id);
    if (!claim || claim->placeholder || claim->liveHostdev->element == Hostdev::Element::NvmeDisk)
        return;
    if (claim->liveHostdev->type == Hostdev::Type::Usb)
        addGivenUsb(device, *claim->liveHostdev);
    else
        addGivenPci(device, *claim->liveHostdev);
}

DemoGuest Builder::build()
{
    m_guest.name = m_domain.name;
    m_guest.run = xml::attribute(m_root, "id");
    m_guest.vcpus = std::max(1, xml::text(m_root.child("vcpu")).toInt());
    m_guest.memoryMib = xml::text(m_root.child("memory")).toLongLong() / 1024;
    m_guest.has.interfaces << GuestInterface{.name = u"lo"_s, .mac = {}, .addresses = {u"127.0.0.1"_s}};
    addBoard();
    addBridges();
    for (const pugi::xml_node device : m_devices.children())
        addOwn(device);
    for (const Device *device : m_inventory.devicesOf(m_domain.id))
        addGiven(*device);
    std::ranges::sort(m_guest.has.pci, {}, &GuestPciFunction::address);
    return std::move(m_guest);
}

} // namespace

DemoGuest demoGuest(const Inventory &inventory, const Domain &domain)
{
    return Builder(inventory, domain).build();
}

bool isWindows(const QByteArray &domainXml)
{
    pugi::xml_document document;
    const auto root = xml::load(document, domainXml, "domain");
    if (!root)
        return false;
    const pugi::xml_node info = root->child("metadata").child("libosinfo:libosinfo");
    return xml::attribute(info.child("libosinfo:os"), "id").contains("microsoft"_L1);
}

} // namespace riser
