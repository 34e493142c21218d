// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/devices/host_builder.h"

#include <QTest>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

// Every rule once where it blocks and once where it lets pass.
class TestRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void detachPasses();
    void detachGone();
    void detachBridge();
    void detachUsb();
    void detachTwice();
    void detachRest();
    void detachAssigned();
    void detachForTheNextStart();
    void detachIommu_data();
    void detachIommu();
    void detachReadOnly();
    void detachBystander();
    void detachBystanderInUse();
    void detachChipsetGroup_data();
    void detachChipsetGroup();
    void detachUnknownMate();
    void returnPasses();
    void returnRefuses();
    void assignAny();
    void assignPasses();
    void assignAttached();
    void assignMemberAttached();
    void assignClaimed();
    void assignAlready();
    void assignMates();
    void assignDomain();
    void assignPorts_data();
    void assignPorts();
    void assignConventionalNeedsABridge();
    void assignUsb();
    void assignUsbController();
    void assignUsbOfAProgram();
    void assignUsbKeyboard();
    void assignPhysicalFunction();
    void releasePasses();
    void releaseUnclaimed();
    void releaseChooses();
    void releaseMissing();
    void releaseOtherElement();
    void releaseMultifunction();
    void releasePaused();
    void whyNotIsTheFirstBlock();
};

namespace {

const QStringList none;
using Vm = HostBuilder::Vm;

/// A GPU with its audio function and a NIC of another card in one group, all on `driver`.
HostBuilder group(const char *driver)
{
    HostBuilder host;
    host.pci("0000:01:00.0", 0x0302, driver, 14);
    host.pci("0000:01:00.1", 0x0403, driver, 14);
    host.pci("0000:02:00.0", 0x1200, driver, 14);
    return host;
}

HostBuilder gpu(const char *driver)
{
    HostBuilder host;
    host.pci("0000:01:00.0", 0x0302, driver, 14);
    host.pci("0000:01:00.1", 0x0403, driver, 14);
    return host;
}

Findings detach(HostBuilder &host, const char *address = "0000:01:00.0")
{
    return checkDetach(*host.inventory(), key(address));
}

Findings assign(HostBuilder &host, const char *vm, When when, const char *address = "0000:01:00.0")
{
    return checkAssign(*host.inventory(), key(address), vmId(vm), when);
}

} // namespace

void TestRules::detachPasses()
{
    auto host = gpu("nouveau");
    const auto findings = detach(host);
    QVERIFY(allowed(findings));
    QCOMPARE(whyNot(findings), QString());
    QCOMPARE(unchecked(findings), (QStringList{u"open-handles"_s, u"open-handles"_s})); // said, never "fine"
    QCOMPARE(idsOf(findings, Verdict::Pass), (QStringList{u"iommu"_s, u"companion"_s}));
}

void TestRules::detachGone()
{
    auto host = gpu("nouveau");
    host.vm("a").config->hostdevs << pciHostdev("0000:09:00.0");
    QCOMPARE(blocks(detach(host, "0000:08:00.0")), QStringList{u"gone"_s});
    QCOMPARE(blocks(detach(host, "0000:09:00.0")), QStringList{u"gone"_s}); // claimed, and not there
    QVERIFY(whyNot(detach(host, "0000:09:00.0")).contains(u"kvm1 has no device 0000:09:00.0"_s));
}

void TestRules::detachBridge()
{
    HostBuilder host;
    host.pci("0000:00:01.0", 0x0604, "pcieport").pci->bridge = true;
    QCOMPARE(blocks(detach(host, "0000:00:01.0")), QStringList{u"bridge"_s});
}

void TestRules::detachUsb()
{
    HostBuilder host;
    host.usb("1-1", 2, {.vendor = 1, .product = 1}, "usb-storage");
    const auto findings = detach(host, "1-1");
    QCOMPARE(blocks(findings), QStringList{u"host-program"_s});
    QVERIFY(whyNot(findings).contains(u"QEMU takes it from the host"_s));
}

void TestRules::detachTwice()
{
    auto host = gpu("vfio-pci");
    QCOMPARE(blocks(detach(host)), QStringList{u"already-detached"_s});
}

void TestRules::detachRest()
{
    auto host = gpu("vfio-pci");
    host.snapshot.nodes[1].driver = u"snd_hda_intel"_s; // half of the unit came back
    QVERIFY(allowed(detach(host)));
    host.snapshot.nodes[1].driver.clear();
    QVERIFY(allowed(detach(host)));
}

