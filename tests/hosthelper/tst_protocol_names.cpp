// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hosthelper/protocol/messages.h"

#include <QTest>

using namespace riser;
using namespace riser::protocol;
using namespace Qt::StringLiterals;

namespace {

const PciAddress gpu{.domain = 0, .bus = 1, .slot = 0, .function = 0};
const PciAddress gpuAudio{.domain = 0, .bus = 1, .slot = 0, .function = 1};
const UsbPort stick{.bus = 1, .chain = {5, 3}};

} // namespace

class TestProtocolNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void device_data();
    void device();
    void deviceRefuses_data();
    void deviceRefuses();
    void port_data();
    void port();
    void portRefuses_data();
    void portRefuses();
};

void TestProtocolNames::device_data()
{
    QTest::addColumn<DeviceName>("device");
    QTest::newRow("pci_0000_01_00_0") << DeviceName(gpu);
    QTest::newRow("pci_0000_01_00_1") << DeviceName(gpuAudio);
    QTest::newRow("pci_ffff_ff_1f_7") << DeviceName(PciAddress{0xffff, 0xff, 0x1f, 7});
    QTest::newRow("pci_10000_e1_00_0") << DeviceName(PciAddress{0x10000, 0xe1, 0, 0}); // VMD
    QTest::newRow("usb_1_5_3") << DeviceName(stick);
    QTest::newRow("usb_2_1") << DeviceName(UsbPort{2, {1}});
    QTest::newRow("usb_10_1_2_3_4_5_6_7") << DeviceName(UsbPort{10, {1, 2, 3, 4, 5, 6, 7}});
}

void TestProtocolNames::device()
{
    QFETCH(const DeviceName, device);
    const QString text = QString::fromLatin1(QTest::currentDataTag());
    QCOMPARE(parseDevice(text), device);
    QCOMPARE(keyOf(device).value(), text);
}

void TestProtocolNames::deviceRefuses_data()
{
    QTest::addColumn<QString>("text");
    int number = 0;
    const auto row = [&number](const QString &text) {
        QTest::addRow("%d %s", ++number, qPrintable(text.left(60))) << text;
    };
    for (const char *text : {"",
                             " ",
                             "pci",
                             "pci_",
                             "usb",
                             "usb_",
                             "usb_1",
                             "pci_0000_01_00",
                             "pci_0000_01_00_0_0",
                             "pci_0000_01_00_0 ",
                             " pci_0000_01_00_0",
                             "pci_0000_01_00_0\n",
                             "pci_0000_01_00_8",
                             "pci_0000_01_20_0",
                             "pci_0000_100_00_0",
                             "pci_000_01_00_0",
                             "pci_00000_01_00_0",
                             "pci_00010000_01_00_0",
                             "pci_123456789_01_00_0",
                             "pci_0000_1_00_0",
                             "pci_0000_01_0_0",
                             "PCI_0000_01_00_0",
                             "pci_0000_AF_00_0",
                             "pci_0000_af_00_F",
                             "pci_0x00_01_00_0",
                             "pci_+000_01_00_0",
                             "pci_-001_01_00_0",
                             "pci_0000_01_00_-1",
                             "pci_0000_g1_00_0",
                             "0000:01:00.0",
                             "01:00.0",
                             "1-5.3",
                             "pci-0000-01-00-0",
                             "pci_0000:01:00.0"})
        row(QString::fromLatin1(text));
    // Ways out of the folder that a name is put into.
    for (const char *text : {"../",
                             "..",
                             ".",
                             "/",
                             "/etc/passwd",
                             "pci_0000_01_00_0/",
                             "pci_0000_01_00_0/../..",
                             "pci_0000_01_00_0/driver",
                             "../pci_0000_01_00_0",
                             "./pci_0000_01_00_0",
                             "pci_0000_01_00_0/../0000:02:00.0",
                             "pci_0000_01_00_..",
                             "pci_.._01_00_0",
                             "usb_1_5/../..",
                             "usb_1_5/",
                             "usb_1/5",
                             "usb_1_..",
                             "usb_.._1",
                             "usb_1_5%2f",
                             "usb_1_5%2e%2e",
                             "usb_1%5f5",
                             "usb_1_5;reboot",
                             "usb_1_5$(reboot)",
                             "usb_1_5`x`",
                             "usb_1_5|x",
                             "usb_1_5&",
                             "usb_1_5\\",
                             "usb_1_5\"",
                             "usb_1_5'",
                             "usb_1_5*",
                             "usb_1_5?",
                             "usb_1_5\t",
                             "-usb_1_5"})
        row(QString::fromLatin1(text));
    for (const char *text : {"usb_0_1",
                             "usb_1_0",
                             "usb_01_1",
                             "usb_1_01",
                             "usb_1_256",
                             "usb_1000_1",
                             "usb_1__5",
                             "usb__1_5",
                             "usb_1_5_",
                             "_usb_1_5",
                             "usb_1_5_3_1_0",
                             "usb_1_2_3_4_5_6_7_8_9",
                             "usb_1_-5",
                             "usb_+1_5",
                             "usb_1_5.3",
                             "usb_1-5",
                             "USB_1_5",
                             "usb_1_5a",
                             "usb_99999999999999999999_1",
                             "usb_usb1"})
        row(QString::fromLatin1(text));
    row(u"pci_0000_01_00_\u0660"_s); // Arabic digit nought
    row(u"usb_\uff11_5"_s);          // full-width one
    row(u"usb_1_\u0967"_s);          // Devanagari one
    row(u"usb_1_\u00b2"_s);          // superscript two
    row(u"usb\uff3f1\uff3f5"_s);     // full-width low line
    row(u"\u0440ci_0000_01_00_0"_s); // Cyrillic er
    row(u"usb_1_5\u200b"_s);         // no width
    row(u"\ufeffusb_1_5"_s);
    row(u"usb_1_5"_s + QChar(0));
    row(u"usb_1_5"_s + QChar(0) + u"/../.."_s);
    row(u"usb_1_"_s + QChar(0xd835));
    row(u"usb_1"_s + u"_1"_s.repeated(100000));
    row(u"pci_"_s + u"0"_s.repeated(100000));
}

