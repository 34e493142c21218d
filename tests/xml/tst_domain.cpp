// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/xml/domain.h"
#include "tests/xml/fixtures.h"

#include <QTest>

using namespace riser;
using namespace Qt::StringLiterals;

class TestDomain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAMachine();
    void claimsOfOtherElements();
    void countsRootPorts();
    void memoryUnits_data();
    void memoryUnits();
    void oldMachine();
    void refuses_data();
    void refuses();
    void markupIsText();
    void addingKeepsTheRest();
    void addingAndTakingAwayIsNothing_data();
    void addingAndTakingAwayIsNothing();
    void addingWithoutDevices();
    void takingAwayTheRightTwin();
    void takingAwayWhatIsNotThere();
    void editingRefusesBrokenXml();
};

namespace {

const QByteArray usbTwin = "<hostdev mode='subsystem' type='usb'><source><vendor id='0x46f4'/><product id='0x0001'/>"
                           "<address bus='2' device='12'/></source></hostdev>";
const QByteArray gpu = "<hostdev mode='subsystem' type='pci' managed='no'>\n"
                       "  <source>\n"
                       "    <address domain='0x0000' bus='0x41' slot='0x00' function='0x0'/>\n"
                       "  </source>\n"
                       "  <alias name='ua-riser-pci-0000-41-00-0'/>\n"
                       "</hostdev>\n";

DomainDefinition read(const QString &name)
{
    return *parseDomain(test::fixture(u"nodes/vm/"_s + name));
}

} // namespace

void TestDomain::readsAMachine()
{
    const DomainDefinition vm = read(u"win11_live.xml"_s);
    QCOMPARE(vm.name, u"win11"_s);
    QCOMPARE(vm.id.value(), u"6f5d8f2c-0c5f-4c0e-9b57-7a0e6d0f1e11"_s); // lower case, whatever came
    QCOMPARE(vm.title, u"Windows for the drawing office"_s);
    QCOMPARE(vm.machine, u"pc-q35-10.0"_s);
    QCOMPARE(vm.memoryKib, 16777216);
    QCOMPARE(vm.vcpus, 8);
    QVERIFY(vm.pciExpress);
    QVERIFY(vm.usbController);
    QCOMPARE(vm.diskSources,
             (QStringList{u"/var/lib/libvirt/images/win11.qcow2"_s, u"/dev/vg0/base"_s, u"/dev/sdb"_s}));
    QCOMPARE(vm.networkDevices, (QStringList{u"br0"_s, u"enp7s0"_s}));
    QCOMPARE(vm.xml, test::fixture(u"nodes/vm/win11_live.xml"_s));
}

void TestDomain::claimsOfOtherElements()
{
    const DomainDefinition vm = read(u"win11_live.xml"_s);
    QCOMPARE(vm.hostdevs.size(), 6);
    QCOMPARE(vm.hostdevs[0].element, Hostdev::Element::NvmeDisk);
    QCOMPARE(vm.hostdevs[0].pci->toString(), u"0000:05:00.0"_s);
    QVERIFY(vm.hostdevs[0].managed);
    QCOMPARE(vm.hostdevs[1].element, Hostdev::Element::Interface);
    QCOMPARE(vm.hostdevs[1].pci->toString(), u"0000:06:10.2"_s);
    QVERIFY(vm.hostdevs[1].managed);
    QCOMPARE(vm.hostdevs[2].element, Hostdev::Element::Hostdev);
    QCOMPARE(vm.hostdevs[2].pci->toString(), u"0000:01:00.0"_s);
    QVERIFY(!vm.hostdevs[2].managed);
    QCOMPARE(vm.hostdevs[2].guestAddress, u"0000:03:00.0"_s);
    QVERIFY(vm.hostdevs[3].unassigned);
    QCOMPARE(vm.hostdevs[4].type, Hostdev::Type::Usb);
    QCOMPARE(vm.hostdevs[4].usbAddress, (UsbAddress{.bus = 1, .device = 7}));
    QCOMPARE(vm.hostdevs[5].type, Hostdev::Type::Mdev);
}

