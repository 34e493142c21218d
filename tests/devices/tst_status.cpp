// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/devices/device_kind.h"
#include "core/devices/status.h"
#include "tests/devices/status_support.h"

#include <QTest>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

class TestStatus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void statusTable_data();
    void statusTable();
    void pciTable_data();
    void pciTable();
    void usbTable_data();
    void usbTable();
    void conflict();
    void noConflictInOneVm();
    void missingPci();
    void missingUsb_data();
    void missingUsb();
    void missingInTwoVms();
    void interfaceAndDiskClaim();
    void mateNotReady();
    void placeholder();
    void blockedIsShown();
    void anUnreadVmIsNoFreeDevice();
    void statusTexts();
};

void TestStatus::statusTable_data()
{
    QTest::addColumn<HostHold>("hold");
    QTest::addColumn<bool>("claimed");
    QTest::addColumn<Status>("status");
    QTest::addColumn<Status>("unreadVm"); // the same while a VM could not be read
    QTest::newRow("held") << HostHold::Held << false << Status::Attached << Status::Attached;
    QTest::newRow("no driver") << HostHold::NoDriver << false << Status::Attached << Status::Attached;
    QTest::newRow("free") << HostHold::Free << false << Status::Detached << Status::Unknown;
    QTest::newRow("guest") << HostHold::GuestHeld << false << Status::Attached << Status::Attached;
    QTest::newRow("unknown") << HostHold::Unknown << false << Status::Unknown << Status::Unknown;
    QTest::newRow("held, claimed") << HostHold::Held << true << Status::Assigned << Status::Assigned;
    QTest::newRow("no driver, claimed") << HostHold::NoDriver << true << Status::Assigned << Status::Assigned;
    QTest::newRow("free, claimed") << HostHold::Free << true << Status::Assigned << Status::Assigned;
    QTest::newRow("guest, claimed") << HostHold::GuestHeld << true << Status::Assigned << Status::Assigned;
    QTest::newRow("unknown, claimed") << HostHold::Unknown << true << Status::Assigned << Status::Assigned;
}

void TestStatus::statusTable()
{
    QFETCH(const HostHold, hold);
    QFETCH(const bool, claimed);
    QFETCH(const Status, status);
    QFETCH(const Status, unreadVm);
    QCOMPARE(statusOf(hold, claimed, true), status);
    QCOMPARE(statusOf(hold, claimed, false), unreadVm);
}

// Every way in which a driver and a VM's two definitions can stand together.
void TestStatus::pciTable_data()
{
    QTest::addColumn<QString>("driver");
    QTest::addColumn<bool>("live");
    QTest::addColumn<bool>("config");
    QTest::addColumn<bool>("managed");
    QTest::addColumn<Status>("status");
    QTest::addColumn<QStringList>("problems");
    const QStringList none;
    const QStringList notReady{u"not ready"_s};
    for (const char *driver : {"nouveau", "", "vfio-pci", "mlx5_vfio_pci", "pci-stub"}) {
        const QString name = QString::fromLatin1(driver);
        const bool free = name.contains(u"vfio"_s);
        const auto row = [&name](const char *what, bool live, bool config, bool managed, Status status,
                                 const QStringList &problems) {
            QTest::addRow("%s %s", name.isEmpty() ? "none" : qPrintable(name), what)
                << name << live << config << managed << status << problems;
        };
        row("unclaimed", false, false, false, free ? Status::Detached : Status::Attached, none);
        row("live", true, false, false, Status::Assigned, none);
        row("next start", false, true, false, Status::Assigned, free ? none : notReady);
        row("both", true, true, false, Status::Assigned, none);
        row("live, managed", true, false, true, Status::Assigned, none);
        row("next start, managed", false, true, true, Status::Assigned, none);
        row("both, managed", true, true, true, Status::Assigned, none);
    }
}

