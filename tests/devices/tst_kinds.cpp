// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/devices/device_kind.h"
#include "core/devices/kinds/pci_common.h"
#include "core/devices/kinds/usb_alias.h"
#include "core/devices/node_tree.h"
#include "tests/devices/kinds_support.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

class TestKinds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void registry();
    void recognises_data();
    void recognises();
    void vfioDrivers_data();
    void vfioDrivers();
    void names_data();
    void names();
    void serials_data();
    void serials();
    void nvmeSerial();
    void usbSerial();
    void holds_data();
    void holds();
    void usbHolds_data();
    void usbHolds();
    void neverAssignable_data();
    void neverAssignable();
    void outputs();
};

void TestKinds::registry()
{
    QSet<QString> ids;
    QSet<QString> chips;
    for (const DeviceChip &chip : deviceChips()) {
        QVERIFY(!chip.name.isEmpty());
        chips << chip.id;
    }
    for (const DeviceKind *kind : deviceKinds()) {
        QVERIFY(!kind->name().isEmpty() && !kind->pluralName().isEmpty());
        QVERIFY(kind->iconName().startsWith(u"riser-"_s));
        QCOMPARE(kindById(kind->id()), kind);
        QCOMPARE(kind->computes(), kind->id() == u"gpu"_s);
        QCOMPARE(kind->diskBus(), kind->id() == u"nvme"_s || kind->id() == u"usb"_s ? kind->id() : QString());
        ids << kind->id();
    }
    QCOMPARE(ids, (QSet{u"gpu"_s, u"nvme"_s, u"usb"_s, u"pci"_s}));
    QCOMPARE(chips.size(), 7);
    QVERIFY(!kindById(u"toaster"_s));
}

void TestKinds::outputs()
{
    const auto has = [](const NodeDevice &node) { return kindOf(node)->drawsItself(node); };
    NodeDevice gpu = read(u"gpu_numa_link"_s);
    QVERIFY(has(gpu));
    gpu.pci->physicalFunction = PciAddress(); // then its outputs are that one's
    QVERIFY(!has(gpu));
    QVERIFY(!has(read(u"markup_name"_s))); // a 3D controller
    QVERIFY(!has(read(u"nvme"_s)));
}

void TestKinds::recognises_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("chip");
    const auto row = [](const char *file, const char *kind, const char *chip) {
        QTest::newRow(file) << QString::fromLatin1(file) << QString::fromLatin1(kind) << QString::fromLatin1(chip);
    };
    row("gpu_numa_link", "gpu", "gpu");
    row("gpu_nameless", "gpu", "gpu");
    row("mdev_parent", "gpu", "gpu");
    row("markup_name", "gpu", "gpu"); // 0302, a 3D controller
    row("nvme", "nvme", "nvme");
    row("vmd_domain", "nvme", "nvme");
    row("old_without_class", "pci", "other"); // can't be known without the class
    row("sriov_pf", "pci", "network");
    row("nic_vpd", "pci", "network");
    row("unknown_to_all", "pci", "other");
    row("bridge", "pci", "bridge");
    row("isa_bridge", "pci", "bridge");
    row("usb_device", "usb", "usb");
    row("usb_root_hub", "usb", "usb");
    row("usb_interface_keyboard", "none", "");
    row("nvme_block", "none", "");
    row("net_up", "none", "");
    row("drm_card", "none", "");
    row("mdev", "none", "");
    row("system", "none", "");
    row("ccw", "none", "");
}

void TestKinds::recognises()
{
    QFETCH(const QString, file);
    QFETCH(const QString, kind);
    QFETCH(const QString, chip);
    const NodeDevice node = read(file);
    QCOMPARE(kindId(node), kind);
    if (const DeviceKind *found = kindOf(node))
        QCOMPARE(found->chipId(node), chip);
}

void TestKinds::vfioDrivers_data()
{
    QTest::addColumn<QString>("driver");
    QTest::addColumn<bool>("vfio");
    for (const char *driver : {"vfio-pci", "vfio_pci", "mlx5_vfio_pci", "nvgrace_gpu_vfio_pci", "hisi-acc-vfio-pci",
                               "xe-vfio-pci", "pds_vfio_pci", "virtio_vfio_pci"})
        QTest::newRow(driver) << QString::fromLatin1(driver) << true;
    for (const char *driver :
         {"", "pci-stub", "xen-pciback", "nouveau", "vfio", "vfio_mdev", "vfio-platform", "novfio-pcix", "notvfio-pci"})
        QTest::newRow(*driver ? driver : "none") << QString::fromLatin1(driver) << false;
}

void TestKinds::vfioDrivers()
{
    QFETCH(const QString, driver);
    QFETCH(const bool, vfio);
    QCOMPARE(isVfioDriver(driver), vfio);
}

