// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plans/placement.h"
#include "tests/plans/placement_hosts.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

using Vm = HostBuilder::Vm;
using By = DeviceMatch::By;
using Hosts = QList<PlacementHost>;

Q_DECLARE_METATYPE(Plan)

namespace {

/// "fast" on the device at 02:00.0 of every host.
QStringList labelsOf(const HostId &, const Device &device)
{
    return device.address == "0000:02:00.0"_L1 ? QStringList{u"other"_s, u"Fast"_s} : QStringList();
}

void row(const char *name, const Plan &plan, const Hosts &hosts, const QStringList &expected)
{
    QTest::newRow(name) << plan << hosts << expected;
}

} // namespace

/// Where a plan fits, row by row: hosts and what is expected of them.
class TestPlacement : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void place_data();
    void place();

private:
    static void wholeHosts();
    static void devices();
    static void fromTheHost();
    static void matches();
    static void units();
    static void numa();
    static void order();
};

void TestPlacement::wholeHosts()
{
    row("no devices", gpus(0), {kvm()}, {u"kvm1: "_s});
    row("no hosts", gpus(1), {}, {});
    row("not connected", gpus(0), {absent("kvm1")}, {u"kvm1 can't: kvm1 isn't connected"_s});
    row("connecting", gpus(0), {absent("kvm1", "connecting")}, {u"kvm1 can't: kvm1 isn't connected: connecting"_s});
    row("read-only", gpus(0), {kvm().with([](auto &host) { host.facts().readOnly = true; })},
        {u"kvm1 can't: the connection to kvm1 is read-only"_s});
    row("no IOMMU", gpus(1), {kvm().gpu(1).with([](auto &host) { host.facts().iommu = false; })},
        {u"kvm1 can't: kvm1 has no IOMMU, or it is switched off"_s});
    row("no IOMMU, and none needed", gpus(0), {kvm().with([](auto &host) { host.facts().iommu = false; })},
        {u"kvm1: "_s});
    row("no VFIO", gpus(1), {kvm().gpu(1).with([](auto &host) { host.facts().vfio = false; })},
        {u"kvm1 can't: kvm1 has no VFIO"_s});
    row("IOMMU and VFIO not told", gpus(1), {kvm().gpu(1).with([](auto &host) {
            host.facts().iommu.reset();
            host.facts().vfio.reset();
        })},
        {u"kvm1: 0=0000:01:00.0 @0"_s});
    row("unread VMs", gpus(1),
        {kvm().gpu(1).with([](auto &host) { host.snapshot().unreadDomains = {u"a"_s, u"b"_s}; })},
        {u"kvm1 can't: kvm1 didn't tell what these VMs have, so what is free there isn't known: a, b"_s});
    Plan large = gpus(0);
    large.cores = 65;
    row("more vCPUs than CPUs", large, {kvm()}, {u"kvm1 can't: 65 vCPUs asked, kvm1 has 64 CPUs"_s});
    large.cores = 64;
    row("as many vCPUs as CPUs", large, {kvm()}, {u"kvm1: "_s});
    large.memoryMib = 124 * 1024;
    row("all the memory", large, {kvm()}, {u"kvm1: "_s});
    large.memoryMib = 124 * 1024 + 1;
    row("more than the memory", large, {kvm()}, {u"kvm1 can't: 126977 MiB memory asked, 126976 MiB free on kvm1"_s});
    row("nearly enough memory", large, {kvm().with([](auto &host) { host.facts().memoryKib -= 1; })},
        {u"kvm1 can't: 126977 MiB memory asked, 126975 MiB free on kvm1"_s});
    large.memoryMib = 124 * 1024;
    row("nearly enough whole memory", large, {kvm().with([](auto &host) { host.facts().memoryKib -= 1; })},
        {u"kvm1 can't: 124 GiB memory asked, 123.9 GiB free on kvm1"_s});
    large.memoryMib = 32 * 1024;
    row("memory of running VMs", large, {kvm().vm("a", Vm::Running, {}, 100).vm("b", Vm::Stopped, {}, 100)},
        {u"kvm1 can't: 32 GiB memory asked, 24 GiB free on kvm1"_s});
    row("less than no memory", large, {kvm().vm("a", Vm::Transient, {}, 200)},
        {u"kvm1 can't: 32 GiB memory asked, 0 GiB free on kvm1"_s});
    row("memory and CPUs not told", large, {kvm().with([](auto &host) {
            host.facts().memoryKib = 0;
            host.facts().cpus = 0;
        })},
        {u"kvm1: "_s});
    large.cores = 100;
    large.devices = {wishFor("gpu", 1), wishFor("nvme", 2)};
    row("all the reasons", large, {kvm().vm("a", Vm::Running, {}, 100).nvme(1).with([](auto &host) {
            host.facts().readOnly = true;
            host.facts().iommu = false;
            host.facts().vfio = false;
        })},
        {u"kvm1 can't: the connection to kvm1 is read-only | kvm1 has no IOMMU, or it is switched off | kvm1 has no "
         "VFIO | 0 of 1 GPU free on kvm1 | 1 of 2 NVMe drives free on kvm1 | 100 vCPUs asked, kvm1 has 64 CPUs | "
         "32 GiB memory asked, 24 GiB free on kvm1"_s});
    row("a name with places in it", gpus(1), {absent("%1 %2", "%3")}, {u"%1 %2 can't: %1 %2 isn't connected: %3"_s});
}

