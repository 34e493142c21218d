// SPDX-License-Identifier: GPL-3.0-or-later
// Who has a device open, found in made-up trees of procfs.
#include "tests/onhost/made_host.h"

#include "app/host/uses/inventory.h"

namespace riser::onhost {

namespace {

const QString gpu = u"0000:01:00.0"_s;

class OneGpu : public MadeHost
{
public:
    OneGpu()
        : folder(pci(gpu, 0x030000, u"amdgpu"_s, 1))
        , audio(pci(u"0000:01:00.1"_s, 0x040300, u"snd_hda_intel"_s, 1))
    {
        sysLink(u"class/drm/card0"_s, folder + "/drm/card0"_L1);
        sysLink(u"class/drm/renderD128"_s, folder + "/drm/renderD128"_L1);
        sys(folder + "/drm/card0/dev"_L1, "226:0\n");
        sys(audio + "/sound/card0/controlC0/dev"_L1, "116:1\n");
        sysLink(u"class/sound/controlC0"_s, audio + "/sound/card0/controlC0"_L1);
    }

    QString folder;
    QString audio;
};

} // namespace

class UsesOpenTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nobodyHasItOpen()
    {
        OneGpu host;
        host.process(812, "bash", u"/dev/pts/0"_s);
        host.process(813, "cat", u"/home/dev/dri/card0"_s);
        host.process(814, "x", u"/dev/dri/card7"_s);
        host.process(815, "y", u"socket:[12]"_s);
        QCOMPARE(host.words(gpu), QStringList());
    }

    void aProcessHasADisplayOpen()
    {
        OneGpu host;
        host.process(812, "Xorg", u"/dev/dri/card0"_s);
        QCOMPARE(host.words(gpu), QStringList{u"process /dev/dri/card0 Xorg"_s});
        QCOMPARE(host.texts(gpu), QStringList{u"the process Xorg (pid 812, user root) has /dev/dri/card0 open"_s});
        QCOMPARE(host.uses(gpu).first().pid, 812);
        QCOMPARE(host.uses(gpu).first().user, u"root"_s);
        QCOMPARE(host.words(u"0000:01:00.1"_s), QStringList());
    }

    void theAudioOfTheCard()
    {
        OneGpu host;
        host.process(900, "pipewire", u"/dev/snd/controlC0"_s);
        QCOMPARE(host.words(gpu), QStringList());
        QCOMPARE(host.unitUses(gpu).first().text,
                 u"0000:01:00.1: the process pipewire (pid 900, user root) has /dev/snd/controlC0 open"_s);
    }

    void nvidiasOwnNodes()
    {
        MadeHost host;
        host.pci(gpu, 0x030000, u"nvidia"_s, 1);
        host.pci(u"0000:02:00.0"_s, 0x030000, u"nvidia"_s, 2);
        host.file(u"proc/driver/nvidia/gpus/0000:01:00.0/information"_s, "Model: \t\t X\nDevice Minor: \t 0\n");
        host.file(u"proc/driver/nvidia/gpus/0000:02:00.0/information"_s, "Model: \t\t X\nDevice Minor: \t 1\n");
        host.process(700, "nvidia-persiste", u"/dev/nvidia1"_s);
        host.process(701, "x", u"/dev/nvidiactl"_s);
        QCOMPARE(host.words(gpu), QStringList());
        QCOMPARE(host.words(u"0000:02:00.0"_s), QStringList{u"process /dev/nvidia1 nvidia-persiste"_s});
    }

    void computeOnAnyOfThem()
    {
        OneGpu host;
        host.process(700, "python3", u"/dev/kfd"_s);
        QCOMPARE(host.words(gpu), QStringList{u"process /dev/kfd python3"_s});
    }

    void aVirtualMachineHasADisk()
    {
        MadeHost host;
        const QString drive = host.pci(u"0000:03:00.0"_s, 0x010601, u"ahci"_s, 3);
        host.block(u"sdb"_s, "8:16", drive + "/ata1/host0"_L1, "E:ID_FS_TYPE=LVM2_member");
        host.mapped(u"dm-4"_s, "253:4", "LVM-abc", "vg0-vm--disk", {u"sdb"_s});
        host.process(5000, "qemu-system-x86", u"/dev/dm-4"_s,
                     "/usr/bin/qemu-system-x86_64\0-name\0guest=web1,debug-threads=on\0-S\0"_ba);
        QCOMPARE(host.words(u"0000:03:00.0"_s), (QStringList{u"lvm sdb vg0"_s, u"guest /dev/dm-4 web1"_s}));
        QCOMPARE(host.texts(u"0000:03:00.0"_s).last(),
                 u"the virtual machine web1 (pid 5000, user root) has vg0/vm-disk (on sdb) open"_s);
    }

    void aContainersProcess()
    {
        OneGpu host;
        host.process(600, "ollama", u"/dev/dri/renderD128"_s, {}, "0::/system.slice/docker/2b5c");
        host.process(601, "other", u"/dev/dri/renderD128"_s, {}, "0::/system.slice/docker.service");
        QCOMPARE(host.words(gpu),
                 (QStringList{u"process /dev/dri/renderD128 other"_s, u"guest /dev/dri/renderD128 ollama"_s}));
    }

