// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/devices/status_support.h"

#include <QTest>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

// Which USB device a definition means: numbers change, and twins look the same.
class TestStatusUsb : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void twinsByAddress();
    void twinsByIdAlone();
    void twinsToldByTheRunningVm();
    void onlyOneOfThatId();
    void staleNumber();
    void staleNumberTakenByAnotherMake();
    void staleNumberTakenByATwin();
    void replugged();
};

void TestStatusUsb::twinsByAddress()
{
    HostBuilder host;
    twins(host);
    host.vm("a").config->hostdevs << usbHostdev(stick, UsbAddress{.bus = 2, .device = 12});
    const auto inventory = host.inventory();
    QCOMPARE(inventory->device(key("2-1"))->status, Status::Attached);
    QCOMPARE(inventory->device(key("2-2"))->status, Status::Assigned);
    QVERIFY(!inventory->device(key("2-2"))->claims[0].ambiguous);
}

void TestStatusUsb::twinsByIdAlone()
{
    HostBuilder host;
    twins(host);
    host.vm("a").config->hostdevs << usbHostdev(stick);
    const auto inventory = host.inventory();
    for (const char *port : {"2-1", "2-2"}) {
        const Device &device = *inventory->device(key(port));
        QCOMPARE(device.claims.size(), 1);
        QVERIFY(device.claims[0].ambiguous);
        QVERIFY(kinds(device).contains(u"not ready"_s));
        QVERIFY(!kinds(device).contains(u"conflict"_s));
    }
}

void TestStatusUsb::twinsToldByTheRunningVm()
{
    HostBuilder host;
    twins(host);
    auto &vm = host.vm("a", HostBuilder::Vm::Running);
    vm.live->hostdevs << usbHostdev(stick, UsbAddress{.bus = 2, .device = 12});
    vm.config->hostdevs << usbHostdev(stick);
    const auto inventory = host.inventory();
    QVERIFY(inventory->device(key("2-1"))->claims.isEmpty());
    const Claim &claim = inventory->device(key("2-2"))->claims[0];
    QVERIFY(claim.live && claim.config && !claim.ambiguous);
}

void TestStatusUsb::onlyOneOfThatId()
{
    HostBuilder host;
    host.usb("2-1", 11, stick, "usb-storage", 7);
    host.vm("a").config->hostdevs << usbHostdev(stick);
    const auto inventory = host.inventory();
    QVERIFY(!inventory->devices()[0].claims[0].ambiguous);
    QVERIFY(inventory->devices()[0].problems.isEmpty());
}

void TestStatusUsb::staleNumber()
{
    HostBuilder host;
    twins(host);
    // Was number 9 when it was assigned; the port still says which twin it is.
    host.vm("a").config->hostdevs << usbHostdev(stick, UsbAddress{.bus = 2, .device = 9}, "ua-riser-usb-2-2");
    const auto inventory = host.inventory();
    QCOMPARE(inventory->devices().size(), 2); // nothing is missing
    QVERIFY(inventory->device(key("2-1"))->claims.isEmpty());
    const Device &device = *inventory->device(key("2-2"));
    QCOMPARE(device.claims.size(), 1);
    QVERIFY(device.claims[0].stale);
    QVERIFY(kinds(device).contains(u"not ready"_s));
    QVERIFY(device.problems[0].text.contains(u"USB number changed"_s));
}

void TestStatusUsb::staleNumberTakenByAnotherMake()
{
    HostBuilder host;
    host.usb("2-1", 9, {.vendor = 1, .product = 2}, "usbhid", 3);
    host.usb("2-2", 12, stick, "usb-storage", 7);
    host.vm("a").config->hostdevs << usbHostdev(stick, UsbAddress{.bus = 2, .device = 9}, "ua-riser-usb-2-2");
    const auto inventory = host.inventory();
    QVERIFY(inventory->device(key("2-1"))->claims.isEmpty());
    QVERIFY(inventory->device(key("2-2"))->claims[0].stale);
}

void TestStatusUsb::staleNumberTakenByATwin()
{
    // libvirt will take what sits at the number now, whatever port was meant: the truth is shown, and that it is odd.
    HostBuilder host;
    twins(host);
    host.vm("a").config->hostdevs << usbHostdev(stick, UsbAddress{.bus = 2, .device = 11}, "ua-riser-usb-2-2");
    const auto inventory = host.inventory();
    QVERIFY(inventory->device(key("2-2"))->claims.isEmpty());
    const Device &device = *inventory->device(key("2-1"));
    QCOMPARE(device.claims.size(), 1);
    QVERIFY(device.claims[0].otherPort);
    QVERIFY(kinds(device).contains(u"not ready"_s));
}

void TestStatusUsb::replugged()
{
    // Pulled from a running VM and put back: the host has it under a new number, the VM's definitions name the old one.
    HostBuilder host;
    host.usb("2-2", 12, stick, "usb-storage", 7);
    const Hostdev old = usbHostdev(stick, UsbAddress{.bus = 2, .device = 9}, "ua-riser-usb-2-2");
    auto &vm = host.vm("a", HostBuilder::Vm::Running);
    vm.live->hostdevs << old;
    vm.config->hostdevs << old;
    const auto inventory = host.inventory();
    QCOMPARE(inventory->devices().size(), 1);
    const Device &device = inventory->devices()[0];
    QCOMPARE(device.status, Status::Assigned);
    QVERIFY(device.claims[0].stale && device.claims[0].live && device.claims[0].config);
    QCOMPARE(kinds(device), QStringList{u"not ready"_s});
}

QTEST_GUILESS_MAIN(TestStatusUsb)
#include "tst_status_usb.moc"
