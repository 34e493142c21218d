// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/devices/host_builder.h"

#include <QTest>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

/// What a device is called where libvirt says too little, and what of it counts as a change.
class TestIdentities : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void riserHostFillsWhatLibvirtDoesNotTell();
    void libvirtsOwnWordComesFirst();
    void riserHostComesBeforeLibusb();
    void modelsAreNotSaidTwice();
    void rememberedIsNoChange();
    void timeIsNoChange();
    void usesAreAChange();
    void aNumberThatTwoTellTellsNeither();
};

namespace {

HostDevice onHost(const DeviceKey &key, const QString &serial, const QString &model)
{
    return {.key = key, .identity = {.id = u"1af4:1000"_s, .serial = serial, .model = model}};
}

HostProgramFacts present(const HostDevice &device)
{
    HostProgramFacts facts;
    facts.state = HostProgramFacts::State::Present;
    facts.inventory.devices = {device};
    return facts;
}

} // namespace

void TestIdentities::riserHostFillsWhatLibvirtDoesNotTell()
{
    HostBuilder host;
    const DeviceKey nvme = host.pci("0000:04:00.0", 0x0108, "vfio-pci").key; // its disk is away, and its serial with it
    HostDevice known = onHost(nvme, u"S4EWNX0"_s, u"Samsung SSD 980"_s);
    known.uses = {{.kind = u"signature"_s, .on = u"nvme0n1"_s, .name = u"ext4"_s}};
    host.snapshot.hostProgram = present(known);
    const auto inventory = host.inventory();
    const Device *device = inventory->device(nvme);
    QCOMPARE(device->serial, u"S4EWNX0"_s);
    QCOMPARE(device->model, u"Samsung SSD 980"_s);
    QCOMPARE(device->identity.unique(), u"S4EWNX0"_s);
    QCOMPARE(device->hostUses, known.uses);
}

/// Makers give one number to all functions of a card, or to all sticks of a kind.
void TestIdentities::aNumberThatTwoTellTellsNeither()
{
    HostBuilder host;
    const DeviceKey one = host.pci("0000:04:00.0", 0x0200, "igb").key;
    const DeviceKey two = host.pci("0000:04:00.1", 0x0200, "igb").key;
    const DeviceKey other = host.pci("0000:05:00.0", 0x0200, "igb").key;
    const DeviceKey silent = host.pci("0000:06:00.0", 0x0200, "igb").key;
    host.snapshot.hostProgram = present(onHost(one, u"VPD-1"_s, {}));
    QVERIFY(!host.inventory()->device(one)->numberIsShared); // alone with it
    host.snapshot.hostProgram.inventory.devices << onHost(two, u"VPD-1"_s, {}) << onHost(other, u"VPD-2"_s, {});
    const auto inventory = host.inventory();
    QVERIFY(inventory->device(one)->numberIsShared);
    QVERIFY(inventory->device(two)->numberIsShared);
    QVERIFY(!inventory->device(other)->numberIsShared);
    QVERIFY(!inventory->device(silent)->numberIsShared); // no number isn't one that all share
}

void TestIdentities::libvirtsOwnWordComesFirst()
{
    HostBuilder host;
    const DeviceKey nvme = host.pci("0000:04:00.0", 0x0108, "nvme").key;
    NodeDevice &disk = host.disk("nvme0n1", nvme.value().toLatin1().constData());
    disk.storage->serial = u"FROM-LIBVIRT"_s;
    host.snapshot.hostProgram = present(onHost(nvme, u"FROM-RISER-HOST"_s, {}));
    const auto inventory = host.inventory();
    QCOMPARE(inventory->device(nvme)->serial, u"FROM-LIBVIRT"_s);
    QCOMPARE(inventory->device(nvme)->identity.serial, u"FROM-LIBVIRT"_s);
}

void TestIdentities::riserHostComesBeforeLibusb()
{
    HostBuilder host;
    const DeviceKey stick = host.usb("1-1", 2, {.vendor = 0x0781, .product = 0x5581}, "usb-storage").key;
    host.snapshot.localIdentities[stick].serial = u"FROM-LIBUSB"_s;
    host.snapshot.localIdentities[stick].speedMbit = 5000;
    host.snapshot.hostProgram = present(onHost(stick, u"FROM-RISER-HOST"_s, u"Ultra"_s));
    const auto inventory = host.inventory();
    const Device *device = inventory->device(stick);
    QCOMPARE(device->serial, u"FROM-RISER-HOST"_s);
    QCOMPARE(device->identity.speedMbit, 5000); // that one didn't know
    QCOMPARE(device->identity.id, u"0781:5581"_s);
}

void TestIdentities::modelsAreNotSaidTwice()
{
    HostBuilder host;
    const DeviceKey stick = host.usb("1-1", 2, {.vendor = 0x0781, .product = 0x5581}, "usb-storage").key;
    host.snapshot.hostProgram = present(onHost(stick, {}, u"stick 1-1"_s));
    const auto inventory = host.inventory();
    QVERIFY2(inventory->device(stick)->title.contains(u"Stick 1-1"_s), qPrintable(inventory->device(stick)->title));
    QCOMPARE(inventory->device(stick)->model, QString());
    QCOMPARE(inventory->device(stick)->identity.model, u"stick 1-1"_s);
}

void TestIdentities::timeIsNoChange()
{
    HostBuilder host;
    const DeviceKey nvme = host.pci("0000:04:00.0", 0x0108, "vfio-pci").key;
    host.snapshot.hostProgram = present(onHost(nvme, u"A"_s, {}));
    host.snapshot.hostProgram.inventory.armed = {{.devices = {nvme}, .secondsLeft = 30}};
    HostSnapshot later = host.snapshot;
    later.hostProgram.inventory.armed[0].secondsLeft = 29;
    QVERIFY(later.sameContent(host.snapshot));
    later.hostProgram.inventory.armed.clear();
    QVERIFY(!later.sameContent(host.snapshot));
}

void TestIdentities::rememberedIsNoChange()
{
    HostBuilder host;
    const DeviceKey nvme = host.pci("0000:04:00.0", 0x0108, "vfio-pci").key;
    host.snapshot.hostProgram = present(onHost(nvme, u"A"_s, {}));
    PoolEntry entry;
    entry.key = nvme;
    host.snapshot.hostProgram.inventory.pool = {entry};
    HostSnapshot later = host.snapshot;
    later.hostProgram.inventory.devices[0].identity.remembered = true;
    later.hostProgram.inventory.pool[0].identity.remembered = true;
    QVERIFY(later.sameContent(host.snapshot));
    later.hostProgram.inventory.devices[0].identity.serial = u"B"_s;
    QVERIFY(!later.sameContent(host.snapshot));
}

void TestIdentities::usesAreAChange()
{
    HostBuilder host;
    const DeviceKey nvme = host.pci("0000:04:00.0", 0x0108, "vfio-pci").key;
    host.snapshot.hostProgram = present(onHost(nvme, u"A"_s, {}));
    HostSnapshot later = host.snapshot;
    later.hostProgram.inventory.devices[0].uses << HostUse();
    QVERIFY(!later.sameContent(host.snapshot));
    later = host.snapshot;
    later.hostProgram.live = true;
    QVERIFY(!later.sameContent(host.snapshot));
    later = host.snapshot;
    later.hostProgram.inventory.pool << PoolEntry();
    QVERIFY(!later.sameContent(host.snapshot));
}

QTEST_GUILESS_MAIN(TestIdentities)
#include "tst_identities.moc"