void TestRules::detachAssigned()
{
    auto host = gpu("vfio-pci");
    host.vm("a", Vm::Running).live->hostdevs << pciHostdev("0000:01:00.1"); // a member is enough
    QCOMPARE(blocks(detach(host)), QStringList{u"assigned"_s});
    QVERIFY(whyNot(detach(host)).contains(u"running VM a"_s));
    auto stopped = gpu("vfio-pci");
    stopped.vm("a").config->hostdevs << pciHostdev("0000:01:00.0");
    QCOMPARE(blocks(detach(stopped)), QStringList{u"assigned"_s});
}

void TestRules::detachForTheNextStart()
{
    auto host = gpu("nouveau");
    host.vm("a").config->hostdevs << pciHostdev("0000:01:00.0");
    QVERIFY(allowed(detach(host))); // that is what makes the VM ready
}

void TestRules::detachIommu_data()
{
    QTest::addColumn<std::optional<bool>>("iommu");
    QTest::addColumn<std::optional<bool>>("vfio");
    QTest::addColumn<bool>("grouped");
    QTest::addColumn<QStringList>("blocks");
    QTest::addColumn<QStringList>("unchecked");
    using Told = std::optional<bool>;
    const Told unknown;
    QTest::newRow("both") << Told(true) << Told(true) << true << none << none;
    QTest::newRow("no IOMMU") << Told(false) << Told(true) << false << QStringList{u"iommu"_s} << none;
    QTest::newRow("no VFIO") << Told(true) << Told(false) << true << QStringList{u"vfio"_s} << none;
    QTest::newRow("no group") << Told(true) << Told(true) << false << QStringList{u"iommu-group"_s} << none;
    QTest::newRow("not told, grouped") << unknown << unknown << true << none << QStringList{u"vfio"_s};
    QTest::newRow("not told at all") << unknown << unknown << false << none << QStringList{u"iommu"_s};
    QTest::newRow("VFIO not told") << Told(true) << unknown << true << none << QStringList{u"vfio"_s};
    QTest::newRow("IOMMU not told, no VFIO") << unknown << Told(false) << true << QStringList{u"vfio"_s} << none;
}

void TestRules::detachIommu()
{
    QFETCH(const std::optional<bool>, iommu);
    QFETCH(const std::optional<bool>, vfio);
    QFETCH(const bool, grouped);
    HostBuilder host;
    host.pci("0000:01:00.0", 0x1200, "", grouped ? 14 : -1);
    host.snapshot.facts.iommu = iommu;
    host.snapshot.facts.vfio = vfio;
    QTEST(test::blocks(detach(host)), "blocks");
    QTEST(test::unchecked(detach(host)), "unchecked");
}

void TestRules::detachReadOnly()
{
    auto host = gpu("nouveau");
    host.snapshot.facts.readOnly = true;
    QCOMPARE(blocks(detach(host)), QStringList{u"read-only"_s});
}

void TestRules::detachBystander()
{
    auto host = group("nouveau");
    const auto findings = detach(host);
    QVERIFY(allowed(findings));
    QCOMPARE(warnings(findings), QStringList{u"bystander"_s});
    QVERIFY(textOf(findings, "bystander").contains(u"0000:02:00.0"_s));
}

void TestRules::detachBystanderInUse()
{
    auto host = group("nouveau");
    host.disk("sda", "pci_0000_02_00_0");
    const auto findings = detach(host);
    QCOMPARE(blocks(findings), QStringList{u"root-disk"_s});
    QVERIFY(whyNot(findings).startsWith(u"Maker Model 0000:02:00.0 (0000:02:00.0) shares the IOMMU group of"_s));
    QVERIFY(whyNot(findings).contains(u"/dev/sda"_s));
}

void TestRules::detachChipsetGroup_data()
{
    QTest::addColumn<QString>("driver");
    QTest::addColumn<bool>("headerBridge");
    QTest::addColumn<QStringList>("blocks");
    QTest::addColumn<QStringList>("warnings");
    const QStringList found{u"group-chipset"_s};
    QTest::newRow("ISA bridge in use") << u"lpc_ich"_s << false << found << none;
    QTest::newRow("ISA bridge without driver") << QString() << false << none << found;
    QTest::newRow("pcieport") << u"pcieport"_s << false << none << none;
    QTest::newRow("pci-stub") << u"pci-stub"_s << false << none << none;
    QTest::newRow("on VFIO") << u"vfio-pci"_s << false << none << none;
    QTest::newRow("PCI bridge") << u"shpchp"_s << true << none << none; // the kernel looks at the header type
}

