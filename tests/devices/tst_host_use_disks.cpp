// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/devices/host_use_index.h"
#include "tests/devices/host_use_support.h"

#include <QTest>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

// For each disk that the host may lose: one host on which it blocks, and one on which it does not.
class TestHostUseDisks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void partitions_data();
    void partitions();
    void onlyDisk();
    void allDisksInOneGroup();
    void anotherDisk();
    void freedDisk();
    void fileSystem_data();
    void fileSystem();
    void vmDisk_data();
    void vmDisk();
    void stoppedVmDisk();
    void pool();
    void inactivePool();
    void cdrom();
    void diskBehindScsi();
};

void TestHostUseDisks::partitions_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("disk");
    QTest::newRow("sd") << u"/dev/sda1"_s << u"/dev/sda"_s;
    QTest::newRow("many") << u"/dev/sdab12"_s << u"/dev/sdab"_s;
    QTest::newRow("virtio") << u"/dev/vdb3"_s << u"/dev/vdb"_s;
    QTest::newRow("xen") << u"/dev/xvda1"_s << u"/dev/xvda"_s;
    QTest::newRow("nvme") << u"/dev/nvme0n1p2"_s << u"/dev/nvme0n1"_s;
    QTest::newRow("mmc") << u"/dev/mmcblk0p1"_s << u"/dev/mmcblk0"_s;
    QTest::newRow("link") << u"/dev/disk/by-id/nvme-X_1-part3"_s << u"/dev/disk/by-id/nvme-X_1"_s;
    QTest::newRow("whole nvme") << u"/dev/nvme0n1"_s << QString();
    QTest::newRow("whole sd") << u"/dev/sda"_s << QString();
    QTest::newRow("mapper") << u"/dev/mapper/vg-lv1"_s << QString();
    QTest::newRow("file") << u"/srv/disk.qcow2"_s << QString();
    QTest::newRow("digits") << u"123"_s << QString();
    QTest::newRow("empty") << QString() << QString();
}

void TestHostUseDisks::partitions()
{
    QFETCH(const QString, path);
    QFETCH(const QString, disk);
    QCOMPARE(diskOfPartition(path), disk);
}

void TestHostUseDisks::onlyDisk()
{
    HostBuilder host;
    host.pci("0000:01:00.0", 0x0108, "nvme");
    host.disk("nvme0n1", "pci_0000_01_00_0");
    const auto findings = of(host, "0000:01:00.0");
    QCOMPARE(blocks(findings), QStringList{u"root-disk"_s});
    QVERIFY(textOf(findings, "root-disk")
                .contains(u"/dev/nvme0n1, the only disk of kvm1, so its root file system is on it"_s));
}

void TestHostUseDisks::allDisksInOneGroup()
{
    HostBuilder host;
    host.pci("0000:01:00.0", 0x0108, "nvme", 3);
    host.pci("0000:02:00.0", 0x0108, "nvme", 3);
    host.disk("nvme0n1", "pci_0000_01_00_0");
    host.disk("nvme1n1", "pci_0000_02_00_0");
    QCOMPARE(blocks(of(host, "0000:01:00.0")), QStringList{u"root-disk"_s});
    QCOMPARE(blocks(of(host, "0000:02:00.0")), QStringList{u"root-disk"_s});
}

void TestHostUseDisks::anotherDisk()
{
    HostBuilder host;
    host.pci("0000:01:00.0", 0x0108, "nvme");
    host.pci("0000:02:00.0", 0x0108, "nvme");
    host.disk("nvme0n1", "pci_0000_01_00_0");
    host.disk("nvme1n1", "pci_0000_02_00_0");
    const auto findings = of(host, "0000:01:00.0");
    QCOMPARE(blocks(findings), none);
    QCOMPARE(unchecked(findings), QStringList{u"mounts"_s}); // never "fine"
    QVERIFY(textOf(findings, "mounts").contains(u"/dev/nvme0n1"_s));
    QVERIFY(textOf(findings, "mounts").contains(u"riser-host"_s));
}

void TestHostUseDisks::freedDisk()
{
    HostBuilder host;
    host.pci("0000:01:00.0", 0x0108, "vfio-pci");
    QVERIFY(of(host, "0000:01:00.0").isEmpty());
}

void TestHostUseDisks::fileSystem_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<bool>("sign");
    QTest::newRow("UUID") << u"/dev/disk/by-uuid/276d92c9"_s << true;
    QTest::newRow("label") << u"/dev/disk/by-label/lab"_s << true;
    QTest::newRow("LVM") << u"/dev/disk/by-id/lvm-pv-uuid-ab12"_s << true;
    QTest::newRow("serial") << u"/dev/disk/by-id/nvme-twin-a"_s << false;
    QTest::newRow("place") << u"/dev/disk/by-path/pci-0000:01:00.0-nvme-1"_s << false;
}

