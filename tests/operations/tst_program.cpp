// SPDX-License-Identifier: GPL-3.0-or-later
// What operations do where riser-host is on the host, and what they say where it isn't.
#include "core/devices/device_kind.h"
#include "fixture.h"

#include "core/devices/pool_state.h"

#include <QObject>

using namespace riser;
using namespace riser::test;

namespace {

HostUse use(const char *kind, const QString &on, const QString &name)
{
    const HostUseKind &entry = *hostUseKind(QLatin1StringView(kind));
    return {.kind = QLatin1StringView(kind),
            .verdict = entry.verdict,
            .guarded = entry.guarded,
            .on = on,
            .name = name,
            .user = {},
            .pid = {},
            .text = {}};
}

/// A host with riser-host, and a user who says yes, no, or nothing.
class ProgramGround : public Ground
{
public:
    ProgramGround() { host->setHostProgram(HostProgramFacts::State::Present); }

    QList<PoolEntry> pool() const { return host->snapshot().hostProgram.inventory.pool; }
    QList<Problem::Kind> problems(const DeviceKey &key) const
    {
        QList<Problem::Kind> kinds;
        for (const Problem &problem : device(key).problems)
            kinds << problem.kind;
        return kinds;
    }
};

bool says(const Findings &findings, Verdict verdict, const QString &words)
{
    return std::ranges::any_of(
        findings, [&](const Finding &finding) { return finding.verdict == verdict && finding.text.contains(words); });
}

} // namespace

class TestProgram : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void withoutTheProgramUsbSaysWhy();
    void usbLeavesTheHostAndComesBack();
    void pciIsKeptToo();
    void whatTheHostNeedsIsRefused_data();
    void whatTheHostNeedsIsRefused();
    void whatTheReadingMissedIsSeenRightBefore();
    void guardedIsGivenBackWhenNobodyConfirms();
    void guardedStaysWhenConfirmed();
    void guardedIsCalledOffWhenTheDetachFails();
    void releasedUsbStaysInThePool();
    void releasedUsbThatTheHostNeedsGoesBack();
    void failedKeepUndoesTheDetach();
    void repairTakesAgain();
    void repairFollowsACard();
    void repairGivesAReplugBack();
    void waitingDeviceIsShownAndForgotten();
    void replacedDeviceIsLeftAlone();
    void hangingDriverIsGivenUp();
};

void TestProgram::withoutTheProgramUsbSaysWhy()
{
    Ground ground;
    for (const auto state : {HostProgramFacts::State::Absent, HostProgramFacts::State::NoRight,
                             HostProgramFacts::State::TooOld, HostProgramFacts::State::TooNew}) {
        ground.host->setHostProgram(state);
        const Inventory now = ground.inventory();
        const QString why = whyNot(checkDetach(now, usbA));
        QVERIFY(!now.snapshot().hostProgram.why.isEmpty());
        QVERIFY2(why.contains(now.snapshot().hostProgram.why), qPrintable(why));
        QVERIFY2(why.contains(ground.device(usbA).address), qPrintable(why));
    }
}

void TestProgram::usbLeavesTheHostAndComesBack()
{
    ProgramGround ground;
    QCOMPARE(ground.device(usbA).status, Status::Attached);
    const OperationReport out = ground.run(*makeDetach(usbA));
    QVERIFY2(out.outcome == Outcome::Done, qPrintable(out.toText()));
    QCOMPARE(ground.device(usbA).status, Status::Detached);
    QCOMPARE(ground.device(usbB).status, Status::Attached); // not its twin
    QCOMPARE(ground.pool().size(), 1);
    QCOMPARE(ground.pool().first().key, usbA);
    QCOMPARE(ground.pool().first().state, PoolEntry::State::Held);

    const OperationReport back = ground.run(*makeReturn(usbA));
    QVERIFY2(back.outcome == Outcome::Done, qPrintable(back.toText()));
    QCOMPARE(ground.device(usbA).status, Status::Attached);
    QVERIFY(ground.pool().isEmpty());
}

