// SPDX-License-Identifier: GPL-3.0-or-later
// What hangs on a drive, found in made-up trees of sysfs and procfs.
#include "tests/onhost/made_host.h"

#include "app/host/uses/signature.h"

namespace riser::onhost {

namespace {

const QString nvmeA = u"0000:01:00.0"_s;
const QString nvmeB = u"0000:02:00.0"_s;

/// Two NVMe drives with two partitions each.
class TwoDrives : public MadeHost
{
public:
    TwoDrives()
    {
        diskA = drive(nvmeA, 0);
        diskB = drive(nvmeB, 1);
    }

    QString drive(const QString &address, int number)
    {
        const QString folder = pci(address, 0x010802, u"nvme"_s, 10 + number);
        const QString disk = folder + u"/nvme/nvme%1/nvme%1n1"_s.arg(number);
        const QByteArray major = QByteArray::number(259 + number);
        sys(disk + "/dev"_L1, major + ":0\n");
        sys(disk + "/removable"_L1, "0\n");
        sysLink(u"class/block/nvme%1n1"_s.arg(number), disk);
        file(u"udev/b%1:0"_s.arg(259 + number), "E:ID_PART_TABLE_TYPE=gpt\n");
        for (int i = 1; i <= 2; ++i)
            partition(disk, u"nvme%1n1p%2"_s.arg(number).arg(i), major + ':' + QByteArray::number(i));
        return disk;
    }

    QString diskA;
    QString diskB;
};

} // namespace

class UsesStorageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsClaimedOfAnEmptyDrive()
    {
        MadeHost host;
        const QString folder = host.pci(nvmeA, 0x010802, u"nvme"_s, 1);
        host.block(u"nvme0n1"_s, "259:0", folder);
        QCOMPARE(host.words(nvmeA), QStringList());
    }

    void whatTheHostRunsOn()
    {
        TwoDrives host;
        host.mount("259:2", "/", "ext4", "/dev/nvme0n1p2");
        host.mount("259:1", "/boot/efi", "vfat", "/dev/nvme0n1p1");
        host.mount("260:1", "/srv/my\\040data", "xfs", "/dev/nvme1n1p1");
        QCOMPARE(host.words(nvmeA), (QStringList{u"root-disk nvme0n1p2 /"_s, u"root-disk nvme0n1p1 /boot/efi"_s}));
        QCOMPARE(host.texts(nvmeA).first(), u"/ is mounted from nvme0n1p2"_s);
        QCOMPARE(host.words(nvmeB), QStringList{u"mount nvme1n1p1 /srv/my data"_s});
        QVERIFY(blocks(host.uses(nvmeB)));
    }

    void foldersOfAMountedFileSystemAreNoNews()
    {
        TwoDrives host;
        host.mount("260:1", "/srv", "xfs", "/dev/nvme1n1p1");
        host.mount("260:1", "/var/lib/containers/1", "xfs", "/dev/nvme1n1p1", "rw", "/one");
        QCOMPARE(host.words(nvmeB), QStringList{u"mount nvme1n1p1 /srv"_s});
        TwoDrives alone;
        alone.mount("260:1", "/only/a/folder", "xfs", "/dev/nvme1n1p1", "rw", "/one");
        QCOMPARE(alone.words(nvmeB), QStringList{u"mount nvme1n1p1 /only/a/folder"_s});
    }

    void rootOnLvmOnRaidOnTwoDrives()
    {
        TwoDrives host;
        host.raid(u"md0"_s, "9:0", {u"nvme0n1p2"_s, u"nvme1n1p2"_s});
        host.mapped(u"dm-0"_s, "253:0", "LVM-abc", "vg--x-root", {u"md0"_s});
        host.mount("253:0", "/", "ext4", "/dev/mapper/vg--x-root");
        QCOMPARE(host.words(nvmeA),
                 (QStringList{u"root-disk nvme0n1p2 /"_s, u"lvm nvme0n1p2 vg-x"_s, u"raid nvme0n1p2 md0"_s}));
        QCOMPARE(host.words(nvmeB),
                 (QStringList{u"root-disk nvme1n1p2 /"_s, u"lvm nvme1n1p2 vg-x"_s, u"raid nvme1n1p2 md0"_s}));
        QCOMPARE(host.texts(nvmeB).first(), u"/ is mounted from vg-x/root (on nvme1n1p2)"_s);
        QCOMPARE(host.texts(nvmeB).at(1), u"md0 (on nvme1n1p2) is a physical volume of the active volume group vg-x"_s);
    }