void TestRules::detachChipsetGroup()
{
    QFETCH(const QString, driver);
    QFETCH(const bool, headerBridge);
    HostBuilder host;
    host.pci("0000:00:1f.0", 0x0601, qPrintable(driver), 9).pci->bridge = headerBridge;
    host.pci("0000:00:1f.3", 0x0c05, "i801_smbus", 9);
    const auto findings = detach(host, "0000:00:1f.3");
    QTEST(test::blocks(findings), "blocks");
    QTEST(test::warnings(findings), "warnings");
    if (!allowed(findings))
        QVERIFY(whyNot(findings).contains(u"0000:00:1f.0"_s) && whyNot(findings).contains(driver));
}

void TestRules::detachUnknownMate()
{
    auto host = gpu("nouveau");
    for (NodeDevice &node : host.snapshot.nodes)
        node.pci->iommuGroupMembers = {*PciAddress::parse(u"0000:01:00.0"), *PciAddress::parse(u"0000:01:00.1"),
                                       *PciAddress::parse(u"0000:01:00.2")};
    const auto findings = detach(host);
    QVERIFY(unchecked(findings).contains(u"group-unknown"_s));
    QVERIFY(textOf(findings, "group-unknown").contains(u"0000:01:00.2"_s));
}

void TestRules::returnPasses()
{
    auto host = gpu("vfio-pci");
    QVERIFY(allowed(checkReturn(*host.inventory(), key("0000:01:00.0"))));
    host.snapshot.nodes[0].driver = u"nouveau"_s; // the rest of the unit is still to be returned
    QVERIFY(allowed(checkReturn(*host.inventory(), key("0000:01:00.0"))));
}

void TestRules::returnRefuses()
{
    const auto back = [](HostBuilder &host, const char *address = "0000:01:00.0") {
        return blocks(checkReturn(*host.inventory(), key(address)));
    };
    auto attached = gpu("nouveau");
    QCOMPARE(back(attached), QStringList{u"not-detached"_s});
    auto claimed = gpu("vfio-pci");
    claimed.vm("a").config->hostdevs << pciHostdev("0000:01:00.1");
    QCOMPARE(back(claimed), QStringList{u"assigned"_s});
    auto readOnly = gpu("vfio-pci");
    readOnly.snapshot.facts.readOnly = true;
    QCOMPARE(back(readOnly), QStringList{u"read-only"_s});
    QCOMPARE(back(readOnly, "0000:09:00.0"), QStringList{u"gone"_s});
    HostBuilder usb;
    usb.usb("1-1", 2, {.vendor = 1, .product = 1}, "");
    QCOMPARE(back(usb, "1-1"), QStringList{u"host-program"_s});
}

void TestRules::assignAny()
{
    auto host = gpu("vfio-pci");
    QCOMPARE(blocks(checkAssign(*host.inventory(), key("0000:01:00.0"))), QStringList{u"no-vm"_s});
    host.vm("a");
    QVERIFY(allowed(checkAssign(*host.inventory(), key("0000:01:00.0"))));
    QCOMPARE(blocks(checkAssign(*host.inventory(), key("0000:09:00.0"))), QStringList{u"gone"_s});
}

void TestRules::assignPasses()
{
    auto host = gpu("vfio-pci");
    host.vm("a", Vm::Running);
    host.vm("b");
    QVERIFY(allowed(assign(host, "a", When::Now)));
    QVERIFY(allowed(assign(host, "a", When::NextStart)));
    QVERIFY(allowed(assign(host, "b", When::NextStart)));
    QVERIFY(idsOf(assign(host, "a", When::Now), Verdict::Pass).contains(u"root-ports"_s));
}

void TestRules::assignAttached()
{
    for (const char *driver : {"nouveau", ""}) {
        auto host = gpu(driver);
        host.vm("a");
        const auto findings = assign(host, "a", When::NextStart);
        QCOMPARE(blocks(findings), QStringList{u"not-detached"_s});
        QVERIFY(whyNot(findings).contains(u"detach it first"_s));
    }
}

