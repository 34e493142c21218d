// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/gpu_tools.h"
#include "tests/guest/guest_reports.h"

#include <QTest>

using namespace riser;
using namespace riser::test;

using State = GuestSight::State;

/// What proves that a device works in the guest, and what only looks like it.
class TestGuestProof : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatQemuMakesIsNotIt();
    void whatSerialNumbersDoNotTell();
    void aNumberThatAnotherDeviceHas();
    void aVirtualDiskWithItsNumber();
    void whatTheListSaysIsNotDoubted();
    void theGpuAndItsProcesses();
    void aGpuThatItsToolDoesNotList();
    void theOnlyGpuOfAWindowsGuest();
};

void TestGuestProof::whatQemuMakesIsNotIt()
{
    GuestHost host;
    host.builder.snapshot.nodes.clear();
    NodeDevice &node = host.builder.pci("0000:07:00.0", 0x0200, "vfio-pci");
    node.pci->vendorId = 0x8086;
    node.pci->productId = 0x10d3;
    const auto emulated = [](const char *model, const char *bus, const char *slot) {
        return QByteArray("<interface type='network'><model type='") + model +
               "'/><address type='pci' domain='0x0000' bus='" + bus + "' slot='" + slot +
               "' function='0x0'/></interface>";
    };
    const QByteArray given = pciHostdev("0000:07:00.0", "0000:02:00.0");
    GuestReport report; // no bridge tells its bus, and the card that was given isn't noticed yet
    report.askedAt = QDateTime::currentDateTimeUtc();
    report.pci = {{.address = {.slot = 5}, .vendor = 0x8086, .product = 0x10d3, .driver = u"e1000e"_s}};
    report.setKnown(GuestTopic::Pci);
    host.setXml(guestDomain(given));
    QCOMPARE(sight(host, report, ethernet).state, State::Seen); // nothing else could be it
    host.setXml(guestDomain(given + emulated("e1000e", "0x00", "0x05")));
    QCOMPARE(sight(host, report, ethernet).state, State::NotSeen);
    host.setXml(guestDomain(given + emulated("e1000e", "0x03", "0x00"))); // where that one is can't be known
    QCOMPARE(sight(host, report, ethernet).word, u"can't be told apart"_s);
    host.setXml(guestDomain(given + emulated("virtio", "0x03", "0x00")));
    QCOMPARE(sight(host, report, ethernet).state, State::Seen);
    host.setXml(guestDomain(given + emulated("a-new-one", "0x03", "0x00")));
    QCOMPARE(sight(host, report, ethernet).state, State::Unknown);
    // Windows tells no places at all.
    GuestReport windows;
    windows.askedAt = report.askedAt;
    windows.windows = true;
    windows.windowsDevices = {{.vendor = 0x8086, .product = 0x10d3, .driver = u"Intel 82574L"_s, .version = u"12"_s}};
    windows.setKnown(GuestTopic::WindowsDevices);
    host.setXml(guestDomain(given));
    QCOMPARE(sight(host, windows, ethernet).word, u"Intel 82574L 12"_s);
    host.setXml(guestDomain(given + emulated("e1000e", "0x00", "0x05")));
    QCOMPARE(sight(host, windows, ethernet).state, State::Unknown);
}