void TestPlacement::devices()
{
    row("one from the pool, no VM there yet", gpus(1), {kvm().gpu(1)}, {u"kvm1: 0=0000:01:00.0 @0"_s});
    row("none there", gpus(1), {kvm()}, {u"kvm1 can't: 0 of 1 GPU free on kvm1"_s});
    row("one of two", gpus(2), {kvm().gpu(1)}, {u"kvm1 can't: 1 of 2 GPUs free on kvm1"_s});
    row("assigned", gpus(2),
        {kvm().gpu(1).gpu(2).gpu(3).vm("a", Vm::Running, {"0000:01:00.0"}).vm("b", Vm::Stopped, {"0000:03:00.0"})},
        {u"kvm1 can't: 1 of 2 GPUs free on kvm1 (2 assigned)"_s});
    row("assigned and blocked", gpus(2),
        {kvm().gpu(1).gpu(2).pci(3, 0, 0x0302, 0, "nouveau", -1).vm("a", Vm::Running, {"0000:01:00.0"})},
        {u"kvm1 can't: 1 of 2 GPUs free on kvm1 (1 assigned, 1 blocked: Maker Model 0000:03:00.0 (0000:03:00.0) is in "
         u"no "
         "IOMMU group of kvm1: VFIO can't isolate it)"_s});
    row("claimed and not there", gpus(1), {kvm().vm("a", Vm::Stopped, {"0000:09:00.0"})},
        {u"kvm1 can't: 0 of 1 GPU free on kvm1"_s});
    row("two kinds", planOf({wishFor("nvme", 1), wishFor("gpu", 1)}), {kvm().gpu(1).nvme(2)},
        {u"kvm1: 0=0000:02:00.0 1=0000:01:00.0 @0"_s});
    row("none of the second kind", planOf({wishFor("gpu", 1), wishFor("nvme", 1)}), {kvm().gpu(1).gpu(2)},
        {u"kvm1 can't: 0 of 1 NVMe drive free on kvm1"_s});
    row("a bridge is no device", planOf({wishFor("pci", 1)}),
        {kvm().pci(1, 0, 0x0604, 0, "pcieport", 1).with([](auto &host) {
            host.snapshot().nodes.last().pci->bridge = true;
        })},
        {u"kvm1 can't: 0 of 1 PCI device free on kvm1"_s});
    row("unknown kind", planOf({wishFor("tpu", 1)}), {kvm().gpu(1)},
        {u"kvm1 can't: this Riser doesn't know the kind of device tpu, so it can't look for it on kvm1"_s});
}

