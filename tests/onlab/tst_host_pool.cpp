// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/lab_host.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QUuid>

using namespace riser;
using namespace Qt::StringLiterals;

namespace {

const QString gpu = u"pci_0000_81_00_0"_s;
const QString gpuAudio = u"pci_0000_81_00_1"_s;
const QString drive = u"pci_0000_03_00_0"_s;
const QString twin = u"pci_0000_04_00_0"_s;
const QString stick = u"usb_2_1"_s;
const QString port = u"2-1"_s;

/// How a VM claims the drive on this bus.
QString hostdev(const QString &bus)
{
    return u"<hostdev mode='subsystem' type='pci' managed='no'><driver name='vfio'/><source><address domain='0x0000' "
           u"bus='0x%1' slot='0x00' function='0x0'/></source><alias name='ua-pool'/></hostdev>"_s.arg(bus);
}

} // namespace

/// The pool outlives what happens to a host: a restart, pulled cables, other devices in the same place. No console is
/// there; riser-host, systemd and udev do it alone. Asked are sysfs, libvirt and the guest.
class TestHostPool : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase();

    void heldBeforeGuestsStart();
    void pluggedInAgain();
    void anotherStickIsLeftAlone();
    void whatAVmLetGoOf();
    void pulledAndPutElsewhere();

private:
    QString host(const QString &words); ///< riser-host
    bool keep(const QStringList &unit);
    QJsonObject entry(const QString &device);
    QString state(const QString &device) { return entry(device).value("state"_L1).toString(); }
    bool pullStick();
    bool plugStick(const QString &serial);
    qint64 micros(const QString &unit, const QString &property);

    test::LabHost m_lab;
};

QString TestHostPool::host(const QString &words)
{
    return m_lab.ssh(u"riser-host "_s + words);
}

bool TestHostPool::keep(const QStringList &unit)
{
    host(u"pool-keep "_s + unit.join(u' '));
    return m_lab.lastError().isEmpty();
}

QJsonObject TestHostPool::entry(const QString &device)
{
    const QJsonObject answer = QJsonDocument::fromJson(host(u"inventory"_s).toUtf8()).object();
    for (const QJsonValue &value : answer.value("inventory"_L1).toObject().value("pool"_L1).toArray()) {
        if (value.toObject().value("device"_L1).toString() == device)
            return value.toObject();
    }
    return {};
}

void TestHostPool::initTestCase()
{
    QVERIFY2(m_lab.isUp(), "the lab is not up: tests/lab/up");
    QVERIFY2(m_lab.reset(), qPrintable(m_lab.lastError()));
    QVERIFY2(m_lab.installHostProgram(), qPrintable(m_lab.lastError()));
    m_lab.ssh(u"udevadm verify /usr/lib/udev/rules.d/90-riser-host.rules"_s);
    QVERIFY2(m_lab.lastError().isEmpty(), qPrintable(m_lab.lastError()));
}

void TestHostPool::cleanupTestCase()
{
    QVERIFY2(m_lab.removeHostProgram(), qPrintable(m_lab.lastError()));
}

void TestHostPool::init()
{
    // Serial numbers of drives are learned while the host has them.
    host(u"inventory"_s);
    QVERIFY2(m_lab.lastError().isEmpty(), qPrintable(m_lab.lastError()));
}

void TestHostPool::cleanup()
{
    for (const QString &device : {gpu, gpuAudio, drive, twin, stick, u"pci_0000_09_00_0"_s})
        host(u"pool-forget "_s + device);
    host(u"usb-attach "_s + port);
    // A restart forgets what reset() goes by, so the VM is made as it was here, whatever the test came to.
    m_lab.ssh(u"virsh destroy grub; virsh autostart --disable grub; virsh detach-device grub /dev/stdin --config; "
              u"rm -f /run/riser-pristine/grub.xml; true"_s,
              hostdev(u"03"_s).toUtf8());
    QCOMPARE(m_lab.hostdevs(u"grub"_s, true), 0);
    QVERIFY2(m_lab.reset(), qPrintable(m_lab.lastError()));
}

qint64 TestHostPool::micros(const QString &unit, const QString &property)
{
    return m_lab.ssh(u"systemctl show --value -p %1 %2"_s.arg(property, unit)).trimmed().toLongLong();
}