void TestProtocolNames::deviceRefuses()
{
    QFETCH(const QString, text);
    QVERIFY(!parseDevice(text));
}

void TestProtocolNames::port_data()
{
    QTest::addColumn<UsbPort>("port");
    QTest::newRow("1-5.3") << stick;
    QTest::newRow("2-1") << UsbPort{2, {1}};
    QTest::newRow("999-255") << UsbPort{999, {255}};
    QTest::newRow("1-1.2.3.4.5.6.7") << UsbPort{1, {1, 2, 3, 4, 5, 6, 7}};
}

void TestProtocolNames::port()
{
    QFETCH(const UsbPort, port);
    QCOMPARE(parsePort(QString::fromLatin1(QTest::currentDataTag())), port);
}

void TestProtocolNames::portRefuses_data()
{
    QTest::addColumn<QString>("text");
    int number = 0;
    for (const char *text : {"",           "-",
                             "1",          "1-",
                             "-1",         "1-0",
                             "0-1",        "01-1",
                             "1-01",       "1-256",
                             "1000-1",     "1-5.",
                             "1-.5",       "1-5..3",
                             "1-5.3 ",     " 1-5.3",
                             "1-5.3\n",    "1-5.3:1.0",
                             "1-5/../2-1", "../1-5",
                             "1-5/",       "usb1",
                             "usb_1_5",    "1_5",
                             "1-5,3",      "1-1.2.3.4.5.6.7.8",
                             "1--5",       "+1-5",
                             "1-+5",       "1-5%2f",
                             "1-a",        "1-99999999999999999999"})
        QTest::addRow("%d %s", ++number, text) << QString::fromLatin1(text);
    QTest::newRow("digit of another script") << u"1-\u0665"_s;
    QTest::newRow("NUL") << u"1-5"_s + QChar(0);
    QTest::newRow("very long") << u"1-1"_s + u".1"_s.repeated(1000000);
}

void TestProtocolNames::portRefuses()
{
    QFETCH(const QString, text);
    QVERIFY(!parsePort(text));
}

QTEST_APPLESS_MAIN(TestProtocolNames)
#include "tst_protocol_names.moc"