void TestDomain::countsRootPorts()
{
    const DomainDefinition vm = read(u"win11_live.xml"_s);
    QCOMPARE(vm.pcieRootPorts, 6);
    QCOMPARE(vm.freePcieRootPorts, 2); // buses 1, 2 and 3 have devices, and 6 takes none while the VM runs
}

void TestDomain::memoryUnits_data()
{
    QTest::addColumn<QByteArray>("memory");
    QTest::addColumn<qint64>("kib");
    QTest::newRow("default") << QByteArray("<memory>2048</memory>") << qint64(2048);
    QTest::newRow("KiB") << QByteArray("<memory unit='KiB'>2048</memory>") << qint64(2048);
    QTest::newRow("bytes") << QByteArray("<memory unit='b'>1048576</memory>") << qint64(1024);
    QTest::newRow("MiB") << QByteArray("<memory unit='MiB'>2</memory>") << qint64(2048);
    QTest::newRow("G") << QByteArray("<memory unit='G'>3</memory>") << qint64(3145728);
    QTest::newRow("TiB") << QByteArray("<memory unit='TiB'>1</memory>") << qint64(1073741824);
    QTest::newRow("none") << QByteArray() << qint64(0);
}

void TestDomain::memoryUnits()
{
    QFETCH(const QByteArray, memory);
    QFETCH(const qint64, kib);
    QCOMPARE(parseDomain("<domain><name>a</name>" + memory + "</domain>")->memoryKib, kib);
}

void TestDomain::oldMachine()
{
    const auto vm =
        parseDomain("<domain type='kvm'><name>old</name><os><type machine='pc-i440fx-7.2'>hvm</type></os><devices>"
                    "<controller type='pci' index='0' model='pci-root'/>"
                    "<controller type='usb' index='0' model='none'/></devices></domain>");
    QVERIFY(vm);
    QVERIFY(!vm->pciExpress);
    QVERIFY(!vm->usbController);
    QCOMPARE(vm->pcieRootPorts, 0);
}

void TestDomain::refuses_data()
{
    QTest::addColumn<QByteArray>("xml");
    QTest::addColumn<QString>("names");
    const QByteArray whole = test::fixture(u"nodes/vm/win11_live.xml"_s);
    QTest::newRow("truncated") << whole.first(whole.size() / 2) << u"win11"_s;
    QTest::newRow("empty") << QByteArray() << QString();
    QTest::newRow("device") << QByteArray("<device><name>x</name></device>") << QString();
    QTest::newRow("no name") << QByteArray("<domain type='kvm'/>") << QString();
    QTest::newRow("too large") << QByteArray("<domain><name>fat</name>" + QByteArray(4 << 20, ' ') + "</domain>")
                               << QString();
}

void TestDomain::refuses()
{
    QFETCH(const QByteArray, xml);
    QFETCH(const QString, names);
    const auto vm = parseDomain(xml);
    QVERIFY(!vm);
    QCOMPARE(vm.error().code, ErrorCode::InvalidData);
    QVERIFY(vm.error().summary.contains(names));
}

void TestDomain::markupIsText()
{
    const auto vm = parseDomain("<domain><name>&lt;b&gt;x&lt;/b&gt; &amp;amp;</name><title>&#x1F4BB;</title></domain>");
    QVERIFY(vm);
    QCOMPARE(vm->name, u"<b>x</b> &amp;"_s);
    QCOMPARE(vm->title, u"\U0001F4BB"_s);
}

void TestDomain::addingKeepsTheRest()
{
    const QByteArray before = test::fixture(u"nodes/vm/win11_live.xml"_s);
    const auto after = withHostdev(before, gpu);
    QVERIFY(after);
    const auto at =
        after->indexOf("    <hostdev mode='subsystem' type='pci' managed='no'>\n      <source>\n        <address "
                       "domain='0x0000' bus='0x41'");
    QVERIFY2(at > 0, after->constData());
    // Byte for byte the same but for the new lines, comments and foreign namespaces included.
    QByteArray without = *after;
    const auto end = without.indexOf("</hostdev>\n", at) + 11;
    without.remove(at, end - at);
    QCOMPARE(without, before);
    QCOMPARE(parseDomain(*after)->hostdevs.size(), 7);
    QCOMPARE(parseDomain(*after)->hostdevs.last().alias, u"ua-riser-pci-0000-41-00-0"_s);
}

