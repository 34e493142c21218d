// SPDX-License-Identifier: GPL-3.0-or-later
// A running guest has a will of its own: it gives a device up now, later, never, or says no.
#include "scenarios.h"

#include <QObject>

using namespace riser;
using namespace riser::test;

class TestGuests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void guestIgnores();
    void guestIsSlow();
    void guestRefuses();
    void guestRefusesLate();
    void guestRefusesAndGivesItBack();
    void guestRefusesTheSecondFunction();
    void cancelWhileTheGuestThinks();
};

void TestGuests::guestIgnores()
{
    Ground ground;
    ground.prepare(*makeDetach(nvme));
    ground.prepare(*makeAssign(nvme, running, When::Now));
    ground.host->setGuest(running, {.unplug = GuestBehaviour::Unplug::Ignores, .delay = 0, .patience = 0});
    const QStringList before = ground.dump();
    const OperationReport report = ground.run(*makeRelease(nvme));
    QVERIFY2(report.outcome == Outcome::Undone, qPrintable(report.toText()));
    QCOMPARE(report.error->code, ErrorCode::NotDone);
    QVERIFY(report.error->summary.contains(u"running"_s));
    QVERIFY(report.error->hint.contains(u"hot unplug"_s));
    QVERIFY(report.error->detail.contains(u"later"_s));
    QVERIFY(ground.dump() == before); // the definition still says what the guest has
    QCOMPARE(ground.backend->lines().size(), 1);
}

void TestGuests::guestIsSlow()
{
    Ground ground;
    ground.prepare(*makeDetach(nvme));
    ground.prepare(*makeAssign(nvme, running, When::Now));
    const QString alias = ground.device(nvme).claims[0].liveHostdev->alias;
    ground.host->setGuest(running, {.unplug = GuestBehaviour::Unplug::Ignores, .delay = 0, .patience = 0});
    ground.patience.unplugSeconds = 60;
    int waits = 0;
    ground.waitRemoved = [&](const DomainId &domain, const QString &which) {
        if (++waits < 3 || domain != running || which != alias || !ground.host->giveBackLate(running, alias))
            return GuestAnswer::None;
        return GuestAnswer::GaveBack;
    };
    const OperationReport report = ground.run(*makeRelease(nvme));
    QVERIFY2(report.outcome == Outcome::Done, qPrintable(report.toText()));
    QCOMPARE(waits, 3);
}

void TestGuests::guestRefuses()
{
    Ground ground;
    ground.prepare(*makeDetach(gpu));
    ground.prepare(*makeAssign(gpu, running, When::Now));
    ground.host->setGuest(running, {.unplug = GuestBehaviour::Unplug::Refuses, .delay = 0, .patience = 0});
    const QStringList before = ground.dump();
    const OperationReport report = ground.run(*makeRelease(gpu));
    QCOMPARE(report.outcome, Outcome::Undone);
    QVERIFY2(report.error->detail.contains(u"rejected by the guest"_s), qPrintable(report.error->toText()));
    QVERIFY(ground.dump() == before);
}

/// libvirt has stopped waiting and said "done"; then the guest says no.
void TestGuests::guestRefusesLate()
{
    Ground ground;
    ground.prepare(*makeDetach(nvme));
    ground.prepare(*makeAssign(nvme, running, When::Now));
    ground.host->setGuest(running, {.unplug = GuestBehaviour::Unplug::Ignores, .delay = 0, .patience = 0});
    ground.patience.unplugSeconds = 3600;
    int waits = 0;
    ground.waitRemoved = [&](const DomainId &, const QString &) {
        return ++waits == 2 ? GuestAnswer::Refused : GuestAnswer::None;
    };
    const QStringList before = ground.dump();
    const OperationReport report = ground.run(*makeRelease(nvme));
    QCOMPARE(waits, 2); // the hour isn't waited for
    QCOMPARE(report.outcome, Outcome::Undone);
    QCOMPARE(report.error->code, ErrorCode::NotDone);
    QVERIFY2(report.error->summary.contains(u"refused"_s) && report.error->summary.contains(u"running"_s),
             qPrintable(report.error->toText()));
    QVERIFY(ground.dump() == before);
}

/// What is read counts: the guest may have changed its mind before anybody looked.
void TestGuests::guestRefusesAndGivesItBack()
{
    Ground ground;
    ground.prepare(*makeDetach(nvme));
    ground.prepare(*makeAssign(nvme, running, When::Now));
    const QString alias = ground.device(nvme).claims[0].liveHostdev->alias;
    ground.host->setGuest(running, {.unplug = GuestBehaviour::Unplug::Ignores, .delay = 0, .patience = 0});
    ground.patience.unplugSeconds = 3600;
    ground.waitRemoved = [&](const DomainId &, const QString &) {
        ground.host->giveBackLate(running, alias);
        return GuestAnswer::Refused;
    };
    const OperationReport report = ground.run(*makeRelease(nvme));
    QVERIFY2(report.outcome == Outcome::Done, qPrintable(report.toText()));
}

void TestGuests::guestRefusesTheSecondFunction()
{
    Ground ground;
    ground.prepare(*makeDetach(gpu));
    ground.prepare(*makeAssign(gpu, running, When::Now));
    const QStringList before = ground.dump();
    ground.backend->before(u"detachHostdev"_s, 2, [&] {
        ground.host->setGuest(running, {.unplug = GuestBehaviour::Unplug::Refuses, .delay = 0, .patience = 0});
    });
    const OperationReport report = ground.run(*makeRelease(gpu));
    QVERIFY2(report.outcome == Outcome::Undone, qPrintable(report.toText()));
    QCOMPARE(report.steps[0].state, StepState::Undone); // plugged in again where it was
    QVERIFY2(ground.dump() == before, qPrintable(firstDifference(before, ground.dump())));
}

void TestGuests::cancelWhileTheGuestThinks()
{
    Ground ground;
    ground.prepare(*makeDetach(nvme));
    ground.prepare(*makeAssign(nvme, running, When::Now));
    ground.host->setGuest(running, {.unplug = GuestBehaviour::Unplug::Ignores, .delay = 0, .patience = 0});
    ground.patience.unplugSeconds = 3600;
    bool cancelled = false;
    ground.cancelled = [&] { return cancelled; };
    ground.waitRemoved = [&](const DomainId &, const QString &) {
        cancelled = true;
        return GuestAnswer::None;
    };
    const OperationReport report = ground.run(*makeRelease(nvme));
    QCOMPARE(report.outcome, Outcome::Undone);
    QCOMPARE(report.error->code, ErrorCode::Cancelled);
    QVERIFY(report.error->hint.contains(u"later"_s)); // the request can't be taken back
}

QTEST_GUILESS_MAIN(TestGuests)
#include "tst_guests.moc"
