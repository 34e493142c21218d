// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/devices/host_use_index.h"
#include "tests/devices/host_use_support.h"

#include <QTest>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

// For each thing that the host may lose: one host on which it blocks, and one on which it does not.
class TestHostUse : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bridge();
    void onlyLink();
    void onlyLinkOfTheOwnHost();
    void anotherLink();
    void linkDown();
    void linkUnknown();
    void virtualFunctionIsNoOtherLink();
    void vmNetwork();
    void onlyDisplay();
    void displayWithoutDriver();
    void managementDisplay();
    void severalDisplays();
    void displayOnVfio();
    void keyboardBelowController();
    void keyboardElsewhere();
    void onlyKeyboard();
    void keyboardOfAVm();
    void usbBelowController();
    void usbOfAVmBelowController();
    void virtualFunctions();
    void virtualFunctionOfAVm();
    void markupStaysText();
};

void TestHostUse::bridge()
{
    HostBuilder host;
    host.pci("0000:00:01.0", 0x0604, "pcieport").pci->bridge = true;
    host.pci("0000:00:1f.0", 0x0601, "lpc_ich");
    QCOMPARE(blocks(of(host, "0000:00:01.0")), QStringList{u"bridge"_s});
    QCOMPARE(blocks(of(host, "0000:00:1f.0")), QStringList{u"bridge"_s});
    QVERIFY(of(host, "0000:09:00.0").isEmpty());
}

void TestHostUse::onlyLink()
{
    HostBuilder host;
    host.pci("0000:05:00.0", 0x0200, "e1000e");
    host.pci("0000:06:00.0", 0x0200, "igb");
    host.net("enp5s0", "pci_0000_05_00_0", "up");
    host.net("enp6s0", "pci_0000_06_00_0", "down");
    host.net("lo", "computer", "unknown");
    host.net("br0", "computer", "up"); // not a card
    const auto findings = of(host, "0000:05:00.0");
    QCOMPARE(blocks(findings), QStringList{u"session-network"_s});
    QVERIFY(textOf(findings, "session-network").contains(u"enp5s0"_s));
}

void TestHostUse::onlyLinkOfTheOwnHost()
{
    HostBuilder host;
    host.snapshot.facts.local = true;
    host.pci("0000:05:00.0", 0x0200, "e1000e");
    host.net("enp5s0", "pci_0000_05_00_0", "up");
    const auto findings = of(host, "0000:05:00.0");
    QCOMPARE(blocks(findings), none); // no session runs over it
    QCOMPARE(unchecked(findings), QStringList{u"network"_s});
}

void TestHostUse::anotherLink()
{
    HostBuilder host;
    host.pci("0000:05:00.0", 0x0200, "e1000e");
    host.pci("0000:06:00.0", 0x0200, "igb");
    host.net("enp5s0", "pci_0000_05_00_0", "up");
    host.net("enp6s0", "pci_0000_06_00_0", "up");
    const auto findings = of(host, "0000:05:00.0");
    QCOMPARE(blocks(findings), none);
    QCOMPARE(unchecked(findings), QStringList{u"network"_s});
}

void TestHostUse::linkDown()
{
    HostBuilder host;
    host.pci("0000:05:00.0", 0x0200, "e1000e");
    for (const char *state : {"down", "lowerlayerdown"}) {
        host.snapshot.nodes.resize(1);
        host.net("enp5s0", "pci_0000_05_00_0", state);
        QVERIFY(of(host, "0000:05:00.0").isEmpty());
    }
}

void TestHostUse::linkUnknown()
{
    HostBuilder host;
    host.pci("0000:05:00.0", 0x0200, "e1000e");
    host.net("enp5s0", "pci_0000_05_00_0", "");
    const auto findings = of(host, "0000:05:00.0");
    QCOMPARE(blocks(findings), none);
    QCOMPARE(unchecked(findings), QStringList{u"network"_s});
}

void TestHostUse::virtualFunctionIsNoOtherLink()
{
    HostBuilder host;
    host.pci("0000:06:00.0", 0x0200, "igb");
    host.pci("0000:06:10.0", 0x0200, "igbvf").pci->physicalFunction = PciAddress::parse(u"0000:06:00.0");
    host.net("enp6s0", "pci_0000_06_00_0", "up");
    host.net("enp6s0v0", "pci_0000_06_10_0", "up");
    QCOMPARE(blocks(of(host, "0000:06:00.0")), QStringList{u"session-network"_s});
    QCOMPARE(blocks(of(host, "0000:06:10.0")), none);
    QCOMPARE(unchecked(of(host, "0000:06:10.0")), QStringList{u"network"_s});
}

