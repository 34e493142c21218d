// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/guest_match.h"
#include "core/guest/guest_topology.h"
#include "tests/guest/guest_reports.h"

#include <QTest>

using namespace riser;
using namespace riser::test;

using State = GuestSight::State;

/// Which of the guest's devices is which of the host's.
class TestGuestMatch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void twinsAreToldByTheirPlace();
    void anotherSerialNumberIsTold();
    void withoutTheWayTheSerialNumberTells();
    void twinsWithoutAnythingCantBeToldApart();
    void oneOfAKindIsToldByItsNumbers();
    void whatTheGuestDoesNotListIsNotSeen();
    void whatIsOnlyHeldIsNotGiven();
    void theNetworkCard();
    void windowsHasNoPlaces();
    void interfacesThatShareAMac();
    void whatQemuDrivesIsAVirtualDisk();
    void whatComesAtTheNextStartDoesNotCount();
    void anythingUnavailableSaysWhy();
    void serialNumbersAsUdevWritesThem_data();
    void serialNumbersAsUdevWritesThem();
};

void TestGuestMatch::twinsAreToldByTheirPlace()
{
    GuestHost host;
    for (const GuestReport &report : {withBuses(linuxGuest(false)), linuxGuest(true)}) {
        const GuestSight a = sight(host, report, nvmeA);
        QCOMPARE(a.state, State::Seen);
        QVERIFY2(a.word.startsWith(u"nvme · nvme0n1"_s) && a.word.endsWith(u"on /data"_s), qPrintable(a.word));
        QVERIFY2(a.sentences.contains(u"The guest has it at 0000:01:00.0."_s), qPrintable(a.sentences.join(u'\n')));
        QVERIFY2(a.sentences.join(u'\n').contains(u"It agrees with the host's."_s),
                 qPrintable(a.sentences.join(u'\n')));
        QVERIFY(!a.differs);
        const GuestSight b = sight(host, report, nvmeB);
        QVERIFY2(b.word.startsWith(u"nvme · nvme1n1"_s), qPrintable(b.word));
        QVERIFY(b.sentences.contains(u"The guest has it at 0000:02:00.0."_s));
    }
    QCOMPARE(sight(host, linuxGuest(true), nvmeA).word, u"nvme · nvme0n1, 64 MiB, on /data"_s);
}

void TestGuestMatch::anotherSerialNumberIsTold()
{
    GuestHost host;
    host.serial("pci_0000_03_00_0", "NVME-TWIN-C");
    const GuestSight a = sight(host, linuxGuest(true), nvmeA);
    QCOMPARE(a.state, State::Seen);
    QVERIFY(a.differs);
    QVERIFY2(a.sentences.join(u'\n').contains(u"differs from the host's, NVME-TWIN-C"_s),
             qPrintable(a.sentences.join(u'\n')));
}

void TestGuestMatch::withoutTheWayTheSerialNumberTells()
{
    GuestHost host;
    const GuestReport report = linuxGuest(false); // no bridge tells its bus
    const GuestSight a = sight(host, report, nvmeA);
    QCOMPARE(a.state, State::Seen);
    QVERIFY2(a.word.startsWith(u"nvme · nvme0n1"_s), qPrintable(a.word));
    // Its twin has no number there, and there are two of them.
    QCOMPARE(sight(host, report, nvmeB).state, State::Unknown);
    GuestReport old = withBuses(report); // an agent that knows no controllers
    for (GuestDisk &disk : old.disks)
        disk.pci.reset();
    QVERIFY2(sight(host, old, nvmeA).word.startsWith(u"nvme · nvme0n1"_s), qPrintable(sight(host, old, nvmeA).word));
    QCOMPARE(sight(host, old, nvmeB).word, u"nvme"_s);
    // A number that two devices of the host tell, tells neither.
    host.serial("pci_0000_04_00_0", "NVME-TWIN-A");
    QCOMPARE(sight(host, report, nvmeA).state, State::Unknown);
}

