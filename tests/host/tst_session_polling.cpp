// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/simulated/simulated_backend.h"
#include "core/operations/operations.h"
#include "tests/support/session_fixture.h"

#include <QTest>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using State = HostSession::State;

/// What no event tells: it is asked for, as often as somebody looks.
class TestSessionPolling : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aDriverChangeWithoutEventIsSeenOnScreen();
    void driverChangesThatRiserHostTellsAreNotPolledFor();
    void whenRiserHostGoesPollingComesBack();
    void offScreenNothingIsPolled();
    void aHostWithoutEventsIsReadWhole();
    void theFullReadFindsWhatNobodyTold();

private:
    static void online(HostSession &session)
    {
        session.open();
        QTRY_COMPARE(session.state(), State::Online);
    }
};

void TestSessionPolling::aDriverChangeWithoutEventIsSeenOnScreen()
{
    const auto host = smallHost();
    const auto session = sessionFor(host);
    online(*session);
    session->setOnScreen(true);
    const int reads = host->callCount(u"readSnapshot"_s);
    host->bindDriver(gpuAudio, u"vfio-pci"_s); // nothing hangs below it, so the host says nothing
    QTRY_COMPARE(driverOf(*session, gpuAudio), u"vfio-pci"_s);
    QCOMPARE(host->callCount(u"readSnapshot"_s), reads); // by the cheap way
}

void TestSessionPolling::driverChangesThatRiserHostTellsAreNotPolledFor()
{
    const auto host = smallHost();
    host->setHostProgramLive(true);
    host->setHostProgram(HostProgramFacts::State::Present);
    const auto polled = smallHost(); // a clock: this one is asked all the time
    const auto session = sessionFor(host);
    const auto other = sessionFor(polled, quickTimings(), u"other"_s);
    online(*session);
    online(*other);
    session->setOnScreen(true);
    other->setOnScreen(true);
    QTRY_VERIFY(polled->callCount(u"refreshDrivers"_s) > 10);
    QVERIFY(host->callCount(u"refreshDrivers"_s) <= 1); // when it came on screen
    host->bindDriver(gpuAudio, u"vfio-pci"_s);
    QTRY_COMPARE(driverOf(*session, gpuAudio), u"vfio-pci"_s);
    QCOMPARE(session->inventory()->snapshot().hostProgram.inventory.device(gpuAudio)->driver, u"vfio-pci"_s);
    QVERIFY(host->callCount(u"refreshDrivers"_s) <= 1);
}

void TestSessionPolling::whenRiserHostGoesPollingComesBack()
{
    const auto host = smallHost();
    host->setHostProgramLive(true);
    host->setHostProgram(HostProgramFacts::State::Present);
    const auto session = sessionFor(host);
    online(*session);
    session->setOnScreen(true);
    host->setHostProgram(HostProgramFacts::State::Broken);
    QTRY_VERIFY(!session->inventory()->snapshot().hostProgram.live);
    QTRY_VERIFY(host->callCount(u"refreshDrivers"_s) > 3);
    host->bindDriver(gpuAudio, u"vfio-pci"_s);
    QTRY_COMPARE(driverOf(*session, gpuAudio), u"vfio-pci"_s);
}

void TestSessionPolling::offScreenNothingIsPolled()
{
    const auto host = smallHost();
    const auto hidden = sessionFor(host);
    const auto shown = sessionFor(host);
    online(*hidden);
    online(*shown);
    QCOMPARE(host->callCount(u"refreshDrivers"_s), 0);
    hidden->setOnScreen(true); // polls at once …
    QTRY_VERIFY(host->callCount(u"refreshDrivers"_s) >= 1);
    hidden->setOnScreen(false); // … and no more, but for one that may be under way
    shown->setOnScreen(true);
    const int before = host->callCount(u"refreshDrivers"_s);
    QTRY_VERIFY(host->callCount(u"refreshDrivers"_s) >= before + 8);
    QHash<quint64, int> polls;
    const QList<SimulatedCall> calls = host->calls();
    for (const SimulatedCall &call : calls.mid(calls.size() - 8))
        polls[call.connection] += call.name == u"refreshDrivers"_s;
    QCOMPARE(polls.size(), 1);
}

void TestSessionPolling::aHostWithoutEventsIsReadWhole()
{
    const auto host = smallHost();
    HostFacts facts = host->snapshot().facts;
    facts.events = false;
    host->setFacts(facts);
    SessionTimings timings = quickTimings();
    timings.eventlessPoll = 20ms;
    const auto session = sessionFor(host, timings);
    session->setOnScreen(true);
    online(*session);
    QTRY_VERIFY(host->callCount(u"readSnapshot"_s) >= 4);
    QCOMPARE(host->callCount(u"refreshDrivers"_s), 0);
}

void TestSessionPolling::theFullReadFindsWhatNobodyTold()
{
    const auto host = smallHost();
    SessionTimings timings = quickTimings();
    timings.fullPoll = 20ms;
    const auto session = sessionFor(host, timings);
    online(*session);
    host->bindDriver(gpuAudio, u"vfio-pci"_s);
    QTRY_COMPARE(driverOf(*session, gpuAudio), u"vfio-pci"_s); // off screen, and without an event
}

QTEST_GUILESS_MAIN(TestSessionPolling)
#include "tst_session_polling.moc"