void TestPlacement::fromTheHost()
{
    row("a driver has it", gpus(1), {kvm().gpu(1, 0, "nouveau")}, {u"kvm1: 0=0000:01:00.0* @0"_s});
    row("no driver has it", gpus(1), {kvm().gpu(1, 0, "")}, {u"kvm1: 0=0000:01:00.0* @0"_s});
    row("the pool first", gpus(1), {kvm().gpu(1, 0, "nouveau").gpu(2)}, {u"kvm1: 0=0000:02:00.0 @0"_s});
    row("the pool, then the host", gpus(2), {kvm().gpu(1, 0, "nouveau").gpu(2, 0, "nouveau").gpu(3)},
        {u"kvm1: 0=0000:01:00.0* 0=0000:03:00.0 @0"_s});
    row("half detached", gpus(1), {kvm().gpu(1).pci(1, 1, 0x0403, 0, "snd_hda_intel", 1)},
        {u"kvm1: 0=0000:01:00.0* @0"_s});
    row("the host's only disk", planOf({wishFor("nvme", 1)}),
        {kvm().nvme(1, 0, "nvme").with([](auto &host) { host.host.disk("nvme0n1", "pci_0000_01_00_0"); })},
        {u"kvm1 can't: 0 of 1 NVMe drive free on kvm1 (1 blocked: Maker Model 0000:01:00.0 (0000:01:00.0) carries "
         "/dev/nvme0n1, the only disk of kvm1, so its root file system is on it)"_s});
    // One of the two has the root file system, and without riser-host nobody knows which.
    const auto twoDisks = [](auto &host) {
        host.nvme(1, 0, "nvme").nvme(2, 0, "nvme");
        host.host.disk("nvme0n1", "pci_0000_01_00_0");
        host.host.disk("nvme1n1", "pci_0000_02_00_0");
    };
    row("disks of unknown use", planOf({wishFor("nvme", 1)}), {kvm().with(twoDisks)},
        {u"kvm1 can't: 0 of 1 NVMe drive free on kvm1 (2 blocked: Not checked: whether kvm1 has file systems, swap, "
         u"RAID "
         "or volumes on /dev/nvme0n1 of Maker Model 0000:01:00.0 (0000:01:00.0) in use (needs the riser-host program); "
         "Not checked: whether kvm1 has file systems, swap, RAID or volumes on /dev/nvme1n1 of Maker Model "
         "0000:02:00.0 "
         "(0000:02:00.0) in use (needs the riser-host program))"_s});
    row("disks of known use", planOf({wishFor("nvme", 1)}),
        {kvm().with(twoDisks).program(
            {.key = key("0000:01:00.0"),
             .uses =
                 {{.kind = u"mount"_s, .verdict = HostUse::Verdict::Block, .on = u"nvme0n1p2"_s, .name = u"/"_s}}})},
        {u"kvm1: 0=0000:02:00.0* @0"_s});
    const HostDevice routed{.key = key("0000:01:00.0"),
                            .uses = {{.kind = u"default-route"_s,
                                      .verdict = HostUse::Verdict::Warn,
                                      .guarded = true,
                                      .on = u"eno1"_s,
                                      .name = u"10.0.0.1"_s}}};
    row("a loss that could cut the host off", planOf({wishFor("pci", 1)}),
        {kvm().pci(1, 0, 0x0200, 0, "igb", 1).program(routed).pci(2, 0, 0x0200, 0, "igb", 2)},
        {u"kvm1: 0=0000:02:00.0* @0"_s});
    row("nothing but such a loss", planOf({wishFor("pci", 1)}), {kvm().pci(1, 0, 0x0200, 0, "igb", 1).program(routed)},
        {u"kvm1 can't: 0 of 1 PCI device free on kvm1 (1 blocked: A default route of kvm1 leads over eno1 of Maker "
         u"Model "
         "0000:01:00.0 (0000:01:00.0) (to 10.0.0.1))"_s});
    const auto stick = [](auto &host) { host.host.usb("1-2", 5, {.vendor = 0x46f4, .product = 1}, "usb-storage"); };
    row("USB without riser-host", planOf({wishFor("usb", 1)}),
        {kvm().with(stick).with([](auto &host) { host.snapshot().hostProgram.why = u"It isn't installed."_s; })},
        {u"kvm1 can't: 0 of 1 USB device free on kvm1 (1 blocked: Taking Maker Stick 1-2 (1-2) away from its drivers "
         u"needs "
         "riser-host on kvm1: It isn't installed. It can be assigned as it is: QEMU takes it from the host)"_s});
    row("USB with riser-host", planOf({wishFor("usb", 1)}), {kvm().with(stick).program()}, {u"kvm1: 0=1-2*"_s});
    row("USB needs no IOMMU", planOf({wishFor("usb", 1)}),
        {kvm().with(stick).program().with([](auto &host) { host.facts().iommu = false; })}, {u"kvm1: 0=1-2*"_s});
    row("USB from the pool", planOf({wishFor("usb", 1)}),
        {kvm().with([](auto &host) { host.host.usb("1-2", 5, {.vendor = 0x46f4, .product = 1}, ""); })},
        {u"kvm1: 0=1-2"_s});
    row("USB in a program's hands", planOf({wishFor("usb", 1)}),
        {kvm().with([](auto &host) { host.host.usb("1-2", 5, {.vendor = 0x46f4, .product = 1}, "usbfs"); }).program()},
        {u"kvm1 can't: 0 of 1 USB device free on kvm1 (1 blocked: A program on kvm1 has Maker Stick 1-2 (1-2) open "
         "through usbfs)"_s});
    row("not the device of the pool's record", gpus(1), {kvm().gpu(1).program().with([](auto &host) {
            host.snapshot().hostProgram.inventory.pool
                << PoolEntry{.key = key("0000:01:00.0"), .state = PoolEntry::State::Changed};
        })},
        {u"kvm1 can't: 0 of 1 GPU free on kvm1 (1 blocked: Another device of kvm1 is in the pool's record at "
         "0000:01:00.0: it was left alone)"_s});
}