void TestGuestMatch::twinsWithoutAnythingCantBeToldApart()
{
    GuestHost host;
    GuestReport report = linuxGuest(false);
    report.disks.clear();
    for (const DeviceKey &key : {nvmeA, nvmeB}) {
        const GuestSight one = sight(host, report, key);
        QCOMPARE(one.state, State::Unknown);
        QCOMPARE(one.word, u"can't be told apart"_s);
    }
    // One of them in the guest, two given: still not.
    report.pci.removeIf([](const GuestPciFunction &one) { return one.address == PciAddress{.bus = 2}; });
    QCOMPARE(sight(host, report, nvmeA).state, State::Unknown);
}

void TestGuestMatch::oneOfAKindIsToldByItsNumbers()
{
    GuestHost host;
    const GuestSight gpuSight = sight(host, linuxGuest(false), card);
    QCOMPARE(gpuSight.state, State::Seen);
    QCOMPARE(gpuSight.word, u"nvidia"_s);
    QVERIFY(gpuSight.sentences.join(u'\n').contains(u"vendor and product number"_s));
    GuestReport before = linuxGuest(false); // of when the VM had another one, perhaps
    before.lostSince = true;
    QCOMPARE(sight(host, before, card).word, u"can't be told apart"_s);
}

void TestGuestMatch::whatTheGuestDoesNotListIsNotSeen()
{
    GuestHost host;
    GuestReport report = withBuses(linuxGuest(false));
    report.pci.removeIf([](const GuestPciFunction &one) { return one.vendor == 0x10de || one.address.bus == 2; });
    QCOMPARE(sight(host, report, card).state, State::NotSeen);
    QCOMPARE(sight(host, report, card).word, u"not seen by the guest"_s);
    QCOMPARE(sight(host, report, nvmeB).state, State::NotSeen); // though its twin is there
    QCOMPARE(sight(host, report, nvmeA).state, State::Seen);
    // Something else at its place is not it.
    GuestReport other = withBuses(linuxGuest(false));
    for (GuestPciFunction &one : other.pci)
        one.product = one.vendor == 0x10de ? 0x1111 : one.product;
    QCOMPARE(sight(host, other, card).state, State::Unknown);
    QCOMPARE(sight(host, other, card).word, u"another device in its place"_s);
}

void TestGuestMatch::whatIsOnlyHeldIsNotGiven()
{
    GuestHost host;
    const GuestSight audio = sight(host, linuxGuest(true), cardAudio);
    QCOMPARE(audio.state, State::NotGiven);
    QCOMPARE(audio.word, u"not given to the guest"_s);
    GuestReport off;
    off.error = Error{.code = ErrorCode::Failed, .summary = u"It is off."_s, .detail = {}, .hint = {}};
    QCOMPARE(sight(host, off, cardAudio).state, State::NotGiven); // true whatever the guest says
    QVERIFY(!guestSights(*host.inventory(), guestVm, linuxGuest(true), {}).contains(DeviceKey(u"pci_0000_09_00_0"_s)));
}

void TestGuestMatch::theNetworkCard()
{
    GuestHost host;
    const GuestSight one = sight(host, linuxGuest(true), ethernet);
    QCOMPARE(one.state, State::Seen);
    QCOMPARE(one.word, u"igb · enp0s3, 192.0.2.7"_s);
    // Before programs run there the MAC address tells.
    host.builder.snapshot.localIdentities[ethernet].mac = u"02:00:5e:10:00:07"_s;
    host.builder.snapshot.hostProgram.inventory.devices = {
        HostDevice{.key = ethernet, .identity = {.mac = u"02:00:5e:10:00:07"_s}}};
    QCOMPARE(sight(host, withBuses(linuxGuest(false)), ethernet).word, u"igb · enp0s3, 192.0.2.7"_s);
}