    void rootOnBtrfsOfTwoDrives()
    {
        TwoDrives host;
        host.sysLink(u"fs/btrfs/0b5e/devices/nvme0n1p2"_s, host.diskA + "/nvme0n1p2"_L1);
        host.sysLink(u"fs/btrfs/0b5e/devices/nvme1n1"_s, host.diskB);
        host.mount("0:30", "/", "btrfs", "/dev/nvme0n1p2", "rw,subvol=/@", "/@");
        QCOMPARE(host.words(nvmeA), QStringList{u"root-disk nvme0n1p2 /"_s});
        QCOMPARE(host.words(nvmeB), QStringList{u"root-disk nvme1n1 /"_s});
    }

    void rootOfZfs()
    {
        TwoDrives host;
        host.file(u"udev/b259:2"_s, "E:ID_FS_TYPE=zfs_member\nE:ID_FS_LABEL=rpool\n");
        host.file(u"udev/b260:2"_s, "E:ID_FS_TYPE=zfs_member\nE:ID_FS_LABEL=old\n");
        host.file(u"proc/spl/kstat/zfs/rpool/state"_s, "ONLINE\n");
        host.file(u"proc/spl/kstat/zfs/arcstats"_s, "1\n");
        host.mount("0:30", "/", "zfs", "rpool/ROOT/debian");
        QCOMPARE(host.words(nvmeA), (QStringList{u"root-disk nvme0n1p2 /"_s, u"zfs nvme0n1p2 rpool"_s}));
        // The other's pool isn't imported.
        QCOMPARE(host.words(nvmeB), QStringList{u"signature nvme1n1p2 zfs_member"_s});
    }

    void rootOfAStartedImage()
    {
        TwoDrives host;
        host.mount("259:1", "/run/live/medium", "vfat", "/dev/nvme0n1p1");
        const QString loop = host.block(u"loop0"_s, "7:0", u"devices/virtual"_s);
        host.sys(loop + "/loop/backing_file"_L1, "/run/live/medium/live/root.squashfs\n");
        host.mount("7:0", "/run/live/rootfs", "squashfs", "/dev/loop0");
        host.mount("0:25", "/", "overlay", "overlay", "rw,lowerdir=/run/live/rootfs,upperdir=/nowhere");
        QCOMPARE(host.words(nvmeA), (QStringList{u"root-disk nvme0n1p1 /"_s, u"mount nvme0n1p1 /run/live/medium"_s}));
    }

    void swapOnPartitionsAndInFiles()
    {
        TwoDrives host;
        host.mount("260:1", "/srv", "ext4", "/dev/nvme1n1p1");
        host.swap("/dev/nvme0n1p1");
        host.swap("/srv/swap\\040file");
        QCOMPARE(host.words(nvmeA), QStringList{u"swap nvme0n1p1 /dev/nvme0n1p1"_s});
        QCOMPARE(host.texts(nvmeA), QStringList{u"swap is in use on nvme0n1p1"_s});
        QCOMPARE(host.words(nvmeB), (QStringList{u"mount nvme1n1p1 /srv"_s, u"swap nvme1n1p1 /srv/swap file"_s}));
    }

    void swapOnAVolumeNamedByItsMap()
    {
        TwoDrives host;
        host.mapped(u"dm-3"_s, "253:3", "LVM-abc", "vg0-swap_1", {u"nvme1n1p2"_s});
        host.swap("/dev/dm-3");
        QCOMPARE(host.words(nvmeB), (QStringList{u"swap nvme1n1p2 /dev/dm-3"_s, u"lvm nvme1n1p2 vg0"_s}));
    }