void TestProgram::pciIsKeptToo()
{
    ProgramGround ground;
    const OperationReport out = ground.run(*makeDetach(twinGpu));
    QVERIFY2(out.outcome == Outcome::Done, qPrintable(out.toText()));
    QCOMPARE(ground.pool().size(), 2); // with its audio function
    QCOMPARE(ground.pool().first().unit, ground.pool().last().unit);
    ground.prepare(*makeReturn(twinGpu));
    QVERIFY(ground.pool().isEmpty());
}

void TestProgram::whatTheHostNeedsIsRefused_data()
{
    QTest::addColumn<QByteArray>("kind");
    QTest::addColumn<QString>("on");
    QTest::addColumn<QString>("name");
    QTest::newRow("root disk") << QByteArray("root-disk") << u"nvme1n1p2"_s << u"/"_s;
    QTest::newRow("mount") << QByteArray("mount") << u"nvme1n1p1"_s << u"/srv/with space"_s;
    QTest::newRow("swap") << QByteArray("swap") << u"nvme1n1p3"_s << QString();
    QTest::newRow("lvm") << QByteArray("lvm") << u"nvme1n1"_s << u"vg%1"_s; // a place holder in a name is a name
    QTest::newRow("session") << QByteArray("session-network") << u"eth0"_s << u"192.0.2.7"_s;
}

void TestProgram::whatTheHostNeedsIsRefused()
{
    QFETCH(QByteArray, kind);
    QFETCH(QString, on);
    QFETCH(QString, name);
    ProgramGround ground;
    ground.host->setUses(nvme, {use(kind.constData(), on, name)});
    const QStringList before = ground.dump();
    const OperationReport report = ground.run(*makeDetach(nvme));
    QCOMPARE(report.outcome, Outcome::Refused);
    QVERIFY2(report.error->summary.contains(on), qPrintable(report.error->summary));
    if (kind != "session-network")
        QVERIFY2(report.error->summary.contains(name), qPrintable(report.error->summary));
    QVERIFY2(report.error->summary.contains(u"04:00.0"_s), qPrintable(report.error->summary));
    QCOMPARE(ground.dump(), before);
    QVERIFY(ground.pool().isEmpty());
    QVERIFY(ground.problems(nvme).contains(Problem::Kind::Blocked)); // the list says so before anybody asks
}

/// The operation's own reading of the host was answered before a program opened the drive.
void TestProgram::whatTheReadingMissedIsSeenRightBefore()
{
    ProgramGround ground;
    ground.backend->after(u"readSnapshot"_s, 1,
                          [&ground] { ground.host->setUses(nvme, {use("mount", u"nvme1n1p1"_s, u"/srv/late"_s)}); });
    const OperationReport report = ground.run(*makeDetach(nvme));
    QVERIFY2(report.outcome == Outcome::Undone, qPrintable(report.toText()));
    QCOMPARE(report.error->code, ErrorCode::Blocked);
    QVERIFY2(report.error->summary.contains(u"/srv/late"_s), qPrintable(report.error->summary));
    QCOMPARE(ground.backend->count(u"detachNode"_s), 0);
    QCOMPARE(ground.device(nvme).status, Status::Attached);
}

void TestProgram::guardedIsGivenBackWhenNobodyConfirms()
{
    ProgramGround ground;
    ground.host->setUses(nvme, {use("address", u"eth1"_s, u"192.0.2.9/24"_s)});
    const Findings checks = checkDetach(ground.inventory(), nvme);
    QVERIFY(allowed(checks));
    QVERIFY(says(checks, Verdict::Warn, u"192.0.2.9/24"_s));
    QString asked;
    ground.confirmed = [&](const QString &question, int seconds) {
        asked = question;
        // Armed, detached, and time left for an answer.
        return ground.host->armed() != QList<DeviceKey>{nvme} || ground.device(nvme).status != Status::Detached ||
               seconds < 5;
    };
    const OperationReport report = ground.run(*makeDetach(nvme));
    QVERIFY2(report.outcome == Outcome::Undone, qPrintable(report.toText()));
    QVERIFY2(asked.contains(u"04:00.0"_s), qPrintable(asked));
    QCOMPARE(ground.device(nvme).status, Status::Attached);
    QVERIFY(ground.host->armed().isEmpty());
    QVERIFY(ground.pool().isEmpty());
}

