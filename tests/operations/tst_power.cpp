// SPDX-License-Identifier: GPL-3.0-or-later
#include "power_switches.h"

#include <QObject>

using namespace riser;
using namespace riser::test;

/// Whole VMs are started and stopped: what is done is read back, what isn't done is told, and nothing is guessed.
class TestPower : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyOperation_data() { addRows(); }
    void everyOperation();
    void refused_data();
    void refused();
    void failAtEveryCall_data() { addRows(); }
    void failAtEveryCall();
    void lieAtEveryCall_data() { addRows(); }
    void lieAtEveryCall();
    void dropAtEveryCall_data() { addRows(); }
    void dropAtEveryCall();

private:
    static void addRows();
};

void TestPower::addRows()
{
    QTest::addColumn<QByteArray>("name");
    for (const QByteArray &name : switches().keys())
        QTest::newRow(name.constData()) << name;
}

void TestPower::everyOperation()
{
    QFETCH(QByteArray, name);
    const Played played(name);
    const OperationReport &report = played.report;
    QVERIFY2(report.outcome == Outcome::Done, played.words());
    QVERIFY(!report.error);
    QCOMPARE(report.steps.size(), 1);
    QCOMPARE(report.steps[0].state, StepState::Done);
    QCOMPARE(report.steps[0].virsh, u"virsh -c qemu:///system "_s + played.what.virsh);
    QCOMPARE(report.domain, played.what.domain);
    QVERIFY(played.what.asAsked(played.truth()));
    QCOMPARE(played.ground.host->callCount(played.what.call), 1);
    QCOMPARE(played.unchanged(), played.isReboot());
    const QString vm = played.truth().name;
    for (const QString &text : {report.title, report.steps[0].text})
        QVERIFY2(text.contains(vm), qPrintable(text));
    QVERIFY(!report.findings.isEmpty());
    for (const Finding &finding : report.findings) {
        QCOMPARE(finding.verdict, played.isReboot() ? Verdict::NotChecked : Verdict::Pass);
        QVERIFY2(finding.text.contains(u"small"_s), qPrintable(finding.text));
    }
    QVERIFY(played.operation->xmlDiff(played.ground.inventory()).isEmpty());
}

void TestPower::refused_data()
{
    QTest::addColumn<QByteArray>("what");
    QTest::addColumn<QString>("id");
    for (const char *what : {"start", "shutDown", "forceOff", "reboot", "autostart"}) {
        QTest::addRow("%s, gone", what) << QByteArray(what) << u"no-domain"_s;
        QTest::addRow("%s, unread", what) << QByteArray(what) << u"unread"_s;
        QTest::addRow("%s, read-only", what) << QByteArray(what) << u"read-only"_s;
    }
    QTest::newRow("start, runs") << QByteArray("start") << u"running"_s;
    QTest::newRow("shut down, off") << QByteArray("shutDown") << u"not-running"_s;
    QTest::newRow("force off, off") << QByteArray("forceOff") << u"not-running"_s;
    QTest::newRow("reboot, off") << QByteArray("reboot") << u"not-running"_s;
    QTest::newRow("autostart, already") << QByteArray("autostart") << u"already"_s;
    QTest::newRow("autostart, transient") << QByteArray("autostart") << u"transient"_s;
}

void TestPower::refused()
{
    QFETCH(QByteArray, what);
    QFETCH(QString, id);
    Ground ground;
    DomainId domain = id == u"not-running" || (what == "start" && id != u"running") ? stopped : running;
    if (id == u"no-domain") {
        domain = DomainId(u"99999999-9999-4999-8999-999999999999"_s);
    } else if (id == u"unread") {
        ground.host->setUnreadable(domain, true);
    } else if (id == u"read-only") {
        HostFacts facts = ground.host->snapshot().facts;
        facts.readOnly = true;
        ground.host->setFacts(facts);
    } else if (id == u"transient") {
        QVERIFY(ground.host->undefineDomain(domain));
    }
    const QMap<QByteArray, std::unique_ptr<Operation> (*)(const DomainId &)> makers{
        {"start", makeStart},
        {"shutDown", makeShutDown},
        {"forceOff", makeForceOff},
        {"reboot", makeReboot},
        {"autostart", [](const DomainId &vm) { return makeAutostart(vm, true); }}};
    const auto operation = makers.value(what)(domain);
    ground.host->clearCalls();
    const OperationReport report = ground.run(*operation);
    QCOMPARE(report.outcome, Outcome::Refused);
    QCOMPARE(report.error->summary, whyNot(operation->check(ground.inventory())));
    QVERIFY2(std::ranges::contains(report.findings, id, &Finding::id), qPrintable(report.toText()));
    for (const QString &call : {u"start"_s, u"shutDown"_s, u"destroy"_s, u"reboot"_s, u"setAutostart"_s})
        QCOMPARE(ground.host->callCount(call), 0);
}

