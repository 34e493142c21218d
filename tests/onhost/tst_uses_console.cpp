// SPDX-License-Identifier: GPL-3.0-or-later
// Displays, keyboards, hubs, the chipset: what a person at the host needs, found in made-up trees of sysfs.
#include "tests/onhost/made_host.h"

namespace riser::onhost {

namespace {

const QString gpuA = u"0000:01:00.0"_s;
const QString gpuB = u"0000:02:00.0"_s;
const QString xhci = u"0000:00:14.0"_s;

/// The first of two GPUs is the boot display, without a driver; text mode is on it.
class TwoDisplays : public MadeHost
{
public:
    TwoDisplays()
    {
        a = pci(gpuA, 0x030000, {}, 1);
        b = pci(gpuB, 0x030000, {}, 2);
        sys(a + "/boot_vga"_L1, "1\n");
        sys(b + "/boot_vga"_L1, "0\n");
        textConsole(0, "(S) VGA+", true);
        sys(u"class/tty/console/active"_s, "tty0 ttyS0\n");
    }

    void textConsole(int number, const QByteArray &name, bool bound)
    {
        sys(u"class/vtconsole/vtcon%1/name"_s.arg(number), name + '\n');
        sys(u"class/vtconsole/vtcon%1/bind"_s.arg(number), bound ? "1\n" : "0\n");
    }
    void drive(const QString &folder, const QString &card, const QStringList &outputs, const QByteArray &status)
    {
        setDriver(folder, u"amdgpu"_s);
        sys(folder + "/drm/"_L1 + card + "/dev"_L1, "226:0\n");
        sysLink("class/drm/"_L1 + card, folder + "/drm/"_L1 + card);
        for (const QString &output : outputs)
            sys(folder + "/drm/"_L1 + card + u'/' + card + u'-' + output + "/status"_L1, status);
    }

    QString a;
    QString b;
};

class Keyboards : public MadeHost
{
public:
    Keyboards()
        : controller(pci(xhci, 0x0c0330, u"xhci_hcd"_s, 5))
    {
    }
    void input(const QString &port, const QByteArray &kind, const QString &driver = u"usbhid"_s, QString parent = {})
    {
        if (parent.isEmpty())
            parent = controller + "/usb1"_L1;
        usbInterface(usb(port, parent, u"Thing"_s), 0, kind, driver);
    }

    QString controller;
};

} // namespace

class UsesConsoleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theBootDisplayInTextModeIsTheConsole()
    {
        TwoDisplays host;
        QCOMPARE(host.words(gpuA), QStringList{u"last-console 0000:01:00.0 VGA+"_s});
        QCOMPARE(host.texts(gpuA),
                 QStringList{u"the host's console is on this display (VGA+), and the host has no other"_s});
        QVERIFY(blocks(host.uses(gpuA)));
        QCOMPARE(host.words(gpuB), QStringList());
    }

    void anotherDisplayThatWorks()
    {
        TwoDisplays host;
        host.drive(host.b, u"card1"_s, {u"VGA-1"_s}, "disconnected\n");
        QCOMPARE(host.words(gpuA), QStringList{u"console 0000:01:00.0 VGA+"_s});
        QVERIFY(!blocks(host.uses(gpuA)));
        QVERIFY(host.uses(gpuA).first().guarded);
        QCOMPARE(host.words(gpuB), QStringList());
    }

    void aComputeCardIsNoOtherDisplay()
    {
        TwoDisplays host;
        host.drive(host.b, u"card1"_s, {}, {});
        QCOMPARE(host.words(gpuA), QStringList{u"last-console 0000:01:00.0 VGA+"_s});
    }

    void aDisplayOnVfioIsNoOtherDisplay()
    {
        TwoDisplays host;
        host.drive(host.b, u"card1"_s, {u"VGA-1"_s}, {});
        host.setDriver(host.b, u"vfio-pci"_s);
        QCOMPARE(host.words(gpuA), QStringList{u"last-console 0000:01:00.0 VGA+"_s});
        host.setDriver(host.a, u"vfio-pci"_s); // and one that the host doesn't have any more can't be lost
        QCOMPARE(host.words(gpuA), QStringList());
    }

    void twoDisplaysInOneUnit()
    {
        TwoDisplays host;
        const QString c = host.pci(u"0000:01:00.2"_s, 0x030200, {}, 1);
        host.drive(c, u"card1"_s, {u"HDMI-A-1"_s}, "disconnected\n");
        QCOMPARE(host.words(gpuA), QStringList{u"last-console 0000:01:00.0 VGA+"_s});
    }

