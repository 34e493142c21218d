// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/devices/memory.h"
#include "tests/devices/rules_support.h"

#include <QTest>

#include <functional>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

using Answer = StartForecast::Answer;

// "Will it start?": each thing that can be wrong, on a host that differs from a good one by nothing else.
class TestRulesStart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void table_data();
    void table();
    void repairIsNamedWhereItHelps();
    void movedPointsToTheNewPlace();
    void forecastCountsTheReasons();
    void runningIsNoQuestion();
    void goneAndUnread();
    void memory_data();
    void memory();
    void onceForSeveralDevices();
};

namespace {

constexpr qint64 gib = 1024 * 1024; // in KiB
constexpr auto card = "0000:01:00.0";

/// A host with 64 GiB and the VM "a", which is off and claims what a case gives it.
struct Ground {
    HostBuilder host;
    QList<Hostdev> claims;
    QList<Hostdev> live;  ///< of the running VM "b"
    QList<Hostdev> later; ///< of the stopped VM "c"
    std::optional<InstanceMark> mark;

    Ground() { host.snapshot.facts.memoryKib = 64 * gib; }

    /// The card with its audio function, and its claims with managed='no'.
    void gpu(const char *driver, bool managed = false)
    {
        for (const auto &[address, classCode] : {std::pair(card, 0x0302U), std::pair("0000:01:00.1", 0x0403U)}) {
            host.pci(address, classCode, driver, 14);
            claims << pciHostdev(address, managed);
        }
    }
    void record(PoolEntry::State state, const char *was, const char *now = "")
    {
        host.snapshot.hostProgram.state = HostProgramFacts::State::Present;
        host.snapshot.hostProgram.inventory.pool << PoolEntry{.key = key(was),
                                                              .unit = u"unit"_s,
                                                              .identity = {.id = u"1af4:1000"_s, .serial = u"A"_s},
                                                              .state = state,
                                                              .now = *now ? key(now) : DeviceKey()};
    }
    InventoryPtr inventory()
    {
        host.vm("a").config->hostdevs = claims;
        host.snapshot.domains.last().config->memoryKib = 4 * gib;
        host.snapshot.domains.last().config->instance = mark;
        if (!live.isEmpty())
            host.vm("b", Vm::Running).live->hostdevs = live;
        if (!later.isEmpty())
            host.vm("c").config->hostdevs = later;
        return host.inventory();
    }
};

using Make = std::function<void(Ground &)>;
const UsbId stick{.vendor = 0x0781, .product = 0x5581};

Hostdev usbClaim(const UsbAddress &address, const char *alias, const char *policy = "")
{
    Hostdev hostdev = usbHostdev(stick, address, alias);
    hostdev.startupPolicy = QString::fromLatin1(policy);
    return hostdev;
}

} // namespace

Q_DECLARE_METATYPE(Make)
Q_DECLARE_METATYPE(Answer)