void TestKinds::names_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("address");
    QTest::newRow("both") << u"gpu_numa_link"_s << u"NVIDIA Corporation GA102 [GeForce RTX 3090]"_s
                          << u"0000:41:00.0"_s;
    QTest::newRow("markup") << u"markup_name"_s << u"<script>Evil</script> & Sons <img src=\"x\"> &amp; <b>GPU</b>"_s
                            << u"0000:07:00.0"_s;
    QTest::newRow("unknown to all") << u"unknown_to_all"_s << u"Device fefe:fefe"_s << u"0000:02:00.0"_s;
    QTest::newRow("said once") << u"usb_root_hub"_s << u"Linux Foundation 2.0 root hub"_s << u"usb1"_s;
    QTest::newRow("USB") << u"usb_device"_s << u"Logitech, Inc. Unifying Receiver"_s << u"1-5.3"_s;
    QTest::newRow("USB without names") << u"usb_nameless"_s << u"USB device 1d50:0001"_s << u"3-2"_s;
}

void TestKinds::names()
{
    QFETCH(const QString, file);
    QFETCH(const QString, title);
    QFETCH(const QString, address);
    const NodeDevice node = read(file);
    QCOMPARE(kindOf(node)->title(node), title);
    QCOMPARE(kindOf(node)->addressText(node), address);
    // From the database of this computer, where the host has no names: AMD's Rage 128.
    const NodeDevice nameless = read(u"gpu_nameless"_s);
    const QString found = kindOf(nameless)->title(nameless);
    QVERIFY2(found.contains(u"Rage 128"_s), qPrintable(found));
    QCOMPARE(joinedName(u"QEMU"_s, u"QEMU USB Keyboard"_s), u"QEMU USB Keyboard"_s);
    QCOMPARE(joinedName(u"Logitech, Inc."_s, u"Logitech Receiver"_s), u"Logitech Receiver"_s);
    QCOMPARE(joinedName(u"QEMU"_s, QString()), u"QEMU"_s);
}

void TestKinds::serials_data()
{
    QTest::addColumn<StorageCapability>("storage");
    QTest::addColumn<QString>("serial");
    const auto storage = [](const QString &vendor, const QString &model, const QString &serial) {
        StorageCapability capability;
        capability.vendor = vendor;
        capability.model = model;
        capability.serial = serial;
        return capability;
    };
    QTest::newRow("with model") << storage({}, u"QEMU NVMe Ctrl"_s, u"QEMU_NVMe_Ctrl_riser-1"_s) << u"riser-1"_s;
    QTest::newRow("with vendor") << storage(u"QEMU"_s, u"QEMU HARDDISK"_s, u"QEMU_QEMU_HARDDISK_a1-0:0"_s)
                                 << u"a1-0:0"_s;
    QTest::newRow("bare") << storage(u"WDC"_s, u"WD80"_s, u"VK0A"_s) << u"VK0A"_s;
    QTest::newRow("only the model") << storage({}, u"X"_s, u"X_"_s) << u"X_"_s;
    QTest::newRow("none") << storage({}, {}, {}) << QString();
}

void TestKinds::serials()
{
    QFETCH(const StorageCapability, storage);
    QFETCH(const QString, serial);
    QCOMPARE(bareSerial(storage), serial);
}

void TestKinds::nvmeSerial()
{
    NodeDevice drive = read(u"nvme"_s);
    const NodeDevice block = read(u"nvme_block"_s);
    const QList<NodeDevice> onHost{drive, block};
    const DeviceKind *kind = kindOf(drive);
    QCOMPARE(kind->serial(drive, NodeTree(onHost)), u"S5GXNF0R123456"_s);
    QCOMPARE(kind->model(drive, NodeTree(onHost)), u"Samsung SSD 980 PRO 1TB"_s);
    NodeDevice newer = block; // udev since 252
    newer.storage->serial += u"_1"_s;
    const QList<NodeDevice> newHost{drive, newer};
    QCOMPARE(kind->serial(drive, NodeTree(newHost)), u"S5GXNF0R123456"_s);
    const QList<NodeDevice> onVfio{drive};
    QCOMPARE(kind->serial(drive, NodeTree(onVfio)), QString());
    drive.pci->vpdSerial = u"VPD77"_s;
    QCOMPARE(kind->serial(drive, NodeTree(onVfio)), u"VPD77"_s);
    const NodeDevice nic = read(u"nic_vpd"_s);
    const QList<NodeDevice> nics{nic};
    QCOMPARE(kindOf(nic)->serial(nic, NodeTree(nics)), u"MT2113X00000"_s);
    const QList<NodeDevice> igb{read(u"sriov_pf"_s), read(u"net_up"_s)};
    QCOMPARE(kindOf(igb[0])->serial(igb[0], NodeTree(igb)), u"52:54:00:12:34:56"_s);
}

void TestKinds::usbSerial()
{
    const NodeDevice stick = read(u"usb_device"_s);
    NodeDevice block = read(u"nvme_block"_s);
    block.parent = DeviceKey(u"scsi_0_0_0_0"_s);
    block.storage->vendor = u"QEMU"_s;
    block.storage->model = u"QEMU HARDDISK"_s;
    block.storage->serial = u"QEMU_QEMU_HARDDISK_twin-a-0:0"_s;
    NodeDevice scsi;
    scsi.key = block.parent;
    scsi.parent = stick.key;
    const QList<NodeDevice> nodes{stick, scsi, block};
    QCOMPARE(kindOf(stick)->serial(stick, NodeTree(nodes)), u"twin-a"_s);
}

