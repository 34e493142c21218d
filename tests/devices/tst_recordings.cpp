// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/devices/device_kind.h"
#include "core/devices/inventory.h"
#include "core/devices/rules.h"
#include "core/host/simulated/recording.h"
#include "tests/devices/host_builder.h"
#include "tests/support/places.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

/// What a real libvirt 11.3 said of the lab's host (tests/data/lab), and the demo hosts, through parsers, units and
/// rules.
class TestRecordings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRecordingIsUnderstood_data();
    void everyRecordingIsUnderstood();
    void labDevices();
    void labHostIsSafe();
    void labDetachesGpus();
    void labGpuDetached();
    void labGpuAssigned();
    void labUsbAssigned();
    void labVirtualFunctions();
};

namespace {

const QString lab = testData(u"lab/"_s);

InventoryPtr read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto recording = Recording::parse(file.readAll());
    if (!recording) {
        qWarning("%s: %s", qPrintable(path), qPrintable(recording.error().toText()));
        return {};
    }
    auto snapshot = std::make_shared<HostSnapshot>();
    snapshot->facts = recording->facts;
    snapshot->nodes = recording->nodes;
    snapshot->pools = recording->pools;
    for (const RecordedDomain &recorded : recording->domains) {
        Domain domain;
        domain.state = recorded.running ? RunState::Running : RunState::ShutOff;
        if (!recorded.live.isEmpty())
            domain.live = parseDomain(recorded.live).value();
        if (!recorded.config.isEmpty())
            domain.config = parseDomain(recorded.config).value();
        const DomainDefinition &definition = domain.live ? *domain.live : *domain.config;
        domain.id = definition.id;
        domain.name = definition.name;
        snapshot->domains << domain;
    }
    return std::make_shared<const Inventory>(snapshot);
}

DomainId named(const Inventory &inventory, const QString &name)
{
    for (const Domain &domain : inventory.snapshot().domains) {
        if (domain.name == name)
            return domain.id;
    }
    return {};
}

} // namespace

void TestRecordings::everyRecordingIsUnderstood_data()
{
    QTest::addColumn<QString>("path");
    for (const QString &folder :
         {lab, lab + u"states/"_s, sourceFile(u"resources/demo/"_s), testData(u"simulated/"_s)}) {
        for (const QString &file : QDir(folder).entryList({u"*.xml"_s}, QDir::Files))
            QTest::newRow(qPrintable(file)) << folder + file;
    }
}

void TestRecordings::everyRecordingIsUnderstood()
{
    QFETCH(const QString, path);
    const auto inventory = read(path);
    QVERIFY(inventory);
    QVERIFY(inventory->devices().size() > 5);
    const bool odd = path.endsWith(u"big500.xml"_s); // has devices and VMs whose names are placeholders
    for (const Device &device : inventory->devices()) {
        QVERIFY2(!device.title.isEmpty() && !device.address.isEmpty() && !device.chip.isEmpty(),
                 qPrintable(device.key.value()));
        QVERIFY2(device.missing || device.unit >= 0 || !device.neverAssignable.isEmpty(),
                 qPrintable(device.key.value()));
        for (const auto &findings : {checkDetach(*inventory, device.key), checkReturn(*inventory, device.key),
                                     checkAssign(*inventory, device.key), checkRelease(*inventory, device.key)}) {
            for (const Finding &finding : findings) {
                QVERIFY2(!finding.id.isEmpty() && !finding.text.isEmpty(), qPrintable(device.key.value()));
                QVERIFY2(odd || !finding.text.contains(u'%'), qPrintable(finding.text));
            }
        }
        // What is offered is never contradictory: a device is taken or given back, not both.
        QVERIFY2(!allowed(checkDetach(*inventory, device.key)) || !allowed(checkReturn(*inventory, device.key)) ||
                     inventory->unitOf(device.key)->members.size() > 1,
                 qPrintable(device.key.value()));
    }
}

void TestRecordings::labDevices()
{
    const auto host = read(lab + u"host.xml"_s);
    QVERIFY(host);
    QHash<QString, int> chips;
    for (const Device &device : host->devices())
        ++chips[device.chip];
    QCOMPARE(chips.value(u"gpu"_s), 2);
    QCOMPARE(chips.value(u"nvme"_s), 3);
    QCOMPARE(chips.value(u"network"_s), 2);
    QCOMPARE(chips.value(u"usb"_s), 4); // two sticks, a keyboard, a tablet; hubs are hidden
    QCOMPARE(host->device(key("0000:03:00.0"))->serial, u"NVME-TWIN-A"_s);
    QCOMPARE(host->device(key("0000:04:00.0"))->serial, u"NVME-TWIN-B"_s);
    QCOMPARE(host->device(key("0000:04:00.0"))->model, u"QEMU NVMe Ctrl"_s);
    QCOMPARE(host->device(key("2-1"))->serial, u"USB-TWIN-A"_s);
    QCOMPARE(host->device(key("2-2"))->serial, u"USB-TWIN-B"_s);
    QCOMPARE(host->device(key("0000:81:00.0"))->numaNode, 1);
    QCOMPARE(host->roles(key("0000:01:00.0")).companions, QList{key("0000:01:00.1")});
    QVERIFY(host->roles(key("0000:01:00.0")).bystanders.isEmpty());
    QCOMPARE(host->device(key("0000:01:00.0"))->status, Status::Attached);
    QCOMPARE(host->device(key("0000:01:00.0"))->hold, HostHold::NoDriver);
}

