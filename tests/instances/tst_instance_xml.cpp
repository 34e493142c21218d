// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instances/instance_xml.h"
#include "core/xml/domain.h"
#include "request_support.h"
#include "tests/support/small_host.h"

#include <QObject>
#include <QRegularExpression>
#include <QTest>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

class TestInstanceXml : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhatThePlanSays();
    void wholeUnitsGo();
    void bystandersAreHeldOnly();
    void portsToSpare_data();
    void portsToSpare();
    void biosWithoutAnything();
    void blockDevices();
    void oldMachine();
    void memoryIsNearTheDevices();
    void withoutKvm();

private:
    static Inventory inventory(HostFacts facts = {})
    {
        HostSnapshot snapshot = smallHost()->snapshot();
        snapshot.facts.virtType = facts.virtType;
        return Inventory(std::make_shared<const HostSnapshot>(snapshot));
    }
    static InstanceRequest request(const QList<DeviceKey> &devices = {gpu})
    {
        InstanceRequest made = fullRequest();
        made.devices.clear();
        for (const DeviceKey &key : devices)
            made.devices << ChosenDevice{.device = key, .kind = {}, .id = {}, .serial = {}};
        return made;
    }
    static InstancePaths paths() { return {.disk = u"/pool/train & 1.qcow2"_s, .seed = u"/pool/seed.iso"_s}; }
    static qsizetype ports(const QByteArray &xml)
    {
        return xml.count("model=\"pcie-root-port\"") + xml.count("model='pcie-root-port'");
    }
};

void TestInstanceXml::saysWhatThePlanSays()
{
    const QByteArray xml = writeInstance(request(), inventory(), paths());
    const Result<DomainDefinition> domain = parseDomain(xml);
    QVERIFY2(domain, xml.constData());
    QCOMPARE(domain->id, request().id);
    QCOMPARE(domain->name, u"train_1"_s);
    QCOMPARE(domain->memoryKib, 2048 * 1024);
    QCOMPARE(domain->vcpus, 4);
    QCOMPARE(domain->diskSources, (QStringList{u"/pool/train & 1.qcow2"_s, u"/pool/seed.iso"_s}));
    QVERIFY(domain->instance);
    QCOMPARE(domain->instance->planName, u"Two <GPUs> & more"_s);
    QCOMPARE(domain->instance->volumes.size(), 2);
    QVERIFY(xml.contains("firmware='efi'") || xml.contains("firmware=\"efi\""));
    QVERIFY(xml.contains("org.qemu.guest_agent.0"));
}

void TestInstanceXml::wholeUnitsGo()
{
    const Result<DomainDefinition> domain = parseDomain(writeInstance(request(), inventory(), paths()));
    QCOMPARE(domain->hostdevs.size(), 2); // the GPU, and its audio
    for (const Hostdev &hostdev : domain->hostdevs) {
        QVERIFY(!hostdev.managed && !hostdev.unassigned);
        QVERIFY(hostdev.alias.startsWith(u"ua-"_s));
    }
    QCOMPARE(domain->instance->units.size(), 1);
    QCOMPARE(domain->instance->units.first().devices.size(), 2);
    QCOMPARE(domain->instance->units.first().devices.first().id, u"10de:2204"_s);
}

void TestInstanceXml::bystandersAreHeldOnly()
{
    const Result<DomainDefinition> domain = parseDomain(writeInstance(request({capture}), inventory(), paths()));
    QCOMPARE(domain->hostdevs.size(), 2);
    QVERIFY(!domain->hostdevs.first().unassigned);
    QVERIFY(domain->hostdevs.last().unassigned); // the NIC in the same group
}

void TestInstanceXml::portsToSpare_data()
{
    QTest::addColumn<QList<DeviceKey>>("devices");
    QTest::addColumn<int>("spare");
    QTest::addColumn<int>("ports"); // disk, USB, serial, random numbers, network; the balloon where no device is passed
    QTest::newRow("none") << QList<DeviceKey>{} << 0 << 6;
    QTest::newRow("none, two spare") << QList<DeviceKey>{} << 2 << 8;
    QTest::newRow("a GPU with audio") << QList<DeviceKey>{gpu} << 2 << 9;
    QTest::newRow("GPU and drive") << QList<DeviceKey>{gpu, nvme} << 1 << 9;
    QTest::newRow("a stick needs none") << QList<DeviceKey>{usbA} << 0 << 6;
    QTest::newRow("what is only held needs none") << QList<DeviceKey>{capture} << 0 << 6;
}

void TestInstanceXml::portsToSpare()
{
    QFETCH(QList<DeviceKey>, devices);
    QFETCH(int, spare);
    QFETCH(int, ports);
    InstanceRequest made = request(devices);
    made.plan.spareRootPorts = spare;
    QCOMPARE(TestInstanceXml::ports(writeInstance(made, inventory(), paths())), ports);
}

void TestInstanceXml::biosWithoutAnything()
{
    InstanceRequest made = request({});
    made.plan.firmware = Firmware::Bios;
    made.plan.video = Video::None;
    made.network.clear();
    made.cloudInit = {};
    const QByteArray xml = writeInstance(made, inventory(), {.disk = u"/pool/d"_s, .seed = {}});
    QVERIFY(parseDomain(xml));
    for (const char *absent : {"efi", "graphics", "<interface", "cdrom", "hostdev"})
        QVERIFY2(!xml.contains(absent), absent);
}

void TestInstanceXml::blockDevices()
{
    InstanceRequest made = request({});
    made.disk.format = u"raw"_s;
    const QByteArray xml =
        writeInstance(made, inventory(), {.disk = u"/dev/vg/d"_s, .seed = u"/dev/vg/s"_s, .block = true});
    QVERIFY(!xml.contains("type='file'") && !xml.contains("type=\"file\""));
    QCOMPARE(parseDomain(xml)->diskSources, (QStringList{u"/dev/vg/d"_s, u"/dev/vg/s"_s}));
}

void TestInstanceXml::oldMachine()
{
    InstanceRequest made = request({});
    made.plan.machine = u"pc"_s;
    const QByteArray xml = writeInstance(made, inventory(), paths());
    QCOMPARE(ports(xml), 0);
    QVERIFY(xml.contains("ide") && !xml.contains("sata"));
    made.plan.machine = u"pc-q35-9.2"_s;
    QVERIFY(ports(writeInstance(made, inventory(), paths())) > 0);
}

void TestInstanceXml::memoryIsNearTheDevices()
{
    static const QRegularExpression tuned(u"<memory mode=.preferred. nodeset=.1."_s);
    InstanceRequest made = request();
    QVERIFY(QString::fromUtf8(writeInstance(made, inventory(), paths())).contains(tuned));
    made.plan.numa = NumaWish::None;
    QVERIFY(!QString::fromUtf8(writeInstance(made, inventory(), paths())).contains(tuned));
    made = request();
    made.numaNode.reset();
    QVERIFY(!QString::fromUtf8(writeInstance(made, inventory(), paths())).contains(tuned));
}

void TestInstanceXml::withoutKvm()
{
    HostFacts facts;
    facts.virtType = u"qemu"_s;
    const QByteArray xml = writeInstance(request({}), inventory(facts), paths());
    QVERIFY(xml.contains("type=\"qemu\"") || xml.contains("type='qemu'"));
    QVERIFY(!xml.contains("host-passthrough"));
}

QTEST_GUILESS_MAIN(TestInstanceXml)
#include "tst_instance_xml.moc"
