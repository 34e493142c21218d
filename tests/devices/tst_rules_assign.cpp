// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/devices/rules_support.h"

#include <QTest>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

// The rules of ASSIGN DEVICE, each once where it blocks and once where it lets pass.
class TestRulesAssign : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void assignAny();
    void assignPasses();
    void assignAttached();
    void assignMemberAttached();
    void assignClaimed();
    void assignAlready();
    void assignTheOtherDefinition();
    void assignTheOtherDefinitionNeedsNoPort();
    void assignMates();
    void assignDomain();
    void assignConventionalNeedsABridge();
    void assignPorts_data();
    void assignPorts();
    void assignUsb();
    void assignUsbController();
    void assignUsbOfAProgram();
    void assignUsbKeyboard();
    void assignPhysicalFunction();
};

void TestRulesAssign::assignAny()
{
    auto host = gpu("vfio-pci");
    QCOMPARE(blocks(checkAssign(*host.inventory(), key("0000:01:00.0"))), QStringList{u"no-vm"_s});
    host.vm("a");
    QVERIFY(allowed(checkAssign(*host.inventory(), key("0000:01:00.0"))));
    QCOMPARE(blocks(checkAssign(*host.inventory(), key("0000:09:00.0"))), QStringList{u"gone"_s});
}

void TestRulesAssign::assignPasses()
{
    auto host = gpu("vfio-pci");
    host.vm("a", Vm::Running);
    host.vm("b");
    QVERIFY(allowed(assign(host, "a", When::Now)));
    QVERIFY(allowed(assign(host, "a", When::NextStart)));
    QVERIFY(allowed(assign(host, "b", When::NextStart)));
    QVERIFY(idsOf(assign(host, "a", When::Now), Verdict::Pass).contains(u"root-ports"_s));
}

void TestRulesAssign::assignAttached()
{
    for (const char *driver : {"nouveau", ""}) {
        auto host = gpu(driver);
        host.vm("a");
        const auto findings = assign(host, "a", When::NextStart);
        QCOMPARE(blocks(findings), QStringList{u"not-detached"_s});
        QVERIFY(whyNot(findings).contains(u"detach it first"_s));
    }
}

void TestRulesAssign::assignMemberAttached()
{
    auto host = group("vfio-pci");
    host.snapshot.nodes[2].driver = u"e1000e"_s;
    host.vm("a");
    const auto findings = assign(host, "a", When::NextStart);
    QCOMPARE(blocks(findings), QStringList{u"not-detached"_s});
    QVERIFY(whyNot(findings).contains(u"0000:02:00.0"_s));
}

void TestRulesAssign::assignClaimed()
{
    auto host = gpu("vfio-pci");
    host.vm("a");
    host.vm("b").config->hostdevs << pciHostdev("0000:01:00.0");
    const auto findings = assign(host, "a", When::NextStart);
    QCOMPARE(blocks(findings), QStringList{u"claimed"_s});
    QVERIFY(whyNot(findings).contains(u"The VM b claims"_s));
    QCOMPARE(blocks(checkAssign(*host.inventory(), key("0000:01:00.0"))), QStringList{u"claimed"_s});
}

void TestRulesAssign::assignAlready()
{
    auto host = gpu("vfio-pci");
    host.vm("a").config->hostdevs << pciHostdev("0000:01:00.0");
    QCOMPARE(blocks(assign(host, "a", When::NextStart)), QStringList{u"already"_s});
}