void TestHostUse::vmNetwork()
{
    HostBuilder host;
    host.pci("0000:05:00.0", 0x0200, "e1000e");
    host.pci("0000:06:00.0", 0x0200, "igb");
    host.net("enp5s0", "pci_0000_05_00_0", "up");
    host.net("enp6s0", "pci_0000_06_00_0", "down");
    host.vm("web", HostBuilder::Vm::Running).live->networkDevices << u"enp6s0"_s;
    host.vm("off").config->networkDevices << u"enp5s0"_s;
    QCOMPARE(blocks(of(host, "0000:06:00.0")), QStringList{u"vm-network"_s});
    QVERIFY(textOf(of(host, "0000:06:00.0"), "vm-network").contains(u"web"_s));
    QCOMPARE(blocks(of(host, "0000:05:00.0")), QStringList{u"session-network"_s});
}

void TestHostUse::onlyDisplay()
{
    HostBuilder host;
    host.pci("0000:01:00.0", 0x0300, "amdgpu");
    QCOMPARE(blocks(of(host, "0000:01:00.0")), QStringList{u"console"_s});
    HostBuilder withCard; // no driver is shown, and yet the host has a graphics device on it
    withCard.pci("0000:01:00.0", 0x0300, "");
    withCard.drm("card0", "pci_0000_01_00_0");
    QCOMPARE(blocks(of(withCard, "0000:01:00.0")), QStringList{u"console"_s});
    HostBuilder compute; // a 3D controller has no outputs
    compute.pci("0000:01:00.0", 0x0302, "nvidia");
    QVERIFY(of(compute, "0000:01:00.0").isEmpty());
}

void TestHostUse::displayWithoutDriver()
{
    HostBuilder host;
    host.pci("0000:01:00.0", 0x0300, "");
    const auto findings = of(host, "0000:01:00.0");
    QCOMPARE(blocks(findings), none);
    QCOMPARE(unchecked(findings), QStringList{u"console"_s});
}

void TestHostUse::managementDisplay()
{
    HostBuilder host;
    host.pci("0000:01:00.0", 0x0300, "nvidia");
    host.pci("0000:02:00.0", 0x0300, "ast");
    QCOMPARE(blocks(of(host, "0000:02:00.0")), QStringList{u"console"_s});
    QCOMPARE(blocks(of(host, "0000:01:00.0")), none); // the other one may go
}

void TestHostUse::severalDisplays()
{
    HostBuilder host;
    host.pci("0000:01:00.0", 0x0300, "amdgpu");
    host.pci("0000:02:00.0", 0x0300, "ast");
    host.drm("card0", "pci_0000_01_00_0");
    const auto findings = of(host, "0000:01:00.0");
    QCOMPARE(blocks(findings), none);
    QCOMPARE(unchecked(findings), QStringList{u"console"_s});
}

void TestHostUse::displayOnVfio()
{
    HostBuilder host;
    host.pci("0000:01:00.0", 0x0300, "vfio-pci");
    QVERIFY(of(host, "0000:01:00.0").isEmpty());
}

void TestHostUse::keyboardBelowController()
{
    HostBuilder host;
    host.pci("0000:00:14.0", 0x0c03, "xhci_hcd");
    host.usb("1-3", 2, {.vendor = 1, .product = 1}, "hub", 9, "pci_0000_00_14_0");
    host.keyboard("1-3.1", 3, "usb_1_3");
    const auto findings = of(host, "0000:00:14.0");
    QCOMPARE(blocks(findings), QStringList{u"keyboard"_s});
    QVERIFY(textOf(findings, "keyboard").contains(u"1-3.1"_s));
}

void TestHostUse::keyboardElsewhere()
{
    HostBuilder host;
    host.pci("0000:00:14.0", 0x0c03, "xhci_hcd");
    host.pci("0000:00:1a.0", 0x0c03, "ehci-pci");
    host.keyboard("1-3", 3, "pci_0000_00_14_0");
    host.keyboard("2-1", 2, "pci_0000_00_1a_0");
    QCOMPARE(blocks(of(host, "0000:00:14.0")), none);
    QCOMPARE(blocks(of(host, "1-3")), none);
}