void TestPower::failAtEveryCall()
{
    QFETCH(QByteArray, name);
    const auto fault = [](FaultPlan &faults, const QString &call, int nth) { faults.fail(call, nth, broken()); };
    atEveryCall(name, fault, [](const Played &played, const QString &call, int nth) {
        const OperationReport &report = played.report;
        QVERIFY2(report.error && report.error->summary == u"the host said no"_s, played.words());
        if (call == u"readSnapshot" && nth > 1) { // the last re-read: it was done
            QVERIFY2(report.outcome == Outcome::Unknown, played.words());
            QCOMPARE(resolveUnknown(*played.operation, report, played.ground.inventory()).outcome, Outcome::Done);
            return;
        }
        if (call == u"readDomain") { // done, and then it couldn't be read: told as it stands
            QVERIFY2(report.outcome == Outcome::Stands, played.words());
            QVERIFY2(report.toText().contains(u"To take it back: virsh"_s), played.words());
            QVERIFY(played.what.asAsked(played.truth()));
            return;
        }
        QVERIFY2(report.outcome == (call == u"readSnapshot" ? Outcome::Refused : Outcome::Undone), played.words());
        QVERIFY2(played.unchanged(), played.words());
    });
}

void TestPower::lieAtEveryCall()
{
    QFETCH(QByteArray, name);
    const auto fault = [](FaultPlan &faults, const QString &call, int nth) { faults.lie(call, nth); };
    atEveryCall(name, fault, [](const Played &played, const QString &call, int) {
        if (call.startsWith(u"read") || played.isReboot()) // nobody could tell
            return;
        QVERIFY2(played.report.outcome == Outcome::Undone, played.words());
        QCOMPARE(played.report.error->code, ErrorCode::NotDone);
        for (const QString &part : {u"small"_s, played.truth().name})
            QVERIFY2(played.report.error->summary.contains(part), played.words());
        QVERIFY2(played.unchanged(), played.words());
    });
}

void TestPower::dropAtEveryCall()
{
    QFETCH(QByteArray, name);
    const QStringList done = Played(name).after;
    for (const bool late : {false, true}) {
        const auto fault = [late](FaultPlan &faults, const QString &call, int nth) {
            late ? faults.dropAfter(call, nth) : faults.dropBefore(call, nth);
        };
        atEveryCall(name, fault, [&](const Played &played, const QString &call, int nth) {
            if (call == u"readSnapshot" && nth == 1) {
                QVERIFY2(played.report.outcome == Outcome::Refused && played.unchanged(), played.words());
                return;
            }
            QVERIFY2(played.report.outcome == Outcome::Unknown, played.words());
            QCOMPARE(played.ground.host->callCount(played.what.call), 1); // not asked twice
            const OperationReport now = resolveUnknown(*played.operation, played.report, played.ground.inventory());
            const bool cannotBeSeen = played.isReboot() && call == u"reboot";
            const Outcome truth = cannotBeSeen           ? Outcome::Unknown
                                  : played.after == done ? Outcome::Done
                                                         : Outcome::Undone;
            QVERIFY2(now.outcome == truth, qPrintable(now.toText()));
            QCOMPARE(now.findings.value(0).id, u"resolved"_s);
            for (const StepReport &step : now.steps)
                QVERIFY(step.state != StepState::Running);
        });
    }
}

QTEST_GUILESS_MAIN(TestPower)
#include "tst_power.moc"
