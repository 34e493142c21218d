// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/guest_match.h"
#include "core/guest/guest_topology.h"
#include "tests/guest/guest_reports.h"

#include <QTest>

using namespace riser;
using namespace riser::test;

using State = GuestSight::State;

/// By the place that a VM's definition gives a device: what the guest sees of it.
class TestGuestPlaces : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void controllersAreNoBuses();
    void aCircleOfBridgesEnds();
    void behindAConventionalBridge();
    void udevsFormOfTheControllersNumber();
    void usbControllersWithCompanions();
    void aPlaceInTwoDomainsIsUnclear();
    void usbTwins();
};

void TestGuestPlaces::controllersAreNoBuses()
{
    const GuestTopology topology = GuestTopology::of(guestDomain({}));
    const GuestReport report = linuxGuest(true);
    const auto bus = [&](const PciAddress &bridge) { return secondaryBusOf(report, bridge); };
    const auto there = [&](const char *xml) {
        const auto at = topology.inGuest(*PciAddress::parse(QString::fromLatin1(xml)), bus);
        return at ? at->toString() : u"nowhere"_s;
    };
    QCOMPARE(there("0000:00:03.0"), u"0000:00:03.0"_s);
    QCOMPARE(there("0000:01:00.0"), u"0000:05:00.0"_s); // controller 1 is the fourth that the guest finds
    QCOMPARE(there("0000:02:00.0"), u"0000:01:00.0"_s);
    QCOMPARE(there("0000:05:01.0"), u"0000:04:01.0"_s); // through two bridges
    QCOMPARE(there("0000:09:00.0"), u"nowhere"_s);
    // Without the bridges' own word a function behind one tells its bus.
    GuestReport silent = report;
    for (GuestPciFunction &function : silent.pci)
        function.secondaryBus.reset();
    QCOMPARE(secondaryBusOf(silent, *PciAddress::parse(u"0000:00:02.3")), 5);
    QVERIFY(!secondaryBusOf(silent, *PciAddress::parse(u"0000:00:1f.0")));
}

void TestGuestPlaces::aCircleOfBridgesEnds()
{
    const GuestTopology topology =
        GuestTopology::of("<domain><devices><controller type='pci' index='1' model='pcie-root-port'><address "
                          "type='pci' domain='0' bus='2' "
                          "slot='0' function='0'/></controller><controller type='pci' index='2' "
                          "model='pcie-root-port'><address type='pci' "
                          "domain='0' bus='1' slot='0' function='0'/></controller></devices></domain>");
    QVERIFY(!topology.inGuest({.bus = 1}, [](const PciAddress &) { return 1; }));
    QVERIFY(!GuestTopology::of("<domain").inGuest({}, [](const PciAddress &) { return 1; }));
    const GuestTopology expander = GuestTopology::of(
        "<domain><devices><controller type='pci' index='0' model='pcie-root'/><controller type='pci' index='1' "
        "model='pcie-expander-bus'><target busNr='254'/><address type='pci' domain='0' bus='0' slot='5' "
        "function='0'/></controller><controller type='pci' index='2' model='pcie-root-port'><address type='pci' "
        "domain='0' "
        "bus='1' slot='0' function='0'/></controller></devices></domain>");
    QStringList asked;
    const auto there = expander.inGuest({.bus = 2}, [&asked](const PciAddress &bridge) {
        asked << bridge.toString();
        return 255;
    });
    QCOMPARE(asked, QStringList{u"0000:fe:00.0"_s});
    QVERIFY(there && there->bus == 255);
}

void TestGuestPlaces::behindAConventionalBridge()
{
    GuestHost host;
    for (const GuestReport &report : {withBuses(linuxGuest(false)), linuxGuest(true)}) {
        const GuestSight one = sight(host, report, capture4);
        QCOMPARE(one.state, State::SeenNoDriver);
        QCOMPARE(one.word, u"no driver in the guest"_s);
        QVERIFY(one.sentences.contains(u"The guest has it at 0000:04:01.0."_s));
    }
}

void TestGuestPlaces::udevsFormOfTheControllersNumber()
{
    GuestHost host;
    GuestReport report = withBuses(linuxGuest(false));
    for (GuestDisk &disk : report.disks) {
        if (disk.name == u"/dev/nvme1n1"_s) {
            disk.serial = u"QEMU_NVMe_Ctrl_NVME-TWIN-B_1"_s;
            disk.controllerSerial.clear();
            disk.pci = PciAddress{.bus = 2};
        }
    }
    const GuestSight b = sight(host, report, nvmeB);
    QVERIFY(!b.differs);
    QVERIFY2(b.sentences.join(u'\n').contains(u"It agrees"_s), qPrintable(b.sentences.join(u'\n')));
    // Blanks within it are underscores there.
    host.serial("pci_0000_04_00_0", "AB 1234");
    for (GuestDisk &disk : report.disks) {
        disk.serial.replace(u"NVME-TWIN-B"_s, u"AB_1234"_s);
        disk.pci = disk.name == u"/dev/nvme1n1"_s ? std::nullopt : disk.pci; // an old agent
    }
    QVERIFY(!sight(host, report, nvmeB).differs);
    report.disks.last().controllerSerial = u"AB_1234"_s;
    QVERIFY2(sight(host, report, nvmeB).word.contains(u"nvme1n1"_s), qPrintable(sight(host, report, nvmeB).word));
}