void TestStatus::pciTable()
{
    QFETCH(const QString, driver);
    QFETCH(const bool, live);
    QFETCH(const bool, config);
    QFETCH(const bool, managed);
    HostBuilder host;
    host.pci("0000:01:00.0", 0x1200, qPrintable(driver));
    auto &vm = host.vm("a", live ? HostBuilder::Vm::Running : HostBuilder::Vm::Stopped);
    if (live)
        vm.live->hostdevs << pciHostdev("0000:01:00.0", managed);
    if (config)
        vm.config->hostdevs << pciHostdev("0000:01:00.0", managed);
    const auto inventory = host.inventory();
    const Device &device = inventory->devices()[0];
    QTEST(device.status, "status");
    QTEST(kinds(device), "problems");
    QCOMPARE(device.claims.size(), live || config ? 1 : 0);
    if (device.claims.isEmpty())
        return;
    const Claim &claim = device.claims[0];
    QCOMPARE(claim.live, live);
    QCOMPARE(claim.config, config);
    QCOMPARE(claim.managed, managed);
    QCOMPARE(claim.domainRunning, live);
    QCOMPARE(claim.liveHostdev.has_value(), live);
    QCOMPARE(claim.configHostdev.has_value(), config);
}

void TestStatus::usbTable_data()
{
    QTest::addColumn<QString>("driver");
    QTest::addColumn<bool>("live");
    QTest::addColumn<bool>("config");
    QTest::addColumn<Status>("status");
    for (const char *driver : {"usb-storage", "", "usbfs"}) {
        const QString name = QString::fromLatin1(driver);
        const auto row = [&name](const char *what, bool live, bool config, Status status) {
            QTest::addRow("%s %s", name.isEmpty() ? "none" : qPrintable(name), what)
                << name << live << config << status;
        };
        row("unclaimed", false, false, name.isEmpty() ? Status::Detached : Status::Attached);
        row("live", true, false, Status::Assigned); // no driver: the guest hasn't configured it yet
        row("next start", false, true, Status::Assigned);
        row("both", true, true, Status::Assigned);
    }
}

void TestStatus::usbTable()
{
    QFETCH(const QString, driver);
    QFETCH(const bool, live);
    QFETCH(const bool, config);
    HostBuilder host;
    host.usb("2-1", 11, stick, qPrintable(driver), 7);
    const Hostdev hostdev = test::usbHostdev(stick, UsbAddress{.bus = 2, .device = 11});
    auto &vm = host.vm("a", live ? HostBuilder::Vm::Running : HostBuilder::Vm::Stopped);
    if (live)
        vm.live->hostdevs << hostdev;
    if (config)
        vm.config->hostdevs << hostdev;
    const auto inventory = host.inventory();
    QTEST(inventory->devices()[0].status, "status");
    QCOMPARE(kinds(inventory->devices()[0]), QStringList()); // QEMU takes it from the host by itself
}

void TestStatus::conflict()
{
    HostBuilder host;
    host.pci("0000:01:00.0", 0x1200, "vfio-pci");
    host.vm("b", HostBuilder::Vm::Running).live->hostdevs << pciHostdev("0000:01:00.0");
    host.vm("a").config->hostdevs << pciHostdev("0000:01:00.0");
    const auto inventory = host.inventory();
    const Device &device = inventory->devices()[0];
    QCOMPARE(kinds(device), QStringList{u"conflict"_s});
    QVERIFY(device.problems[0].text.contains(u"a, b"_s)); // by name
    QCOMPARE(device.claims[0].domainName, u"a"_s);
    QCOMPARE(device.claims[1].domainName, u"b"_s);
}

void TestStatus::noConflictInOneVm()
{
    HostBuilder host;
    host.pci("0000:01:00.0", 0x1200, "vfio-pci");
    auto &vm = host.vm("a", HostBuilder::Vm::Running);
    vm.live->hostdevs << pciHostdev("0000:01:00.0");
    vm.config->hostdevs << pciHostdev("0000:01:00.0");
    QVERIFY(host.inventory()->devices()[0].problems.isEmpty());
}