void TestRulesStart::table_data()
{
    QTest::addColumn<Make>("make");
    QTest::addColumn<Answer>("answer");
    QTest::addColumn<QStringList>("reasons");
    const auto row = [](const char *name, Answer answer, const QStringList &reasons, const Make &make) {
        QTest::newRow(name) << make << answer << reasons;
    };
    row("no devices", Answer::Yes, {}, [](Ground &) {});
    row("in the pool", Answer::Yes, {}, [](Ground &ground) { ground.gpu("vfio-pci"); });
    row("on a host driver", Answer::No, {u"not-detached"_s, u"not-detached"_s},
        [](Ground &ground) { ground.gpu("nouveau"); });
    row("without a driver", Answer::No, {u"not-detached"_s, u"not-detached"_s}, [](Ground &ground) { ground.gpu(""); });
    row("managed", Answer::Yes, {}, [](Ground &ground) { ground.gpu("nouveau", true); });
    row("managed, and the host uses it", Answer::No, {u"storage-pool"_s}, [](Ground &ground) {
        ground.host.pci("0000:04:00.0", 0x0108, "nvme");
        ground.host.disk("nvme1n1", "pci_0000_04_00_0");
        ground.host.pci("0000:05:00.0", 0x0106, "ahci");
        ground.host.disk("sda", "pci_0000_05_00_0");
        ground.host.snapshot.pools << StoragePool{
            .name = u"data"_s, .type = u"logical"_s, .sourceDevices = {u"/dev/nvme1n1"_s}, .active = true};
        ground.claims << pciHostdev("0000:04:00.0", true);
    });
    row("missing", Answer::No, {u"missing"_s}, [](Ground &ground) { ground.claims << pciHostdev("0000:09:00.0"); });
    row("moved, nothing at its old place", Answer::No, {u"moved"_s}, [](Ground &ground) {
        ground.host.pci("0000:02:00.0", 0x0302, "vfio-pci");
        ground.claims << pciHostdev("0000:01:00.0");
        ground.record(PoolEntry::State::Moved, "0000:01:00.0", "0000:02:00.0");
    });
    row("moved, another at its old place", Answer::No, {u"moved"_s}, [](Ground &ground) {
        ground.host.pci("0000:01:00.0", 0x0302, "vfio-pci");
        ground.host.pci("0000:02:00.0", 0x0302, "vfio-pci");
        ground.claims << pciHostdev("0000:01:00.0");
        ground.record(PoolEntry::State::Moved, "0000:01:00.0", "0000:02:00.0");
    });
    row("waited for", Answer::No, {u"missing"_s}, [](Ground &ground) {
        ground.claims << pciHostdev("0000:01:00.0");
        ground.record(PoolEntry::State::Missing, "0000:01:00.0");
    });
    row("another device by the record", Answer::Warn, {u"replaced"_s}, [](Ground &ground) {
        ground.host.pci("0000:01:00.0", 0x0302, "vfio-pci");
        ground.claims << pciHostdev("0000:01:00.0");
        ground.record(PoolEntry::State::Changed, "0000:01:00.0");
    });
    row("another device by the instance's note", Answer::Warn, {u"replaced"_s}, [](Ground &ground) {
        ground.host.pci("0000:01:00.0", 0x0302, "vfio-pci");
        ground.claims << pciHostdev("0000:01:00.0");
        ground.record(PoolEntry::State::Held, "0000:01:00.0");
        ground.host.snapshot.hostProgram.inventory.devices
            << HostDevice{.key = key("0000:01:00.0"), .identity = {.id = u"1af4:1000"_s, .serial = u"NEW"_s}};
        MarkedDevice was;
        was.key = key("0000:01:00.0");
        was.id = u"1af4:1000"_s;
        was.serial = u"OLD"_s;
        ground.mark.emplace();
        ground.mark->units << MarkedUnit{{was}};
    });
    row("another running VM has it", Answer::No, {u"held"_s, u"held"_s}, [](Ground &ground) {
        ground.gpu("vfio-pci");
        ground.live = ground.claims;
    });
    row("another VM claims it later", Answer::Warn, {u"also-claimed"_s}, [](Ground &ground) {
        ground.gpu("vfio-pci");
        ground.later << pciHostdev("0000:01:00.1");
    });
    row("a group mate on a host driver", Answer::No, {u"mate-not-detached"_s}, [](Ground &ground) {
        ground.gpu("vfio-pci");
        ground.host.pci("0000:02:00.0", 0x0200, "igb", 14);
    });
    row("a group mate without a driver", Answer::Yes, {}, [](Ground &ground) {
        ground.gpu("vfio-pci");
        ground.host.pci("0000:02:00.0", 0x0200, "", 14);
    });
    row("a group mate in another VM", Answer::No, {u"mate-held"_s}, [](Ground &ground) {
        ground.gpu("vfio-pci");
        ground.host.pci("0000:02:00.0", 0x0200, "vfio-pci", 14);
        ground.live << pciHostdev("0000:02:00.0");
    });
    row("a chipset function in its group", Answer::No, {u"group-chipset"_s}, [](Ground &ground) {
        ground.gpu("vfio-pci");
        ground.host.pci("0000:00:1f.0", 0x0601, "lpc_ich", 14);
    });
    row("no IOMMU", Answer::No, {u"iommu"_s}, [](Ground &ground) {
        ground.gpu("vfio-pci");
        ground.host.snapshot.facts.iommu = false;
    });
    row("no VFIO", Answer::No, {u"vfio"_s}, [](Ground &ground) {
        ground.gpu("vfio-pci");
        ground.host.snapshot.facts.vfio = false;
    });
    row("VFIO not told", Answer::NotChecked, {u"vfio"_s}, [](Ground &ground) {
        ground.gpu("vfio-pci");
        ground.host.snapshot.facts.vfio.reset();
    });
    row("an unread VM may have it", Answer::Warn, {u"unread-vm"_s}, [](Ground &ground) {
        ground.gpu("vfio-pci");
        ground.host.snapshot.unreadDomains << u"secret"_s;
    });
    row("an unread VM, no devices", Answer::Yes, {},
        [](Ground &ground) { ground.host.snapshot.unreadDomains << u"secret"_s; });
    row("USB, right", Answer::Yes, {}, [](Ground &ground) {
        ground.host.usb("1-1", 2, stick, "");
        ground.claims << usbClaim({1, 2}, "ua-riser-usb-1-1");
    });
    row("USB, plugged in again", Answer::No, {u"stale"_s}, [](Ground &ground) {
        ground.host.usb("1-1", 7, stick, "");
        ground.claims << usbClaim({1, 2}, "ua-riser-usb-1-1");
    });
    row("USB, plugged in again, optional", Answer::Warn, {u"starts-without"_s}, [](Ground &ground) {
        ground.host.usb("1-1", 7, stick, "");
        ground.claims << usbClaim({1, 2}, "ua-riser-usb-1-1", "optional");
    });
    row("USB, missing and optional", Answer::Warn, {u"starts-without"_s},
        [](Ground &ground) { ground.claims << usbClaim({1, 2}, "ua-riser-usb-1-1", "optional"); });
    row("USB, its number is another's now", Answer::Warn, {u"other-port"_s}, [](Ground &ground) {
        ground.host.usb("1-4", 2, stick, "");
        ground.claims << usbClaim({1, 2}, "ua-riser-usb-1-1");
    });
    row("USB by its id, twins", Answer::No, {u"ambiguous"_s}, [](Ground &ground) {
        ground.host.usb("1-1", 2, stick, "");
        ground.host.usb("1-2", 3, stick, "");
        ground.claims << usbHostdev(stick);
    });
    row("USB of a program", Answer::Warn, {u"usbfs"_s}, [](Ground &ground) {
        ground.host.usb("1-1", 2, stick, "usbfs");
        ground.claims << usbClaim({1, 2}, "ua-riser-usb-1-1");
    });
    row("mediated", Answer::NotChecked, {u"other-kinds"_s}, [](Ground &ground) {
        Hostdev mdev;
        mdev.type = Hostdev::Type::Mdev;
        ground.claims << mdev;
    });
}