    void theFramebufferSaysWhereTheConsoleIs()
    {
        TwoDisplays host;
        host.drive(host.b, u"card1"_s, {u"HDMI-A-1"_s}, "connected\n");
        host.textConsole(0, "(S) dummy device", false);
        host.textConsole(1, "(M) frame buffer device", true);
        host.sys(host.b + "/graphics/fb0/name"_L1, "amdgpudrmfb\n");
        host.sysLink(u"class/graphics/fb0"_s, host.b + "/graphics/fb0"_L1);
        QCOMPARE(host.words(gpuB),
                 (QStringList{u"last-console 0000:02:00.0 amdgpudrmfb"_s, u"monitor HDMI-A-1 amdgpu"_s}));
        QCOMPARE(host.texts(gpuB).last(), u"a monitor is connected to HDMI-A-1"_s);
        QCOMPARE(host.words(gpuA), QStringList{u"console 0000:01:00.0"_s});
        QCOMPARE(host.texts(gpuA), QStringList{u"it is the display that the host starts with"_s});
        host.drive(host.a, u"card0"_s, {u"VGA-1"_s}, "disconnected\n"); // now there is another one
        QCOMPARE(host.words(gpuB).first(), u"console 0000:02:00.0 amdgpudrmfb"_s);
    }

    void aFramebufferOfTheFirmwareIsOnTheBootDisplay()
    {
        TwoDisplays host;
        host.textConsole(0, "(M) frame buffer device", true);
        host.sys(u"devices/platform/efi-framebuffer.0/graphics/fb0/name"_s, "EFI VGA\n");
        host.sysLink(u"class/graphics/fb0"_s, u"devices/platform/efi-framebuffer.0/graphics/fb0"_s);
        QCOMPARE(host.words(gpuA), QStringList{u"last-console 0000:01:00.0 EFI VGA"_s});
    }

    void aHostWhoseConsoleIsSerial()
    {
        TwoDisplays host;
        host.sys(u"class/tty/console/active"_s, "ttyS0\n");
        QCOMPARE(host.words(gpuA), QStringList{u"console 0000:01:00.0 VGA+"_s});
    }

    void noConsoleOnAnyDisplay()
    {
        TwoDisplays host;
        host.textConsole(0, "(S) dummy device", true);
        QCOMPARE(host.texts(gpuA), QStringList{u"it is the display that the host starts with"_s});
        QVERIFY(!blocks(host.uses(gpuA)));
    }

    void theLastKeyboard()
    {
        Keyboards host;
        host.input(u"1-1"_s, "030101");
        host.input(u"1-2"_s, "030000"); // a tablet
        QCOMPARE(host.words(u"1-1"_s), QStringList{u"last-input 1-1 keyboard"_s});
        QCOMPARE(host.texts(u"1-1"_s), QStringList{u"it is the last USB keyboard of the host"_s});
        QCOMPARE(host.words(u"1-2"_s), QStringList());
        QCOMPARE(host.words(xhci),
                 (QStringList{u"last-input 1-1 keyboard"_s, u"usb-below 1-1 Thing"_s, u"usb-below 1-2 Thing"_s}));
        QCOMPARE(host.texts(xhci).first(), u"Thing at 1-1 is below it: the last USB keyboard of the host"_s);
    }

    void twinKeyboards()
    {
        Keyboards host;
        host.input(u"1-1"_s, "030101");
        host.input(u"1-2"_s, "030101");
        QCOMPARE(host.words(u"1-1"_s), QStringList{u"input 1-1 keyboard"_s});
        QCOMPARE(host.words(u"1-2"_s), QStringList{u"input 1-2 keyboard"_s});
        // But the controller takes both.
        QVERIFY(host.words(xhci).contains(u"last-input 1-1 keyboard"_s));
    }

    void twinKeyboardsOnTwoControllers()
    {
        Keyboards host;
        host.input(u"1-1"_s, "030101");
        const QString other = host.pci(u"0000:09:00.0"_s, 0x0c0330, u"xhci_hcd"_s, 6);
        host.input(u"3-1"_s, "030101", u"usbhid"_s, other + "/usb3"_L1);
        QVERIFY(!blocks(host.uses(xhci)));
        QVERIFY(!blocks(host.uses(u"0000:09:00.0"_s)));
    }

    void aKeyboardThatAVmHasDoesNotCount()
    {
        Keyboards host;
        host.input(u"1-1"_s, "030101");
        host.input(u"1-2"_s, "030101", u"usbfs"_s);
        QCOMPARE(host.words(u"1-1"_s), QStringList{u"last-input 1-1 keyboard"_s});
        QCOMPARE(host.words(u"1-2"_s), QStringList());
    }