    void aCephOsd()
    {
        MadeHost host;
        const QString drive = host.pci(u"0000:03:00.0"_s, 0x010802, u"nvme"_s, 3);
        host.block(u"nvme1n1"_s, "259:0", drive, "E:ID_FS_TYPE=ceph_bluestore");
        QCOMPARE(host.words(u"0000:03:00.0"_s), QStringList{u"signature nvme1n1 ceph_bluestore"_s});
        host.process(70, "ceph-osd", u"/dev/nvme1n1"_s,
                     QByteArray("/usr/bin/ceph-osd\0-f\0--id\0"
                                "3\0",
                                28));
        QCOMPARE(host.words(u"0000:03:00.0"_s), QStringList{u"ceph-osd /dev/nvme1n1 osd.3"_s});
    }

    /// A stick that has just got its driver back is read by udev's rules: seen to refuse its detach on the lab.
    void udevLooksAtIt()
    {
        MadeHost host;
        const QString drive = host.pci(u"0000:03:00.0"_s, 0x010802, u"nvme"_s, 3);
        host.block(u"nvme1n1"_s, "259:0", drive);
        host.process(70, "(udev-worker)", u"/dev/nvme1n1"_s, {}, "0::/system.slice/systemd-udevd.service/udev");
        host.process(71, "pvscan", u"/dev/nvme1n1"_s, {}, "0::/system.slice/systemd-udevd.service/udev");
        QCOMPARE(host.words(u"0000:03:00.0"_s), QStringList());
        host.process(72, "dd", u"/dev/nvme1n1"_s);
        QCOMPARE(host.words(u"0000:03:00.0"_s), QStringList{u"process /dev/nvme1n1 dd"_s});
    }

    void aUsbDeviceThatAGuestHas()
    {
        MadeHost host;
        const QString xhci = host.pci(u"0000:00:14.0"_s, 0x0c0330, u"xhci_hcd"_s, 5);
        const QString stick = host.usb(u"1-2"_s, xhci + "/usb1"_L1, u"Stick"_s);
        host.sys(stick + "/busnum"_L1, "1\n");
        host.sys(stick + "/devnum"_L1, "5\n");
        host.process(50, "qemu-system-x86", u"/dev/bus/usb/001/005"_s);
        QCOMPARE(host.words(u"1-2"_s), QStringList{u"guest /dev/bus/usb/001/005 qemu-system-x86"_s});
        QVERIFY(blocks(host.uses(u"0000:00:14.0"_s)));
    }

    void aVirtualFunctionOfTheCardInAGuest()
    {
        MadeHost host;
        const QString card = host.pci(u"0000:05:00.0"_s, 0x020000, u"igb"_s, 1);
        const QString function = host.pci(u"0000:05:10.0"_s, 0x020000, u"vfio-pci"_s, 33);
        host.sysLink(function + "/physfn"_L1, card);
        host.process(50, "qemu-system-x86", u"/dev/vfio/33"_s, "qemu\0-name\0guest=db\0"_ba);
        QCOMPARE(host.words(u"0000:05:00.0"_s), QStringList{u"guest /dev/vfio/33 db"_s});
        QCOMPARE(host.words(u"0000:05:10.0"_s), QStringList()); // whose it is, libvirt knows
    }

    void theWholeInventory()
    {
        OneGpu host;
        host.file(u"proc/sys/kernel/hostname"_s, "kvm1\n");
        host.process(812, "Xorg", u"/dev/dri/card0"_s);
        host.sys(host.folder + "/driver_override"_L1, "(null)\n");
        host.sys(host.audio + "/driver_override"_L1, "vfio-pci\n");
        host.usbInterface(host.usb(u"1-3"_s, u"devices/pci0000:00/0000:00:14.0/usb1"_s, u"Pad"_s), 0, "030000",
                          u"usbhid"_s);
        const HostInventory inventory = takeInventory(host.places, {});
        QCOMPARE(inventory.hostname, u"kvm1"_s);
        QCOMPARE(inventory.bootId, u"first-boot"_s);
        QCOMPARE(inventory.devices.size(), 3);
        const HostDevice *display = inventory.device(DeviceKey(u"pci_0000_01_00_0"_s));
        QVERIFY(display);
        QCOMPARE(display->driver, u"amdgpu"_s);
        QCOMPARE(display->driverOverride, QString());
        QCOMPARE(display->uses.size(), 1);
        QCOMPARE(inventory.device(DeviceKey(u"pci_0000_01_00_1"_s))->driverOverride, u"vfio-pci"_s);
        QCOMPARE(inventory.device(DeviceKey(u"usb_1_3"_s))->driver, u"usbhid"_s);
        QCOMPARE(inventory.device(DeviceKey(u"usb_1_3"_s))->identity.id, u"0627:0001"_s);
    }

    void units()
    {
        OneGpu host;
        const PciAddress asked{.bus = 1, .function = 1};
        const PciAddress other{.bus = 1};
        QCOMPARE(unitOf(host.places, asked), (QList<protocol::DeviceName>{asked, other}));
        QCOMPARE(unitOf(host.places, PciAddress{.bus = 9}), QList<protocol::DeviceName>());
        QCOMPARE(blastRadius(host.places, PciAddress{.bus = 9}, {}), HostUses());
        // Without an IOMMU, each for itself.
        host.pci(u"0000:08:00.0"_s, 0x020000);
        QCOMPARE(unitOf(host.places, PciAddress{.bus = 8}).size(), 1);
    }
};

} // namespace riser::onhost

QTEST_GUILESS_MAIN(riser::onhost::UsesOpenTest)
#include "tst_uses_open.moc"
