// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/onlab/lab_console.h"

using namespace riser;
using namespace Qt::StringLiterals;

/// What would hurt the host is refused beforehand, with the reason that is true there; with riser-host on a real host.
class TestHostRefusals : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void whatTheHostNeeds_data();
    void whatTheHostNeeds();
    void bootDisplayIsGuarded();
    void mountedDrive();
    void swapInUse();
    void volumeGroup();
    void programThatHoldsADisplay();
    void virshTakesThemAll_data();
    void virshTakesThemAll();

private:
    /// Waits until a fresh reading of the host blocks it with these words; asks for it anyway; it must be refused and
    /// the driver stay.
    void refused(const DeviceKey &key, const QStringList &words);
    QString driverNow(const DeviceKey &key);
    QString scratch() const { return u"$(basename $(dirname $(grep -ls NVME-SCRATCH /sys/class/nvme/*/serial)))n1"_s; }

    test::LabHost m_lab;
    std::unique_ptr<test::LabConsole> m_console;
};

void TestHostRefusals::initTestCase()
{
    QVERIFY2(m_lab.isUp(), "the lab is not up: tests/lab/up");
    QVERIFY2(m_lab.reset(), qPrintable(m_lab.lastError()));
    QVERIFY2(m_lab.installHostProgram(), qPrintable(m_lab.lastError()));
    m_console = std::make_unique<test::LabConsole>(m_lab);
    QVERIFY2(m_console->waitReady(), qPrintable(m_console->program().why));
}

void TestHostRefusals::cleanupTestCase()
{
    m_console.reset();
    QVERIFY2(m_lab.removeHostProgram(), qPrintable(m_lab.lastError()));
}

void TestHostRefusals::refused(const DeviceKey &key, const QStringList &words)
{
    const QString driver = driverNow(key);
    QString why;
    const bool blocked = QTest::qWaitFor(
        [&] {
            m_console->session->refresh();
            why = whyNot(checkDetach(*m_console->session->inventory(), key));
            return std::ranges::all_of(words, [&why](const QString &word) { return why.contains(word); });
        },
        m_lab.limit(60));
    QVERIFY2(blocked, qPrintable(u"it says: "_s + why));
    qInfo().noquote() << "refused:" << why;
    const OperationReport report = m_console->run(makeDetach(key));
    QVERIFY2(report.outcome == Outcome::Refused, qPrintable(report.toText()));
    QCOMPARE(driverNow(key), driver);
}

QString TestHostRefusals::driverNow(const DeviceKey &key)
{
    const auto port = UsbPort::fromNodeName(key.value());
    return port ? m_lab.usbInterfaceDriver(port->toString()) : m_lab.driverOf(key.value());
}

void TestHostRefusals::whatTheHostNeeds_data()
{
    QTest::addColumn<QString>("device");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("root drive") << u"pci_0000_02_00_0"_s << QStringList{u"/"_s, u"nvme"_s, u"02:00.0"_s};
    QTest::newRow("session's card") << u"pci_0000_05_00_0"_s << QStringList{u"05:00.0"_s, u"connection"_s};
    QTest::newRow("chipset group") << u"pci_0000_00_1f_2"_s << QStringList{u"00:1f"_s};
    QTest::newRow("controller of the keyboard") << u"pci_0000_00_14_0"_s << QStringList{u"keyboard"_s, u"00:14.0"_s};
    QTest::newRow("last keyboard") << u"usb_1_3_1"_s << QStringList{u"keyboard"_s, u"1-3.1"_s};
}

void TestHostRefusals::whatTheHostNeeds()
{
    QFETCH(QString, device);
    QFETCH(QStringList, words);
    refused(DeviceKey(device), words);
}

/// The lab's console is on its serial port and on another display: a person may decide, and it comes back by itself.
void TestHostRefusals::bootDisplayIsGuarded()
{
    const Findings checks = checkDetach(*m_console->session->inventory(), DeviceKey(u"pci_0000_01_00_0"_s));
    const auto console = std::ranges::find(checks, u"console"_s, &Finding::id);
    QVERIFY(console != checks.cend());
    QCOMPARE(console->verdict, Verdict::Warn);
    QVERIFY(console->guarded);
    qInfo().noquote() << "guarded:" << console->text;
}

