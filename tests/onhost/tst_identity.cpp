// SPDX-License-Identifier: GPL-3.0-or-later
// Who a device is, and what is remembered of it.
#include "tests/onhost/made_host.h"

#include "app/host/identity/identity.h"
#include "app/host/identity/vpd.h"

#include <QRandomGenerator>

namespace riser::onhost {

namespace {

QByteArray large(uchar tag, const QByteArray &data)
{
    return QByteArray(1, char(tag)) + char(data.size() & 0xff) + char(data.size() >> 8) + data;
}

QByteArray keyword(const QByteArray &name, const QByteArray &value)
{
    return name + char(value.size()) + value;
}

const QByteArray good =
    large(0x82, "A card") +
    large(0x90, keyword("PN", "P-1") + keyword("SN", "S-123") + keyword("RV", QByteArray("\x55\0\0", 3))) + '\x78';
const PciAddress nvme{.bus = 3};
const QString nvmeText = u"0000:03:00.0"_s;

class OneDrive : public MadeHost
{
public:
    OneDrive() { plugIn("SERIAL-A   "); }

    void plugIn(const QByteArray &serial)
    {
        folder = pci(nvmeText, 0x010802, u"nvme"_s, 3);
        sys(folder + "/nvme/nvme0/serial"_L1, serial + '\n');
        sys(folder + "/nvme/nvme0/model"_L1, "Fast Drive\n");
    }
    /// As when VFIO takes it: what the host's driver had made of it is gone.
    void giveToVfio()
    {
        QDir(path("sys/"_L1 + folder + "/nvme"_L1)).removeRecursively();
        setDriver(folder, u"vfio-pci"_s);
    }
    /// The new folder gets another inode only while the old one is still there.
    void pullOut()
    {
        const QString old = path("sys/"_L1 + folder);
        QVERIFY(QDir().rename(old, path(u"pulled"_s)));
    }

    QString folder;
};

} // namespace

class IdentityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDriveOnVfioKeepsItsSerial()
    {
        OneDrive host;
        const DeviceIdentity before = identityOf(host.places, nvme);
        QCOMPARE(before.serial, u"SERIAL-A"_s);
        QCOMPARE(before.model, u"Fast Drive"_s);
        QCOMPARE(before.id, u"8086:1234"_s);
        QVERIFY(!before.remembered);
        host.giveToVfio();
        const DeviceIdentity after = identityOf(host.places, nvme);
        QCOMPARE(after.serial, u"SERIAL-A"_s);
        QCOMPARE(after.model, u"Fast Drive"_s);
        QVERIFY(after.remembered);
    }

    void anotherDriveInItsPlaceDoesNotInheritIt()
    {
        OneDrive host;
        identityOf(host.places, nvme);
        host.pullOut();
        host.plugIn("SERIAL-B");
        host.giveToVfio();
        QCOMPARE(identityOf(host.places, nvme).serial, QString());
        QVERIFY(!identityOf(host.places, nvme).remembered);
    }

    void anotherKindOfDeviceDoesNotInheritItEither()
    {
        OneDrive host;
        identityOf(host.places, nvme);
        host.giveToVfio();
        host.sys(host.folder + "/device"_L1, "0x9999\n");
        QCOMPARE(identityOf(host.places, nvme).serial, QString());
    }

    void nothingIsRememberedOverARestart()
    {
        OneDrive host;
        identityOf(host.places, nvme);
        host.giveToVfio();
        host.file(u"proc/sys/kernel/random/boot_id"_s, "second-boot\n");
        QCOMPARE(identityOf(host.places, nvme).serial, QString());
    }

    void aNewSerialReplacesTheOld()
    {
        OneDrive host;
        identityOf(host.places, nvme);
        host.sys(host.folder + "/nvme/nvme0/serial"_L1, "SERIAL-C\n");
        QCOMPARE(identityOf(host.places, nvme).serial, u"SERIAL-C"_s);
        host.giveToVfio();
        QCOMPARE(identityOf(host.places, nvme).serial, u"SERIAL-C"_s);
    }

    void theFileIsRootsAlone()
    {
        OneDrive host;
        identityOf(host.places, nvme);
        const QFile file(host.places.state + "/identities.json"_L1);
        QVERIFY(file.exists());
        QCOMPARE(file.permissions() & ~(QFile::ReadUser | QFile::WriteUser), QFile::ReadOwner | QFile::WriteOwner);
    }

