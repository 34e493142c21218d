// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/devices/device_kind.h"
#include "core/devices/kinds/usb_alias.h"
#include "tests/devices/kinds_support.h"

#include <QTest>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

// How kinds write a VM's <hostdev>, and which one they take for theirs.
class TestKindsHostdev : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pciHostdev();
    void usbHostdev();
    void aliases_data();
    void aliases();
    void matchesPci();
    void matchesUsb();
    void absent_data();
    void absent();
};

void TestKindsHostdev::pciHostdev()
{
    const NodeDevice node = read(u"gpu_numa_link"_s);
    const Hostdev hostdev = kindOf(node)->hostdevFor(node);
    QCOMPARE(hostdev.type, Hostdev::Type::Pci);
    QCOMPARE(hostdev.pci, node.pci->address);
    QVERIFY(!hostdev.managed);
    QCOMPARE(hostdev.alias, u"ua-riser-pci-0000-41-00-0"_s);
    QVERIFY(kindOf(node)->matches(*parseHostdev(writeHostdev(hostdev)), node));
}

void TestKindsHostdev::usbHostdev()
{
    const NodeDevice node = read(u"usb_device"_s);
    const Hostdev hostdev = kindOf(node)->hostdevFor(node);
    QCOMPARE(hostdev.usbId, node.usbDevice->id);
    QCOMPARE(hostdev.usbAddress, node.usbDevice->address);
    QCOMPARE(hostdev.alias, u"ua-riser-usb-1-5_3"_s);
    QVERIFY(kindOf(node)->matches(*parseHostdev(writeHostdev(hostdev)), node));
}

void TestKindsHostdev::aliases_data()
{
    QTest::addColumn<QString>("alias");
    QTest::addColumn<QString>("port");
    QTest::newRow("deep") << u"ua-riser-usb-1-5_3_2"_s << u"1-5.3.2"_s;
    QTest::newRow("plain") << u"ua-riser-usb-12-1"_s << u"12-1"_s;
    QTest::newRow("with a dot") << u"ua-riser-usb-1-5.3"_s << QString();
    QTest::newRow("other's") << u"ua-mine-usb-1-5"_s << QString();
    QTest::newRow("libvirt's") << u"hostdev0"_s << QString();
    QTest::newRow("PCI") << u"ua-riser-pci-0000-01-00-0"_s << QString();
    QTest::newRow("broken") << u"ua-riser-usb-"_s << QString();
    QTest::newRow("empty") << QString() << QString();
}

void TestKindsHostdev::aliases()
{
    QFETCH(const QString, alias);
    QFETCH(const QString, port);
    const auto found = portFromUsbAlias(alias);
    QCOMPARE(found ? found->toString() : QString(), port);
    if (!found)
        return;
    QCOMPARE(usbAlias(*found), alias);
    // What libvirt accepts from a user.
    QVERIFY(QRegularExpression(u"^ua-[A-Za-z0-9_-]+$"_s).match(alias).hasMatch());
}

void TestKindsHostdev::matchesPci()
{
    const NodeDevice node = read(u"gpu_numa_link"_s);
    Hostdev hostdev = kindOf(node)->hostdevFor(node);
    hostdev.element = Hostdev::Element::NvmeDisk;
    QVERIFY(kindOf(node)->matches(hostdev, node));
    hostdev.pci->function = 1;
    QVERIFY(!kindOf(node)->matches(hostdev, node));
    hostdev.pci.reset();
    QVERIFY(!kindOf(node)->matches(hostdev, node));
}

void TestKindsHostdev::matchesUsb()
{
    const NodeDevice node = read(u"usb_device"_s);
    const DeviceKind *kind = kindOf(node);
    const Hostdev both = kind->hostdevFor(node);
    QVERIFY(kind->matches(both, node));
    Hostdev byId = both;
    byId.usbAddress.reset();
    QVERIFY(kind->matches(byId, node));
    Hostdev byAddress = both;
    byAddress.usbId.reset();
    QVERIFY(kind->matches(byAddress, node));
    Hostdev otherNumber = both;
    otherNumber.usbAddress->device = 8;
    QVERIFY(!kind->matches(otherNumber, node));
    Hostdev otherMake = both;
    otherMake.usbId->product = 1;
    QVERIFY(!kind->matches(otherMake, node));
    Hostdev nothing;
    nothing.type = Hostdev::Type::Usb;
    QVERIFY(!kind->matches(nothing, node));
}

void TestKindsHostdev::absent_data()
{
    QTest::addColumn<Hostdev>("hostdev");
    QTest::addColumn<QStringList>("said"); // kind, key, address, chip
    Hostdev pci;
    pci.type = Hostdev::Type::Pci;
    QTest::newRow("PCI without an address") << pci << QStringList();
    pci.pci = PciAddress{.domain = 0, .bus = 9, .slot = 0, .function = 1};
    QTest::newRow("PCI") << pci << QStringList{u"pci"_s, u"pci_0000_09_00_1"_s, u"0000:09:00.1"_s, u"other"_s};
    Hostdev usb;
    usb.type = Hostdev::Type::Usb;
    QTest::newRow("USB without anything") << usb << QStringList();
    usb.usbAddress = UsbAddress{.bus = 1, .device = 7};
    QTest::newRow("USB by number") << usb << QStringList{u"usb"_s, u"usb-address_1_7"_s, u"bus 1 device 7"_s, u"usb"_s};
    usb.usbId = UsbId{.vendor = 0x46d, .product = 0xc52b};
    QTest::newRow("USB by number and id")
        << usb << QStringList{u"usb"_s, u"usb-id_046d_c52b"_s, u"bus 1 device 7"_s, u"usb"_s};
    usb.alias = u"ua-riser-usb-1-5_3"_s;
    QTest::newRow("USB with our alias") << usb << QStringList{u"usb"_s, u"usb_1_5_3"_s, u"1-5.3"_s, u"usb"_s};
}

/// One kind at most speaks for a device that only a definition names.
void TestKindsHostdev::absent()
{
    QFETCH(const Hostdev, hostdev);
    QFETCH(const QStringList, said);
    QList<QStringList> answers;
    for (const DeviceKind *kind : deviceKinds()) {
        if (const auto device = kind->absent(hostdev)) {
            answers << QStringList{kind->id(), device->key.value(), device->address, device->chip};
            QVERIFY(device->title.startsWith(u"Missing"_s));
        }
    }
    QCOMPARE(answers, said.isEmpty() ? QList<QStringList>() : QList<QStringList>{said});
}

QTEST_GUILESS_MAIN(TestKindsHostdev)
#include "tst_kinds_hostdev.moc"