void TestHostUseDisks::fileSystem()
{
    QFETCH(const QString, link);
    QFETCH(const bool, sign);
    HostBuilder host;
    host.pci("0000:01:00.0", 0x0108, "nvme");
    host.pci("0000:02:00.0", 0x0108, "nvme");
    host.disk("nvme0n1", "pci_0000_01_00_0").deviceNodes << link;
    host.disk("nvme1n1", "pci_0000_02_00_0");
    const auto findings = of(host, "0000:01:00.0");
    QCOMPARE(warnings(findings), sign ? QStringList{u"file-system"_s} : none);
    QCOMPARE(unchecked(findings), QStringList{u"mounts"_s}); // whether it is mounted is another question
    QCOMPARE(warnings(of(host, "0000:02:00.0")), none);
}

void TestHostUseDisks::vmDisk_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("used");
    QTest::newRow("device") << u"/dev/nvme1n1"_s << true;
    QTest::newRow("partition") << u"/dev/nvme1n1p3"_s << true;
    QTest::newRow("link") << u"/dev/disk/by-id/nvme-twin-b"_s << true;
    QTest::newRow("partition by link") << u"/dev/disk/by-id/nvme-twin-b-part1"_s << true;
    QTest::newRow("the other twin") << u"/dev/nvme0n1"_s << false;
    QTest::newRow("a longer name") << u"/dev/nvme1n10"_s << false;
    QTest::newRow("file") << u"/var/lib/libvirt/images/a.qcow2"_s << false;
}

void TestHostUseDisks::vmDisk()
{
    QFETCH(const QString, path);
    QFETCH(const bool, used);
    HostBuilder host;
    host.pci("0000:01:00.0", 0x0108, "nvme");
    host.pci("0000:02:00.0", 0x0108, "nvme");
    host.disk("nvme0n1", "pci_0000_01_00_0");
    host.disk("nvme1n1", "pci_0000_02_00_0").deviceNodes << u"/dev/disk/by-id/nvme-twin-b"_s;
    host.vm("db", HostBuilder::Vm::Running).live->diskSources << path;
    const auto findings = of(host, "0000:02:00.0");
    QCOMPARE(blocks(findings), used ? QStringList{u"vm-disk"_s} : none);
    if (used)
        QVERIFY(textOf(findings, "vm-disk").contains(path + u", a disk of the running VM db"_s));
}

void TestHostUseDisks::stoppedVmDisk()
{
    HostBuilder host;
    host.pci("0000:01:00.0", 0x0108, "nvme");
    host.pci("0000:02:00.0", 0x0108, "nvme");
    host.disk("nvme0n1", "pci_0000_01_00_0");
    host.disk("nvme1n1", "pci_0000_02_00_0");
    host.vm("db").config->diskSources << u"/dev/nvme1n1"_s;
    QCOMPARE(blocks(of(host, "0000:02:00.0")), none);
}

void TestHostUseDisks::pool()
{
    HostBuilder host;
    host.pci("0000:01:00.0", 0x0106, "ahci");
    host.pci("0000:02:00.0", 0x0108, "nvme");
    host.disk("sda", "pci_0000_01_00_0");
    host.disk("nvme1n1", "pci_0000_02_00_0");
    host.snapshot.pools << StoragePool{
        .name = u"vg0"_s, .type = u"logical"_s, .sourceDevices = {u"/dev/sda2"_s}, .active = true};
    QCOMPARE(blocks(of(host, "0000:01:00.0")), QStringList{u"storage-pool"_s});
    QVERIFY(textOf(of(host, "0000:01:00.0"), "storage-pool").contains(u"vg0"_s));
    QCOMPARE(blocks(of(host, "0000:02:00.0")), none);
}

void TestHostUseDisks::inactivePool()
{
    HostBuilder host;
    host.pci("0000:01:00.0", 0x0106, "ahci");
    host.pci("0000:02:00.0", 0x0108, "nvme");
    host.disk("sda", "pci_0000_01_00_0");
    host.disk("nvme1n1", "pci_0000_02_00_0");
    host.snapshot.pools << StoragePool{
        .name = u"vg0"_s, .type = u"logical"_s, .sourceDevices = {u"/dev/sda2"_s}, .active = false};
    QCOMPARE(blocks(of(host, "0000:01:00.0")), none);
}

void TestHostUseDisks::cdrom()
{
    HostBuilder host;
    host.pci("0000:01:00.0", 0x0106, "ahci");
    host.pci("0000:02:00.0", 0x0108, "nvme");
    host.disk("sr0", "pci_0000_01_00_0").storage->driveType = u"cdrom"_s;
    host.disk("nvme1n1", "pci_0000_02_00_0");
    QCOMPARE(blocks(of(host, "0000:01:00.0")), none); // no root file system on a CD drive
    QCOMPARE(blocks(of(host, "0000:02:00.0")), QStringList{u"root-disk"_s});
}

void TestHostUseDisks::diskBehindScsi()
{
    HostBuilder host;
    host.pci("0000:01:00.0", 0x0107, "megaraid_sas");
    NodeDevice scsi;
    scsi.key = DeviceKey(u"scsi_0_0_0_0"_s);
    scsi.parent = key("0000:01:00.0");
    host.snapshot.nodes << scsi;
    host.disk("sda", "scsi_0_0_0_0");
    QCOMPARE(blocks(of(host, "0000:01:00.0")), QStringList{u"root-disk"_s});
}

QTEST_GUILESS_MAIN(TestHostUseDisks)
#include "tst_host_use_disks.moc"
