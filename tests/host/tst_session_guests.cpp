// SPDX-License-Identifier: GPL-3.0-or-later
// What a session makes of the events of a guest that is asked for a device.
#include "tests/host/session_operations.h"

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

class TestSessionGuests : public SessionOperations
{
    Q_OBJECT

private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { tearDown(); }
    void cancelledWhileItWaits();
    void aGuestThatIsLateIsWaitedFor();
    void aGuestThatRefusesIsTold();
    void aGuestThatRefusesLateIsToldAtOnce();
    void anOldRefusalIsNoAnswer();
};

void TestSessionGuests::cancelledWhileItWaits()
{
    online();
    assignLive(nvme);
    m_host->setGuest(running, {.unplug = GuestBehaviour::Unplug::Ignores, .delay = 0, .patience = 1});
    const int before = m_host->callCount(u"detachHostdev"_s);
    const quint64 release = m_session->start(makeRelease(nvme));
    QTRY_COMPARE(m_host->callCount(u"detachHostdev"_s), before + 1);
    m_session->cancel(release); // else it would wait 300 s for the guest
    QTRY_VERIFY(!m_reports->last.value(release).running());
    QVERIFY(m_reports->outcome(release) != Outcome::Done);
    QCOMPARE(statusOf(*m_session, nvme), Status::Assigned);
    QVERIFY(m_host->domain(running)->live->hostdevs.size() == 1);
}

void TestSessionGuests::aGuestThatIsLateIsWaitedFor()
{
    online();
    assignLive(nvme);
    m_host->setGuest(running, {.unplug = GuestBehaviour::Unplug::Ignores, .delay = 0, .patience = 1});
    const QString alias = m_host->domain(running)->live->hostdevs.constFirst().alias;
    const int before = m_host->callCount(u"detachHostdev"_s);
    const quint64 release = m_session->start(makeRelease(nvme));
    QTRY_COMPARE(m_host->callCount(u"detachHostdev"_s), before + 1);
    QVERIFY(m_reports->last.value(release).running());
    QVERIFY(m_host->giveBackLate(running, alias)); // its event ends the wait, long before the 300 s
    QTRY_COMPARE(m_reports->outcome(release), Outcome::Done);
    QCOMPARE(statusOf(*m_session, nvme), Status::Detached);
}

void TestSessionGuests::aGuestThatRefusesIsTold()
{
    online();
    assignLive(nvme);
    m_host->setGuest(running, {.unplug = GuestBehaviour::Unplug::Refuses, .delay = 0, .patience = 1});
    const quint64 release = m_session->start(makeRelease(nvme));
    QTRY_VERIFY(!m_reports->last.value(release).running());
    QVERIFY(m_reports->outcome(release) != Outcome::Done);
    QVERIFY(m_reports->last.value(release).error);
    QVERIFY(m_reports->last.value(release).toText().contains(u"rejected by the guest"_s));
    QCOMPARE(statusOf(*m_session, nvme), Status::Assigned);
}

void TestSessionGuests::aGuestThatRefusesLateIsToldAtOnce()
{
    online();
    assignLive(nvme);
    m_host->setGuest(running, {.unplug = GuestBehaviour::Unplug::Ignores, .delay = 0, .patience = 1});
    const QString alias = m_host->domain(running)->live->hostdevs.constFirst().alias;
    const int before = m_host->callCount(u"readDomain"_s);
    const quint64 release = m_session->start(makeRelease(nvme));
    // It looks before it asks (twice), and then again: it waits for the guest now.
    QTRY_VERIFY(m_host->callCount(u"readDomain"_s) >= before + 3);
    QVERIFY(m_reports->last.value(release).running());
    QVERIFY(m_host->refuseLate(running, alias)); // its event ends the wait, long before the 300 s
    QTRY_COMPARE(m_reports->outcome(release), Outcome::Undone);
    QVERIFY(m_reports->last.value(release).error->summary.contains(u"refused"_s));
    QCOMPARE(statusOf(*m_session, nvme), Status::Assigned);
}

/// A guest that said no to somebody else a moment ago may say yes to us.
void TestSessionGuests::anOldRefusalIsNoAnswer()
{
    online();
    assignLive(nvme);
    m_host->setGuest(running, {.unplug = GuestBehaviour::Unplug::Ignores, .delay = 0, .patience = 1});
    const QString alias = m_host->domain(running)->live->hostdevs.constFirst().alias;
    m_host->faults().hang(u"readDomain"_s, 1); // the operation has begun, and hasn't asked the guest yet
    const quint64 release = m_session->start(makeRelease(nvme));
    QTRY_COMPARE(m_host->faults().hanging(), 1);
    QVERIFY(m_host->refuseLate(running, alias));
    const int before = m_host->callCount(u"readDomain"_s);
    m_host->faults().release();
    QTRY_VERIFY(m_host->callCount(u"readDomain"_s) >= before + 3);
    QVERIFY(m_host->giveBackLate(running, alias));
    QTRY_COMPARE(m_reports->outcome(release), Outcome::Done);
}

QTEST_GUILESS_MAIN(TestSessionGuests)
#include "tst_session_guests.moc"