void TestHostRefusals::mountedDrive()
{
    m_lab.ssh(u"busybox mke2fs -F /dev/"_s + scratch() + u" && mkdir -p /mnt/scratch && mount /dev/"_s + scratch() +
              u" /mnt/scratch"_s);
    QVERIFY2(m_lab.lastError().isEmpty(), qPrintable(m_lab.lastError()));
    const DeviceKey key(m_lab.nodeOfNvme(u"NVME-SCRATCH"_s));
    refused(key, {u"/mnt/scratch"_s, u"nvme"_s});
    m_lab.ssh(u"umount /mnt/scratch; wipefs -qa /dev/"_s + scratch());
}

void TestHostRefusals::swapInUse()
{
    m_lab.ssh(u"mkswap /dev/"_s + scratch() + u" && swapon /dev/"_s + scratch());
    QVERIFY2(m_lab.lastError().isEmpty(), qPrintable(m_lab.lastError()));
    refused(DeviceKey(m_lab.nodeOfNvme(u"NVME-SCRATCH"_s)), {u"swap"_s, u"nvme"_s});
    m_lab.ssh(u"swapoff -a; wipefs -qa /dev/"_s + scratch());
}

void TestHostRefusals::volumeGroup()
{
    m_lab.ssh(u"vgcreate -qq -y riser_vg /dev/"_s + scratch() +
              u" && lvcreate -qq -y -Zn -Wn -L 32M -n data riser_vg"_s);
    QVERIFY2(m_lab.lastError().isEmpty(), qPrintable(m_lab.lastError()));
    refused(DeviceKey(m_lab.nodeOfNvme(u"NVME-SCRATCH"_s)), {u"riser_vg"_s, u"nvme"_s});
    m_lab.ssh(u"vgremove -qq -y riser_vg; pvremove -qq -y /dev/"_s + scratch());
}

void TestHostRefusals::programThatHoldsADisplay()
{
    // Of the display that has a driver of the host: the GPUs have none.
    const QString card = m_lab.ssh(u"ls -d /sys/bus/pci/drivers/bochs-drm/*:*/drm/card*"_s).trimmed();
    QVERIFY2(!card.isEmpty(), qPrintable(m_lab.lastError()));
    const QString address = card.section(u'/', 6, 6);
    const QString node = u"/dev/dri/"_s + card.section(u'/', -1);
    m_lab.ssh(u"setsid sleep 900 < "_s + node + u" > /dev/null 2>&1 & echo $! > /run/holder"_s);
    QString key = u"pci_"_s + address;
    refused(DeviceKey(key.replace(u':', u'_').replace(u'.', u'_')), {node, u"sleep"_s, u"root"_s});
    m_lab.ssh(u"kill $(cat /run/holder)"_s);
}

/// For contrast: raw libvirt asks nothing. Only of what the lab survives.
void TestHostRefusals::virshTakesThemAll_data()
{
    QTest::addColumn<QString>("device");
    QTest::newRow("SATA controller") << u"pci_0000_00_1f_2"_s;
    QTest::newRow("controller of the keyboard") << u"pci_0000_00_14_0"_s;
    QTest::newRow("boot display") << u"pci_0000_01_00_0"_s;
}

void TestHostRefusals::virshTakesThemAll()
{
    QFETCH(QString, device);
    m_lab.virsh({u"nodedev-detach"_s, device});
    QVERIFY2(m_lab.lastError().isEmpty(), qPrintable(m_lab.lastError()));
    QCOMPARE(m_lab.driverOf(device), u"vfio-pci"_s);
    m_lab.virsh({u"nodedev-reattach"_s, device});
    QVERIFY2(m_lab.lastError().isEmpty(), qPrintable(m_lab.lastError()));
}

QTEST_MAIN(TestHostRefusals)
#include "tst_host_refusals.moc"