void TestRulesStart::table()
{
    QFETCH(Make, make);
    QFETCH(Answer, answer);
    QFETCH(QStringList, reasons);
    Ground ground;
    make(ground);
    const InventoryPtr inventory = ground.inventory();
    const Findings findings = checkStart(*inventory, vmId("a"));
    const StartForecast forecast = startForecast(*inventory, vmId("a"));
    QStringList ids;
    for (const Finding &finding : forecast.reasons) {
        ids << finding.id;
        QVERIFY(findings.contains(finding));
        QVERIFY2(!finding.text.contains(u'%'), qPrintable(finding.text));
    }
    QCOMPARE(ids.join(u" "_s), reasons.join(u" "_s));
    QCOMPARE(forecast.answer, answer);
    QVERIFY(!forecast.text.isEmpty());
    QCOMPARE(allowed(findings), answer != Answer::No);
    if (!allowed(findings))
        QVERIFY(forecast.text.startsWith(forecast.reasons.first().text));
    // What isn't wrong is said, too.
    if (answer == Answer::Yes && !ground.claims.isEmpty())
        QVERIFY(idsOf(findings, Verdict::Pass).contains(u"ready"_s));
}

void TestRulesStart::repairIsNamedWhereItHelps()
{
    Ground without;
    without.gpu("nouveau");
    QVERIFY(whyNot(checkStart(*without.inventory(), vmId("a"))).contains(u"detach it"_s));
    Ground with;
    with.gpu("nouveau");
    with.record(PoolEntry::State::Returned, "0000:01:00.0");
    const InventoryPtr inventory = with.inventory();
    const Findings findings = checkStart(*inventory, vmId("a"));
    QVERIFY2(whyNot(findings).contains(u"repair it"_s), qPrintable(whyNot(findings)));
    QVERIFY(allowed(checkRepair(*inventory, key(card))));
}

/// Where REPAIR is possible.
void TestRulesStart::movedPointsToTheNewPlace()
{
    Ground ground;
    ground.host.pci("0000:02:00.0", 0x0302, "vfio-pci");
    ground.claims << pciHostdev("0000:01:00.0");
    ground.record(PoolEntry::State::Moved, "0000:01:00.0", "0000:02:00.0");
    const InventoryPtr inventory = ground.inventory();
    const Findings findings = checkStart(*inventory, vmId("a"));
    const auto moved = std::ranges::find(findings, u"moved"_s, &Finding::id);
    QVERIFY(moved != findings.cend());
    QCOMPARE(moved->device, key("0000:02:00.0"));
    QVERIFY(allowed(checkRepair(*inventory, moved->device)));
}