void TestRecordings::labHostIsSafe()
{
    const auto host = read(lab + u"host.xml"_s);
    const auto why = [&host](const char *address) { return blocks(checkDetach(*host, key(address))); };
    QVERIFY(!why("0000:00:02.0").isEmpty());                          // a root port
    QCOMPARE(why("0000:05:00.0"), QStringList{u"session-network"_s}); // the only NIC with link
    QVERIFY(why("0000:00:14.0").contains(u"keyboard"_s));             // the controller of the keyboard
    QVERIFY(why("0000:00:1f.2").contains(u"group-chipset"_s));        // SATA beside the ISA bridge
    QVERIFY(why("0000:00:1f.3").contains(u"group-chipset"_s));
    // The root disk is one of three: libvirt can't tell which, and Riser says that it can't.
    QCOMPARE(why("0000:02:00.0"), QStringList());
    QVERIFY(unchecked(checkDetach(*host, key("0000:02:00.0"))).contains(u"mounts"_s));
    // But it shows that there is a file system on it.
    QVERIFY(warnings(checkDetach(*host, key("0000:02:00.0"))).contains(u"file-system"_s));
    QVERIFY(!warnings(checkDetach(*host, key("0000:03:00.0"))).contains(u"file-system"_s));
}

void TestRecordings::labDetachesGpus()
{
    const auto host = read(lab + u"host.xml"_s);
    for (const char *address : {"0000:01:00.0", "0000:81:00.0", "0000:03:00.0", "0000:04:00.0", "0000:06:00.0"})
        QVERIFY2(allowed(checkDetach(*host, key(address))), qPrintable(whyNot(checkDetach(*host, key(address)))));
    for (const char *port : {"2-1", "2-2"})
        QVERIFY2(allowed(checkAssign(*host, key(port))), qPrintable(whyNot(checkAssign(*host, key(port)))));
    QVERIFY(!allowed(checkAssign(*host, key("0000:01:00.0"))));
}

void TestRecordings::labGpuDetached()
{
    const auto host = read(lab + u"states/gpu-detached.xml"_s);
    QVERIFY(host);
    for (const char *address : {"0000:01:00.0", "0000:01:00.1"})
        QCOMPARE(host->device(key(address))->status, Status::Detached);
    QCOMPARE(host->device(key("0000:81:00.0"))->status, Status::Attached);
    QVERIFY(allowed(checkAssign(*host, key("0000:01:00.0"), named(*host, u"grub"_s), When::NextStart)));
    QVERIFY(allowed(checkReturn(*host, key("0000:01:00.0"))));
    // The VM `full` has no root port to spare.
    if (host->domain(named(*host, u"full"_s))->running())
        QCOMPARE(blocks(checkAssign(*host, key("0000:01:00.0"), named(*host, u"full"_s), When::Now)),
                 QStringList{u"root-ports"_s});
}

void TestRecordings::labGpuAssigned()
{
    const auto host = read(lab + u"states/gpu-assigned.xml"_s);
    QVERIFY(host);
    const Device *gpu = host->device(key("0000:01:00.0"));
    QCOMPARE(gpu->status, Status::Assigned);
    QVERIFY(gpu->problems.isEmpty());
    QCOMPARE(gpu->claims.size(), 1);
    QCOMPARE(gpu->claims[0].domainName, u"lin"_s);
    QVERIFY(gpu->claims[0].live && gpu->claims[0].config && gpu->claims[0].domainRunning);
    QVERIFY(allowed(checkRelease(*host, gpu->key)));
    QCOMPARE(host->devicesOf(named(*host, u"lin"_s)).size(), 2);
}

void TestRecordings::labUsbAssigned()
{
    const auto host = read(lab + u"states/usb-assigned.xml"_s);
    QVERIFY(host);
    QCOMPARE(host->device(key("2-1"))->status, Status::Attached);
    const Device *stick = host->device(key("2-2"));
    QCOMPARE(stick->status, Status::Assigned);
    QCOMPARE(stick->claims[0].domainName, u"lin"_s);
    QVERIFY(stick->claims[0].live && !stick->claims[0].config && !stick->claims[0].ambiguous);
}

void TestRecordings::labVirtualFunctions()
{
    const auto host = read(lab + u"states/vfs-enabled.xml"_s);
    QVERIFY(host);
    const Device *card = host->device(key("0000:06:00.0"));
    QCOMPARE(card->node.pci->virtualFunctions.size(), 2);
    for (const PciAddress &address : card->node.pci->virtualFunctions) {
        const Device *function = host->device(DeviceKey(address.toNodeName()));
        QVERIFY(function);
        QCOMPARE(function->node.pci->physicalFunction, card->node.pci->address);
        QCOMPARE(host->unitOf(function->key)->members, QList{function->key});
    }
    QVERIFY(warnings(checkDetach(*host, card->key)).contains(u"virtual-functions"_s));
}

QTEST_GUILESS_MAIN(TestRecordings)
#include "tst_recordings.moc"
