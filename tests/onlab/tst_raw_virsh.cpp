// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/onlab/lab_console.h"
#include "tests/support/places.h"

#include <QElapsedTimer>
#include <QProcess>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

/// What Riser refuses and raw libvirt does, on a lab of its own that may be lost: its console is on its boot display,
/// and it has no other.
class TestRawVirsh : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void riserRefuses_data();
    void riserRefuses();
    void virshTakesTheLastConsole();
    void virshTakesTheSessionsCard();
    void virshTakesTheRootDrive();

private:
    bool restartLab();
    bool answers() const; ///< within 20 s: a command that hangs doesn't
    /// As an administrator does: and doesn't wait for an answer that may never come.
    void takeWithVirsh(const QString &device);

    QByteArray m_before = qgetenv("RISER_LAB");
    std::unique_ptr<test::LabHost> m_lab;
};

bool TestRawVirsh::restartLab()
{
    m_lab.reset();
    const bool up = test::LabHost::down(u"lost"_s) && test::LabHost::up(u"lost"_s, {u"--screen"_s});
    m_lab = std::make_unique<test::LabHost>();
    return up && m_lab->isUp();
}

void TestRawVirsh::initTestCase()
{
    qputenv("RISER_LAB", "lost");
    QVERIFY(restartLab());
}

void TestRawVirsh::cleanupTestCase()
{
    m_lab.reset();
    QVERIFY(test::LabHost::down(u"lost"_s));
    qputenv("RISER_LAB", m_before);
}

void TestRawVirsh::riserRefuses_data()
{
    QTest::addColumn<QString>("device");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("boot display with the only console")
        << u"pci_0000_01_00_0"_s << QStringList{u"01:00.0"_s, u"only display"_s, u"console"_s};
    QTest::newRow("session's card") << u"pci_0000_05_00_0"_s << QStringList{u"05:00.0"_s, u"connection"_s};
    QTest::newRow("root drive") << u"pci_0000_02_00_0"_s << QStringList{u"02:00.0"_s, u"/"_s};
}

void TestRawVirsh::riserRefuses()
{
    QFETCH(QString, device);
    QFETCH(QStringList, words);
    if (m_lab->ssh(u"command -v riser-host || true"_s).isEmpty())
        QVERIFY2(m_lab->installHostProgram(), qPrintable(m_lab->lastError()));
    test::LabConsole console(*m_lab);
    QVERIFY2(console.waitReady(), qPrintable(console.program().why));
    const DeviceKey key(device);
    const QString why = whyNot(checkDetach(*console.session->inventory(), key));
    for (const QString &word : std::as_const(words))
        QVERIFY2(why.contains(word), qPrintable(u"it says: "_s + why));
    qInfo().noquote() << "refused:" << why;
    const QString driver = m_lab->driverOf(device);
    const OperationReport report = console.run(makeDetach(key));
    QVERIFY2(report.outcome == Outcome::Refused, qPrintable(report.toText()));
    QCOMPARE(m_lab->driverOf(device), driver);
}

bool TestRawVirsh::answers() const
{
    QProcess process;
    process.start(sourceFile(u"tests/lab/ssh"_s), {u"--name"_s, u"lost"_s, u"echo here"_s});
    const bool ended = process.waitForFinished(m_lab->limit(20));
    if (!ended) {
        process.kill();
        process.waitForFinished(5000);
    }
    return ended && process.readAllStandardOutput().contains("here");
}

void TestRawVirsh::takeWithVirsh(const QString &device)
{
    m_lab->ssh(u"setsid sh -c 'sleep 2; virsh nodedev-detach "_s + device + u" > /run/virsh.log 2>&1'"_s +
               u" < /dev/null > /dev/null 2>&1 &"_s);
    QVERIFY2(m_lab->lastError().isEmpty(), qPrintable(m_lab->lastError()));
}

void TestRawVirsh::virshTakesTheLastConsole()
{
    const QString device = u"pci_0000_01_00_0"_s;
    QCOMPARE(m_lab->driverOf(device), u"bochs-drm"_s);
    takeWithVirsh(device);
    QTRY_COMPARE_WITH_TIMEOUT(m_lab->driverOf(device), u"vfio-pci"_s, m_lab->limit(60));
    qInfo().noquote() << "virsh, of the only display:" << m_lab->ssh(u"cat /run/virsh.log"_s).trimmed();
}

void TestRawVirsh::virshTakesTheRootDrive()
{
    QVERIFY(restartLab());
    // Which number it has changes from start to start.
    const QString root = m_lab->ssh(u"findmnt -no SOURCE /"_s).trimmed();
    QVERIFY2(root.startsWith(u"/dev/nvme"_s), qPrintable(root));
    takeWithVirsh(u"pci_0000_02_00_0"_s);
    const auto gone = [&] {
        const QString said = m_lab->ssh(u"dd if=%1 of=/dev/null bs=4k count=1 iflag=direct 2>&1"_s.arg(root));
        return !said.contains(u"copied"_s);
    };
    QVERIFY2(QTest::qWaitFor(gone, m_lab->limit(120)), "the root drive is still there");
    qInfo().noquote() << "after virsh took the root drive:" << m_lab->ssh(u"ls /usr/share/doc; ls /srv"_s)
                      << m_lab->lastError();
}

void TestRawVirsh::virshTakesTheSessionsCard()
{
    takeWithVirsh(u"pci_0000_05_00_0"_s);
    QVERIFY2(QTest::qWaitFor([this] { return !answers(); }, m_lab->limit(120)), "the host still answers");
    qInfo().noquote() << "after virsh took the session's card the host answers no more";
}

QTEST_MAIN(TestRawVirsh)
#include "tst_raw_virsh.moc"