void TestProgram::guardedStaysWhenConfirmed()
{
    ProgramGround ground;
    ground.host->setUses(nvme, {use("address", u"eth1"_s, u"192.0.2.9/24"_s)});
    ground.confirmed = [](const QString &, int) { return true; };
    const OperationReport report = ground.run(*makeDetach(nvme));
    QVERIFY2(report.outcome == Outcome::Done, qPrintable(report.toText()));
    ground.host->expireArmed(); // nothing is armed any more
    QCOMPARE(ground.device(nvme).status, Status::Detached);
    QCOMPARE(ground.pool().size(), 1);
}

void TestProgram::guardedIsCalledOffWhenTheDetachFails()
{
    ProgramGround ground;
    ground.host->setUses(nvme, {use("address", u"eth1"_s, u"192.0.2.9/24"_s)});
    ground.host->faults().lie(u"detachNode"_s, 1);
    const OperationReport report = ground.run(*makeDetach(nvme));
    QVERIFY2(report.outcome == Outcome::Undone, qPrintable(report.toText()));
    QVERIFY(ground.host->armed().isEmpty());
    QCOMPARE(ground.device(nvme).status, Status::Attached);
}

void TestProgram::releasedUsbStaysInThePool()
{
    ProgramGround ground;
    ground.prepare(*makeDetach(usbA));
    ground.prepare(*makeAssign(usbA, running, When::Now));
    QCOMPARE(ground.device(usbA).status, Status::Assigned);
    const OperationReport report = ground.run(*makeRelease(usbA));
    QVERIFY2(report.outcome == Outcome::Done, qPrintable(report.toText()));
    QCOMPARE(ground.device(usbA).status, Status::Detached);
    QCOMPARE(ground.pool().size(), 1);
    QCOMPARE(ground.pool().first().state, PoolEntry::State::Held);
}

void TestProgram::releasedUsbThatTheHostNeedsGoesBack()
{
    ProgramGround ground;
    ground.prepare(*makeAssign(keyboard, running, When::Now));
    ground.host->setUses(keyboard, {use("last-input", {}, u"keyboard"_s)});
    const OperationReport report = ground.run(*makeRelease(keyboard));
    QVERIFY2(report.outcome == Outcome::Done || report.outcome == Outcome::Undone, qPrintable(report.toText()));
    QCOMPARE(report.outcome, Outcome::Done);
    QCOMPARE(ground.device(keyboard).status, Status::Attached);
    QVERIFY2(says(report.findings, Verdict::Warn, u"keyboard"_s), qPrintable(report.toText()));
    QVERIFY(ground.pool().isEmpty());
}

void TestProgram::failedKeepUndoesTheDetach()
{
    ProgramGround ground;
    ground.host->faults().fail(u"poolKeep"_s, 1, failure(ErrorCode::Failed, u"disk full on small"_s).error());
    const OperationReport report = ground.run(*makeDetach(usbA));
    QVERIFY2(report.outcome == Outcome::Undone, qPrintable(report.toText()));
    QCOMPARE(report.error->summary, u"disk full on small"_s);
    QCOMPARE(ground.device(usbA).status, Status::Attached);
}

void TestProgram::repairTakesAgain()
{
    ProgramGround ground;
    QVERIFY(!allowed(checkRepair(ground.inventory(), nvme)));
    ground.prepare(*makeDetach(nvme));
    ground.host->bindDriver(nvme, u"nvme"_s); // by hand
    QVERIFY(ground.problems(nvme).contains(Problem::Kind::NotInPool));
    const OperationReport report = ground.run(*makeRepair(nvme));
    QVERIFY2(report.outcome == Outcome::Done, qPrintable(report.toText()));
    QCOMPARE(ground.device(nvme).status, Status::Detached);
    QVERIFY(!ground.problems(nvme).contains(Problem::Kind::NotInPool));
}