void TestRules::assignMemberAttached()
{
    auto host = group("vfio-pci");
    host.snapshot.nodes[2].driver = u"e1000e"_s;
    host.vm("a");
    const auto findings = assign(host, "a", When::NextStart);
    QCOMPARE(blocks(findings), QStringList{u"not-detached"_s});
    QVERIFY(whyNot(findings).contains(u"0000:02:00.0"_s));
}

void TestRules::assignClaimed()
{
    auto host = gpu("vfio-pci");
    host.vm("a");
    host.vm("b").config->hostdevs << pciHostdev("0000:01:00.0");
    const auto findings = assign(host, "a", When::NextStart);
    QCOMPARE(blocks(findings), QStringList{u"claimed"_s});
    QVERIFY(whyNot(findings).contains(u"The VM b claims"_s));
    QCOMPARE(blocks(checkAssign(*host.inventory(), key("0000:01:00.0"))), QStringList{u"claimed"_s});
}

void TestRules::assignAlready()
{
    auto host = gpu("vfio-pci");
    host.vm("a").config->hostdevs << pciHostdev("0000:01:00.0");
    QCOMPARE(blocks(assign(host, "a", When::NextStart)), QStringList{u"already"_s});
}

void TestRules::assignMates()
{
    auto running = group("vfio-pci");
    running.vm("a");
    running.vm("b", Vm::Running).live->hostdevs << pciHostdev("0000:02:00.0");
    QCOMPARE(blocks(assign(running, "a", When::NextStart)), QStringList{u"mate-claimed"_s});
    auto stopped = group("vfio-pci");
    stopped.vm("a");
    stopped.vm("b").config->hostdevs << pciHostdev("0000:02:00.0");
    QCOMPARE(blocks(assign(stopped, "a", When::NextStart)), none);
    QCOMPARE(warnings(assign(stopped, "a", When::NextStart)), QStringList{u"mate-claimed"_s});
    auto companion = gpu("vfio-pci");
    companion.vm("a");
    companion.vm("b").config->hostdevs << pciHostdev("0000:01:00.1");
    QCOMPARE(blocks(assign(companion, "a", When::NextStart)), QStringList{u"mate-claimed"_s});
    auto same = group("vfio-pci"); // the VM holds the mate itself
    same.vm("a").config->hostdevs << pciHostdev("0000:02:00.0", false, true);
    QVERIFY(allowed(assign(same, "a", When::NextStart)));
}

void TestRules::assignDomain()
{
    auto host = gpu("vfio-pci");
    host.vm("off");
    host.vm("transient", Vm::Transient);
    host.vm("paused", Vm::Running).state = RunState::Paused;
    QCOMPARE(blocks(assign(host, "nobody", When::NextStart)), QStringList{u"no-domain"_s});
    QCOMPARE(blocks(assign(host, "off", When::Now)), QStringList{u"not-running"_s});
    QCOMPARE(blocks(assign(host, "transient", When::NextStart)), QStringList{u"transient"_s});
    QVERIFY(allowed(assign(host, "transient", When::Now)));
    QCOMPARE(warnings(assign(host, "paused", When::Now)), QStringList{u"paused"_s});
    host.snapshot.facts.readOnly = true;
    QCOMPARE(blocks(assign(host, "off", When::NextStart)), QStringList{u"read-only"_s});
}

void TestRules::assignPorts_data()
{
    QTest::addColumn<int>("free");
    QTest::addColumn<bool>("pciExpress");
    QTest::addColumn<When>("when");
    QTest::addColumn<QStringList>("blocks");
    QTest::newRow("none") << 0 << true << When::Now << QStringList{u"root-ports"_s};
    QTest::newRow("one of two") << 1 << true << When::Now << QStringList{u"root-ports"_s};
    QTest::newRow("enough") << 2 << true << When::Now << none; // the bystander is given to nobody
    QTest::newRow("next start") << 0 << true << When::NextStart << none;
    QTest::newRow("i440fx") << 0 << false << When::Now << none;
}