void TestGuestMatch::windowsHasNoPlaces()
{
    GuestHost host;
    GuestReport report;
    report.askedAt = QDateTime::currentDateTimeUtc();
    report.windows = true;
    report.windowsDevices = *agent::readDevices(guestData(u"windows/guest-get-devices.json"_s));
    report.disks = *agent::readDisks(guestData(u"windows/guest-get-disks.json"_s));
    report.fileSystems = *agent::readFileSystems(guestData(u"windows/guest-get-fsinfo.json"_s));
    report.setKnown(GuestTopic::WindowsDevices);
    // Its agent lists what is virtio's or QEMU's alone: that another isn't there proves nothing.
    QCOMPARE(sight(host, report, card).state, State::Unknown);
    QCOMPARE(sight(host, report, card).word, u"not listed"_s);
    QVERIFY(sight(host, report, card)
                .sentences.contains(u"The agent of Windows lists virtio devices only; look in the Device Manager."_s));
    const GuestSight a = sight(host, report, nvmeA); // by its serial number
    QCOMPARE(a.state, State::Seen);
    QVERIFY2(a.word.contains(u"PhysicalDrive0"_s) && a.word.endsWith(u"D:\\"_s), qPrintable(a.word));
    QCOMPARE(sight(host, report, nvmeB).word, u"can't be told apart"_s); // two, and nothing tells
    QCOMPARE(sight(host, report, ethernet).state, State::Unknown);
    report.windowsDevices << GuestWindowsDevice{
        .vendor = 0x8086, .product = 0x10c9, .driver = u"Intel 82576"_s, .version = u"12.18"_s};
    QCOMPARE(sight(host, report, ethernet).word, u"Intel 82576 12.18"_s); // what is there is there
    const Error why{.code = ErrorCode::NotSupported, .summary = u"Forbidden."_s, .detail = {}, .hint = {}};
    report.answered.clear();
    report.missing.insert(GuestTopic::WindowsDevices, why);
    report.missing.insert(GuestTopic::Usb, why);
    QVERIFY(sight(host, report, card).sentences.contains(u"Not available: Forbidden."_s));
    QVERIFY(sight(host, report, stickA).sentences.contains(u"Not available: Forbidden."_s));
}

void TestGuestMatch::interfacesThatShareAMac()
{
    GuestHost host;
    const QString mac = u"02:00:5e:10:00:07"_s;
    host.builder.snapshot.hostProgram.inventory.devices = {HostDevice{.key = ethernet, .identity = {.mac = mac}}};
    GuestReport report = withBuses(linuxGuest(false));
    QCOMPARE(sight(host, report, ethernet).word, u"igb · enp0s3, 192.0.2.7"_s); // one has it
    GuestInterface bond{.name = u"bond0"_s, .mac = mac, .addresses = {u"192.0.2.9"_s}};
    report.interfaces.prepend(bond);
    QCOMPARE(sight(host, report, ethernet).word, u"igb"_s); // two have it
    report.interfaces.last().pci = PciAddress{.slot = 3};
    QCOMPARE(sight(host, report, ethernet).word, u"igb · enp0s3, 192.0.2.7"_s); // and one is it
    report.interfaces = {bond};
    report.interfaces.first().pci = PciAddress{.slot = 9};
    QCOMPARE(sight(host, report, ethernet).word, u"igb"_s); // the virtio card that stands in for it
}

void TestGuestMatch::whatQemuDrivesIsAVirtualDisk()
{
    GuestHost host;
    const QByteArray nvmeDisk =
        "<disk type='nvme' device='disk'><source type='pci' managed='yes' namespace='1'><address "
        "domain='0x0000' bus='0x03' slot='0x00' function='0x0'/></source><target dev='vda' "
        "bus='virtio'/></disk>";
    host.setXml(guestDomain(nvmeDisk + pciHostdev("0000:04:00.0", "0000:03:00.0")));
    const GuestSight a = sight(host, linuxGuest(true), nvmeA);
    QCOMPARE(a.state, State::NotGiven);
    QCOMPARE(a.word, u"as a virtual disk"_s);
    QCOMPARE(a.sentences.size(), 1);
    // Not counted as given: its twin is the only one then.
    GuestReport report = linuxGuest(false);
    report.disks.clear();
    report.pci.removeIf([](const GuestPciFunction &one) { return one.address == PciAddress{.bus = 1}; });
    QCOMPARE(sight(host, report, nvmeB).state, State::Seen);
}

