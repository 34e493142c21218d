// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/devices/units.h"
#include "tests/devices/host_builder.h"

#include <QSet>
#include <QTest>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

class TestInventory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void empty();
    void order();
    void unitsByGroup();
    void bridgesStayOut();
    void chipsetStaysOut();
    void withoutGroupAlone();
    void roles();
    void virtualFunctionsAreNoCompanions();
    void hubsStayOut();
    void devicesOfAVm();
    void linkDowngraded_data();
    void linkDowngraded();
    void usbSerialOfTheOwnHost();
    void treeSurvivesLoops();
    void treeStopsAtFunctions();
    void equalSnapshotsGiveEqualDevices();
    void hundredsOfDevices();
    void thousandsOfDevices();
    void oneGroupOfThousands();

private:
    static HostBuilder largeHost(int cards);
};

void TestInventory::empty()
{
    const auto inventory = HostBuilder().inventory();
    QVERIFY(inventory->devices().isEmpty());
    QVERIFY(inventory->units().isEmpty());
    QVERIFY(!inventory->device(key("0000:01:00.0")));
    QVERIFY(!inventory->unitOf(key("0000:01:00.0")));
    QVERIFY(inventory->roles(key("0000:01:00.0")).companions.isEmpty());
    QVERIFY(inventory->devicesOf(vmId("x")).isEmpty());
}

void TestInventory::order()
{
    HostBuilder host;
    host.usb("10-1", 2, {}, "");
    host.usb("2-1", 3, {}, "");
    host.pci("0000:81:00.0", 0x0108, "nvme");
    host.pci("0000:00:1f.3", 0x0403, "");
    host.pci("0000:41:00.0", 0x0300, "");
    host.pci("0000:02:00.0", 0x0108, "nvme");
    host.pci("0001:00:00.0", 0x0302, "");
    host.pci("0000:00:00.0", 0x0600, "");
    host.vm("a").config->hostdevs << pciHostdev("0000:00:01.0");
    QStringList addresses;
    const auto inventory = host.inventory();
    for (const Device &device : inventory->devices())
        addresses << device.address;
    QCOMPARE(addresses, (QStringList{u"0000:41:00.0"_s, u"0001:00:00.0"_s, u"0000:02:00.0"_s, u"0000:81:00.0"_s,
                                     u"2-1"_s, u"10-1"_s, u"0000:00:00.0"_s, u"0000:00:1f.3"_s, u"0000:00:01.0"_s}));
}

void TestInventory::unitsByGroup()
{
    HostBuilder host;
    host.pci("0000:01:00.1", 0x0403, "snd_hda_intel", 14);
    host.pci("0000:01:00.0", 0x0300, "", 14);
    host.pci("0000:02:00.0", 0x0108, "nvme", 15);
    const auto inventory = host.inventory();
    QCOMPARE(inventory->units().size(), 2);
    const Unit *unit = inventory->unitOf(key("0000:01:00.0"));
    QCOMPARE(unit->id, u"group:14"_s);
    QCOMPARE(unit->members, (QList{key("0000:01:00.0"), key("0000:01:00.1")})); // by address
    QCOMPARE(inventory->unitOf(key("0000:01:00.1")), unit);
    QCOMPARE(&inventory->units()[inventory->device(key("0000:01:00.1"))->unit], unit);
}

void TestInventory::bridgesStayOut()
{
    HostBuilder host;
    host.pci("0000:00:01.0", 0x0604, "pcieport", 1).pci->bridge = true;
    host.pci("0000:01:00.0", 0x0300, "", 1);
    const auto inventory = host.inventory();
    QCOMPARE(inventory->units().size(), 1);
    QCOMPARE(inventory->units()[0].members, QList{key("0000:01:00.0")});
    const Device *bridge = inventory->device(key("0000:00:01.0"));
    QCOMPARE(bridge->unit, -1);
    QCOMPARE(bridge->chip, u"bridge"_s);
    QVERIFY(!inventory->unitOf(bridge->key));
}

void TestInventory::chipsetStaysOut()
{
    HostBuilder host;
    host.pci("0000:00:1f.0", 0x0601, "lpc_ich", 9);
    host.pci("0000:00:1f.2", 0x0106, "ahci", 9);
    host.pci("0000:00:1f.3", 0x0c05, "i801_smbus", 9);
    const auto inventory = host.inventory();
    QCOMPARE(inventory->units()[0].members, (QList{key("0000:00:1f.2"), key("0000:00:1f.3")}));
    QCOMPARE(inventory->device(key("0000:00:1f.0"))->unit, -1);
}

void TestInventory::withoutGroupAlone()
{
    HostBuilder host;
    host.pci("0000:01:00.0", 0x0300, "", -1);
    host.pci("0000:01:00.1", 0x0403, "", -1);
    const auto inventory = host.inventory();
    QCOMPARE(inventory->units().size(), 2);
    QCOMPARE(inventory->unitOf(key("0000:01:00.0"))->id, u"pci_0000_01_00_0"_s);
}