void TestPlacement::matches()
{
    auto mixed = kvm().gpu(1).id(0x1002, 0x73bf).gpu(2).id(0x10de, 0x2204).gpu(3).id(0x10de, 0x2684);
    row("any", gpus(1), {mixed}, {u"kvm1: 0=0000:01:00.0 @0"_s});
    row("vendor", planOf({wishFor("gpu", 2, By::Vendor, "10de")}), {mixed},
        {u"kvm1: 0=0000:02:00.0 0=0000:03:00.0 @0"_s});
    row("vendor in capitals", planOf({wishFor("gpu", 1, By::Vendor, "10DE")}), {mixed}, {u"kvm1: 0=0000:02:00.0 @0"_s});
    row("too few of a vendor", planOf({wishFor("gpu", 2, By::Vendor, "1002", "AMD")}), {mixed},
        {u"kvm1 can't: 1 of 2 GPUs (AMD) free on kvm1"_s});
    row("model", planOf({wishFor("gpu", 1, By::Model, "10de:2684")}), {mixed}, {u"kvm1: 0=0000:03:00.0 @0"_s});
    row("no such model", planOf({wishFor("gpu", 1, By::Model, "10de:0001")}), {mixed},
        {u"kvm1 can't: 0 of 1 GPU (10de:0001) free on kvm1"_s});
    row("label", planOf({wishFor("gpu", 1, By::Label, "fast")}), {mixed}, {u"kvm1: 0=0000:02:00.0 @0"_s});
    row("no such label", planOf({wishFor("gpu", 1, By::Label, "slow")}), {mixed},
        {u"kvm1 can't: 0 of 1 GPU (label slow) free on kvm1"_s});
    row("USB by model", planOf({wishFor("usb", 1, By::Model, "46f4:0002")}), {kvm().with([](auto &host) {
            host.host.usb("1-1", 5, {.vendor = 0x46f4, .product = 1}, "");
            host.host.usb("1-2", 6, {.vendor = 0x46f4, .product = 2}, "");
        })},
        {u"kvm1: 0=1-2"_s});
    // The first wish takes what it likes only as far as the second still gets the one that it needs.
    row("a picky wish beside any", planOf({wishFor("gpu", 2), wishFor("gpu", 1, By::Model, "1002:73bf")}), {mixed},
        {u"kvm1: 0=0000:02:00.0 0=0000:03:00.0 1=0000:01:00.0 @0"_s});
    row("one for two wishes",
        planOf({wishFor("gpu", 1, By::Vendor, "1002"), wishFor("gpu", 1, By::Model, "1002:73bf")}), {mixed},
        {u"kvm1 can't: 1 of 2 devices free on kvm1: some of them would do for more than one wish, and count once"_s});
}

