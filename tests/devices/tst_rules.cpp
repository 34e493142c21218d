// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/devices/rules_support.h"

#include <QTest>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

// The rules of RETURN TO HOST and RELEASE DEVICE, each once where it blocks and once where it lets pass, and what is
// common to all.
class TestRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void returnPasses();
    void returnRefuses();
    void releasePasses();
    void releaseUnclaimed();
    void releaseChooses();
    void releaseMissing();
    void releaseOtherElement();
    void releaseMultifunction();
    void releasePaused();
    void anUnreadVmIsWarnedOf();
    void whyNotIsTheFirstBlock();
};

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

void TestRules::anUnreadVmIsWarnedOf()
{
    auto free = gpu("vfio-pci");
    free.vm("a");
    free.snapshot.unreadDomains = {u"win11"_s, u"build"_s};
    const Findings assigning = assign(free, "a", When::NextStart);
    QCOMPARE(blocks(assigning), none);
    QCOMPARE(warnings(assigning), QStringList{u"unread-vm"_s});
    QVERIFY(textOf(assigning, "unread-vm").contains(u"win11, build"_s));
    QVERIFY(textOf(assigning, "unread-vm").contains(u"kvm1"_s));
    QVERIFY2(textOf(assigning, "unclaimed").isEmpty(), "nobody can say that no other VM claims it");
    const Findings returning = checkReturn(*free.inventory(), key("0000:01:00.0"));
    QCOMPARE(warnings(returning), QStringList{u"unread-vm"_s});
    QVERIFY(textOf(returning, "unclaimed").isEmpty());

    auto held = gpu("nouveau");
    held.snapshot.unreadDomains = {u"win11"_s};
    QCOMPARE(blocks(detach(held)), none);
    QCOMPARE(warnings(detach(held)), QStringList{u"unread-vm"_s});
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