void TestGuestPlaces::usbControllersWithCompanions()
{
    GuestHost host;
    GuestReport report = linuxGuest(true);
    // Nothing at its port, and a twin at another: not there.
    report.usb = {report.usb.at(1)};
    QCOMPARE(sight(host, report, stickA).state, State::NotSeen);
    QCOMPARE(sight(host, report, stickB).state, State::SeenNoDriver);
    // It may be at a slow controller that shares the sockets.
    const QByteArray companions = QByteArray(guestControllers)
                                      .replace("model='qemu-xhci'><address type='pci' domain='0x0000' bus='0x00' "
                                               "slot='0x04' function='0x0'/></controller>",
                                               "model='ich9-ehci1'><address type='pci' domain='0x0000' bus='0x00' "
                                               "slot='0x04' function='0x0'/></controller><controller type='usb' "
                                               "index='0' model='ich9-uhci1'><master startport='0'/><address "
                                               "type='pci' domain='0x0000' bus='0x00' slot='0x04' "
                                               "function='0x1'/></controller>");
    const GuestTopology topology = GuestTopology::of("<domain><devices>" + companions + "</devices></domain>");
    QCOMPARE(topology.usbController(0), PciAddress{.slot = 4});
    QVERIFY(topology.hasCompanions(0));
    report.usb[0].controller = PciAddress{.slot = 4, .function = 1};
    report.usb[0].serial = u"USB-TWIN-A"_s;
    const GuestSight slow = guestSights(*host.inventory(), guestVm, report, topology).value(stickA);
    QCOMPARE(slow.state, State::SeenNoDriver);
}

void TestGuestPlaces::aPlaceInTwoDomainsIsUnclear()
{
    GuestHost host;
    GuestReport report = withBuses(linuxGuest(false));
    for (GuestPciFunction &one : report.pci)
        one.unclear = one.address.bus == 5;
    QCOMPARE(sight(host, report, card).state, State::Unknown);
    QCOMPARE(sight(host, report, card).word, u"can't be told apart"_s);
    // That it couldn't be read is no second device.
    for (GuestPciFunction &one : report.pci) {
        one.unclear = false;
        if (one.address.bus == 5)
            one.unverified = Error{
                .code = ErrorCode::TimedOut, .summary = u"It answers too slowly."_s, .detail = {}, .hint = u"Ask."_s};
    }
    const GuestSight unread = sight(host, report, card);
    QCOMPARE(unread.state, State::Unknown);
    QCOMPARE(unread.word, u"not verified"_s);
    QVERIFY(unread.sentences.contains(u"Not available: It answers too slowly."_s));
}

void TestGuestPlaces::usbTwins()
{
    GuestHost host;
    GuestReport report = linuxGuest(true);
    const GuestSight a = sight(host, report, stickA);
    QCOMPARE(a.state, State::Seen);
    QCOMPARE(a.word, u"usb-storage"_s);
    QVERIFY(a.sentences.join(u'\n').contains(u"USB-TWIN-A. It agrees"_s));
    QCOMPARE(sight(host, report, stickB).state, State::SeenNoDriver);
    // The place says more than the number.
    std::swap(report.usb[0].serial, report.usb[1].serial);
    QVERIFY(sight(host, report, stickA).differs);
    // Without a place the number tells …
    report.usb[0].controller.reset();
    report.usb[1].controller.reset();
    QVERIFY(sight(host, report, stickA).sentences.contains(u"The guest has it at the port 1-2."_s));
    // … but not when the list is from before another one left: it may be that one's.
    report.lostSincePrograms = true;
    QCOMPARE(sight(host, report, stickA).state, State::Unknown);
    report.lostSincePrograms = false;
    // … and without both nothing does.
    report.usb[0].serial.clear();
    report.usb[1].serial.clear();
    QCOMPARE(sight(host, report, stickA).word, u"can't be told apart"_s);
    const GuestSight notAsked = sight(host, withBuses(linuxGuest(false)), stickA);
    QCOMPARE(notAsked.state, State::Unknown);
    QVERIFY(notAsked.sentences.join(u'\n').contains(u"ASK THE GUEST"_s));
}

QTEST_APPLESS_MAIN(TestGuestPlaces)
#include "tst_guest_places.moc"