/// Seen on the lab: a card that isn't PCI Express is refused with six root ports free, for want of a bridge.
void TestRules::assignConventionalNeedsABridge()
{
    auto host = group("vfio-pci");
    for (NodeDevice &node : host.snapshot.nodes)
        node.pci->conventional = node.key.value().startsWith(u"pci_0000_01_00"_s);
    auto &vm = host.vm("a", Vm::Running);
    vm.live->freePcieRootPorts = 6;
    vm.live->pciExpress = true;
    vm.live->freeConventionalSlots = 1;
    QCOMPARE(test::blocks(assign(host, "a", When::Now)), QStringList{u"pci-bridge"_s});
    vm.live->freeConventionalSlots = 2;
    QVERIFY(allowed(assign(host, "a", When::Now)));
    vm.live->freeConventionalSlots = 0;
    QVERIFY(allowed(assign(host, "a", When::NextStart)));
}

void TestRules::assignPorts()
{
    QFETCH(const int, free);
    QFETCH(const bool, pciExpress);
    QFETCH(const When, when);
    auto host = group("vfio-pci");
    auto &vm = host.vm("a", Vm::Running);
    vm.live->freePcieRootPorts = free;
    vm.live->pciExpress = pciExpress;
    const auto findings = assign(host, "a", when);
    QTEST(test::blocks(findings), "blocks");
    if (!allowed(findings))
        QVERIFY(whyNot(findings).contains(u"needs 2, has %1"_s.arg(free)));
}

void TestRules::assignUsb()
{
    HostBuilder host;
    host.usb("1-1", 2, {.vendor = 1, .product = 1}, "usb-storage");
    host.usb("1-2", 3, {.vendor = 1, .product = 1}, "");
    host.pci("0000:01:00.0", 0x0108, "nvme");
    host.disk("nvme0n1", "pci_0000_01_00_0");
    host.disk("sda", "usb_1_1");
    host.vm("a", Vm::Running);
    const auto findings = assign(host, "a", When::Now, "1-1");
    QVERIFY(allowed(findings)); // attached is fine: QEMU takes it from the host
    QCOMPARE(unchecked(findings), QStringList{u"mounts"_s});
    QVERIFY(allowed(assign(host, "a", When::Now, "1-2")));
    QCOMPARE(unchecked(assign(host, "a", When::Now, "1-2")), none);
    host.snapshot.domains[0].live->diskSources << u"/dev/sda1"_s;
    QCOMPARE(blocks(assign(host, "a", When::Now, "1-1")), QStringList{u"vm-disk"_s});
}

void TestRules::assignUsbController()
{
    HostBuilder host;
    host.usb("1-1", 2, {.vendor = 1, .product = 1}, "cdc_acm", 2);
    auto &vm = host.vm("a", Vm::Running);
    vm.live->usbController = false;
    QCOMPARE(blocks(assign(host, "a", When::Now, "1-1")), QStringList{u"usb-controller"_s});
    QVERIFY(allowed(assign(host, "a", When::NextStart, "1-1"))); // it has one at the next start
    host.snapshot.domains[0].config->usbController = false;
    QCOMPARE(blocks(assign(host, "a", When::NextStart, "1-1")), QStringList{u"usb-controller"_s});
}

void TestRules::assignUsbOfAProgram()
{
    HostBuilder host;
    host.usb("1-1", 2, {.vendor = 1, .product = 1}, "usbfs", 2);
    host.vm("a", Vm::Running);
    QCOMPARE(blocks(assign(host, "a", When::Now, "1-1")), QStringList{u"usbfs"_s});
}

void TestRules::assignUsbKeyboard()
{
    HostBuilder host;
    host.keyboard("1-1", 2);
    host.vm("a", Vm::Running);
    QCOMPARE(blocks(assign(host, "a", When::Now, "1-1")), QStringList{u"keyboard"_s});
    host.keyboard("1-2", 3);
    QVERIFY(allowed(assign(host, "a", When::Now, "1-1")));
}

void TestRules::assignPhysicalFunction()
{
    HostBuilder host;
    host.pci("0000:06:00.0", 0x0200, "vfio-pci").pci->virtualFunctions << *PciAddress::parse(u"0000:06:10.0");
    host.vm("a");
    const auto findings = assign(host, "a", When::NextStart, "0000:06:00.0");
    QVERIFY(allowed(findings));
    QCOMPARE(warnings(findings), QStringList{u"virtual-functions"_s});
}