void TestDomain::addingAndTakingAwayIsNothing_data()
{
    QTest::addColumn<QByteArray>("hostdev");
    QTest::newRow("PCI") << gpu;
    QTest::newRow("USB") << usbTwin;
}

void TestDomain::addingAndTakingAwayIsNothing()
{
    QFETCH(const QByteArray, hostdev);
    const QByteArray before = test::fixture(u"nodes/vm/win11_live.xml"_s);
    const auto after = withHostdev(before, hostdev);
    QVERIFY(after);
    const auto back = withoutHostdev(*after, hostdev);
    QVERIFY(back);
    QCOMPARE(*back, before);
}

void TestDomain::addingWithoutDevices()
{
    for (const QByteArray &before :
         {QByteArray("<domain><name>a</name></domain>"), QByteArray("<domain><name>a</name><devices/></domain>"),
          QByteArray("<domain><name>a</name><devices></devices></domain>"),
          QByteArray("<domain><name>a</name><devices><!-- </devices> --><x a='</devices>'/></devices></domain>"),
          QByteArray("<domain><name>a</name><devices><emulator>/q</emulator></devices></domain>")}) {
        const auto after = withHostdev(before, gpu);
        QVERIFY(after);
        const auto vm = parseDomain(*after);
        QVERIFY2(vm, after->constData());
        QCOMPARE(vm->hostdevs.size(), 1);
        QVERIFY(withoutHostdev(*after, gpu));
    }
}

void TestDomain::takingAwayTheRightTwin()
{
    QByteArray other = usbTwin;
    other.replace("device='12'", "device='11'");
    const QByteArray vm = *withHostdev(*withHostdev("<domain><name>a</name><devices/></domain>", other), usbTwin);
    const auto left = parseDomain(*withoutHostdev(vm, usbTwin));
    QCOMPARE(left->hostdevs.size(), 1);
    QCOMPARE(left->hostdevs.first().usbAddress->device, 11);
    // By id alone, as libvirt does it: the first.
    const QByteArray byId =
        "<hostdev mode='subsystem' type='usb'><source><vendor id='0x46f4'/><product id='0x0001'/></source></hostdev>";
    QCOMPARE(parseDomain(*withoutHostdev(vm, byId))->hostdevs.first().usbAddress->device, 12);
}

void TestDomain::takingAwayWhatIsNotThere()
{
    const auto result = withoutHostdev(test::fixture(u"nodes/vm/win11_live.xml"_s), gpu);
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::NoSuchDevice);
    QVERIFY(result.error().summary.contains(u"win11"_s));
}

void TestDomain::editingRefusesBrokenXml()
{
    const QByteArray vm = "<domain><name>a</name><devices/></domain>";
    QCOMPARE(withHostdev("<domain>", gpu).error().code, ErrorCode::InvalidData);
    QCOMPARE(withHostdev(vm, "<hostdev>").error().code, ErrorCode::InvalidData);
    QCOMPARE(withHostdev(vm, "<disk/>").error().code, ErrorCode::InvalidData);
    QCOMPARE(withHostdev(vm, gpu + "<hostdev/>").has_value(), true); // what follows the element is not taken over
    QCOMPARE(parseDomain(*withHostdev(vm, gpu + "<hostdev/>"))->hostdevs.size(), 1);
    QCOMPARE(withoutHostdev(vm, "<hostdev").error().code, ErrorCode::InvalidData);
    QCOMPARE(withoutHostdev("", gpu).error().code, ErrorCode::InvalidData);
}

QTEST_GUILESS_MAIN(TestDomain)
#include "tst_domain.moc"