void TestProgram::repairFollowsACard()
{
    ProgramGround ground;
    // Twins: the one that was at 04:00.0 sits in the other slot now.
    const DeviceKey elsewhere = rootNvme;
    DeviceIdentity identity = ground.device(nvme).identity;
    identity.serial = u"S-MOVED"_s;
    ground.host->setIdentity(nvme, identity);
    ground.prepare(*makeDetach(nvme));
    ground.prepare(*makeAssign(nvme, stopped, When::NextStart));
    ground.host->unplugDevice(nvme);
    ground.host->setIdentity(elsewhere, identity);
    ground.host->setUses(elsewhere, {});
    QVERIFY2(ground.problems(elsewhere).contains(Problem::Kind::Moved), qPrintable(ground.device(elsewhere).title));

    const OperationReport report = ground.run(*makeRepair(elsewhere));
    QVERIFY2(report.outcome == Outcome::Done, qPrintable(report.toText()));
    QCOMPARE(ground.pool().size(), 1);
    QCOMPARE(ground.pool().first().key, elsewhere);
    const Device device = ground.device(elsewhere);
    QCOMPARE(device.claims.size(), 1);
    QCOMPARE(device.claims.first().domain, stopped);
    QCOMPARE(device.hold, HostHold::Free);
    const Result<Domain> domain = ground.host->domain(stopped);
    QCOMPARE(domain->config->hostdevs.size(), 1); // the old place is gone from the definition
}

void TestProgram::repairGivesAReplugBack()
{
    ProgramGround ground;
    ground.prepare(*makeDetach(usbA));
    ground.prepare(*makeAssign(usbA, running, When::Now));
    ground.host->replugUsb(usbA);
    QVERIFY(ground.device(usbA).claims.first().stale);
    const OperationReport report = ground.run(*makeRepair(usbA));
    QVERIFY2(report.outcome == Outcome::Done, qPrintable(report.toText()));
    const Device device = ground.device(usbA);
    QCOMPARE(device.claims.size(), 1);
    QVERIFY(!device.claims.first().stale);
    QVERIFY(device.claims.first().live && device.claims.first().config);
}

void TestProgram::waitingDeviceIsShownAndForgotten()
{
    ProgramGround ground;
    ground.prepare(*makeDetach(usbA));
    ground.host->unplugDevice(usbA);
    QVERIFY(ground.device(usbA).missing);
    QVERIFY(ground.problems(usbA).contains(Problem::Kind::Waiting));
    QVERIFY(!allowed(checkDetach(ground.inventory(), usbA)));
    const OperationReport report = ground.run(*makeReturn(usbA));
    QVERIFY2(report.outcome == Outcome::Done, qPrintable(report.toText()));
    QVERIFY(!ground.inventory().device(usbA));
}

void TestProgram::replacedDeviceIsLeftAlone()
{
    ProgramGround ground;
    DeviceIdentity identity = ground.device(nvme).identity;
    identity.serial = u"S-FIRST"_s;
    ground.host->setIdentity(nvme, identity);
    ground.prepare(*makeDetach(nvme));
    identity.serial = u"S-OTHER"_s;
    ground.host->setIdentity(nvme, identity);
    ground.host->bindDriver(nvme, u"nvme"_s);
    QVERIFY(ground.problems(nvme).contains(Problem::Kind::Replaced));
    const Findings checks = checkRepair(ground.inventory(), nvme);
    QVERIFY(!allowed(checks));
}

void TestProgram::hangingDriverIsGivenUp()
{
    ProgramGround ground;
    ground.host->setUses(nvme, {});
    ground.host->faults().hang(u"detachNode"_s, 1);
    ground.patience.driverLimit = std::chrono::seconds(0);
    const OperationReport report = ground.run(*makeDetach(nvme));
    QCOMPARE(report.outcome, Outcome::Unknown);
    QCOMPARE(report.error->code, ErrorCode::TimedOut);
    QVERIFY2(report.error->summary.contains(u"04:00.0"_s), qPrintable(report.error->summary));
    // The reader never waited, and the next write has a connection of its own.
    ground.patience.driverLimit = std::chrono::seconds(60);
    ground.prepare(*makeDetach(nvme));
    QCOMPARE(ground.device(nvme).status, Status::Detached);
}

QTEST_GUILESS_MAIN(TestProgram)
#include "tst_program.moc"