void TestKinds::holds_data()
{
    QTest::addColumn<QString>("driver");
    QTest::addColumn<HostHold>("hold");
    QTest::newRow("none") << QString() << HostHold::NoDriver;
    QTest::newRow("host") << u"nouveau"_s << HostHold::Held;
    QTest::newRow("stub") << u"pci-stub"_s << HostHold::Held;
    QTest::newRow("xen") << u"xen-pciback"_s << HostHold::Held;
    QTest::newRow("vfio") << u"vfio-pci"_s << HostHold::Free;
    QTest::newRow("variant") << u"mlx5_vfio_pci"_s << HostHold::Free;
}

void TestKinds::holds()
{
    QFETCH(const QString, driver);
    QFETCH(const HostHold, hold);
    NodeDevice node = read(u"gpu_numa_link"_s);
    node.driver = driver;
    const QList<NodeDevice> nodes{node};
    QCOMPARE(kindOf(node)->hold(node, NodeTree(nodes)), hold);
    QCOMPARE(kindOf(node)->driverText(node, NodeTree(nodes)), driver);
}

void TestKinds::usbHolds_data()
{
    QTest::addColumn<QStringList>("drivers");
    QTest::addColumn<HostHold>("hold");
    QTest::addColumn<QString>("text");
    QTest::newRow("host") << QStringList{u"usb-storage"_s} << HostHold::Held << u"usb-storage"_s;
    QTest::newRow("VM") << QStringList{u"usbfs"_s} << HostHold::GuestHeld << u"usbfs"_s;
    QTest::newRow("none") << QStringList{QString()} << HostHold::Free << QString();
    QTest::newRow("no interfaces") << QStringList{} << HostHold::Free << QString();
    QTest::newRow("two of one") << QStringList{u"usbhid"_s, u"usbhid"_s} << HostHold::Held << u"usbhid"_s;
    QTest::newRow("partly host") << QStringList{u"usbhid"_s, QString()} << HostHold::Held << u"usbhid"_s;
    QTest::newRow("partly VM") << QStringList{u"usbfs"_s, QString()} << HostHold::GuestHeld << u"usbfs"_s;
    QTest::newRow("both") << QStringList{u"usbfs"_s, u"snd-usb-audio"_s} << HostHold::Held << u"usbfs, snd-usb-audio"_s;
}

void TestKinds::usbHolds()
{
    QFETCH(const QStringList, drivers);
    QFETCH(const HostHold, hold);
    QFETCH(const QString, text);
    QList<NodeDevice> nodes{read(u"usb_device"_s)};
    for (qsizetype i = 0; i < drivers.size(); ++i) {
        NodeDevice interface = read(u"usb_interface_keyboard"_s);
        interface.key = DeviceKey(u"usb_1_5_3_1_%1"_s.arg(i));
        interface.driver = drivers[i];
        nodes << interface;
    }
    const NodeTree tree(nodes);
    QCOMPARE(kindOf(nodes[0])->hold(nodes[0], tree), hold);
    QCOMPARE(kindOf(nodes[0])->driverText(nodes[0], tree), text);
}

void TestKinds::neverAssignable_data()
{
    QTest::addColumn<QStringList>("files");
    QTest::addColumn<bool>("never");
    QTest::newRow("bridge") << QStringList{u"bridge"_s} << true;
    QTest::newRow("ISA bridge") << QStringList{u"isa_bridge"_s} << true;
    QTest::newRow("root hub") << QStringList{u"usb_root_hub"_s} << true;
    QTest::newRow("GPU") << QStringList{u"gpu_numa_link"_s} << false;
    QTest::newRow("NVMe") << QStringList{u"nvme"_s} << false;
    QTest::newRow("USB") << QStringList{u"usb_device"_s, u"usb_interface_keyboard"_s} << false;
}

void TestKinds::neverAssignable()
{
    QFETCH(const QStringList, files);
    QFETCH(const bool, never);
    QList<NodeDevice> nodes;
    for (const QString &file : files)
        nodes << read(file);
    QCOMPARE(!kindOf(nodes[0])->whyNeverAssignable(nodes[0], NodeTree(nodes)).isEmpty(), never);
    // An ordinary hub: by the class of its interface.
    NodeDevice hub = read(u"usb_device"_s);
    hub.key = DeviceKey(u"usb_1_5"_s);
    const QList<NodeDevice> withHub{hub, read(u"usb_hub_interface"_s)};
    QVERIFY(!kindOf(hub)->whyNeverAssignable(hub, NodeTree(withHub)).isEmpty());
}

QTEST_GUILESS_MAIN(TestKinds)
#include "tst_kinds.moc"
