// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/xml/hostdev.h"

#include <QTest>

using namespace riser;
using namespace Qt::StringLiterals;

class TestHostdev : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesPci();
    void writesPlaceholder();
    void writesUsb();
    void writesMdev();
    void comesBack_data();
    void comesBack();
    void readsLiveUsb();
    void readsMissingUsb();
    void keepsWhatItDoesNotKnow();
    void hostileAliasStaysText();
    void brokenSourceNamesNothing_data();
    void brokenSourceNamesNothing();
    void refuses_data();
    void refuses();
};

namespace {

Hostdev gpu()
{
    Hostdev hostdev;
    hostdev.type = Hostdev::Type::Pci;
    hostdev.pci = PciAddress::parse(u"0000:41:00.1");
    hostdev.alias = u"ua-riser-pci-0000-41-00-1"_s;
    return hostdev;
}

Hostdev stick()
{
    Hostdev hostdev;
    hostdev.type = Hostdev::Type::Usb;
    hostdev.usbId = UsbId{.vendor = 0x46f4, .product = 1};
    hostdev.usbAddress = UsbAddress{.bus = 2, .device = 11};
    hostdev.alias = u"ua-riser-usb-2-1_3"_s;
    return hostdev;
}

} // namespace

void TestHostdev::writesPci()
{
    QCOMPARE(QString::fromUtf8(writeHostdev(gpu())),
             u"<hostdev mode='subsystem' type='pci' managed='no'>\n"
             "  <source>\n"
             "    <address domain='0x0000' bus='0x41' slot='0x00' function='0x1'/>\n"
             "  </source>\n"
             "  <alias name='ua-riser-pci-0000-41-00-1'/>\n"
             "</hostdev>\n"_s);
}

void TestHostdev::writesPlaceholder()
{
    Hostdev hostdev = gpu();
    hostdev.unassigned = true;
    QVERIFY(writeHostdev(hostdev).contains("<address type='unassigned'/>"));
}

void TestHostdev::writesUsb()
{
    const QByteArray xml = writeHostdev(stick());
    QVERIFY(xml.contains("<vendor id='0x46f4'/>"));
    QVERIFY(xml.contains("<product id='0x0001'/>"));
    QVERIFY(xml.contains("<address bus='2' device='11'/>"));
    QVERIFY(!xml.contains("managed")); // of no use for USB
}

void TestHostdev::writesMdev()
{
    Hostdev hostdev;
    hostdev.type = Hostdev::Type::Mdev;
    hostdev.mdevUuid = u"9d1b1cf4-6a2b-4a3b-9c44-0f4b2a9f8d11"_s;
    const QByteArray xml = writeHostdev(hostdev);
    QVERIFY(xml.contains("model='vfio-pci'"));
    QCOMPARE(parseHostdev(xml)->mdevUuid, hostdev.mdevUuid);
}

void TestHostdev::comesBack_data()
{
    QTest::addColumn<Hostdev>("hostdev");
    QTest::newRow("PCI") << gpu();
    QTest::newRow("USB") << stick();
    Hostdev placeholder = gpu();
    placeholder.unassigned = true;
    QTest::newRow("placeholder") << placeholder;
    Hostdev placed = gpu();
    placed.guestAddress = u"0000:05:00.0"_s;
    placed.managed = true;
    placed.driverName = u"vfio"_s;
    QTest::newRow("with a guest address") << placed;
    Hostdev optional = stick();
    optional.startupPolicy = u"optional"_s;
    optional.guestAddress = u"0:1.4"_s;
    QTest::newRow("optional USB") << optional;
}

void TestHostdev::comesBack()
{
    QFETCH(const Hostdev, hostdev);
    const auto read = parseHostdev(writeHostdev(hostdev));
    QVERIFY(read);
    Hostdev expected = hostdev;
    expected.xml = writeHostdev(hostdev);
    QCOMPARE(*read, expected);
    QCOMPARE(writeHostdev(*read), expected.xml);
}