void TestPlacement::units()
{
    row("a card of two GPUs counts once", gpus(2), {kvm().gpu(1).pci(1, 1, 0x0302, 0, "vfio-pci", 1)},
        {u"kvm1 can't: 1 of 2 GPUs free on kvm1 (1 in the IOMMU group of another one)"_s});
    row("its first function", gpus(1), {kvm().gpu(1).pci(1, 1, 0x0302, 0, "vfio-pci", 1)},
        {u"kvm1: 0=0000:01:00.0 @0"_s});
    row("two cards in one group", gpus(2), {kvm().gpu(1, 0, "vfio-pci", 14).gpu(2, 0, "vfio-pci", 14)},
        {u"kvm1 can't: 1 of 2 GPUs free on kvm1 (1 in the IOMMU group of another one)"_s});
    row("a card of its own before one that wastes another", gpus(1),
        {kvm().gpu(1, 0, "vfio-pci", 14).gpu(2, 0, "vfio-pci", 14).gpu(3)}, {u"kvm1: 0=0000:03:00.0 @0"_s});
    row("a GPU and its own sound for two wishes", planOf({wishFor("gpu", 1), wishFor("pci", 1)}),
        {kvm().gpu(1).pci(1, 1, 0x0403, 0, "vfio-pci", 1)},
        {u"kvm1 can't: 1 of 2 devices free on kvm1: some of them would do for more than one wish, and count once"_s});
    row("the GPU for one, another for the other", planOf({wishFor("pci", 1), wishFor("gpu", 1)}),
        {kvm().gpu(1).pci(1, 1, 0x0403, 0, "vfio-pci", 1).pci(2, 0, 0x1200, 0, "vfio-pci", 2)},
        {u"kvm1: 0=0000:02:00.0 1=0000:01:00.0 @0"_s});
    row("its sound is a VM's", gpus(1),
        {kvm().gpu(1).pci(1, 1, 0x0403, 0, "vfio-pci", 1).vm("a", Vm::Stopped, {"0000:01:00.1"})},
        {u"kvm1 can't: 0 of 1 GPU free on kvm1 (1 blocked: Maker Model 0000:01:00.1 (0000:01:00.1) shares the IOMMU "
         u"group "
         "of Maker Model 0000:01:00.0 (0000:01:00.0) and is claimed by the VM a)"_s});
    row("its neighbour is a VM's at the next start", gpus(1),
        {kvm().gpu(1, 0, "vfio-pci", 14).pci(2, 0, 0x1200, 0, "vfio-pci", 14).vm("a", Vm::Stopped, {"0000:02:00.0"})},
        {u"kvm1 can't: 0 of 1 GPU free on kvm1 (1 blocked: Maker Model 0000:02:00.0 (0000:02:00.0) shares the IOMMU "
         u"group "
         "of Maker Model 0000:01:00.0 (0000:01:00.0), and the VM a claims it for its next start: the two VMs can't run "
         "at "
         "the same time)"_s});
    row("a neighbour that the host needs", gpus(1),
        {kvm().gpu(1, 0, "nouveau", 14).pci(2, 0, 0x0200, 0, "igb", 14).with([](auto &host) {
            host.host.net("eno1", "pci_0000_02_00_0", "up");
        })},
        {u"kvm1 can't: 0 of 1 GPU free on kvm1 (1 blocked: Maker Model 0000:02:00.0 (0000:02:00.0) shares the IOMMU "
         u"group "
         "of Maker Model 0000:01:00.0 (0000:01:00.0) and would have to leave the host too: Maker Model 0000:02:00.0 "
         "(0000:02:00.0) carries eno1, the only network interface of kvm1 with a link: this connection runs over it)"_s});
}