/// One of the two definitions has it: the other one can still get it, and nobody else can.
void TestRulesAssign::assignTheOtherDefinition()
{
    auto live = gpu("vfio-pci");
    live.vm("a", Vm::Running).live->hostdevs << pciHostdev("0000:01:00.0");
    live.vm("b", Vm::Running);
    for (const When when : {When::NextStart, When::Now}) {
        QCOMPARE(blocks(assign(live, "a", when)), none);
        QVERIFY(textOf(assign(live, "a", when), "completes").contains(u"next start"_s));
        QCOMPARE(blocks(assign(live, "b", when)), QStringList{u"claimed"_s});
    }
    QCOMPARE(blocks(checkAssign(*live.inventory(), key("0000:01:00.0"))), none);

    auto config = gpu("vfio-pci");
    config.vm("a", Vm::Running).config->hostdevs << pciHostdev("0000:01:00.0");
    QCOMPARE(blocks(assign(config, "a", When::Now)), none);
    QVERIFY(textOf(assign(config, "a", When::Now), "completes").contains(u"now"_s));
    QCOMPARE(blocks(assign(config, "a", When::NextStart)), QStringList{u"already"_s});
    config.snapshot.nodes[0].driver = u"nouveau"_s; // in the definition, and still the host's
    QCOMPARE(blocks(assign(config, "a", When::Now)), QStringList{u"not-detached"_s});

    auto transient = gpu("vfio-pci");
    transient.vm("a", Vm::Transient).live->hostdevs << pciHostdev("0000:01:00.0");
    QCOMPARE(blocks(assign(transient, "a", When::Now)), QStringList{u"already"_s});
    QCOMPARE(blocks(checkAssign(*transient.inventory(), key("0000:01:00.0"))), QStringList{u"claimed"_s});

    auto both = gpu("vfio-pci");
    Domain &vm = both.vm("a", Vm::Running);
    vm.live->hostdevs << pciHostdev("0000:01:00.0");
    vm.config->hostdevs << pciHostdev("0000:01:00.0");
    QCOMPARE(blocks(assign(both, "a", When::Now)), QStringList{u"already"_s});
    QCOMPARE(blocks(checkAssign(*both.inventory(), key("0000:01:00.0"))), QStringList{u"claimed"_s});

    auto held = gpu("vfio-pci"); // a placeholder is no device of the guest's
    held.vm("a", Vm::Running).live->hostdevs << pciHostdev("0000:01:00.0", false, true);
    QCOMPARE(blocks(assign(held, "a", When::Now)), QStringList{u"already"_s});
}

/// What the guest has needs no port.
void TestRulesAssign::assignTheOtherDefinitionNeedsNoPort()
{
    auto host = gpu("vfio-pci");
    Domain &vm = host.vm("a", Vm::Running);
    vm.live->hostdevs << pciHostdev("0000:01:00.0") << pciHostdev("0000:01:00.1");
    vm.live->freePcieRootPorts = 0;
    QCOMPARE(blocks(assign(host, "a", When::Now)), none);
    vm.live->hostdevs.removeLast();
    QCOMPARE(blocks(assign(host, "a", When::Now)), QStringList{u"root-ports"_s});
    QVERIFY(textOf(assign(host, "a", When::Now), "root-ports").contains(u"needs 1"_s));
}

void TestRulesAssign::assignMates()
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

void TestRulesAssign::assignDomain()
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

/// Seen on the lab: a card that isn't PCI Express is refused with six root ports free, for want of a bridge.
void TestRulesAssign::assignConventionalNeedsABridge()
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

void TestRulesAssign::assignPorts_data()
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

void TestRulesAssign::assignPorts()
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

void TestRulesAssign::assignUsb()
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

void TestRulesAssign::assignUsbController()
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

void TestRulesAssign::assignUsbOfAProgram()
{
    HostBuilder host;
    host.usb("1-1", 2, {.vendor = 1, .product = 1}, "usbfs", 2);
    host.vm("a", Vm::Running);
    QCOMPARE(blocks(assign(host, "a", When::Now, "1-1")), QStringList{u"usbfs"_s});
}

void TestRulesAssign::assignUsbKeyboard()
{
    HostBuilder host;
    host.keyboard("1-1", 2);
    host.vm("a", Vm::Running);
    QCOMPARE(blocks(assign(host, "a", When::Now, "1-1")), QStringList{u"keyboard"_s});
    host.keyboard("1-2", 3);
    QVERIFY(allowed(assign(host, "a", When::Now, "1-1")));
}

void TestRulesAssign::assignPhysicalFunction()
{
    HostBuilder host;
    host.pci("0000:06:00.0", 0x0200, "vfio-pci").pci->virtualFunctions << *PciAddress::parse(u"0000:06:10.0");
    host.vm("a");
    const auto findings = assign(host, "a", When::NextStart, "0000:06:00.0");
    QVERIFY(allowed(findings));
    QCOMPARE(warnings(findings), QStringList{u"virtual-functions"_s});
}

QTEST_GUILESS_MAIN(TestRulesAssign)
#include "tst_rules_assign.moc"
