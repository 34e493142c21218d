// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/onlab/lab_console.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QProcess>

#include <cstdio>

using namespace riser;
using namespace Qt::StringLiterals;

namespace {

const DeviceKey card(u"pci_0000_06_00_0"_s);
constexpr auto driver = "igb"_L1;
constexpr int guardSeconds = 30; // as operations/steps_pool.cpp has it

/// A console of its own, to be killed: it asks for the detach, says when it is asked to confirm, and never answers.
int playConsole()
{
    test::LabHost lab;
    test::LabConsole console(lab);
    if (!console.waitReady())
        return 1;
    QObject::connect(console.session, &HostSession::reportChanged, console.session, [](const OperationReport &report) {
        std::puts(report.question ? "asked" : qPrintable(outcomeText(report.outcome)));
        std::fflush(stdout);
    });
    (void)console.session->start(makeDetach(card));
    return QApplication::exec();
}

} // namespace

/// A network card with an address of the host goes only if the console can still say that all is well: else the host
/// takes it back by itself. Seen on a real host, with the host's sysfs as the witness.
class TestCommitConfirm : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanupTestCase();

    void confirmedStays();
    void refusedGoesBack();
    void theConsoleIsKilled();
    void theLinkIsCut();

private:
    /// Starts the detach and waits for the question; the number of the operation, or 0.
    quint64 askedFor(test::LabConsole &console);
    bool waitDriver(const QString &wanted, int seconds);

    test::LabHost m_lab;
};

void TestCommitConfirm::initTestCase()
{
    QVERIFY2(m_lab.isUp(), "the lab is not up: tests/lab/up");
    QVERIFY2(m_lab.reset(), qPrintable(m_lab.lastError()));
    QVERIFY2(m_lab.installHostProgram(), qPrintable(m_lab.lastError()));
}

void TestCommitConfirm::init()
{
    QVERIFY2(waitDriver(driver, 30), qPrintable(m_lab.driverOf(card.value())));
    // The kernel shows the driver's link before it probes the card: the interface comes later than that.
    m_lab.ssh(u"for i in $(seq 150); do [ -d /sys/bus/pci/devices/0000:06:00.0/net ] && break; sleep 0.2; done;"
              " udevadm settle; name=$(ls /sys/bus/pci/devices/0000:06:00.0/net) && ip link set $name up &&"
              " ip address replace 192.0.2.10/24 dev $name"_s);
    QVERIFY2(m_lab.lastError().isEmpty(), qPrintable(m_lab.lastError()));
}

void TestCommitConfirm::cleanupTestCase()
{
    m_lab.qmp({u"set_link"_s, u"net0"_s, u"on"_s});
    m_lab.ssh(u"ip address flush dev $(ls /sys/bus/pci/devices/0000:06:00.0/net)"_s);
    QVERIFY2(m_lab.removeHostProgram(), qPrintable(m_lab.lastError()));
}

bool TestCommitConfirm::waitDriver(const QString &wanted, int seconds)
{
    return QTest::qWaitFor([&] { return m_lab.driverOf(card.value()) == wanted; }, m_lab.limit(seconds));
}

quint64 TestCommitConfirm::askedFor(test::LabConsole &console)
{
    if (!console.waitReady())
        return 0;
    const auto guarded = [&] { // the address is known once the host has been read again
        return std::ranges::any_of(checkDetach(*console.session->inventory(), card), &Finding::guarded);
    };
    if (!QTest::qWaitFor(guarded, m_lab.limit(90)))
        return 0;
    const quint64 number = console.session->start(makeDetach(card));
    const auto asked = [&] { return console.report(number).question.has_value(); };
    return QTest::qWaitFor(asked, m_lab.limit(60)) ? number : 0;
}

void TestCommitConfirm::confirmedStays()
{
    test::LabConsole console(m_lab);
    const quint64 number = askedFor(console);
    QVERIFY(number);
    QCOMPARE(m_lab.driverOf(card.value()), u"vfio-pci"_s);
    console.session->answer(number, true);
    QTRY_COMPARE_WITH_TIMEOUT(console.report(number).outcome, Outcome::Done, m_lab.limit(60));
    QVERIFY(!waitDriver(driver, guardSeconds + 5)); // its time is over, and it stays
    QCOMPARE(m_lab.driverOf(card.value()), u"vfio-pci"_s);
    const OperationReport back = console.run(makeReturn(card));
    QVERIFY2(back.outcome == Outcome::Done, qPrintable(back.toText()));
    QVERIFY(waitDriver(driver, 10));
}

void TestCommitConfirm::refusedGoesBack()
{
    test::LabConsole console(m_lab);
    const quint64 number = askedFor(console);
    QVERIFY(number);
    QElapsedTimer clock;
    clock.start();
    console.session->answer(number, false);
    QVERIFY(waitDriver(driver, 20));
    QVERIFY2(clock.elapsed() < m_lab.limit(guardSeconds), "at once, not when its time is over");
    QTRY_COMPARE_WITH_TIMEOUT(console.report(number).outcome, Outcome::Undone, m_lab.limit(60));
}

void TestCommitConfirm::theConsoleIsKilled()
{
    QProcess other;
    other.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    other.start(QCoreApplication::applicationFilePath(), {u"--console"_s});
    QByteArray said;
    const auto asked = [&] {
        said += other.readAllStandardOutput();
        return said.contains("asked");
    };
    QVERIFY2(QTest::qWaitFor(asked, m_lab.limit(180)), said.constData());
    QCOMPARE(m_lab.driverOf(card.value()), u"vfio-pci"_s);
    other.kill(); // SIGKILL: it can't clean up
    QVERIFY(other.waitForFinished());
    QCOMPARE(other.exitStatus(), QProcess::CrashExit);
    QVERIFY2(waitDriver(driver, guardSeconds + 30), "nobody confirmed, and the host did not take it back");
}

void TestCommitConfirm::theLinkIsCut()
{
    test::LabConsole console(m_lab);
    const quint64 number = askedFor(console);
    QVERIFY(number);
    QCOMPARE(m_lab.driverOf(card.value()), u"vfio-pci"_s);
    m_lab.qmp({u"set_link"_s, u"net0"_s, u"off"_s});
    QVERIFY2(m_lab.lastError().isEmpty(), qPrintable(m_lab.lastError()));
    console.session->answer(number, true); // too late: nothing gets through
    QTest::qWait(m_lab.limit(guardSeconds + 10));
    QVERIFY(console.report(number).outcome != Outcome::Done);
    m_lab.qmp({u"set_link"_s, u"net0"_s, u"on"_s});
    QVERIFY2(waitDriver(driver, 60), "the link was cut, and the host did not take it back");
    // When the truth can be read again, the report tells it.
    const auto over = [&] {
        const OperationReport report = console.report(number);
        return !report.running() && report.outcome != Outcome::Unknown;
    };
    QVERIFY2(QTest::qWaitFor(over, m_lab.limit(240)), qPrintable(console.report(number).toText()));
    const OperationReport report = console.report(number);
    qInfo().noquote() << report.toText();
    QVERIFY2(report.outcome != Outcome::Done, qPrintable(report.toText()));
    QCOMPARE(m_lab.driverOf(card.value()), driver);
    QVERIFY(console.waitStatus(card, Status::Attached));
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    if (application.arguments().contains(u"--console"_s))
        return playConsole();
    TestCommitConfirm test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_commit_confirm.moc"