void TestPlacement::numa()
{
    auto apart = kvm().gpu(1, 0).gpu(2, 1);
    row("apart, none asked", gpus(2, NumaWish::None), {apart}, {u"kvm1: 0=0000:01:00.0 0=0000:02:00.0"_s});
    row("apart, preferred", gpus(2), {apart}, {u"kvm1: 0=0000:01:00.0 0=0000:02:00.0"_s});
    row("apart, required", gpus(2, NumaWish::Required), {apart},
        {u"kvm1 can't: 2 devices asked on one NUMA node, at most 1 free on one of kvm1 (node 0: 1, node 1: 1)"_s});
    row("together where possible", gpus(2), {kvm().gpu(1, 0).gpu(2, 1).gpu(3, 1)},
        {u"kvm1: 0=0000:02:00.0 0=0000:03:00.0 @1"_s});
    row("together though first is free", gpus(2, NumaWish::Required), {kvm().gpu(1, 0).gpu(2, 1).gpu(3, 1)},
        {u"kvm1: 0=0000:02:00.0 0=0000:03:00.0 @1"_s});
    row("none asked: by address", gpus(2, NumaWish::None), {kvm().gpu(1, 0).gpu(2, 1).gpu(3, 1)},
        {u"kvm1: 0=0000:01:00.0 0=0000:02:00.0"_s});
    row("the node with the fewest left", gpus(1), {kvm().gpu(1, 0).gpu(2, 0).gpu(3, 1)},
        {u"kvm1: 0=0000:03:00.0 @1"_s});
    row("the pool before the same node", gpus(2), {kvm().gpu(1, 0, "nouveau").gpu(2, 0).gpu(3, 1)},
        {u"kvm1: 0=0000:02:00.0 0=0000:03:00.0"_s});
    row("required before the pool", gpus(2, NumaWish::Required), {kvm().gpu(1, 0, "nouveau").gpu(2, 0).gpu(3, 1)},
        {u"kvm1: 0=0000:01:00.0* 0=0000:02:00.0 @0"_s});
    row("over all kinds", planOf({wishFor("gpu", 1), wishFor("nvme", 1)}, NumaWish::Required),
        {kvm().gpu(1, 0).gpu(2, 1).nvme(3, 1)}, {u"kvm1: 0=0000:02:00.0 1=0000:03:00.0 @1"_s});
    row("over all kinds, apart", planOf({wishFor("gpu", 1), wishFor("nvme", 1)}, NumaWish::Required),
        {kvm().gpu(1, 0).nvme(2, 1)},
        {u"kvm1 can't: 2 devices asked on one NUMA node, at most 1 free on one of kvm1 (node 0: 1, node 1: 1)"_s});
    row("USB is on no node", planOf({wishFor("gpu", 2), wishFor("usb", 1)}, NumaWish::Required),
        {kvm().gpu(1, 0).gpu(2, 0).with(
            [](auto &host) { host.host.usb("1-2", 5, {.vendor = 0x46f4, .product = 1}, ""); })},
        {u"kvm1: 0=0000:01:00.0 0=0000:02:00.0 1=1-2 @0"_s});
    row("one node", gpus(2, NumaWish::Required),
        {kvm().gpu(1, -1).gpu(2, -1).with([](auto &host) { host.facts().numaNodes = 1; })},
        {u"kvm1: 0=0000:01:00.0 0=0000:02:00.0"_s});
    row("no node told", gpus(2, NumaWish::Required), {kvm().gpu(1, -1).gpu(2, -1)},
        {u"kvm1: 0=0000:01:00.0 0=0000:02:00.0"_s});
    row("some nodes told", gpus(2, NumaWish::Required), {kvm().gpu(1, -1).gpu(2, -1).gpu(3, 0)},
        {u"kvm1 can't: 2 devices asked on one NUMA node, at most 1 free on one of kvm1 (node 0: 1)"_s});
    row("one device is always together", gpus(1, NumaWish::Required), {kvm().gpu(1, -1).nvme(2, 0)},
        {u"kvm1: 0=0000:01:00.0"_s});
}