    void aKeyboardInThePoolDoesNotCount()
    {
        Keyboards host;
        host.input(u"1-1"_s, "030101");
        host.input(u"1-2"_s, "030101", {});
        QCOMPARE(host.words(u"1-1"_s), QStringList{u"last-input 1-1 keyboard"_s});
    }

    void mouseAndKeyboardAreCountedEach()
    {
        Keyboards host;
        const QString receiver = host.usb(u"1-1"_s, host.controller + "/usb1"_L1, u"Receiver"_s);
        host.usbInterface(receiver, 0, "030101", u"usbhid"_s);
        host.usbInterface(receiver, 1, "030102", u"usbhid"_s);
        host.input(u"1-2"_s, "030101");
        QCOMPARE(host.words(u"1-1"_s), (QStringList{u"last-input 1-1 mouse"_s, u"input 1-1 keyboard"_s}));
    }

    void hubsStay()
    {
        Keyboards host;
        const QString hub = host.usb(u"1-3"_s, host.controller + "/usb1"_L1, u"Hub"_s, "09");
        host.input(u"1-3.1"_s, "030101", u"usbhid"_s, hub);
        QVERIFY(host.words(u"1-3"_s).contains(u"root-hub 1-3 Hub"_s));
        QVERIFY(!host.words(xhci).contains(u"usb-below 1-3 Hub"_s));
        QCOMPARE(host.words(u"1-3.1"_s), QStringList{u"last-input 1-3.1 keyboard"_s});
    }

    void theChipset()
    {
        MadeHost host;
        host.pci(u"0000:00:1f.0"_s, 0x060100, u"lpc_ich"_s, 9);
        host.pci(u"0000:00:1f.2"_s, 0x010601, u"ahci"_s, 9);
        host.pci(u"0000:00:1f.3"_s, 0x0c0500, u"i801_smbus"_s, 9);
        QCOMPARE(host.texts(u"0000:00:1f.0"_s),
                 QStringList{u"it is the ISA bridge of the host itself (driver lpc_ich)"_s});
        QCOMPARE(host.texts(u"0000:00:1f.2"_s),
                 QStringList{u"the host's ISA bridge 0000:00:1f.0 (driver lpc_ich) is in "
                             "the same IOMMU group and can't leave the host"_s});
        const HostUses unit = host.unitUses(u"0000:00:1f.2"_s);
        QCOMPARE(unit.size(), 2); // the bridge once, though it is beside both
        QCOMPARE(unit.last().text,
                 u"0000:00:1f.3: it is the SMBus controller of the host itself (driver i801_smbus)"_s);
    }

    void whatLooksLikeTheChipsetAndIsACard()
    {
        MadeHost host;
        const QString behind = u"pci0000:00/0000:00:01.0"_s;
        host.pci(u"0000:00:01.0"_s, 0x060400, u"pcieport"_s, 1);
        host.pci(u"0000:01:00.0"_s, 0x030000, {}, 2, behind);
        host.pci(u"0000:01:00.3"_s, 0x0c8000, {}, 2, behind); // a GPU's USB-C controller
        QCOMPARE(host.words(u"0000:01:00.3"_s), QStringList());
        QCOMPARE(host.words(u"0000:01:00.0"_s), QStringList());
        QCOMPARE(host.words(u"0000:00:01.0"_s), QStringList{u"root-hub 0000:00:01.0 pcieport"_s});
    }

    void virtualFunctions()
    {
        MadeHost host;
        const QString card = host.pci(u"0000:05:00.0"_s, 0x020000, u"igb"_s, 1);
        host.sys(card + "/sriov_numvfs"_L1, "0\n");
        QCOMPARE(host.words(u"0000:05:00.0"_s), QStringList());
        host.sys(card + "/sriov_numvfs"_L1, "3\n");
        QCOMPARE(host.texts(u"0000:05:00.0"_s), QStringList{u"its 3 virtual functions go away"_s});
    }

    void everyWordIsInTheTable()
    {
        const QList<HostUseKind> kinds = hostUseKinds();
        for (const auto word : {"chipset"_L1, "network-storage"_L1, "monitor"_L1})
            QVERIFY(std::ranges::any_of(kinds,
                                        [&](const HostUseKind &kind) { return word == QLatin1StringView(kind.kind); }));
        for (const HostUseKind &kind : kinds) // what is blocked needs no guard
            QVERIFY2(kind.verdict == HostUse::Verdict::Warn || !kind.guarded, kind.kind);
    }
};

} // namespace riser::onhost

QTEST_GUILESS_MAIN(riser::onhost::UsesConsoleTest)
#include "tst_uses_console.moc"