void TestInventory::roles()
{
    HostBuilder host;
    host.pci("0000:01:00.0", 0x0300, "", 3);
    host.pci("0000:01:00.1", 0x0403, "", 3);
    host.pci("0000:02:00.0", 0x0200, "", 3);
    const auto inventory = host.inventory();
    const UnitRoles ofGpu = inventory->roles(key("0000:01:00.0"));
    QCOMPARE(ofGpu.companions, QList{key("0000:01:00.1")});
    QCOMPARE(ofGpu.bystanders, QList{key("0000:02:00.0")});
    const UnitRoles ofNic = inventory->roles(key("0000:02:00.0"));
    QVERIFY(ofNic.companions.isEmpty());
    QCOMPARE(ofNic.bystanders.size(), 2);
}

void TestInventory::virtualFunctionsAreNoCompanions()
{
    HostBuilder host;
    host.pci("0000:06:10.0", 0x0200, "", 5).pci->physicalFunction = PciAddress::parse(u"0000:06:00.0");
    host.pci("0000:06:10.2", 0x0200, "", 5).pci->physicalFunction = PciAddress::parse(u"0000:06:00.0");
    const UnitRoles roles = host.inventory()->roles(key("0000:06:10.0"));
    QVERIFY(roles.companions.isEmpty());
    QCOMPARE(roles.bystanders, QList{key("0000:06:10.2")});
}

void TestInventory::hubsStayOut()
{
    HostBuilder host;
    host.usb("1-5", 2, {.vendor = 1, .product = 1}, "hub", 9);
    host.usb("1-5.3", 3, {.vendor = 1, .product = 2}, "usbhid", 3, "usb_1_5");
    const auto inventory = host.inventory();
    QCOMPARE(inventory->device(key("1-5"))->unit, -1);
    QCOMPARE(inventory->device(key("1-5"))->chip, u"bridge"_s);
    QCOMPARE(inventory->unitOf(key("1-5.3"))->members, QList{key("1-5.3")});
}

void TestInventory::devicesOfAVm()
{
    HostBuilder host;
    host.pci("0000:01:00.0", 0x0300, "vfio-pci");
    host.pci("0000:02:00.0", 0x0108, "vfio-pci");
    auto &vm = host.vm("a");
    vm.config->hostdevs << pciHostdev("0000:02:00.0") << pciHostdev("0000:09:00.0");
    const auto inventory = host.inventory();
    QStringList addresses;
    for (const Device *device : inventory->devicesOf(vmId("a")))
        addresses << device->address;
    QCOMPARE(addresses, (QStringList{u"0000:02:00.0"_s, u"0000:09:00.0"_s}));
}

void TestInventory::linkDowngraded_data()
{
    QTest::addColumn<PciLink>("now");
    QTest::addColumn<PciLink>("best");
    QTest::addColumn<bool>("downgraded");
    QTest::newRow("full") << PciLink{.width = 16, .speed = 16} << PciLink{.width = 16, .speed = 16} << false;
    QTest::newRow("slower") << PciLink{.width = 16, .speed = 2.5} << PciLink{.width = 16, .speed = 16} << true;
    QTest::newRow("narrower") << PciLink{.width = 8, .speed = 16} << PciLink{.width = 16, .speed = 16} << true;
    QTest::newRow("speed unknown") << PciLink{.width = 16, .speed = 0} << PciLink{.width = 16, .speed = 16} << false;
    QTest::newRow("best unknown") << PciLink{.width = 1, .speed = 2.5} << PciLink{} << false;
}

void TestInventory::linkDowngraded()
{
    QFETCH(const PciLink, now);
    QFETCH(const PciLink, best);
    QFETCH(const bool, downgraded);
    HostBuilder host;
    NodeDevice &node = host.pci("0000:01:00.0", 0x0300, "");
    node.pci->linkState = now;
    node.pci->linkCapability = best;
    QCOMPARE(host.inventory()->devices()[0].linkDowngraded(), downgraded);
    host.snapshot.nodes[0].pci->linkState.reset();
    QVERIFY(!host.inventory()->devices()[0].linkDowngraded());
}

void TestInventory::usbSerialOfTheOwnHost()
{
    HostBuilder host;
    host.usb("1-1", 2, {}, "usbhid");
    host.snapshot.localIdentities[key("1-1")].serial = u"A77"_s;
    host.snapshot.localIdentities[key("1-1")].speedMbit = 480;
    const auto inventory = host.inventory();
    QCOMPARE(inventory->device(key("1-1"))->serial, u"A77"_s);
    QCOMPARE(inventory->device(key("1-1"))->identity.serial, u"A77"_s);
    QCOMPARE(inventory->device(key("1-1"))->identity.speedMbit, 480);
}

void TestInventory::treeSurvivesLoops()
{
    HostBuilder host;
    host.disk("sda", "block_sdb");
    host.disk("sdb", "block_sda");
    host.pci("0000:01:00.0", 0x0300, "").parent = key("0000:01:00.0");
    const auto inventory = host.inventory();
    QCOMPARE(inventory->tree().descendants(DeviceKey(u"block_sda"_s)).size(), 1);
    QVERIFY(inventory->tree().descendants(key("0000:01:00.0")).isEmpty());
}