void TestPlacement::order()
{
    row("by name, whatever its case", gpus(1), {kvm("b").gpu(1), kvm("A").gpu(1), kvm("c").gpu(1)},
        {u"A: 0=0000:01:00.0 @0"_s, u"b: 0=0000:01:00.0 @0"_s, u"c: 0=0000:01:00.0 @0"_s});
    row("the pool before a detach", gpus(1), {kvm("a").gpu(1, 0, "nouveau"), kvm("b").gpu(1).gpu(2)},
        {u"b: 0=0000:01:00.0 @0"_s, u"a: 0=0000:01:00.0* @0"_s});
    row("fewer detaches", gpus(2),
        {kvm("a").gpu(1, 0, "nouveau").gpu(2, 0, "nouveau"), kvm("b").gpu(1, 0, "").gpu(2, 1)},
        {u"b: 0=0000:01:00.0* 0=0000:02:00.0"_s, u"a: 0=0000:01:00.0* 0=0000:02:00.0* @0"_s});
    row("the same node before the rest", gpus(2),
        {kvm("a").gpu(1, 0).gpu(2, 1), kvm("b").gpu(1, 0).gpu(2, 0).gpu(3, 0)},
        {u"b: 0=0000:01:00.0 0=0000:02:00.0 @0"_s, u"a: 0=0000:01:00.0 0=0000:02:00.0"_s});
    row("nodes don't count when none is asked", gpus(2, NumaWish::None),
        {kvm("a").gpu(1, 0).gpu(2, 1), kvm("b").gpu(1, 0).gpu(2, 0).gpu(3, 0)},
        {u"a: 0=0000:01:00.0 0=0000:02:00.0"_s, u"b: 0=0000:01:00.0 0=0000:02:00.0 @0"_s});
    row("four aren't broken up for one", gpus(1), {kvm("a").gpu(1).gpu(2).gpu(3).gpu(4), kvm("b").gpu(1)},
        {u"b: 0=0000:01:00.0 @0"_s, u"a: 0=0000:01:00.0 @0"_s});
    row("the most memory", gpus(1), {kvm("a").gpu(1).vm("x", Vm::Running, {}, 8), kvm("b").gpu(1)},
        {u"b: 0=0000:01:00.0 @0"_s, u"a: 0=0000:01:00.0 @0"_s});
    row("what doesn't fit comes last", gpus(1), {absent("a"), kvm("c"), kvm("b"), kvm("d").gpu(1)},
        {u"d: 0=0000:01:00.0 @0"_s, u"a can't: a isn't connected"_s, u"b can't: 0 of 1 GPU free on b"_s,
         u"c can't: 0 of 1 GPU free on c"_s});
}

void TestPlacement::place_data()
{
    QTest::addColumn<Plan>("plan");
    QTest::addColumn<Hosts>("hosts");
    QTest::addColumn<QStringList>("expected");
    wholeHosts();
    devices();
    fromTheHost();
    matches();
    units();
    numa();
    order();
}

void TestPlacement::place()
{
    QFETCH(Plan, plan);
    QFETCH(Hosts, hosts);
    QFETCH(QStringList, expected);
    const QList<HostFit> fits = placePlan(plan, hosts, labelsOf);
    QCOMPARE(textsOf(fits), expected);
    // What fits has no reason against it, and the other way round.
    for (const HostFit &fit : fits) {
        QCOMPARE(fit.whyNot.isEmpty(), fit.fits);
        QVERIFY(fit.fits || (fit.devices.isEmpty() && fit.reasons.isEmpty()));
    }
    // Nor does the order of the hosts count.
    std::mt19937 random(7);
    for (int i = 0; i < 6; ++i) {
        std::ranges::shuffle(hosts, random);
        QCOMPARE(placePlan(plan, hosts, labelsOf), fits);
    }
}

QTEST_GUILESS_MAIN(TestPlacement)
#include "tst_placement.moc"