void TestHostdev::readsLiveUsb()
{
    const auto hostdev = parseHostdev("<hostdev mode='subsystem' type='usb' managed='no'>\n"
                                      "  <source startupPolicy='optional'>\n"
                                      "    <vendor id='0x046d'/>\n"
                                      "    <product id='0xc52b'/>\n"
                                      "    <address bus='1' device='7'/>\n"
                                      "  </source>\n"
                                      "  <alias name='hostdev0'/>\n"
                                      "  <address type='usb' bus='0' port='4'/>\n"
                                      "</hostdev>\n");
    QVERIFY(hostdev);
    QCOMPARE(hostdev->type, Hostdev::Type::Usb);
    QCOMPARE(hostdev->usbId->toString(), u"046d:c52b"_s);
    QCOMPARE(hostdev->usbAddress, (UsbAddress{.bus = 1, .device = 7}));
    QCOMPARE(hostdev->startupPolicy, u"optional"_s);
    QCOMPARE(hostdev->guestAddress, u"0:4"_s);
    QVERIFY(!hostdev->usbAddressMissing);
}

void TestHostdev::readsMissingUsb()
{
    const auto hostdev =
        parseHostdev("<hostdev mode='subsystem' type='usb'><source startupPolicy='optional' missing='yes'>"
                     "<vendor id='0x046d'/><product id='0xc52b'/></source></hostdev>");
    QVERIFY(hostdev);
    QVERIFY(hostdev->usbAddressMissing);
    QVERIFY(!hostdev->usbAddress);
}

void TestHostdev::keepsWhatItDoesNotKnow()
{
    const QByteArray xml =
        "<hostdev mode='subsystem' type='pci' managed='yes' display='off'><!-- mine --><driver name='vfio'/>"
        "<source writeFiltering='no'><address domain='0x0000' bus='0x06' slot='0x02' function='0x0'/></source>"
        "<rom bar='on' file='/etc/fake/boot.bin'/><boot order='1'/></hostdev>";
    const auto hostdev = parseHostdev(xml);
    QVERIFY(hostdev);
    QVERIFY(hostdev->managed);
    QCOMPARE(hostdev->pci->toString(), u"0000:06:02.0"_s);
    QCOMPARE(writeHostdev(*hostdev), xml);
}

void TestHostdev::hostileAliasStaysText()
{
    Hostdev hostdev = gpu();
    hostdev.alias = u"ua-'/><devices>&"_s;
    const auto read = parseHostdev(writeHostdev(hostdev));
    QVERIFY(read);
    QCOMPARE(read->alias, hostdev.alias);
    QCOMPARE(read->pci, hostdev.pci);
}

void TestHostdev::brokenSourceNamesNothing_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::newRow("none") << QByteArray();
    QTest::newRow("no address") << QByteArray("<source/>");
    QTest::newRow("slot too large") << QByteArray(
        "<source><address domain='0' bus='1' slot='0x20' function='0'/></source>");
    QTest::newRow("no function") << QByteArray("<source><address domain='0' bus='1' slot='0'/></source>");
    QTest::newRow("words") << QByteArray("<source><address domain='0' bus='one' slot='0' function='0'/></source>");
}

void TestHostdev::brokenSourceNamesNothing()
{
    QFETCH(const QByteArray, source);
    const auto hostdev = parseHostdev("<hostdev mode='subsystem' type='pci'>" + source + "</hostdev>");
    QVERIFY(hostdev);
    QVERIFY(!hostdev->pci);
}

void TestHostdev::refuses_data()
{
    QTest::addColumn<QByteArray>("xml");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("hostdev");
    QTest::newRow("other element") << QByteArray("<disk type='file'/>");
    QTest::newRow("truncated") << QByteArray("<hostdev mode='subsystem' type='pci'><source>");
}

void TestHostdev::refuses()
{
    QFETCH(const QByteArray, xml);
    const auto hostdev = parseHostdev(xml);
    QVERIFY(!hostdev);
    QCOMPARE(hostdev.error().code, ErrorCode::InvalidData);
}

QTEST_GUILESS_MAIN(TestHostdev)
#include "tst_hostdev.moc"
