// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guest/guest_questions.h"
#include "tests/devices/host_builder.h"
#include "tests/support/fake_agent.h"

namespace riser::test {

using namespace Qt::StringLiterals;

/// The VM of tests/data/guest/linux with what it has of its host: controllers whose index is not the guest's bus,
/// NVMe twins, a GPU with its audio that is only held, a conventional card behind a bridge behind a root port, a
/// network card on bus 0, USB twins.
inline const QByteArray guestControllers = R"(
<controller type='pci' index='0' model='pcie-root'/>
<controller type='pci' index='1' model='pcie-root-port'><address type='pci' domain='0x0000' bus='0x00' slot='0x02' function='0x3'/></controller>
<controller type='pci' index='2' model='pcie-root-port'><address type='pci' domain='0x0000' bus='0x00' slot='0x02' function='0x0'/></controller>
<controller type='pci' index='3' model='pcie-root-port'><address type='pci' domain='0x0000' bus='0x00' slot='0x02' function='0x1'/></controller>
<controller type='pci' index='4' model='pcie-root-port'><address type='pci' domain='0x0000' bus='0x00' slot='0x02' function='0x2'/></controller>
<controller type='pci' index='5' model='pcie-to-pci-bridge'><address type='pci' domain='0x0000' bus='0x04' slot='0x00' function='0x0'/></controller>
<controller type='pci' index='6' model='pcie-root-port'><address type='pci' domain='0x0000' bus='0x00' slot='0x02' function='0x4'/></controller>
<controller type='usb' index='0' model='qemu-xhci'><address type='pci' domain='0x0000' bus='0x00' slot='0x04' function='0x0'/></controller>
)";

inline QByteArray pciHostdev(const char *host, const char *guest)
{
    const auto words = [](const char *text) {
        const PciAddress a = *PciAddress::parse(QString::fromLatin1(text));
        return u"domain='0x%1' bus='0x%2' slot='0x%3' function='0x%4'"_s.arg(a.domain, 4, 16, QChar(u'0'))
            .arg(a.bus, 2, 16, QChar(u'0'))
            .arg(a.slot, 2, 16, QChar(u'0'))
            .arg(a.function)
            .toLatin1();
    };
    return "<hostdev mode='subsystem' type='pci' managed='no'><source><address " + words(host) + "/></source>" +
           (guest ? "<address type='pci' " + words(guest) + "/>" : QByteArray("<address type='unassigned'/>")) +
           "</hostdev>";
}

inline QByteArray usbHostdev(int device, const char *port)
{
    return "<hostdev mode='subsystem' type='usb'><source><vendor id='0x46f4'/><product id='0x0001'/><address bus='2' "
           "device='" +
           QByteArray::number(device) + "'/></source><address type='usb' bus='0' port='" + port + "'/></hostdev>";
}

inline QByteArray agentChannel(const char *state)
{
    return QByteArray("<channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'") +
           (*state ? QByteArray(" state='") + state + '\'' : QByteArray()) + "/></channel>";
}

inline QByteArray guestDomain(const QByteArray &devices)
{
    return "<domain type='kvm' id='1'><name>vm</name><uuid>99999999-0000-4000-8000-000000000001</uuid><memory "
           "unit='MiB'>128</memory><vcpu>1</vcpu><os><type arch='x86_64' "
           "machine='pc-q35-10.0'>hvm</type></os><devices>" +
           guestControllers + devices + "</devices></domain>";
}

inline QByteArray allHostdevs()
{
    return pciHostdev("0000:03:00.0", "0000:02:00.0") + pciHostdev("0000:04:00.0", "0000:03:00.0") +
           pciHostdev("0000:05:00.0", "0000:01:00.0") + pciHostdev("0000:05:00.1", nullptr) +
           pciHostdev("0000:06:00.0", "0000:05:01.0") + pciHostdev("0000:07:00.0", "0000:00:03.0") +
           usbHostdev(11, "1") + usbHostdev(12, "2");
}

inline const DeviceKey nvmeA(u"pci_0000_03_00_0"_s);
inline const DeviceKey nvmeB(u"pci_0000_04_00_0"_s);
inline const DeviceKey card(u"pci_0000_05_00_0"_s);
inline const DeviceKey cardAudio(u"pci_0000_05_00_1"_s);
inline const DeviceKey capture4(u"pci_0000_06_00_0"_s);
inline const DeviceKey ethernet(u"pci_0000_07_00_0"_s);
inline const DeviceKey stickA(u"usb_2_1"_s);
inline const DeviceKey stickB(u"usb_2_2"_s);
inline const DomainId guestVm(u"vm"_s);

/// The host of that VM.
class GuestHost
{
public:
    GuestHost()
    {
        numbers("0000:03:00.0", 0x0108, 0x1b36, 0x0010);
        serial("pci_0000_03_00_0", "NVME-TWIN-A");
        numbers("0000:04:00.0", 0x0108, 0x1b36, 0x0010);
        serial("pci_0000_04_00_0", "NVME-TWIN-B");
        numbers("0000:05:00.0", 0x0300, 0x10de, 0x2204);
        numbers("0000:05:00.1", 0x0403, 0x10de, 0x1aef);
        numbers("0000:06:00.0", 0x0480, 0x1131, 0x7160);
        numbers("0000:07:00.0", 0x0200, 0x8086, 0x10c9);
        builder.usb("2-1", 11, {.vendor = 0x46f4, .product = 1}, "usbfs");
        builder.usb("2-2", 12, {.vendor = 0x46f4, .product = 1}, "usbfs");
        serial("usb_2_1", "USB-TWIN-A");
        serial("usb_2_2", "USB-TWIN-B");
        setXml(guestDomain(allHostdevs()));
    }
    void serial(const char *key, const char *text)
    {
        builder.snapshot.localIdentities[DeviceKey(QString::fromLatin1(key))].serial = QString::fromLatin1(text);
    }
    void setXml(const QByteArray &xml)
    {
        builder.snapshot.domains.clear();
        Domain &domain = builder.vm("vm", HostBuilder::Vm::Transient);
        domain.live = parseDomain(xml).value_or(DomainDefinition());
        domain.live->id = domain.id;
    }
    InventoryPtr inventory() { return builder.inventory(); }

    HostBuilder builder;

private:
    void numbers(const char *address, quint32 classCode, quint16 vendor, quint16 product)
    {
        NodeDevice &node = builder.pci(address, classCode, "vfio-pci");
        node.pci->vendorId = vendor;
        node.pci->productId = product;
    }
};

} // namespace riser::test