void TestGuestProof::whatSerialNumbersDoNotTell()
{
    GuestHost host;
    // The controller's own number is known: what udev made of another's doesn't count.
    host.serial("pci_0000_04_00_0", "TWIN-A_1");
    GuestReport report = linuxGuest(false);
    for (GuestDisk &disk : report.disks)
        disk.controllerSerial = disk.name == u"/dev/nvme0n1"_s ? u"NVME-TWIN-A"_s : QString();
    report.disks[2].serial = u"QEMU_NVMe_Ctrl_TWIN-A_1"_s;
    QCOMPARE(sight(host, report, nvmeB).word, u"can't be told apart"_s);
    // A disk with its number, of a controller that is another device.
    GuestReport other = linuxGuest(false);
    for (GuestPciFunction &one : other.pci)
        one.product = one.address.bus == 1 ? 0x1111 : one.product;
    QVERIFY(sight(host, other, nvmeA).state != State::Seen);
    // A card's own number is not its disk's.
    host.serial("pci_0000_06_00_0", "NVME-TWIN-A");
    host.serial("pci_0000_03_00_0", "ELSE-1234");
    GuestReport files;
    files.askedAt = QDateTime::currentDateTimeUtc();
    files.disks = linuxGuest(false).disks;
    QCOMPARE(sight(host, files, capture4).state, State::Unknown);
    // What several devices of the host tell doesn't agree with anything.
    host.serial("pci_0000_03_00_0", "NVME-TWIN-A");
    host.serial("pci_0000_06_00_0", "CARD-1");
    host.serial("pci_0000_04_00_0", "NVME-TWIN-A");
    const GuestSight shared = sight(host, linuxGuest(true), nvmeA);
    QVERIFY2(!shared.sentences.join(u'\n').contains(u"agrees"_s), qPrintable(shared.sentences.join(u'\n')));
    QVERIFY(!shared.differs);
}

void TestGuestProof::aNumberThatAnotherDeviceHas()
{
    GuestHost host;
    // Two sticks of different makers, both with the number that factories leave in.
    host.builder.snapshot.nodes.clear();
    host.builder.usb("2-1", 11, {.vendor = 0x0951, .product = 0x1666}, "usbfs");
    host.builder.usb("2-2", 12, {.vendor = 0x0781, .product = 0x5567}, "usbfs");
    host.serial("usb_2_1", "0123456789AB");
    host.serial("usb_2_2", "0123456789AB");
    host.setXml(guestDomain(QByteArray(usbHostdev(11, "1")).replace("46f4", "0951").replace("0x0001", "0x1666") +
                            QByteArray(usbHostdev(12, "2")).replace("46f4", "0781").replace("0x0001", "0x5567")));
    GuestReport report;
    report.askedAt = QDateTime::currentDateTimeUtc();
    report.disks = {{.name = u"/dev/sda"_s, .bus = u"usb"_s, .serial = u"Kingston_DataTraveler_0123456789AB-0:0"_s}};
    QCOMPARE(sight(host, report, stickA).state, State::Unknown);
    QCOMPARE(sight(host, report, stickB).state, State::Unknown);
    host.serial("usb_2_2", "AA04012700");
    const GuestSight alone = sight(host, report, stickA);
    QCOMPARE(alone.state, State::Seen);
    QVERIFY2(alone.word.startsWith(u"sda"_s), qPrintable(alone.word));
    QCOMPARE(sight(host, report, stickB).state, State::Unknown);
    // Two disks of the guest with that number.
    report.disks << GuestDisk{.name = u"/dev/sdb"_s, .bus = u"usb"_s, .serial = u"SanDisk_Cruzer_0123456789AB-0:0"_s};
    QCOMPARE(sight(host, report, stickA).state, State::Unknown);
}

void TestGuestProof::aVirtualDiskWithItsNumber()
{
    GuestHost host;
    // A serial adapter's number is any disk's.
    host.serial("usb_2_1", "0001");
    GuestReport report;
    report.askedAt = QDateTime::currentDateTimeUtc();
    report.disks = {{.name = u"/dev/vda"_s, .bus = u"virtio"_s, .serial = u"0001"_s}};
    QCOMPARE(sight(host, report, stickA).state, State::Unknown);
    QVERIFY(!sight(host, report, stickA).sentences.join(u'\n').contains(u"agrees"_s));
    report.disks = {{.name = u"/dev/vda"_s, .bus = u"virtio"_s, .serial = u"NVME-TWIN-A"_s}};
    QCOMPARE(sight(host, report, nvmeA).state, State::Unknown);
    // The drive itself beside it: which of them it is can't be told.
    report.disks << GuestDisk{.name = u"/dev/nvme0n1"_s, .bus = u"nvme"_s, .serial = u"QEMU_NVMe_Ctrl_NVME-TWIN-A_1"_s};
    QCOMPARE(sight(host, report, nvmeA).state, State::Unknown);
    report.disks.removeFirst();
    QVERIFY(sight(host, report, nvmeA).word.startsWith(u"nvme0n1"_s));
    // Namespaces are of one drive.
    report.disks << GuestDisk{.name = u"/dev/nvme0n2"_s, .bus = u"nvme"_s, .serial = u"QEMU_NVMe_Ctrl_NVME-TWIN-A_2"_s};
    QVERIFY(sight(host, report, nvmeA).word.startsWith(u"nvme0n1"_s));
    report.disks[1].name = u"/dev/nvme1n1"_s;
    QCOMPARE(sight(host, report, nvmeA).state, State::Unknown);
    // Nor in an answer of when the VM had another device as well: it may have been that one's.
    report.disks.removeLast();
    QCOMPARE(sight(host, report, nvmeA).state, State::Seen);
    report.lostSince = true;
    QCOMPARE(sight(host, report, nvmeA).state, State::Unknown);
}