void TestGuestMatch::whatComesAtTheNextStartDoesNotCount()
{
    GuestHost host;
    host.setXml(guestDomain(pciHostdev("0000:05:00.0", "0000:01:00.0")));
    Domain &domain = host.builder.snapshot.domains.front();
    domain.config = parseDomain(guestDomain(pciHostdev("0000:05:00.0", nullptr))).value_or(DomainDefinition());
    QCOMPARE(sight(host, linuxGuest(true), card).state, State::Seen); // held only when it starts again
    domain.config = parseDomain(guestDomain(pciHostdev("0000:05:00.0", "0000:01:00.0"))).value_or(DomainDefinition());
    domain.live = parseDomain(guestDomain(pciHostdev("0000:05:00.0", nullptr))).value_or(DomainDefinition());
    QCOMPARE(sight(host, linuxGuest(true), card).state, State::NotGiven);
}

void TestGuestMatch::anythingUnavailableSaysWhy()
{
    GuestHost host;
    GuestReport report;
    QVERIFY(sight(host, report, nvmeA).word.isEmpty()); // nobody asked yet
    report.error = Error{.code = ErrorCode::TimedOut, .summary = u"No agent."_s, .detail = {}, .hint = u"Start it."_s};
    const GuestSight one = sight(host, report, nvmeA);
    QCOMPARE(one.word, u"not available"_s);
    QCOMPARE(one.sentences, (QStringList{u"Not available: No agent."_s, u"Start it."_s}));
    GuestReport forbidden;
    forbidden.askedAt = QDateTime::currentDateTimeUtc();
    forbidden.missing.insert(GuestTopic::Pci, *report.error);
    QCOMPARE(sight(host, forbidden, card).word, u"not available"_s);
    QCOMPARE(sight(host, forbidden, nvmeA).word, u"not available"_s);
    forbidden.disks = linuxGuest(false).disks; // a number tells still
    QVERIFY(sight(host, forbidden, nvmeA).word.startsWith(u"nvme0n1"_s));
}

void TestGuestMatch::serialNumbersAsUdevWritesThem_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("guest");
    QTest::addColumn<bool>("same");
    QTest::newRow("itself") << u"S5GX"_s << u"S5GX"_s << true;
    QTest::newRow("behind the model") << u"S5GX"_s << u"Samsung_SSD_980_S5GX"_s << true;
    QTest::newRow("with a namespace") << u"S5GX"_s << u"Samsung_SSD_980_S5GX_1"_s << true;
    QTest::newRow("of a stick") << u"0123"_s << u"Maker_Stick_0123-0:0"_s << true;
    QTest::newRow("with a space") << u"A BC"_s << u"Model_A_BC"_s << true;
    QTest::newRow("with a space, of the bus's own list") << u"AB 1234"_s << u"AB_1234"_s << true;
    QTest::newRow("with a space on both sides") << u"AB 1234"_s << u"AB 1234"_s << true;
    QTest::newRow("with an underscore here") << u"AB_1234"_s << u"AB 1234"_s << true;
    QTest::newRow("blanks around it, and two within") << u" AB  1234 "_s << u"Model_AB_1234"_s << true;
    QTest::newRow("blanks alone") << u"  "_s << u" "_s << false;
    QTest::newRow("a short one, itself") << u"1"_s << u"1"_s << true;
    QTest::newRow("a short one, which the namespace is like") << u"1"_s << u"QEMU_NVMe_Ctrl_2_1"_s << false;
    QTest::newRow("of QEMU's controller") << u"NVME-TWIN-B"_s << u"QEMU_NVMe_Ctrl_NVME-TWIN-B_1"_s << true;
    QTest::newRow("another") << u"S5GX"_s << u"S5GY"_s << false;
    QTest::newRow("a part of a longer one") << u"S5GX"_s << u"Model_XS5GX"_s << false;
    QTest::newRow("the beginning of a longer one") << u"S5GX"_s << u"Model_S5GX77"_s << false;
    QTest::newRow("none there") << u"S5GX"_s << QString() << false;
    QTest::newRow("none here") << QString() << QString() << false;
}

void TestGuestMatch::serialNumbersAsUdevWritesThem()
{
    QFETCH(QString, host);
    QFETCH(QString, guest);
    QTEST(sameSerial(host, guest), "same");
}

QTEST_APPLESS_MAIN(TestGuestMatch)
#include "tst_guest_match.moc"
