// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/ids.h"
#include "core/base/pci_address.h"
#include "core/base/usb_port.h"

#include <QSet>
#include <QTest>

#include <algorithm>

using namespace riser;
using namespace Qt::StringLiterals;

class TestIdentifiers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pciAddress_data();
    void pciAddress();
    void pciAddressRefuses_data();
    void pciAddressRefuses();
    void pciNodeName_data();
    void pciNodeName();
    void pciNodeNameRefuses_data();
    void pciNodeNameRefuses();
    void pciOrder();
    void pciSlot();
    void usbPort_data();
    void usbPort();
    void usbPortRefuses_data();
    void usbPortRefuses();
    void usbNodeNameRefuses_data();
    void usbNodeNameRefuses();
    void usbOrder();
    void usbId();
    void idsKeepTheirMeaning();
    void errorText();
};

void TestIdentifiers::pciAddress_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<PciAddress>("address");
    QTest::addColumn<QString>("written");
    const auto row = [](const char *text, PciAddress address, const char *written) {
        QTest::newRow(text) << QString::fromLatin1(text) << address << QString::fromLatin1(written);
    };
    row("0000:01:00.0", {.domain = 0, .bus = 1, .slot = 0, .function = 0}, "0000:01:00.0");
    row("01:00.1", {.domain = 0, .bus = 1, .slot = 0, .function = 1}, "0000:01:00.1");
    row("ffff:ff:1f.7", {.domain = 0xffff, .bus = 0xff, .slot = 0x1f, .function = 7}, "ffff:ff:1f.7");
    row("0000:AF:1B.3", {.domain = 0, .bus = 0xaf, .slot = 0x1b, .function = 3}, "0000:af:1b.3");
    row("10000:e1:00.0", {.domain = 0x10000, .bus = 0xe1, .slot = 0, .function = 0}, "10000:e1:00.0"); // VMD
    row("deadbeef:00:00.0", {.domain = 0xdeadbeef, .bus = 0, .slot = 0, .function = 0}, "deadbeef:00:00.0");
}

void TestIdentifiers::pciAddress()
{
    QFETCH(const QString, text);
    QFETCH(const PciAddress, address);
    QFETCH(const QString, written);
    const auto parsed = PciAddress::parse(text);
    QVERIFY(parsed);
    QCOMPARE(*parsed, address);
    QCOMPARE(parsed->toString(), written);
    QCOMPARE(PciAddress::parse(written), parsed);
    QCOMPARE(PciAddress::fromNodeName(parsed->toNodeName()), parsed);
}

void TestIdentifiers::pciAddressRefuses_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"",
                             ".",
                             ":",
                             "01",
                             "01:00",
                             "0000:01:00",
                             "0000:01:00.",
                             "0000:01:00.8",
                             "0000:01:20.0",
                             "0000:01:00.00",
                             "0000:1:0.0",
                             "0000:001:00.0",
                             "000:01:00.0",
                             "000000001:01:00.0",
                             "0000:01:00.0 ",
                             " 0000:01:00.0",
                             "0000:0x:00.0",
                             "0000:+1:00.0",
                             "0000:01:00.0.0",
                             "0000:00:01:00.0",
                             "-001:01:00.0",
                             "0000:01:0g.0",
                             "pci_0000_01_00_0"})
        QTest::newRow(text) << QString::fromLatin1(text);
    QTest::newRow("arabic digits") << u"0000:٠١:00.0"_s;
}

void TestIdentifiers::pciAddressRefuses()
{
    QFETCH(const QString, text);
    QVERIFY(!PciAddress::parse(text));
}

void TestIdentifiers::pciNodeName_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("address");
    QTest::newRow("plain") << u"pci_0000_01_00_0"_s << u"0000:01:00.0"_s;
    QTest::newRow("high") << u"pci_00a5_ff_1f_7"_s << u"00a5:ff:1f.7"_s;
    QTest::newRow("VMD") << u"pci_10000_e1_00_0"_s << u"10000:e1:00.0"_s;
}

void TestIdentifiers::pciNodeName()
{
    QFETCH(const QString, name);
    QFETCH(const QString, address);
    const auto parsed = PciAddress::fromNodeName(name);
    QVERIFY(parsed);
    QCOMPARE(parsed->toString(), address);
    QCOMPARE(parsed->toNodeName(), name);
}