void TestGuestProof::whatTheListSaysIsNotDoubted()
{
    GuestHost host;
    GuestReport report = linuxGuest(true);
    report.usb = {report.usb.at(1)}; // A's port is empty
    report.disks << GuestDisk{.name = u"/dev/sda"_s, .bus = u"usb"_s, .serial = u"QEMU_QEMU_HARDDISK_USB-TWIN-A-0:0"_s};
    QCOMPARE(sight(host, report, stickA).state, State::NotSeen);
    QVERIFY(!sight(host, report, stickA).sentences.join(u'\n').contains(u"agrees"_s));
    report.usb.clear();
    report.answered.removeAll(GuestTopic::Usb); // it lists none: then the number tells
    QCOMPARE(sight(host, report, stickA).state, State::Seen);
}

void TestGuestProof::theGpuAndItsProcesses()
{
    GuestHost host;
    GuestReport report = linuxGuest(true);
    report.gpus = readNvidiaGpus(guestData(u"linux/nvidia-gpus.csv"_s));
    addNvidiaProcesses(guestData(u"linux/nvidia-processes.csv"_s), report.gpus);
    const GuestSight one = sight(host, report, card);
    QCOMPARE(one.word, u"nvidia 550.54.14 · 1.2 GiB of 24 GiB used"_s);
    const QString all = one.sentences.join(u'\n');
    QVERIFY2(all.contains(u"NVIDIA GeForce RTX 3090"_s), qPrintable(all));
    QVERIFY2(all.contains(u"Process /usr/bin/python3 (4711) uses 1.1 GiB of it."_s), qPrintable(all));
    QVERIFY(!all.contains(u"No process"_s));
    const GuestGpu told = report.gpus[0];
    report.gpus[0].processes->clear();
    QVERIFY(sight(host, report, card).sentences.contains(u"No process of the guest computes on it."_s));
    // Where nobody knows, that is said.
    report.gpus[0].processes.reset();
    report.gpus[0].noProcesses =
        Error{.code = ErrorCode::Failed, .summary = u"It may not."_s, .detail = {}, .hint = u"Let it."_s};
    const QStringList unknown = sight(host, report, card).sentences;
    QVERIFY(unknown.contains(u"Which processes of the guest use it isn't told."_s));
    QVERIFY(unknown.contains(u"Not available: It may not."_s) && unknown.contains(u"Let it."_s));
    QVERIFY(!unknown.join(u'\n').contains(u"No process"_s));
    report.gpus[0] = told;
    report.gpus[0].processesOfAll = true;
    const QString either = sight(host, report, card).sentences.join(u'\n');
    QVERIFY2(either.contains(u"Process /usr/bin/python3 (4711) uses 1.1 GiB on one of the guest's AMD GPUs."_s),
             qPrintable(either));
    report.gpus[0] = told;
    // The tool may know a card that has no driver in the kernel's list: both are said.
    for (GuestPciFunction &function : report.pci)
        function.driver = function.vendor == 0x10de ? QString() : function.driver;
    QCOMPARE(sight(host, report, card).word, u"no driver in the guest · 550.54.14 · 1.2 GiB of 24 GiB used"_s);
    report.gpus.clear();
    report.missing.insert(GuestTopic::Nvidia,
                          {.code = ErrorCode::NotSupported, .summary = u"No nvidia-smi."_s, .detail = {}, .hint = {}});
    QVERIFY(sight(host, report, card).sentences.contains(u"Not available: No nvidia-smi."_s));
    QVERIFY(!sight(host, report, ethernet).sentences.join(u'\n').contains(u"nvidia"_s));
}