void TestStatus::missingPci()
{
    HostBuilder host;
    host.vm("a").config->hostdevs << pciHostdev("0000:09:00.0");
    const auto inventory = host.inventory();
    const Device *device = inventory->device(key("0000:09:00.0"));
    QVERIFY(device);
    QVERIFY(device->missing);
    QVERIFY(device->kind);
    QCOMPARE(device->unit, -1);
    QCOMPARE(device->status, Status::Assigned);
    QCOMPARE(kinds(*device), QStringList{u"missing"_s});
    QVERIFY(device->problems[0].text.contains(u"0000:09:00.0"_s));
}

void TestStatus::missingUsb_data()
{
    QTest::addColumn<Hostdev>("hostdev");
    QTest::addColumn<QString>("key");
    QTest::newRow("id") << usbHostdev(stick) << u"usb-id_46f4_0001"_s;
    QTest::newRow("id and address") << usbHostdev(stick, UsbAddress{.bus = 2, .device = 9}) << u"usb-id_46f4_0001"_s;
    QTest::newRow("with our alias") << usbHostdev(stick, UsbAddress{.bus = 2, .device = 9}, "ua-riser-usb-2-4_1")
                                    << u"usb_2_4_1"_s;
    QTest::newRow("address") << usbHostdev({}, UsbAddress{.bus = 2, .device = 9}) << u"usb-address_2_9"_s;
}

void TestStatus::missingUsb()
{
    QFETCH(const Hostdev, hostdev);
    QFETCH(const QString, key);
    HostBuilder host;
    host.vm("a").config->hostdevs << hostdev;
    const auto inventory = host.inventory();
    QCOMPARE(inventory->devices().size(), 1);
    QCOMPARE(inventory->devices()[0].key.value(), key);
    QCOMPARE(inventory->devices()[0].kind->id(), u"usb"_s);
    QVERIFY(inventory->devices()[0].missing);
}

void TestStatus::missingInTwoVms()
{
    HostBuilder host;
    host.vm("a").config->hostdevs << pciHostdev("0000:09:00.0");
    host.vm("b").config->hostdevs << pciHostdev("0000:09:00.0");
    const auto inventory = host.inventory();
    QCOMPARE(inventory->devices().size(), 1);
    QCOMPARE(kinds(inventory->devices()[0]), (QStringList{u"conflict"_s, u"missing"_s, u"missing"_s}));
}

void TestStatus::interfaceAndDiskClaim()
{
    HostBuilder host;
    host.pci("0000:06:10.2", 0x0200, "vfio-pci");
    host.pci("0000:05:00.0", 0x0108, "vfio-pci");
    Hostdev interface = pciHostdev("0000:06:10.2");
    interface.element = Hostdev::Element::Interface;
    Hostdev disk = pciHostdev("0000:05:00.0");
    disk.element = Hostdev::Element::NvmeDisk;
    host.vm("a").config->hostdevs << interface << disk;
    const auto inventory = host.inventory();
    QCOMPARE(inventory->device(key("0000:06:10.2"))->status, Status::Assigned);
    QCOMPARE(inventory->device(key("0000:05:00.0"))->status, Status::Assigned);
}

void TestStatus::mateNotReady()
{
    HostBuilder host;
    host.pci("0000:01:00.0", 0x1200, "vfio-pci", 3);
    host.pci("0000:02:00.0", 0x1200, "e1000e", 3);
    host.vm("a").config->hostdevs << pciHostdev("0000:01:00.0");
    const auto problems = [&host] { return kinds(*host.inventory()->device(key("0000:01:00.0"))); };
    QCOMPARE(problems(), QStringList{u"not ready"_s});
    QVERIFY(host.inventory()->device(key("0000:01:00.0"))->problems[0].text.contains(u"0000:02:00.0"_s));
    // Without a driver the group is good; so it is when libvirt detaches the mate at the start.
    host.snapshot.nodes[1].driver.clear();
    QCOMPARE(problems(), QStringList());
    host.snapshot.nodes[1].driver = u"e1000e"_s;
    host.snapshot.domains[0].config->hostdevs << pciHostdev("0000:02:00.0", true);
    QCOMPARE(problems(), QStringList());
}