    void aBrokenFileIsNoHindrance_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("cut off") << QByteArray("{'boot':'first-boot','devices':[{'address':'0000:");
        QTest::newRow("other types") << QByteArray("{'boot':'first-boot','devices':{'a':1}}");
        QTest::newRow("other entries") << QByteArray(
            "{'boot':'first-boot','devices':[1,null,[],{'address':5,'inode':{}}]}");
        QTest::newRow("no inode") << QByteArray(
            "{'boot':'first-boot','devices':[{'address':'0000:03:00.0','id':'8086:1234','inode':'0','serial':'X'}]}");
    }
    void aBrokenFileIsNoHindrance()
    {
        QFETCH(const QByteArray, content);
        OneDrive host;
        host.file(u"state/identities.json"_s, QByteArray(content).replace('\'', '"'));
        QCOMPARE(identityOf(host.places, nvme).serial, u"SERIAL-A"_s);
        host.giveToVfio();
        QCOMPARE(identityOf(host.places, nvme).serial, u"SERIAL-A"_s);
    }

    void vpdIsReadOnce()
    {
        MadeHost host;
        const QString folder = host.pci(u"0000:05:00.0"_s, 0x020000, u"igb"_s, 1);
        const PciAddress card{.bus = 5};
        host.sys(folder + "/vpd"_L1, good);
        QCOMPARE(identityOf(host.places, card).serial, u"S-123"_s);
        host.sys(folder + "/vpd"_L1, {});
        QCOMPARE(identityOf(host.places, card).serial, u"S-123"_s);
        QVERIFY(!identityOf(host.places, card).remembered); // the host's driver has it: it is what it is
    }

    void vpdIsNotReadBesideAGuestNorFromASleepingCard()
    {
        MadeHost host;
        const QString folder = host.pci(u"0000:05:00.0"_s, 0x020000, u"vfio-pci"_s, 1);
        host.sys(folder + "/vpd"_L1, good);
        QCOMPARE(identityOf(host.places, PciAddress{.bus = 5}).serial, QString());
        host.setDriver(folder, u"igb"_s);
        host.sys(folder + "/power/runtime_status"_L1, "suspended\n");
        QCOMPARE(identityOf(host.places, PciAddress{.bus = 5}).serial, QString());
        host.sys(folder + "/power/runtime_status"_L1, "active\n");
        QCOMPARE(identityOf(host.places, PciAddress{.bus = 5}).serial, u"S-123"_s);
    }

    void slotAndNetworkAddress()
    {
        MadeHost host;
        const QString folder = host.pci(u"0000:05:00.0"_s, 0x020000, u"igb"_s, 1);
        host.net(u"eth0"_s, folder);
        host.sys(u"bus/pci/slots/7-1/address"_s, "0000:05:00\n");
        const DeviceIdentity identity = identityOf(host.places, PciAddress{.bus = 5});
        QCOMPARE(identity.slot, u"7-1"_s);
        QCOMPARE(identity.mac, u"52:54:00:00:00:01"_s);
        QCOMPARE(identity.unique(), u"52:54:00:00:00:01"_s);
        const QString function = host.pci(u"0000:05:10.0"_s, 0x020000, u"igbvf"_s, 2);
        host.sysLink(function + "/physfn"_L1, folder);
        host.net(u"eth0v0"_s, function);
        QCOMPARE(identityOf(host.places, PciAddress{.bus = 5, .slot = 0x10}).mac, QString());
        // One that was drawn by lot, or set by a bond, is nobody's own; what was seen before stays.
        host.sys(folder + "/net/eth0/addr_assign_type"_L1, "3\n");
        host.sys(folder + "/net/eth0/address"_L1, "02:00:00:00:00:01\n");
        QCOMPARE(identityOf(host.places, PciAddress{.bus = 5}).mac, u"52:54:00:00:00:01"_s);
    }

    void usb()
    {
        MadeHost host;
        const QString stick = host.usb(u"1-2"_s, u"devices/pci0000:00/0000:00:14.0/usb1"_s, u"Stick \x1b[1m"_s);
        host.sys(stick + "/serial"_L1, "0001-A\n");
        host.sys(stick + "/speed"_L1, "1.5\n");
        const DeviceIdentity identity = identityOf(host.places, UsbPort{.bus = 1, .chain = {2}});
        QCOMPARE(identity.id, u"0627:0001"_s);
        QCOMPARE(identity.serial, u"0001-A"_s);
        QCOMPARE(identity.model, u"Stick ?[1m"_s);
        QCOMPARE(identity.speedMbit, 1.5);
    }

    void nobodyThere()
    {
        MadeHost host;
        QCOMPARE(identityOf(host.places, nvme), DeviceIdentity());
    }

    void vpd_data()
    {
        QTest::addColumn<QByteArray>("vpd");
        QTest::addColumn<QString>("serial");
        QTest::newRow("good") << good << u"S-123"_s;
        QTest::newRow("empty") << QByteArray() << QString();
        QTest::newRow("never written: ones") << QByteArray(4096, '\xff') << QString();
        QTest::newRow("never written: zeros") << QByteArray(4096, '\0') << QString();
        QTest::newRow("end at once") << QByteArray("\x78") + good << QString();
        QTest::newRow("no name before it") << large(0x90, keyword("SN", "S-1")) << u"S-1"_s;
        QTest::newRow("a small resource before it")
            << QByteArray("\x0a\x01\x02") + large(0x90, keyword("SN", "S-1")) << u"S-1"_s;
        QTest::newRow("number first") << large(0x90, keyword("SN", "S-1") + keyword("PN", "P")) << u"S-1"_s;
        QTest::newRow("padded") << large(0x90, keyword("SN", QByteArray("S-1  \0\0", 7))) << u"S-1"_s;
        QTest::newRow("empty number") << large(0x90, keyword("SN", {})) << QString();
        QTest::newRow("not printable") << large(0x90, keyword("SN", "S\x1b[1m")) << QString();
        QTest::newRow("longer than its part") << large(0x90, "SN\x50" + QByteArray(8, 'x')) << QString();
        QTest::newRow("part longer than all") << QByteArray("\x90\xff\x7f") + keyword("SN", "S-1") << QString();
        QTest::newRow("half a header") << QByteArray("\x90\x05") << QString();
        QTest::newRow("half a keyword") << large(0x90, "SN") << QString();
        QTest::newRow("in the writable part only") << large(0x82, "A") + large(0x91, keyword("SN", "S-1")) << QString();
        QTest::newRow("name of 32 KiB") << large(0x82, QByteArray(32767, 'a')) + large(0x90, keyword("SN", "S-1"))
                                        << QString();
        QTest::newRow("cut off in the number") << good.left(good.indexOf("S-123") + 2) << QString();
    }
    void vpd()
    {
        QFETCH(const QByteArray, vpd);
        QFETCH(const QString, serial);
        QCOMPARE(vpdSerial(vpd), serial);
    }

    void vpdOfNoise()
    {
        QRandomGenerator random(4711);
        for (int i = 0; i < 20000; ++i) {
            QByteArray noise = i % 2 ? good : QByteArray(random.bounded(200), '\x90');
            for (int change = random.bounded(8); change >= 0 && !noise.isEmpty(); --change)
                noise[random.bounded(noise.size())] = char(random.bounded(256));
            const QString serial = vpdSerial(noise);
            QVERIFY(serial.size() <= 255);
            QVERIFY(std::ranges::all_of(serial, [](QChar c) { return c >= u' ' && c <= u'~'; }));
            hasWholeReadOnlyPart(noise);
        }
    }

    void vpdIsReadNoFurtherThanNeeded()
    {
        const qsizetype end = good.size() - 1;
        QVERIFY(hasWholeReadOnlyPart(good.left(end)));
        for (qsizetype size = 0; size < end; ++size)
            QVERIFY(!hasWholeReadOnlyPart(good.left(size)));
        MadeHost host;
        host.file(u"vpd"_s, good + QByteArray(8192, 'x'));
        QCOMPARE(readVpd(host.path(u"vpd"_s)).size(), 64);
        host.file(u"vpd"_s, large(0x82, QByteArray(30000, 'a')) + large(0x82, QByteArray(30000, 'a')));
        QVERIFY(readVpd(host.path(u"vpd"_s)).size() <= largestVpd);
    }
};

} // namespace riser::onhost

QTEST_GUILESS_MAIN(riser::onhost::IdentityTest)
#include "tst_identity.moc"