void TestHostPool::heldBeforeGuestsStart()
{
    for (const QString &device : {gpu, gpuAudio, drive}) {
        m_lab.virsh({u"nodedev-detach"_s, device});
        QCOMPARE(m_lab.driverOf(device), u"vfio-pci"_s);
    }
    host(u"usb-detach "_s + port);
    QVERIFY2(m_lab.lastError().isEmpty(), qPrintable(m_lab.lastError()));
    QVERIFY(keep({gpu, gpuAudio}));
    QVERIFY(keep({drive}));
    QVERIFY(keep({stick}));
    m_lab.ssh(u"virsh attach-device grub /dev/stdin --config && virsh autostart grub"_s, hostdev(u"03"_s).toUtf8());
    QVERIFY2(m_lab.lastError().isEmpty(), qPrintable(m_lab.lastError()));

    QVERIFY2(m_lab.restart(), qPrintable(m_lab.lastError()));
    for (const QString &device : {gpu, gpuAudio, drive})
        QCOMPARE(m_lab.driverOf(device), u"vfio-pci"_s);
    QCOMPARE(m_lab.driverOf(twin), u"nvme"_s);
    // Not by chance: libvirt was started when all of it was done, and a VM with managed='no' starts in no other case.
    const qint64 done = micros(u"riser-host-pool.service"_s, u"ExecMainExitTimestampMonotonic"_s);
    const qint64 libvirt = micros(u"libvirtd.service"_s, u"ExecMainStartTimestampMonotonic"_s);
    QVERIFY(done > 0);
    QVERIFY2(done < libvirt, qPrintable(u"%1 %2"_s.arg(done).arg(libvirt)));
    QTRY_VERIFY_WITH_TIMEOUT(m_lab.isRunning(u"grub"_s), m_lab.limit(120));
    QTRY_VERIFY_WITH_TIMEOUT(m_lab.guestView(u"grub"_s).contains(u"1b36:0010 [0108]"_s), m_lab.limit(180));
    // The USB controller may be later than libvirt: udev tells when its devices have drivers.
    QTRY_COMPARE_WITH_TIMEOUT(state(stick), u"held"_s, m_lab.limit(120));
    QCOMPARE(m_lab.usbInterfaceDriver(u"2-1"_s), QString());
    QCOMPARE(m_lab.usbInterfaceDriver(u"2-2"_s), u"usb-storage"_s);
    for (const QString &device : {gpu, gpuAudio, drive})
        QCOMPARE(state(device), u"held"_s);
    QCOMPARE(m_lab.ssh(u"systemctl --failed --quiet --no-legend"_s).trimmed(), QString());
}

bool TestHostPool::pullStick()
{
    m_lab.qmp({u"device_del"_s, u"usb-twin-a"_s});
    return m_lab.lastError().isEmpty();
}

/// An empty stick at the same port. QEMU forgets the drive together with the device, so each has one of its own.
bool TestHostPool::plugStick(const QString &serial)
{
    const QString name = u"stick-"_s + QUuid::createUuid().toString(QUuid::Id128);
    m_lab.qmp({u"drive_add"_s, u"0"_s, u"if=none,id=%1,driver=null-co,size=32M,read-zeroes=on"_s.arg(name)});
    m_lab.qmp(
        {u"device_add"_s, u"driver=usb-storage,bus=usb.0,port=1,drive=%1,serial=%2,id=usb-twin-a"_s.arg(name, serial)});
    return m_lab.lastError().isEmpty();
}

void TestHostPool::pluggedInAgain()
{
    host(u"usb-detach "_s + port);
    QVERIFY(keep({stick}));
    QCOMPARE(state(stick), u"held"_s);
    QVERIFY2(pullStick(), qPrintable(m_lab.lastError()));
    QTRY_COMPARE_WITH_TIMEOUT(state(stick), u"missing"_s, m_lab.limit(30));
    const QString number = u"cat /sys/bus/usb/devices/2-1/devnum"_s;

    QVERIFY2(plugStick(u"USB-TWIN-A"_s), qPrintable(m_lab.lastError()));
    // The host's driver has it first: the kernel says so in its log. Then it is taken off again.
    QTRY_VERIFY_WITH_TIMEOUT(!m_lab.ssh(number).isEmpty(), m_lab.limit(30));
    QTRY_VERIFY_WITH_TIMEOUT(
        m_lab.ssh(u"journalctl -b -k -o cat | grep -c 'usb-storage 2-1:1.0: USB Mass Storage'"_s).toInt() >= 2,
        m_lab.limit(60));
    QTRY_COMPARE_WITH_TIMEOUT(state(stick), u"held"_s, m_lab.limit(60));
    QCOMPARE(m_lab.usbInterfaceDriver(port), QString());
    QCOMPARE(m_lab.usbInterfaceDriver(u"2-2"_s), u"usb-storage"_s);
}

void TestHostPool::anotherStickIsLeftAlone()
{
    host(u"usb-detach "_s + port);
    QVERIFY(keep({stick}));
    QVERIFY2(pullStick(), qPrintable(m_lab.lastError()));
    QVERIFY2(plugStick(u"SOMEBODY-ELSES"_s), qPrintable(m_lab.lastError()));
    // It was looked at, and left.
    QTRY_VERIFY_WITH_TIMEOUT(
        m_lab.ssh(u"journalctl -b -o cat -u riser-host-replug.service"_s).contains(u"SOMEBODY-ELSES"_s),
        m_lab.limit(90));
    QCOMPARE(m_lab.usbInterfaceDriver(port), u"usb-storage"_s);
    QCOMPARE(state(stick), u"changed"_s);
    QVERIFY(pullStick());
    QVERIFY2(plugStick(u"USB-TWIN-A"_s), qPrintable(m_lab.lastError()));
    QTRY_COMPARE_WITH_TIMEOUT(state(stick), u"held"_s, m_lab.limit(60));
}