void TestHostUse::onlyKeyboard()
{
    HostBuilder host;
    host.keyboard("1-3", 3);
    host.usb("1-4", 4, {.vendor = 1, .product = 2}, "usbhid", 3, "computer", 1, 2); // a mouse
    QCOMPARE(blocks(of(host, "1-3")), QStringList{u"keyboard"_s});
    QVERIFY(of(host, "1-4").isEmpty());
}

void TestHostUse::keyboardOfAVm()
{
    HostBuilder host;
    host.keyboard("1-3", 3, "computer", "usbfs");
    host.keyboard("1-4", 4);
    QCOMPARE(blocks(of(host, "1-4")), QStringList{u"keyboard"_s}); // the other one isn't the host's now
    QVERIFY(of(host, "1-3").isEmpty());
}

void TestHostUse::usbBelowController()
{
    HostBuilder host;
    host.pci("0000:00:14.0", 0x0c03, "xhci_hcd");
    host.usb("1-3", 2, {.vendor = 1, .product = 1}, "hub", 9, "pci_0000_00_14_0");
    host.usb("1-3.2", 3, {.vendor = 1, .product = 2}, "cdc_acm", 2, "usb_1_3");
    const auto findings = of(host, "0000:00:14.0");
    QCOMPARE(blocks(findings), none);
    QCOMPARE(warnings(findings), QStringList{u"usb-below"_s});
    QVERIFY(textOf(findings, "usb-below").contains(u"1-3.2"_s));
    QVERIFY(!textOf(findings, "usb-below").contains(u"(1-3)"_s)); // hubs aren't worth a word
    HostBuilder alone;
    alone.pci("0000:00:14.0", 0x0c03, "xhci_hcd");
    QVERIFY(of(alone, "0000:00:14.0").isEmpty());
}

void TestHostUse::usbOfAVmBelowController()
{
    HostBuilder host;
    host.pci("0000:00:14.0", 0x0c03, "xhci_hcd");
    host.usb("1-3", 3, {.vendor = 1, .product = 2}, "usbfs", 2, "pci_0000_00_14_0");
    host.vm("a", HostBuilder::Vm::Running).live->hostdevs
        << usbHostdev(UsbId{.vendor = 1, .product = 2}, UsbAddress{.bus = 1, .device = 3});
    QCOMPARE(blocks(of(host, "0000:00:14.0")), QStringList{u"usb-in-use"_s});
}

void TestHostUse::virtualFunctions()
{
    HostBuilder host;
    NodeDevice &pf = host.pci("0000:06:00.0", 0x0200, "igb");
    pf.pci->maxVirtualFunctions = 7;
    QVERIFY(of(host, "0000:06:00.0").isEmpty());
    host.snapshot.nodes[0].pci->virtualFunctions << *PciAddress::parse(u"0000:06:10.0");
    host.pci("0000:06:10.0", 0x0200, "igbvf").pci->physicalFunction = PciAddress::parse(u"0000:06:00.0");
    const auto findings = of(host, "0000:06:00.0");
    QCOMPARE(warnings(findings), QStringList{u"virtual-functions"_s});
    QCOMPARE(blocks(findings), none);
}

void TestHostUse::virtualFunctionOfAVm()
{
    HostBuilder host;
    host.pci("0000:06:00.0", 0x0200, "igb").pci->virtualFunctions << *PciAddress::parse(u"0000:06:10.0");
    host.pci("0000:06:10.0", 0x0200, "vfio-pci").pci->physicalFunction = PciAddress::parse(u"0000:06:00.0");
    host.vm("a", HostBuilder::Vm::Running).live->hostdevs << pciHostdev("0000:06:10.0");
    QCOMPARE(blocks(of(host, "0000:06:00.0")), QStringList{u"virtual-functions"_s});
}

void TestHostUse::markupStaysText()
{
    HostBuilder host;
    NodeDevice &node = host.pci("0000:01:00.0", 0x0108, "nvme");
    node.pci->product = u"<b>%1 %2</b>"_s; // neither markup nor a placeholder
    host.disk("nvme0n1", "pci_0000_01_00_0");
    const QString text = textOf(of(host, "0000:01:00.0"), "root-disk");
    QVERIFY2(text.startsWith(u"Maker <b>%1 %2</b> (0000:01:00.0) carries /dev/nvme0n1"_s), qPrintable(text));
}

QTEST_GUILESS_MAIN(TestHostUse)
#include "tst_host_use.moc"