void TestIdentifiers::pciNodeNameRefuses_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name :
         {"", "pci", "pci_0000_01_00", "pci_0000_01_00_0_0", "usb_1_5_3", "pci_0000_01_20_0", "pci_0000_01_00_8",
          "pci_0000_1_00_0", "PCI_0000_01_00_0", "pci_0000_01_00_", "pci0000_01_00_0"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestIdentifiers::pciNodeNameRefuses()
{
    QFETCH(const QString, name);
    QVERIFY(!PciAddress::fromNodeName(name));
}

void TestIdentifiers::pciOrder()
{
    QList<PciAddress> list;
    for (const QString &text :
         {u"0001:00:00.0"_s, u"0000:81:00.0"_s, u"0000:01:00.1"_s, u"0000:01:10.0"_s, u"0000:01:00.0"_s})
        list << *PciAddress::parse(text);
    std::ranges::sort(list);
    QStringList sorted;
    for (const auto &address : list)
        sorted << address.toString();
    QCOMPARE(sorted.join(u' '), u"0000:01:00.0 0000:01:00.1 0000:01:10.0 0000:81:00.0 0001:00:00.0"_s);
    QCOMPARE(QSet<PciAddress>(list.begin(), list.end()).size(), 5);
}

void TestIdentifiers::pciSlot()
{
    const auto gpu = *PciAddress::parse(u"0000:01:00.0");
    QVERIFY(gpu.sameSlot(*PciAddress::parse(u"0000:01:00.1")));
    QVERIFY(!gpu.sameSlot(*PciAddress::parse(u"0000:01:01.0")));
    QVERIFY(!gpu.sameSlot(*PciAddress::parse(u"0000:02:00.0")));
    QVERIFY(!gpu.sameSlot(*PciAddress::parse(u"0001:01:00.0")));
}

void TestIdentifiers::usbPort_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QList<int>>("chain");
    QTest::newRow("root port") << u"1-5"_s << u"usb_1_5"_s << QList<int>{5};
    QTest::newRow("behind a hub") << u"1-5.3"_s << u"usb_1_5_3"_s << QList<int>{5, 3};
    QTest::newRow("deep") << u"2-1.2.3.4.5.6.7"_s << u"usb_2_1_2_3_4_5_6_7"_s << QList<int>{1, 2, 3, 4, 5, 6, 7};
    QTest::newRow("two digits") << u"12-10.11"_s << u"usb_12_10_11"_s << QList<int>{10, 11};
    QTest::newRow("highest") << u"255-255"_s << u"usb_255_255"_s << QList<int>{255};
}

void TestIdentifiers::usbPort()
{
    QFETCH(const QString, text);
    QFETCH(const QString, name);
    QFETCH(const QList<int>, chain);
    const auto port = UsbPort::parse(text);
    QVERIFY(port);
    QCOMPARE(port->chain, chain);
    QCOMPARE(port->toString(), text);
    QCOMPARE(port->toNodeName(), name);
    QCOMPARE(UsbPort::fromNodeName(name), port);
}

void TestIdentifiers::usbPortRefuses_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"",       "-",     "1",    "1-",    "-1",    "0-1",     "1-0",  "1-5.",  "1-.3",
          "1-5..3", "1-5.0", "01-5", "1-05",  "1-5,3", "1-5:1.0", "usb1", "1-256", "1-1.2.3.4.5.6.7.8",
          "1 -5",   "1--5",  "1-+5", "1000-1"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestIdentifiers::usbPortRefuses()
{
    QFETCH(const QString, text);
    QVERIFY(!UsbPort::parse(text));
}

void TestIdentifiers::usbNodeNameRefuses_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name :
         {"", "usb", "usb_1", "usb_usb1", "usb_1_", "usb__1", "pci_0000_01_00_0", "usb_1_0", "usb-id_046d_c52b"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestIdentifiers::usbNodeNameRefuses()
{
    QFETCH(const QString, name);
    QVERIFY(!UsbPort::fromNodeName(name));
}

void TestIdentifiers::usbOrder()
{
    QList<UsbPort> list;
    for (const QString &text : {u"10-1"_s, u"2-1"_s, u"1-10"_s, u"1-2.1"_s, u"1-2"_s, u"1-2.1.1"_s})
        list << *UsbPort::parse(text);
    std::ranges::sort(list);
    QStringList sorted;
    for (const auto &port : list)
        sorted << port.toString();
    QCOMPARE(sorted.join(u' '), u"1-2 1-2.1 1-2.1.1 1-10 2-1 10-1"_s);
    QCOMPARE(QSet<UsbPort>(list.begin(), list.end()).size(), 6);
}

void TestIdentifiers::usbId()
{
    QCOMPARE((UsbId{.vendor = 0x46d, .product = 0xc52b}.toString()), u"046d:c52b"_s);
    QCOMPARE((UsbId{.vendor = 0, .product = 1}.toString()), u"0000:0001"_s);
}

void TestIdentifiers::idsKeepTheirMeaning()
{
    static_assert(!std::is_convertible_v<HostId, DomainId>);
    static_assert(!std::is_convertible_v<QString, DeviceKey>);
    const DeviceKey key(u"pci_0000_01_00_0"_s);
    QVERIFY(!key.isEmpty());
    QVERIFY(DeviceKey().isEmpty());
    QVERIFY(key < DeviceKey(u"pci_0000_01_00_1"_s));
    QSet<DeviceKey> set{key, DeviceKey(u"pci_0000_01_00_0"_s)};
    QCOMPARE(set.size(), 1);
}

void TestIdentifiers::errorText()
{
    const Result<int> result = failure(ErrorCode::Failed, u"It failed."_s, u"code 38"_s, u"Try again."_s);
    QVERIFY(!result);
    QCOMPARE(result.error().toText(), u"It failed.\ncode 38\nTry again."_s);
    QCOMPARE(failure(ErrorCode::Failed, u"Alone."_s).error().toText(), u"Alone."_s);
    QVERIFY(!result.error().transient);
}

QTEST_GUILESS_MAIN(TestIdentifiers)
#include "tst_identifiers.moc"