    void cryptAndMultipath()
    {
        TwoDrives host;
        host.mapped(u"dm-0"_s, "253:0", "CRYPT-LUKS2-0-luks-home", "luks-home", {u"nvme0n1p1"_s});
        host.mapped(u"dm-1"_s, "253:1", "mpath-36001", "mpatha", {u"nvme1n1"_s});
        host.mapped(u"dm-2"_s, "253:2", "part1-mpath-36001", "mpatha-part1", {u"dm-1"_s});
        host.mount("253:2", "/data", "ext4", "/dev/mapper/mpatha-part1");
        QCOMPARE(host.words(nvmeA), QStringList{u"crypt nvme0n1p1 luks-home"_s});
        QCOMPARE(host.words(nvmeB), (QStringList{u"mount nvme1n1 /data"_s, u"multipath nvme1n1 mpatha"_s}));
        QCOMPARE(host.texts(nvmeB).first(), u"/data is mounted from mpatha-part1 (on nvme1n1)"_s);
    }

    void aLoopDeviceOfADrive()
    {
        TwoDrives host;
        const QString loop = host.block(u"loop7"_s, "7:7", u"devices/virtual"_s);
        host.sys(loop + "/loop/backing_file"_L1, "/dev/nvme1n1p2\n");
        QCOMPARE(host.words(nvmeB), QStringList{u"loop nvme1n1p2 loop7"_s});
    }

    void whatNobodyUses()
    {
        TwoDrives host;
        host.file(u"udev/b259:2"_s, "E:ID_FS_TYPE=ext4\n");
        QCOMPARE(host.words(nvmeA), QStringList{u"signature nvme0n1p2 ext4"_s});
        QCOMPARE(host.texts(nvmeA), QStringList{u"nvme0n1p2 has ext4 on it, which isn't in use now"_s});
        QCOMPARE(host.words(nvmeB), QStringList{u"signature nvme1n1 gpt"_s});
        QVERIFY(!blocks(host.uses(nvmeA)));
        host.mount("259:1", "/boot", "ext4", "/dev/nvme0n1p1");
        QCOMPARE(host.words(nvmeA),
                 QStringList{u"root-disk nvme0n1p1 /boot"_s}); // the other partition goes without saying
    }

    void aDriveIsAskedItself()
    {
        MadeHost host;
        QByteArray swap(256 * 1024, '\0');
        swap[1024] = 1;  // version
        swap[1028] = 63; // last page
        swap.replace(4086, 10, "SWAPSPACE2");
        host.file(u"swap"_s, swap);
        QCOMPARE(probe(host.path(u"swap"_s)).content, u"swap"_s);
        host.file(u"nothing"_s, QByteArray(256 * 1024, '\0'));
        QCOMPARE(probe(host.path(u"nothing"_s)).content, QString());
        QCOMPARE(probe(host.path(u"nothing"_s)).partitionTable, QString());
        QCOMPARE(probe(host.path(u"missing"_s)).content, QString());
    }

    void aDriveWithTwoPaths()
    {
        MadeHost host;
        const QString a = host.pci(nvmeA, 0x010802, u"nvme"_s, 1);
        const QString b = host.pci(nvmeB, 0x010802, u"nvme"_s, 2);
        const QString subsystem = u"devices/virtual/nvme-subsystem/nvme-subsys0"_s;
        host.sys(a + "/nvme/nvme0/serial"_L1, "A\n");
        host.sys(b + "/nvme/nvme1/serial"_L1, "A\n");
        host.sysLink(subsystem + "/nvme0"_L1, a + "/nvme/nvme0"_L1);
        host.sysLink(subsystem + "/nvme1"_L1, b + "/nvme/nvme1"_L1);
        host.sys(subsystem + "/nvme0n1/dev"_L1, "259:0\n");
        host.sysLink(u"class/block/nvme0n1"_s, subsystem + "/nvme0n1"_L1);
        host.mount("259:0", "/", "ext4", "/dev/nvme0n1");
        QCOMPARE(host.words(nvmeA), QStringList{u"root-disk nvme0n1 /"_s});
        QCOMPARE(host.words(nvmeB), QStringList{u"root-disk nvme0n1 /"_s});
    }