void TestHostPool::whatAVmLetGoOf()
{
    m_lab.virsh({u"start"_s, u"lin"_s});
    QTRY_VERIFY_WITH_TIMEOUT(m_lab.guestView(u"lin"_s).contains(u"USB usb2"_s), m_lab.limit(180));
    host(u"usb-detach "_s + port);
    QVERIFY(keep({stick}));
    const QString number = m_lab.ssh(u"cat /sys/bus/usb/devices/2-1/devnum"_s).trimmed();
    const QByteArray claim = u"<hostdev mode='subsystem' type='usb'><source><address bus='2' device='%1'/></source>"
                             u"<alias name='ua-stick'/></hostdev>"_s.arg(number)
                                 .toUtf8();
    m_lab.ssh(u"virsh attach-device lin /dev/stdin --live"_s, claim);
    QVERIFY2(m_lab.lastError().isEmpty(), qPrintable(m_lab.lastError()));
    QTRY_COMPARE_WITH_TIMEOUT(m_lab.usbInterfaceDriver(port), u"usbfs"_s, m_lab.limit(60));
    QCOMPARE(state(stick), u"held"_s);

    m_lab.ssh(u"virsh detach-device lin /dev/stdin --live"_s, claim);
    // QEMU gives it to the host's driver, though it had none before; the pool takes it back.
    QTRY_VERIFY_WITH_TIMEOUT(
        m_lab.ssh(u"journalctl -b -o cat -u riser-host-replug.service | tail -n 5"_s).contains(u"Finished"_s),
        m_lab.limit(60));
    QTRY_VERIFY_WITH_TIMEOUT(m_lab.usbInterfaceDriver(port).isEmpty(), m_lab.limit(60));
    QCOMPARE(state(stick), u"held"_s);
}

void TestHostPool::pulledAndPutElsewhere()
{
    m_lab.virsh({u"nodedev-detach"_s, twin});
    QVERIFY(keep({twin}));
    QCOMPARE(entry(twin).value("identity"_L1).toObject().value("serial"_L1).toString(), u"NVME-TWIN-B"_s);
    m_lab.qmp({u"device_del"_s, u"nvme1-nvme"_s});
    QVERIFY2(m_lab.lastError().isEmpty(), qPrintable(m_lab.lastError()));
    QTRY_COMPARE_WITH_TIMEOUT(state(twin), u"missing"_s, m_lab.limit(60));

    const auto plug = [this](const QString &bus) {
        m_lab.qmp({u"drive_add"_s, u"0"_s, u"if=none,id=drive-%1,driver=null-co,size=64M,read-zeroes=on"_s.arg(bus)});
        m_lab.qmp({u"device_add"_s, u"driver=nvme,bus=%1,drive=drive-%1,serial=NVME-TWIN-B,id=nvme1-nvme"_s.arg(bus)});
        return m_lab.lastError().isEmpty();
    };
    const QString there = u"pci_0000_09_00_0"_s;
    QVERIFY2(plug(u"spare"_s), qPrintable(m_lab.lastError()));
    QTRY_COMPARE_WITH_TIMEOUT(m_lab.driverOf(there), u"nvme"_s, m_lab.limit(60));
    QTRY_COMPARE_WITH_TIMEOUT(state(twin), u"moved"_s, m_lab.limit(60));
    QCOMPARE(entry(twin).value("now"_L1).toString(), there);
    host(u"pool-restore"_s);
    QCOMPARE(m_lab.driverOf(there), u"nvme"_s); // a person decides

    host(u"pool-move %1 %2"_s.arg(twin, there));
    QVERIFY2(m_lab.lastError().isEmpty(), qPrintable(m_lab.lastError()));
    QCOMPARE(state(there), u"returned"_s);
    host(u"pool-restore "_s + there);
    QCOMPARE(m_lab.driverOf(there), u"vfio-pci"_s);
    QCOMPARE(state(there), u"held"_s);

    // Pulled and put back where it is now: it is taken again before anybody asks.
    m_lab.qmp({u"device_del"_s, u"nvme1-nvme"_s});
    QTRY_COMPARE_WITH_TIMEOUT(state(there), u"missing"_s, m_lab.limit(60));
    QVERIFY2(plug(u"spare"_s), qPrintable(m_lab.lastError()));
    QTRY_COMPARE_WITH_TIMEOUT(m_lab.driverOf(there), u"vfio-pci"_s, m_lab.limit(90));
    // As before.
    host(u"pool-forget "_s + there);
    m_lab.qmp({u"device_del"_s, u"nvme1-nvme"_s});
    QVERIFY2(plug(u"nvme1"_s), qPrintable(m_lab.lastError()));
    QTRY_COMPARE_WITH_TIMEOUT(m_lab.driverOf(twin), u"nvme"_s, m_lab.limit(60));
}

QTEST_GUILESS_MAIN(TestHostPool)
#include "tst_host_pool.moc"
