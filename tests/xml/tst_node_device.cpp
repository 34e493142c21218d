// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/xml/node_device.h"
#include "tests/support/places.h"
#include "tests/xml/fixtures.h"

#include <QDir>
#include <QTest>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

namespace {

NodeDevice read(const QString &name)
{
    const auto device = parseNodeDevice(test::fixture(u"nodes/"_s + name));
    if (!device) {
        qWarning("%s: %s", qPrintable(name), qPrintable(device.error().toText()));
        return {};
    }
    return *device;
}

PciAddress pci(QStringView text)
{
    return *PciAddress::parse(text);
}

} // namespace

class TestNodeDevice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFixtureIsRead();
    void gpuWithNumaAndLink();
    void namesMayBeMissing();
    void oldHostWithoutClass();
    void physicalFunction();
    void virtualFunction();
    void mdev();
    void vpd();
    void bridges();
    void usb();
    void net();
    void storage();
    void drm();
    void whatIsNotUnderstoodIsKept();
    void largeDomain();
    void markupIsText();
    void badIsRefused_data();
    void badIsRefused();
    void truncationAnywhere();
    void tooLarge();
    void zeroByte();
    void deepNesting();
    void strangeNumbers();
};

void TestNodeDevice::everyFixtureIsRead()
{
    const QDir folder(testData(u"nodes"_s));
    const QStringList files = folder.entryList({u"*.xml"_s}, QDir::Files);
    QVERIFY(files.size() >= 25);
    for (const QString &file : files) {
        const QByteArray xml = test::fixture(u"nodes/"_s + file);
        const auto device = parseNodeDevice(xml);
        QVERIFY2(device, qPrintable(file));
        QCOMPARE(device->xml, xml);
        QVERIFY2(!device->key.isEmpty() && !device->capabilities.isEmpty(), qPrintable(file));
    }
}

void TestNodeDevice::gpuWithNumaAndLink()
{
    const NodeDevice device = read(u"gpu_numa_link.xml"_s);
    QCOMPARE(device.key.value(), u"pci_0000_41_00_0"_s);
    QCOMPARE(device.parent.value(), u"pci_0000_40_01_1"_s);
    QCOMPARE(device.driver, u"nouveau"_s);
    QCOMPARE(device.sysfsPath, u"/sys/devices/pci0000:40/0000:40:01.1/0000:41:00.0"_s);
    QVERIFY(device.pci);
    const PciCapability &gpu = *device.pci;
    QCOMPARE(gpu.address, pci(u"0000:41:00.0"));
    QCOMPARE(gpu.classCode, 0x030000U);
    QVERIFY(gpu.hasClass);
    QVERIFY(!gpu.bridge);
    QCOMPARE(gpu.vendorId, 0x10de);
    QCOMPARE(gpu.productId, 0x2204);
    QCOMPARE(gpu.vendor, u"NVIDIA Corporation"_s);
    QCOMPARE(gpu.product, u"GA102 [GeForce RTX 3090]"_s);
    QCOMPARE(gpu.iommuGroup, 29);
    QCOMPARE(gpu.iommuGroupMembers, (QList{pci(u"0000:41:00.0"), pci(u"0000:41:00.1")}));
    QCOMPARE(gpu.numaNode, 1);
    QCOMPARE(gpu.linkCapability, (PciLink{.width = 16, .speed = 16}));
    QCOMPARE(gpu.linkState, (PciLink{.width = 8, .speed = 2.5}));
    QVERIFY(!gpu.physicalFunction);
    QCOMPARE(gpu.maxVirtualFunctions, 0);
}

void TestNodeDevice::namesMayBeMissing()
{
    const NodeDevice device = read(u"gpu_nameless.xml"_s);
    QVERIFY(device.driver.isEmpty());
    QVERIFY(device.pci);
    QVERIFY(device.pci->vendor.isEmpty() && device.pci->product.isEmpty());
    QCOMPARE(device.pci->vendorId, 0x1002);
    QCOMPARE(device.pci->productId, 0x5046);
    QVERIFY(!device.pci->numaNode);
    QVERIFY(!device.pci->linkState);
}

void TestNodeDevice::oldHostWithoutClass()
{
    const NodeDevice device = read(u"old_without_class.xml"_s);
    QVERIFY(device.pci);
    QVERIFY(!device.pci->hasClass);
    QVERIFY(!device.pci->iommuGroup);
    QCOMPARE(device.driver, u"nvme"_s);
}

void TestNodeDevice::physicalFunction()
{
    const NodeDevice device = read(u"sriov_pf.xml"_s);
    QCOMPARE(device.capabilities, (QStringList{u"pci"_s, u"virt_functions"_s}));
    QCOMPARE(device.pci->maxVirtualFunctions, 7);
    QCOMPARE(device.pci->virtualFunctions, (QList{pci(u"0000:06:10.0"), pci(u"0000:06:10.2")}));
}