void TestStatus::placeholder()
{
    HostBuilder host;
    host.pci("0000:01:00.0", 0x0300, "vfio-pci", 3);
    host.pci("0000:02:00.0", 0x0200, "vfio-pci", 3);
    host.vm("a").config->hostdevs << pciHostdev("0000:01:00.0") << pciHostdev("0000:02:00.0", false, true);
    const auto inventory = host.inventory();
    QVERIFY(!inventory->device(key("0000:01:00.0"))->claims[0].placeholder);
    QVERIFY(inventory->device(key("0000:02:00.0"))->claims[0].placeholder);
}

void TestStatus::blockedIsShown()
{
    HostBuilder host;
    host.pci("0000:01:00.0", 0x0108, "nvme", 3);
    host.pci("0000:02:00.0", 0x0c05, "i801_smbus", 3);
    host.pci("0000:00:01.0", 0x0604, "pcieport", 3).pci->bridge = true;
    host.disk("nvme0n1", "pci_0000_01_00_0");
    const auto inventory = host.inventory();
    const Device &drive = *inventory->device(key("0000:01:00.0"));
    QCOMPARE(kinds(drive), QStringList{u"blocked"_s});
    QVERIFY(drive.problems[0].text.contains(u"the only disk of kvm1"_s));
    const Device &neighbour = *inventory->device(key("0000:02:00.0"));
    QCOMPARE(kinds(neighbour), QStringList{u"blocked"_s});
    QVERIFY(neighbour.problems[0].text.contains(u"0000:01:00.0"_s));
    QCOMPARE(kinds(*inventory->device(key("0000:00:01.0"))), QStringList{u"blocked"_s});
    QCOMPARE(drive.status, Status::Attached); // beside the status, never instead of it
}

/// What a VM has that the host doesn't tell of may be any device that nobody else claims.
void TestStatus::anUnreadVmIsNoFreeDevice()
{
    HostBuilder host;
    host.pci("0000:01:00.0", 0x1200, "vfio-pci");
    host.pci("0000:02:00.0", 0x1200, "driver");
    host.pci("0000:03:00.0", 0x1200, "vfio-pci");
    host.pci("0000:00:01.0", 0x0604, "pcieport").pci->bridge = true;
    host.vm("a").config->hostdevs << pciHostdev("0000:03:00.0");
    const auto device = [&host](const char *address) { return *host.inventory()->device(key(address)); };
    QCOMPARE(device("0000:01:00.0").status, Status::Detached);
    QCOMPARE(kinds(device("0000:01:00.0")), QStringList());

    host.snapshot.unreadDomains = {u"win11"_s};
    QCOMPARE(device("0000:01:00.0").status, Status::Unknown);
    QCOMPARE(kinds(device("0000:01:00.0")), QStringList{u"not checked"_s});
    QVERIFY(device("0000:01:00.0").problems[0].text.contains(u"win11"_s));
    QCOMPARE(device("0000:02:00.0").status, Status::Attached); // its driver is bound, whoever wants it next
    QCOMPARE(kinds(device("0000:02:00.0")), QStringList{u"not checked"_s});
    QCOMPARE(device("0000:03:00.0").status, Status::Assigned);
    QCOMPARE(kinds(device("0000:03:00.0")), QStringList());
    QCOMPARE(kinds(device("0000:00:01.0")), QStringList{u"blocked"_s});
}

void TestStatus::statusTexts()
{
    QCOMPARE(statusText(Status::Attached), u"Attached"_s);
    QCOMPARE(statusText(Status::Detached), u"Detached"_s);
    QCOMPARE(statusText(Status::Assigned), u"Assigned"_s);
    QCOMPARE(statusText(Status::Unknown), u"Unknown"_s);
}

QTEST_GUILESS_MAIN(TestStatus)
#include "tst_status.moc"