void TestRulesStart::forecastCountsTheReasons()
{
    Ground ground;
    ground.gpu("nouveau");
    ground.host.snapshot.facts.vfio = false;
    ground.later << pciHostdev("0000:01:00.1");
    const StartForecast forecast = startForecast(*ground.inventory(), vmId("a"));
    QCOMPARE(forecast.answer, Answer::No);
    QCOMPARE(forecast.reasons.size(), 4);
    QCOMPARE(forecast.reasons.last().id, u"also-claimed"_s); // the worst first
    QVERIFY2(forecast.text.endsWith(u"(and 3 more)"_s), qPrintable(forecast.text));
}

void TestRulesStart::runningIsNoQuestion()
{
    HostBuilder host;
    host.vm("a", Vm::Running).config->hostdevs << pciHostdev("0000:09:00.0");
    const InventoryPtr inventory = host.inventory();
    QCOMPARE(test::blocks(checkStart(*inventory, vmId("a"))), QStringList{u"running"_s});
    QCOMPARE(startForecast(*inventory, vmId("a")).answer, Answer::Running);
}

void TestRulesStart::goneAndUnread()
{
    HostBuilder host;
    QCOMPARE(test::blocks(checkStart(*host.inventory(), vmId("a"))), QStringList{u"no-domain"_s});
    QCOMPARE(startForecast(*host.inventory(), vmId("a")).answer, Answer::NotChecked);
    host.snapshot.unreadDomains << u"secret"_s;
    const Findings unread = checkStart(*host.inventory(), vmId("a"));
    QCOMPARE(test::blocks(unread), QStringList{u"unread"_s});
    QVERIFY(whyNot(unread).contains(u"secret"_s));
}

void TestRulesStart::memory_data()
{
    QTest::addColumn<int>("gibs");
    QTest::addColumn<int>("others");
    QTest::addColumn<bool>("device");
    QTest::addColumn<Answer>("answer");
    QTest::newRow("fits") << 32 << 0 << true << Answer::Yes;
    QTest::newRow("just fits") << 60 << 0 << true << Answer::Yes; // 64 less 4 for the host
    QTest::newRow("the host's own") << 61 << 0 << true << Answer::Warn;
    QTest::newRow("others have it") << 32 << 40 << true << Answer::Warn;
    QTest::newRow("all of it") << 64 << 0 << true << Answer::Warn;
    QTest::newRow("more than there is") << 65 << 0 << true << Answer::No;
    QTest::newRow("nothing locks it") << 65 << 0 << false << Answer::Warn;
    QTest::newRow("nothing locks it, others have it") << 32 << 40 << false << Answer::Warn;
    QTest::newRow("nothing locks it, fits") << 32 << 0 << false << Answer::Yes;
}

void TestRulesStart::memory()
{
    QFETCH(int, gibs);
    QFETCH(int, others);
    QFETCH(bool, device);
    HostBuilder host;
    host.snapshot.facts.memoryKib = 64 * gib;
    host.pci("0000:01:00.0", 0x0302, "vfio-pci");
    DomainDefinition &config = *host.vm("a").config;
    config.memoryKib = gibs * gib;
    if (device)
        config.hostdevs << pciHostdev("0000:01:00.0");
    if (others)
        host.vm("b", Vm::Running).live->memoryKib = others * gib;
    const StartForecast forecast = startForecast(*host.inventory(), vmId("a"));
    QTEST(forecast.answer, "answer");
    if (forecast.answer == Answer::Yes)
        return;
    QCOMPARE(forecast.reasons.size(), 1);
    QCOMPARE(forecast.reasons.first().id, u"memory"_s);
    QVERIFY2(forecast.text.contains(u"%1 GiB"_s.arg(gibs)), qPrintable(forecast.text));
}

void TestRulesStart::onceForSeveralDevices()
{
    Ground ground;
    for (const char *address : {"0000:01:00.0", "0000:02:00.0", "0000:03:00.0"}) {
        ground.host.pci(address, 0x0302, "vfio-pci", 14);
        ground.claims << pciHostdev(address);
    }
    ground.host.pci("0000:04:00.0", 0x0200, "igb", 14);
    ground.host.pci("0000:00:1f.0", 0x0601, "lpc_ich", 14);
    ground.host.snapshot.facts.iommu = false;
    QCOMPARE(test::blocks(checkStart(*ground.inventory(), vmId("a"))),
             QStringList({u"iommu"_s, u"mate-not-detached"_s, u"group-chipset"_s}));
}

QTEST_GUILESS_MAIN(TestRulesStart)
#include "tst_rules_start.moc"