void TestGuestProof::aGpuThatItsToolDoesNotList()
{
    GuestHost host;
    GuestReport report = linuxGuest(true);
    report.setKnown(GuestTopic::Nvidia);
    const GuestSight one = sight(host, report, card);
    QCOMPARE(one.word, u"nvidia · not listed by nvidia-smi"_s);
    QVERIFY(one.doubtful);
    QVERIFY2(one.sentences.join(u'\n').contains(u"doesn't list it"_s) && one.sentences.join(u'\n').contains(u"dmesg"_s),
             qPrintable(one.sentences.join(u'\n')));
    // Another card that it lists is no proof for this one.
    report.gpus = {{.address = {.bus = 9}, .name = u"NVIDIA A2"_s, .driver = u"550"_s, .usedMib = {}, .totalMib = {}}};
    QVERIFY(sight(host, report, card).doubtful);
    report.gpus = {{.address = {.bus = 5}, .name = u"NVIDIA A2"_s, .driver = u"550"_s, .usedMib = {}, .totalMib = {}}};
    QVERIFY(!sight(host, report, card).doubtful);
    // Without a driver it can't: that is said already.
    report.gpus.clear();
    for (GuestPciFunction &function : report.pci)
        function.driver = function.vendor == 0x10de ? QString() : function.driver;
    QCOMPARE(sight(host, report, card).word, u"no driver in the guest"_s);
}

void TestGuestProof::theOnlyGpuOfAWindowsGuest()
{
    GuestHost host;
    GuestReport report;
    report.askedAt = QDateTime::currentDateTimeUtc();
    report.windows = true;
    report.level = GuestLevel::Full;
    report.setKnown(GuestTopic::WindowsDevices);
    report.setKnown(GuestTopic::Nvidia);
    report.gpus = readNvidiaGpus(guestData(u"linux/nvidia-gpus.csv"_s));
    addNvidiaProcesses(guestData(u"linux/nvidia-processes.csv"_s), report.gpus);
    const GuestSight one = sight(host, report, card);
    QCOMPARE(one.state, State::Seen);
    QVERIFY2(one.word.contains(u"550.54.14"_s) && one.word.contains(u"used"_s), qPrintable(one.word));
    QVERIFY(one.sentences.contains(u"Told by its maker, of which the guest has but one."_s));
    QVERIFY(one.sentences.join(u'\n').contains(u"python3"_s));
    QCOMPARE(sight(host, report, ethernet).word, u"not listed"_s); // nothing of that is another device's
    // A second one there, or a part of one, and it can't be told which.
    report.gpus << GuestGpu{
        .address = {.bus = 9}, .name = u"NVIDIA A2"_s, .driver = u"550"_s, .usedMib = {}, .totalMib = {}};
    QCOMPARE(sight(host, report, card).word, u"can't be told apart"_s);
    report.gpus.removeLast();
    const QByteArray part = "<hostdev mode='subsystem' type='mdev' model='vfio-pci'><source><address "
                            "uuid='c2177883-f1bb-47f0-914d-32a22e3a8804'/></source></hostdev>";
    host.setXml(guestDomain(allHostdevs() + part));
    QCOMPARE(sight(host, report, card).word, u"can't be told apart"_s);
    host.setXml(guestDomain(allHostdevs()));
    // It lists none, or isn't there.
    report.gpus.clear();
    QVERIFY(sight(host, report, card).doubtful);
    QVERIFY(sight(host, report, card).sentences.join(u'\n').contains(u"nvidia-smi in the guest doesn't list it"_s));
    report.answered.removeAll(GuestTopic::Nvidia);
    report.missing.insert(GuestTopic::Nvidia,
                          {.code = ErrorCode::NotSupported, .summary = u"No nvidia-smi."_s, .detail = {}, .hint = {}});
    QVERIFY(sight(host, report, card).sentences.contains(u"Not available: No nvidia-smi."_s));
}

QTEST_APPLESS_MAIN(TestGuestProof)
#include "tst_guest_proof.moc"