void TestNodeDevice::virtualFunction()
{
    const NodeDevice device = read(u"sriov_vf.xml"_s);
    QCOMPARE(device.pci->address, pci(u"0000:06:10.2")); // slot 16 in decimal
    QCOMPARE(device.pci->physicalFunction, pci(u"0000:06:00.0"));
    QVERIFY(device.pci->virtualFunctions.isEmpty());
}

void TestNodeDevice::mdev()
{
    QCOMPARE(read(u"mdev_parent.xml"_s).pci->mdevTypes, (QStringList{u"i915-GVTg_V5_4"_s, u"i915-GVTg_V5_8"_s}));
    const NodeDevice device = read(u"mdev.xml"_s);
    QCOMPARE(device.mdevType, u"i915-GVTg_V5_8"_s);
    QVERIFY(!device.pci);
}

void TestNodeDevice::vpd()
{
    const NodeDevice device = read(u"nic_vpd.xml"_s);
    QCOMPARE(device.pci->vpdSerial, u"MT2113X00000"_s);
    QCOMPARE(device.pci->vpdName, u"BlueField-2 DPU 25GbE Dual-Port"_s);
    QCOMPARE(device.pci->numaNode, 0);
}

void TestNodeDevice::bridges()
{
    QVERIFY(read(u"bridge.xml"_s).pci->bridge);
    QVERIFY(!read(u"isa_bridge.xml"_s).pci->bridge); // an endpoint by its header
    QByteArray headerOnly = test::fixture(u"nodes/bridge.xml"_s);
    headerOnly.replace("0x060400", "0x088000");
    QVERIFY(parseNodeDevice(headerOnly)->pci->bridge);
    QByteArray classOnly = test::fixture(u"nodes/bridge.xml"_s);
    classOnly.replace("<capability type='pci-bridge'/>", "");
    QVERIFY(parseNodeDevice(classOnly)->pci->bridge);
}

void TestNodeDevice::usb()
{
    const NodeDevice device = read(u"usb_device.xml"_s);
    QVERIFY(device.usbDevice);
    QCOMPARE(device.usbDevice->address, (UsbAddress{.bus = 1, .device = 7}));
    QCOMPARE(device.usbDevice->id, (UsbId{.vendor = 0x46d, .product = 0xc52b}));
    QCOMPARE(device.usbDevice->vendor, u"Logitech, Inc."_s);
    QCOMPARE(device.deviceNodes, QStringList{u"/dev/bus/usb/001/007"_s});
    const NodeDevice keyboard = read(u"usb_interface_keyboard.xml"_s);
    QVERIFY(!keyboard.usbDevice);
    QVERIFY(keyboard.usbInterface);
    QCOMPARE(keyboard.usbInterface->interfaceClass, 3);
    QCOMPARE(keyboard.usbInterface->subclass, 1);
    QCOMPARE(keyboard.usbInterface->protocol, 1);
    QCOMPARE(keyboard.usbInterface->description, u"Keyboard"_s);
    QCOMPARE(keyboard.driver, u"usbhid"_s);
}

void TestNodeDevice::net()
{
    const NodeDevice device = read(u"net_up.xml"_s);
    QVERIFY(device.net);
    QCOMPARE(
        *device.net,
        (NetCapability{
            .interface = u"enp6s0"_s, .macAddress = u"52:54:00:12:34:56"_s, .linkState = u"up"_s, .linkSpeed = 1000}));
}

void TestNodeDevice::storage()
{
    const NodeDevice disk = read(u"nvme_block.xml"_s);
    QVERIFY(disk.storage);
    QCOMPARE(disk.storage->block, u"/dev/nvme0n1"_s);
    QCOMPARE(disk.storage->size, 1000204886016);
    QCOMPARE(disk.storage->model, u"Samsung SSD 980 PRO 1TB"_s);
    QCOMPARE(disk.deviceNodes.size(), 3);
    const NodeDevice cdrom = read(u"storage_cdrom.xml"_s);
    QCOMPARE(cdrom.storage->driveType, u"cdrom"_s);
    QCOMPARE(cdrom.storage->size, 664797184);
    QCOMPARE(cdrom.capabilities, (QStringList{u"storage"_s, u"removable"_s}));
}

void TestNodeDevice::drm()
{
    const NodeDevice device = read(u"drm_card.xml"_s);
    QCOMPARE(device.drmType, u"primary"_s);
    QVERIFY(device.deviceNodes.contains(u"/dev/dri/card0"_s));
}

void TestNodeDevice::whatIsNotUnderstoodIsKept()
{
    const NodeDevice device = read(u"ccw.xml"_s);
    QCOMPARE(device.capabilities, (QStringList{u"ccw"_s, u"something_new"_s}));
    QVERIFY(device.xml.contains("devno"));
    QVERIFY(read(u"system.xml"_s).parent.isEmpty());
}

