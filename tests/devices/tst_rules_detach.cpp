// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/devices/rules_support.h"

#include <QTest>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

// The rules of DETACH DEVICE, each once where it blocks and once where it lets pass.
class TestRulesDetach : public QObject
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
};

void TestRulesDetach::detachPasses()
{
    auto host = gpu("nouveau");
    const auto findings = detach(host);
    QVERIFY(allowed(findings));
    QCOMPARE(whyNot(findings), QString());
    QCOMPARE(unchecked(findings), (QStringList{u"open-handles"_s, u"open-handles"_s})); // said, never "fine"
    QCOMPARE(idsOf(findings, Verdict::Pass), (QStringList{u"iommu"_s, u"companion"_s}));
}

void TestRulesDetach::detachGone()
{
    auto host = gpu("nouveau");
    host.vm("a").config->hostdevs << pciHostdev("0000:09:00.0");
    QCOMPARE(blocks(detach(host, "0000:08:00.0")), QStringList{u"gone"_s});
    QCOMPARE(blocks(detach(host, "0000:09:00.0")), QStringList{u"gone"_s}); // claimed, and not there
    QVERIFY(whyNot(detach(host, "0000:09:00.0")).contains(u"kvm1 has no device 0000:09:00.0"_s));
}

void TestRulesDetach::detachBridge()
{
    HostBuilder host;
    host.pci("0000:00:01.0", 0x0604, "pcieport").pci->bridge = true;
    QCOMPARE(blocks(detach(host, "0000:00:01.0")), QStringList{u"bridge"_s});
}

void TestRulesDetach::detachUsb()
{
    HostBuilder host;
    host.usb("1-1", 2, {.vendor = 1, .product = 1}, "usb-storage");
    const auto findings = detach(host, "1-1");
    QCOMPARE(blocks(findings), QStringList{u"host-program"_s});
    QVERIFY(whyNot(findings).contains(u"QEMU takes it from the host"_s));
}

void TestRulesDetach::detachTwice()
{
    auto host = gpu("vfio-pci");
    QCOMPARE(blocks(detach(host)), QStringList{u"already-detached"_s});
}

void TestRulesDetach::detachRest()
{
    auto host = gpu("vfio-pci");
    host.snapshot.nodes[1].driver = u"snd_hda_intel"_s; // half of the unit came back
    QVERIFY(allowed(detach(host)));
    host.snapshot.nodes[1].driver.clear();
    QVERIFY(allowed(detach(host)));
}

void TestRulesDetach::detachAssigned()
{
    auto host = gpu("vfio-pci");
    host.vm("a", Vm::Running).live->hostdevs << pciHostdev("0000:01:00.1"); // a member is enough
    QCOMPARE(blocks(detach(host)), QStringList{u"assigned"_s});
    QVERIFY(whyNot(detach(host)).contains(u"running VM a"_s));
    auto stopped = gpu("vfio-pci");
    stopped.vm("a").config->hostdevs << pciHostdev("0000:01:00.0");
    QCOMPARE(blocks(detach(stopped)), QStringList{u"assigned"_s});
}

void TestRulesDetach::detachForTheNextStart()
{
    auto host = gpu("nouveau");
    host.vm("a").config->hostdevs << pciHostdev("0000:01:00.0");
    QVERIFY(allowed(detach(host))); // that is what makes the VM ready
}

void TestRulesDetach::detachIommu_data()
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

void TestRulesDetach::detachIommu()
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

void TestRulesDetach::detachReadOnly()
{
    auto host = gpu("nouveau");
    host.snapshot.facts.readOnly = true;
    QCOMPARE(blocks(detach(host)), QStringList{u"read-only"_s});
}

void TestRulesDetach::detachBystander()
{
    auto host = group("nouveau");
    const auto findings = detach(host);
    QVERIFY(allowed(findings));
    QCOMPARE(warnings(findings), QStringList{u"bystander"_s});
    QVERIFY(textOf(findings, "bystander").contains(u"0000:02:00.0"_s));
}

void TestRulesDetach::detachBystanderInUse()
{
    auto host = group("nouveau");
    host.disk("sda", "pci_0000_02_00_0");
    const auto findings = detach(host);
    QCOMPARE(blocks(findings), QStringList{u"root-disk"_s});
    QVERIFY(whyNot(findings).startsWith(u"Maker Model 0000:02:00.0 (0000:02:00.0) shares the IOMMU group of"_s));
    QVERIFY(whyNot(findings).contains(u"/dev/sda"_s));
}

void TestRulesDetach::detachChipsetGroup_data()
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

void TestRulesDetach::detachChipsetGroup()
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

void TestRulesDetach::detachUnknownMate()
{
    auto host = gpu("nouveau");
    for (NodeDevice &node : host.snapshot.nodes)
        node.pci->iommuGroupMembers = {*PciAddress::parse(u"0000:01:00.0"), *PciAddress::parse(u"0000:01:00.1"),
                                       *PciAddress::parse(u"0000:01:00.2")};
    const auto findings = detach(host);
    QVERIFY(unchecked(findings).contains(u"group-unknown"_s));
    QVERIFY(textOf(findings, "group-unknown").contains(u"0000:01:00.2"_s));
}

QTEST_GUILESS_MAIN(TestRulesDetach)
#include "tst_rules_detach.moc"