    void aStickTellsItsController()
    {
        MadeHost host;
        const QString xhci = host.pci(u"0000:00:14.0"_s, 0x0c0330, u"xhci_hcd"_s, 5);
        const QString stick = host.usb(u"2-1"_s, xhci + "/usb2"_L1, u"Stick"_s);
        const QString disk = host.block(u"sda"_s, "8:0", stick + "/2-1:1.0/host6/target6:0:0/6:0:0:0"_L1);
        host.partition(disk, u"sda1"_s, "8:1");
        host.mount("8:1", "/media/backup", "ext4", "/dev/sda1");
        QCOMPARE(host.words(u"2-1"_s), QStringList{u"mount sda1 /media/backup"_s});
        QCOMPARE(host.words(u"0000:00:14.0"_s), (QStringList{u"mount sda1 /media/backup"_s, u"usb-below 2-1 Stick"_s}));
    }

    void mountedOnlyInAContainer()
    {
        TwoDrives host;
        host.textLink(u"proc/self/ns/mnt"_s, u"mnt:[4026531840]"_s);
        host.mount("259:2", "/", "ext4", "/dev/nvme0n1p2");
        host.process(900, "worker", {}, {}, "0::/lxc.payload/web");
        host.textLink(u"proc/900/ns/mnt"_s, u"mnt:[4026532999]"_s);
        host.file(u"proc/900/mountinfo"_s, "30 1 259:2 / / rw - ext4 /dev/nvme0n1p2 rw\n"
                                           "31 1 260:1 / /data rw - xfs /dev/nvme1n1p1 rw\n");
        QCOMPARE(host.words(nvmeA), QStringList{u"root-disk nvme0n1p2 /"_s});
        QCOMPARE(host.words(nvmeB), QStringList{u"mount nvme1n1p1 /data"_s});
        QCOMPARE(host.texts(nvmeB), QStringList{u"/data is mounted from nvme1n1p1 where only the process worker of a "
                                                "container (pid 900, user root) and what belongs to it see it"_s});
        QCOMPARE(host.uses(nvmeB).first().pid, 900);
    }

    void aGroupIsToldOnceAndNamesTheMember()
    {
        MadeHost host;
        const QString a = host.pci(u"0000:03:00.0"_s, 0x010802, u"nvme"_s, 7);
        const QString b = host.pci(u"0000:03:00.1"_s, 0x010601, u"ahci"_s, 7);
        host.block(u"nvme0n1"_s, "259:0", a);
        host.block(u"sda"_s, "8:0", b + "/ata1/host0"_L1);
        host.mount("8:0", "/srv", "ext4", "/dev/sda");
        const HostUses uses = host.unitUses(u"0000:03:00.0"_s);
        QCOMPARE(uses.size(), 1);
        QCOMPARE(uses.first().text, u"0000:03:00.1: /srv is mounted from sda"_s);
        QCOMPARE(host.unitUses(u"0000:03:00.1"_s).first().text, u"/srv is mounted from sda"_s);
    }

    void namesCanNotBreakTheSentence()
    {
        TwoDrives host;
        host.mount("260:1", "/srv/%1\\012%2\\040x", "xfs", "/dev/nvme1n1p1");
        QCOMPARE(host.texts(nvmeB), QStringList{u"/srv/%1?%2 x is mounted from nvme1n1p1"_s});
    }
};

} // namespace riser::onhost

QTEST_GUILESS_MAIN(riser::onhost::UsesStorageTest)
#include "tst_uses_storage.moc"