void TestNodeDevice::largeDomain()
{
    const NodeDevice device = read(u"vmd_domain.xml"_s);
    QCOMPARE(device.pci->address.toNodeName(), device.key.value());
    QVERIFY(!device.pci->numaNode); // -1: on no node
}

void TestNodeDevice::markupIsText()
{
    const NodeDevice device = read(u"markup_name.xml"_s);
    QCOMPARE(device.pci->product, u"<img src=\"x\"> &amp; <b>GPU</b>"_s);
    QCOMPARE(device.pci->vendor, u"<script>Evil</script> & Sons"_s);
}

void TestNodeDevice::badIsRefused_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("names"); // what the message names
    QTest::newRow("truncated") << u"truncated.xml"_s << u"pci_0000_41_00_0"_s;
    QTest::newRow("crossed tags") << u"crossed_tags.xml"_s << u"pci_0000_41_00_0"_s;
    QTest::newRow("slot out of range") << u"slot_out_of_range.xml"_s << u"pci_0000_41_00_0"_s;
    QTest::newRow("no bus") << u"without_bus.xml"_s << u"pci_0000_41_00_0"_s;
    QTest::newRow("no name") << u"without_name.xml"_s << QString();
    QTest::newRow("not XML") << u"not_xml.xml"_s << QString();
    QTest::newRow("empty") << u"empty.xml"_s << QString();
    QTest::newRow("another root") << u"other_root.xml"_s << QString();
}

void TestNodeDevice::badIsRefused()
{
    QFETCH(const QString, file);
    QFETCH(const QString, names);
    const auto device = parseNodeDevice(test::fixture(u"nodes/bad/"_s + file));
    QVERIFY(!device);
    QCOMPARE(device.error().code, ErrorCode::InvalidData);
    QVERIFY2(device.error().summary.contains(names), qPrintable(device.error().summary));
    QVERIFY(!device.error().detail.isEmpty());
}

void TestNodeDevice::truncationAnywhere()
{
    const QByteArray whole = test::fixture(u"nodes/nic_vpd.xml"_s);
    const auto end = whole.lastIndexOf("</device>") + qstrlen("</device>");
    for (qsizetype length = 0; length < qsizetype(end); ++length) {
        const auto device = parseNodeDevice(whole.first(length));
        QVERIFY2(!device, qPrintable(u"accepted the first %1 bytes"_s.arg(length)));
        QCOMPARE(device.error().code, ErrorCode::InvalidData);
    }
    QVERIFY(parseNodeDevice(whole.first(qsizetype(end))));
}

void TestNodeDevice::tooLarge()
{
    QByteArray xml = test::fixture(u"nodes/gpu_numa_link.xml"_s);
    const qsizetype limit = 4 * 1024 * 1024;
    xml.insert(xml.lastIndexOf("</device>"), QByteArray(limit - xml.size(), ' '));
    QCOMPARE(xml.size(), limit);
    QVERIFY(parseNodeDevice(xml));
    xml.append('\n');
    const auto device = parseNodeDevice(xml);
    QVERIFY(!device);
    QCOMPARE(device.error().code, ErrorCode::InvalidData);
    QVERIFY(device.error().detail.contains(QString::number(limit + 1)));
}

void TestNodeDevice::zeroByte()
{
    QByteArray xml = test::fixture(u"nodes/gpu_numa_link.xml"_s);
    xml[xml.indexOf("GA102")] = '\0';
    QVERIFY(!parseNodeDevice(xml));
}

void TestNodeDevice::deepNesting()
{
    const QByteArray open = QByteArray("<capability type='x'>").repeated(50000);
    const QByteArray close = QByteArray("</capability>").repeated(50000);
    const auto device = parseNodeDevice("<device><name>deep</name>" + open + close + "</device>");
    QVERIFY(device);
    QVERIFY(device->capabilities.size() < 10);
}

void TestNodeDevice::strangeNumbers()
{
    QByteArray xml = test::fixture(u"nodes/gpu_numa_link.xml"_s);
    xml.replace("width='8'", "width='-8'").replace("number='29'", "number='99999999999999999999'");
    xml.replace("id='0x2204'", "id='0x12204'").replace("numa node='1'", "numa node=' 1'");
    const auto device = parseNodeDevice(xml);
    QVERIFY(device);
    QCOMPARE(device->pci->linkState->width, 0);
    QVERIFY(!device->pci->iommuGroup);
    QCOMPARE(device->pci->productId, 0);
    QVERIFY(!device->pci->numaNode);
}

QTEST_GUILESS_MAIN(TestNodeDevice)
#include "tst_node_device.moc"