void TestInventory::treeStopsAtFunctions()
{
    HostBuilder host;
    host.pci("0000:00:01.0", 0x0604, "pcieport");
    host.pci("0000:01:00.0", 0x0108, "nvme").parent = key("0000:00:01.0");
    host.disk("nvme0n1", "pci_0000_01_00_0");
    const auto inventory = host.inventory();
    QVERIFY(inventory->tree().descendants(key("0000:00:01.0")).isEmpty());
    QCOMPARE(inventory->tree().descendants(key("0000:00:01.0"), false).size(), 2);
    QCOMPARE(inventory->tree().children(key("0000:00:01.0")).size(), 1);
}

void TestInventory::equalSnapshotsGiveEqualDevices()
{
    HostBuilder host = largeHost(20);
    QCOMPARE(host.inventory()->devices(), host.inventory()->devices());
    QCOMPARE(host.inventory()->units(), host.inventory()->units());
}

// Each card: a bridge, a GPU with audio, an NVMe drive with its disk, a NIC with its interface, a USB stick with its
// disk: ten nodes, and a VM that claims the GPU of every tenth.
HostBuilder TestInventory::largeHost(int cards)
{
    HostBuilder host;
    for (int i = 0; i < cards; ++i) {
        const QByteArray at =
            QStringLiteral("%1:%2").arg(i / 200, 4, 16, QChar(u'0')).arg(i % 200 + 1, 2, 16, QChar(u'0')).toLatin1();
        const QByteArray number = QByteArray::number(i);
        const auto address = [&at](const char *slot) { return at + slot; };
        host.pci(address(":1e.0").constData(), 0x0604, "pcieport").pci->bridge = true;
        host.pci(address(":00.0").constData(), 0x0300, i % 10 == 0 ? "vfio-pci" : "nouveau", 3 * i);
        host.pci(address(":00.1").constData(), 0x0403, i % 10 == 0 ? "vfio-pci" : "snd_hda_intel", 3 * i);
        const auto nvme = host.pci(address(":01.0").constData(), 0x0108, "nvme", 3 * i + 1).key.value().toLatin1();
        host.disk(("nvme" + number + "n1").constData(), nvme.constData());
        const auto nic = host.pci(address(":02.0").constData(), 0x0200, "igb", 3 * i + 2).key.value().toLatin1();
        host.net(("enp" + number).constData(), nic.constData(), "up");
        const QByteArray port = QByteArray::number(i / 200 + 1) + "-" + QByteArray::number(i % 200 + 1);
        const auto stick = host.usb(port.constData(), i % 200 + 2, {.vendor = 1, .product = quint16(i)}, "usb-storage")
                               .key.value()
                               .toLatin1();
        host.disk(("sd" + number + "x").constData(), stick.constData());
        if (i % 10 == 0) {
            auto &vm = host.vm(("vm" + number).constData(), HostBuilder::Vm::Running);
            for (const char *slot : {":00.0", ":00.1"}) {
                vm.live->hostdevs << pciHostdev(address(slot).constData());
                vm.config->hostdevs << pciHostdev(address(slot).constData());
            }
        }
    }
    return host;
}

void TestInventory::hundredsOfDevices()
{
    HostBuilder host = largeHost(50);
    QCOMPARE(host.snapshot.nodes.size(), 500);
    const auto inventory = host.inventory();
    QCOMPARE(inventory->devices().size(), 300);
    QCOMPARE(inventory->units().size(), 200); // three groups and a stick each
    QSet<DeviceKey> seen;
    int assigned = 0;
    for (const Device &device : inventory->devices()) {
        seen << device.key;
        QCOMPARE(inventory->device(device.key), &device);
        QVERIFY(device.kind);
        assigned += device.status == Status::Assigned ? 1 : 0;
        if (device.unit >= 0)
            QVERIFY(inventory->units()[device.unit].members.contains(device.key));
    }
    QCOMPARE(seen.size(), 300);
    QCOMPARE(assigned, 10);
    QVERIFY(allowed(checkDetach(*inventory, key("0000:02:01.0"))));
}

void TestInventory::thousandsOfDevices()
{
    HostBuilder host = largeHost(500);
    QCOMPARE(host.snapshot.nodes.size(), 5000);
    const auto first = host.inventory(); // libpci reads its names at the first
    QBENCHMARK
    {
        const Inventory inventory(first->snapshotPtr());
        QCOMPARE(inventory.devices().size(), 3000);
    }
}

void TestInventory::oneGroupOfThousands()
{
    HostBuilder host = largeHost(500);
    for (NodeDevice &node : host.snapshot.nodes) {
        if (node.pci)
            node.pci->iommuGroup = 1;
    }
    const auto first = host.inventory();
    QBENCHMARK
    {
        const Inventory inventory(first->snapshotPtr());
        QCOMPARE(inventory.units().size(), 501);
    }
}

QTEST_GUILESS_MAIN(TestInventory)
#include "tst_inventory.moc"