void TestRules::releasePasses()
{
    auto host = gpu("vfio-pci");
    auto &vm = host.vm("a", Vm::Running);
    vm.live->hostdevs << pciHostdev("0000:01:00.0");
    vm.config->hostdevs << pciHostdev("0000:01:00.0");
    for (const DomainId &domain : {DomainId(), vmId("a")}) {
        const auto findings = checkRelease(*host.inventory(), key("0000:01:00.0"), domain);
        QVERIFY(allowed(findings));
        QCOMPARE(unchecked(findings), QStringList{u"guest"_s});
    }
}

void TestRules::releaseUnclaimed()
{
    auto host = gpu("vfio-pci");
    host.vm("a");
    QCOMPARE(blocks(checkRelease(*host.inventory(), key("0000:01:00.0"))), QStringList{u"unclaimed"_s});
    QCOMPARE(blocks(checkRelease(*host.inventory(), key("0000:01:00.0"), vmId("a"))), QStringList{u"unclaimed"_s});
    QCOMPARE(blocks(checkRelease(*host.inventory(), key("0000:09:00.0"))), QStringList{u"gone"_s});
}

void TestRules::releaseChooses()
{
    auto host = gpu("vfio-pci");
    host.vm("a").config->hostdevs << pciHostdev("0000:01:00.0");
    host.vm("b").config->hostdevs << pciHostdev("0000:01:00.0");
    const auto findings = checkRelease(*host.inventory(), key("0000:01:00.0"));
    QCOMPARE(blocks(findings), QStringList{u"choose-vm"_s});
    QVERIFY(whyNot(findings).contains(u"a, b"_s));
    QVERIFY(allowed(checkRelease(*host.inventory(), key("0000:01:00.0"), vmId("b"))));
}

void TestRules::releaseMissing()
{
    HostBuilder host;
    host.vm("a").config->hostdevs << pciHostdev("0000:09:00.0");
    QVERIFY(allowed(checkRelease(*host.inventory(), key("0000:09:00.0"))));
}

void TestRules::releaseOtherElement()
{
    for (const auto element : {Hostdev::Element::Interface, Hostdev::Element::NvmeDisk}) {
        auto host = gpu("vfio-pci");
        Hostdev hostdev = pciHostdev("0000:01:00.0");
        hostdev.element = element;
        host.vm("a").config->hostdevs << hostdev;
        QCOMPARE(blocks(checkRelease(*host.inventory(), key("0000:01:00.0"))), QStringList{u"other-element"_s});
    }
}

void TestRules::releaseMultifunction()
{
    auto host = gpu("vfio-pci");
    Hostdev first = pciHostdev("0000:01:00.0");
    Hostdev second = pciHostdev("0000:01:00.1");
    first.guestAddress = u"0000:05:00.0"_s;
    second.guestAddress = u"0000:05:00.1"_s;
    host.vm("a", Vm::Running).live->hostdevs << first << second;
    QCOMPARE(blocks(checkRelease(*host.inventory(), key("0000:01:00.0"))), QStringList{u"multifunction"_s});
    host.snapshot.domains[0].live->hostdevs[1].guestAddress = u"0000:06:00.0"_s;
    QVERIFY(allowed(checkRelease(*host.inventory(), key("0000:01:00.0"))));
}

void TestRules::releasePaused()
{
    auto host = gpu("vfio-pci");
    auto &vm = host.vm("a", Vm::Running);
    vm.state = RunState::Paused;
    vm.live->hostdevs << pciHostdev("0000:01:00.0");
    const auto findings = checkRelease(*host.inventory(), key("0000:01:00.0"));
    QVERIFY(allowed(findings));
    QCOMPARE(warnings(findings), QStringList{u"paused"_s});
}

void TestRules::whyNotIsTheFirstBlock()
{
    const Findings findings{{.id = u"a"_s, .verdict = Verdict::Warn, .text = u"warn"_s, .device = {}},
                            {.id = u"b"_s, .verdict = Verdict::Block, .text = u"first"_s, .device = {}},
                            {.id = u"c"_s, .verdict = Verdict::Block, .text = u"second"_s, .device = {}}};
    QCOMPARE(whyNot(findings), u"first"_s);
    QVERIFY(!allowed(findings));
    QVERIFY(allowed(findings.first(1)));
    QVERIFY(allowed({}));
}

QTEST_GUILESS_MAIN(TestRules)
#include "tst_rules.moc"
