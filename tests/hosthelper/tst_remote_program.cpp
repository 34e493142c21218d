// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hosthelper/remote_host_program.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <csignal>
#include <future>

using namespace riser;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using State = HostProgramFacts::State;

/// riser-host as a child process that misbehaves in every way.
class TestRemoteProgram : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theFirstReadDoesNotWait();
    void presentWithInventory();
    void readingsOfAnUnchangedHostAreEqual();
    void noWayIsToldAtOnce();
    void aBannerIsOverlooked();
    void aVersionThatDoesntFit();
    void aGreetingThatIsNoneEndsIt();
    void absentIsNotTriedAgainUntilAsked();
    void noRight();
    void aLineOfTenMegabytes();
    void nonsenseLaterEndsIt();
    void oneThatDiesIsStartedAgain();
    void aHungInventoryIsWaitedForOnce();
    void aHungCallTimesOutAndOthersGoOn();
    void answersComeInAnyOrder();
    void faultsAreErrors();
    void namesThatAreNoneDontGetOut();
    void poolRestoreIsJudged();
    void eventsAreTold();
    void withoutEventsItIsNotLive();
    void closeFreesEverybody();
    void closeFreesTheGreeting();
    void callsAfterCloseAreLost();
    void manyAtOnce();

private:
    struct Started {
        std::shared_ptr<std::atomic<int>> changes = std::make_shared<std::atomic<int>>(0);
        std::shared_ptr<RemoteHostProgram> program;
        RemoteHostProgram *operator->() const { return program.get(); }
    };
    static HostProgramTimings quick()
    {
        HostProgramTimings timings;
        timings.firstRetry = timings.longestRetry = 5ms;
        return timings;
    }
    static Started make(const QStringList &switches, const HostProgramTimings &timings = quick())
    {
        Started started;
        const HostCommand command{.way = HostCommand::Way::Login,
                                  .argv = QStringList{QStringLiteral(RISER_FAKE_HOST_PROGRAM)} + switches,
                                  .reason = {}};
        started.program = std::make_shared<RemoteHostProgram>(
            command, u"kvm1"_s, [changes = started.changes] { ++*changes; }, timings);
        started.program->start();
        return started;
    }
    QString file(const QString &name) const { return m_folder.filePath(name); }
    QStringList lines(const QString &name) const
    {
        QFile log(file(name));
        return log.open(QIODevice::ReadOnly) ? QString::fromUtf8(log.readAll()).split(u'\n', Qt::SkipEmptyParts)
                                             : QStringList();
    }
    QTemporaryDir m_folder;
};

#define BECOMES(program, wanted) QTRY_COMPARE_WITH_TIMEOUT((program)->facts().state, wanted, 30'000)
#define FAILS_AS(code_, what)                                                                                          \
    do {                                                                                                               \
        const auto result_ = (what);                                                                                   \
        QVERIFY(!result_);                                                                                             \
        QVERIFY2(result_.error().code == (code_), qPrintable(result_.error().toText()));                               \
        QVERIFY2(result_.error().toText().contains(u"kvm1"_s), qPrintable(result_.error().toText()));                  \
    } while (false)

void TestRemoteProgram::theFirstReadDoesNotWait()
{
    const Started started = make({u"--mute"_s, u"hello"_s});
    const HostProgramFacts facts = started->read();
    QCOMPARE(facts.state, State::Starting);
    QVERIFY(facts.why.contains(u"kvm1"_s));
    FAILS_AS(ErrorCode::ConnectionLost, started->usbDetach({.bus = 1, .chain = {1}}));
}

void TestRemoteProgram::presentWithInventory()
{
    const Started started = make({});
    BECOMES(started, State::Present);
    QTRY_VERIFY(*started.changes > 0); // whoever waits for it is told to read again
    const HostProgramFacts facts = started->read();
    QVERIFY(facts.present());
    QVERIFY(facts.live);
    QCOMPARE(facts.version, u"9.8.7"_s);
    QCOMPARE(facts.why, QString());
    QCOMPARE(facts.inventory.devices.size(), 2);
    QCOMPARE(facts.inventory.devices[0].key, DeviceKey(u"usb_1_1"_s)); // sorted, however they came
    QCOMPARE(facts.inventory.devices[0].identity.serial, u"S1"_s);
    QVERIFY(started->usbDetach({.bus = 1, .chain = {5, 3}}));
    QCOMPARE(started->blastRadius(DeviceKey(u"pci_0000_01_00_0"_s))->constFirst().name, u"/srv"_s);
}

void TestRemoteProgram::readingsOfAnUnchangedHostAreEqual()
{
    const Started started = make({});
    BECOMES(started, State::Present);
    HostProgramFacts first = started->read();
    HostProgramFacts second = started->read();
    QVERIFY(first.inventory.bootId != second.inventory.bootId); // two real readings
    first.inventory.bootId = second.inventory.bootId;
    QVERIFY(first.sameContent(second));
}

void TestRemoteProgram::noWayIsToldAtOnce()
{
    RemoteHostProgram program({.way = HostCommand::Way::None, .argv = {}, .reason = u"A wall."_s}, u"kvm1"_s, [] {});
    const HostProgramFacts facts = program.read();
    QCOMPARE(facts.state, State::NotReachable);
    QVERIFY(facts.why.contains(u"A wall."_s));
    QVERIFY(facts.why.contains(u"kvm1"_s));
    const auto result = program.poolForget({DeviceKey(u"usb_1_1"_s)});
    FAILS_AS(ErrorCode::NotSupported, result);
    QCOMPARE(result.error().summary, facts.why);
}

void TestRemoteProgram::aBannerIsOverlooked()
{
    const Started started = make({u"--banner"_s, u"200"_s});
    BECOMES(started, State::Present);
    const Started endless = make({u"--banner"_s, u"20000"_s, u"--mute"_s, u"hello"_s});
    BECOMES(endless, State::Broken);
}

void TestRemoteProgram::aVersionThatDoesntFit()
{
    const Started started = make({u"--oldest"_s, u"7"_s, u"--newest"_s, u"9"_s, u"--log"_s, file(u"versions"_s)});
    BECOMES(started, State::TooNew);
    QVERIFY(started->facts().why.contains(u"9.8.7"_s));
    FAILS_AS(ErrorCode::NotSupported, started->usbAttach({.bus = 1, .chain = {1}}));
    QCOMPARE(lines(u"versions"_s), (QStringList{u"hello"_s})); // nothing else is asked of it
}

void TestRemoteProgram::aGreetingThatIsNoneEndsIt()
{
    HostProgramTimings timings = quick();
    timings.firstRetry = timings.longestRetry = 60'000ms;
    const Started started = make({u"--oldest"_s, u"0"_s, u"--newest"_s, u"0"_s}, timings); // there is no such version
    BECOMES(started, State::Broken);
}

void TestRemoteProgram::absentIsNotTriedAgainUntilAsked()
{
    const Started started =
        make({u"--end"_s, u"127"_s, u"sh: exec: riser-host: not found"_s, u"--pid"_s, file(u"absent"_s)});
    BECOMES(started, State::Absent);
    QVERIFY(started->facts().why.contains(u"install"_s));
    FAILS_AS(ErrorCode::NotSupported, started->poolKeep({DeviceKey(u"usb_1_1"_s)}));
    for (int i = 0; i < 20; ++i)
        QCOMPARE(started->read().state, State::Absent);
    QCOMPARE(lines(u"absent"_s).size(), 1);
    started->tryAgain();
    QTRY_COMPARE(lines(u"absent"_s).size(), 2);
}

void TestRemoteProgram::noRight()
{
    const Started refused = make({u"--end"_s, u"1"_s, u"sudo: a password is required"_s});
    BECOMES(refused, State::NoRight);
    FAILS_AS(ErrorCode::AccessDenied, refused->usbDetach({.bus = 1, .chain = {1}}));
    const Started noRoot = make({u"--no-root"_s});
    BECOMES(noRoot, State::NoRight);
    QVERIFY(noRoot->facts().why.contains(u"libvirt"_s));
}

void TestRemoteProgram::aLineOfTenMegabytes()
{
    HostProgramTimings timings = quick();
    timings.firstRetry = timings.longestRetry = 60'000ms;
    const Started started = make({u"--long"_s}, timings);
    BECOMES(started, State::Broken);
    QVERIFY2(started->facts().why.contains(u"too long"_s), qPrintable(started->facts().why));
}

void TestRemoteProgram::nonsenseLaterEndsIt()
{
    HostProgramTimings timings = quick();
    timings.firstRetry = timings.longestRetry = 60'000ms;
    const Started started = make({u"--garbage"_s, u"pool-keep"_s, u"--pid"_s, file(u"garbage"_s)}, timings);
    BECOMES(started, State::Present);
    FAILS_AS(ErrorCode::ConnectionLost, started->poolKeep({DeviceKey(u"usb_1_1"_s)}));
    BECOMES(started, State::Broken);
    QVERIFY(started->facts().inventory.devices.isEmpty());
    const pid_t pid = lines(u"garbage"_s).value(0).toInt();
    QTRY_VERIFY(::kill(pid, 0) != 0);
}

void TestRemoteProgram::oneThatDiesIsStartedAgain()
{
    const Started started = make({u"--die-once"_s, file(u"died"_s), u"--pid"_s, file(u"pids"_s)});
    BECOMES(started, State::Present);
    QVERIFY(started->read().inventory.devices.isEmpty()); // it died of that
    QTRY_COMPARE(lines(u"pids"_s).size(), 2);
    QTRY_COMPARE(started->read().inventory.devices.size(), 2);
}

void TestRemoteProgram::aHungInventoryIsWaitedForOnce()
{
    HostProgramTimings timings = quick();
    timings.inventory = 50ms;
    const Started started = make({u"--late"_s, u"inventory"_s, u"--log"_s, file(u"late"_s)}, timings);
    BECOMES(started, State::Present);
    HostProgramFacts facts = started->read();
    QCOMPARE(facts.state, State::Starting); // nothing is known yet, and that mustn't look like nothing to say
    QVERIFY(facts.why.contains(u"kvm1"_s));
    for (int i = 0; i < 10; ++i)
        facts = started->read();
    QCOMPARE(facts.state, State::Starting);
    QCOMPARE(lines(u"late"_s).count(u"inventory"_s), 1); // not asked again while it hangs
    const int before = *started.changes;
    QVERIFY(started->usbDetach({.bus = 1, .chain = {1}})); // whereupon it comes to
    QTRY_VERIFY(*started.changes > before);
    QTRY_COMPARE(started->read().inventory.devices.size(), 2);
    QVERIFY(started->read().present());
    QCOMPARE(started->read().inventory.problems.size(), 0);
}

void TestRemoteProgram::aHungCallTimesOutAndOthersGoOn()
{
    HostProgramTimings timings = quick();
    timings.call = 50ms;
    const Started started = make({u"--mute"_s, u"usb-detach"_s}, timings);
    BECOMES(started, State::Present);
    const auto result = started->usbDetach({.bus = 1, .chain = {5, 3}});
    FAILS_AS(ErrorCode::TimedOut, result);
    QVERIFY2(result.error().summary.contains(u"1-5.3"_s), qPrintable(result.error().toText()));
    QVERIFY(started->poolKeep({DeviceKey(u"usb_1_1"_s)}));
    QVERIFY(started->facts().present());
}

void TestRemoteProgram::answersComeInAnyOrder()
{
    const Started started = make({u"--late"_s, u"blast-radius"_s, u"--log"_s, file(u"order"_s)});
    BECOMES(started, State::Present);
    auto slow = std::async(std::launch::async, [&] { return started->blastRadius(DeviceKey(u"pci_0000_01_00_0"_s)); });
    QTRY_COMPARE(lines(u"order"_s).count(u"blast-radius"_s), 1);
    QVERIFY(started->poolForget({DeviceKey(u"usb_1_1"_s)})); // is answered first
    const Result<HostUses> uses = slow.get();
    QVERIFY(uses);
    QCOMPARE(uses->size(), 1);
}

void TestRemoteProgram::faultsAreErrors()
{
    const Started refusing = make({u"--fault"_s, u"usb-detach"_s, u"refused"_s});
    BECOMES(refusing, State::Present);
    const auto refused = refusing->usbDetach({.bus = 1, .chain = {5, 3}});
    FAILS_AS(ErrorCode::Blocked, refused);
    QVERIFY(refused.error().summary.contains(u"1-5.3"_s));
    QCOMPARE(refused.error().detail, u"It is /."_s);
    const Started busy = make({u"--fault"_s, u"arm"_s, u"busy"_s});
    BECOMES(busy, State::Present);
    FAILS_AS(ErrorCode::DeviceInUse, busy->arm({DeviceKey(u"pci_0000_01_00_0"_s)}, 30));
}

void TestRemoteProgram::namesThatAreNoneDontGetOut()
{
    const Started started = make({u"--log"_s, file(u"names"_s)});
    BECOMES(started, State::Present);
    FAILS_AS(ErrorCode::NoSuchDevice, started->poolKeep({DeviceKey(u"../../etc"_s)}));
    FAILS_AS(ErrorCode::NoSuchDevice, started->blastRadius(DeviceKey(u"usb-id_046d_c52b"_s)));
    QCOMPARE(lines(u"names"_s), (QStringList{u"hello"_s, u"watch"_s}));
}

void TestRemoteProgram::poolRestoreIsJudged()
{
    const Started started = make({});
    BECOMES(started, State::Present);
    QVERIFY(started->poolRestore({DeviceKey(u"usb_1_1"_s)}));
    QVERIFY(started->poolRestore({}));
}

void TestRemoteProgram::eventsAreTold()
{
    const Started started = make({});
    BECOMES(started, State::Present);
    (void)started->read();
    const int before = *started.changes;
    QVERIFY(started->usbAttach({.bus = 1, .chain = {1}}));
    QTRY_VERIFY(*started.changes > before);
}

void TestRemoteProgram::withoutEventsItIsNotLive()
{
    const Started older = make({u"--no-watch"_s, u"--log"_s, file(u"older"_s)});
    BECOMES(older, State::Present);
    QVERIFY(!older->facts().live);
    QCOMPARE(lines(u"older"_s).count(u"watch"_s), 0);
    const Started refusing = make({u"--fault"_s, u"watch"_s, u"busy"_s});
    BECOMES(refusing, State::Present);
    QVERIFY(!refusing->facts().live);
}

void TestRemoteProgram::closeFreesEverybody()
{
    HostProgramTimings timings = quick();
    timings.inventory = timings.call = 600'000ms;
    const Started started =
        make({u"--mute"_s, u"usb-detach"_s, u"--stubborn"_s, u"--log"_s, file(u"freed"_s)}, timings);
    BECOMES(started, State::Present);
    auto hung = std::async(std::launch::async, [&] { return started->usbDetach({.bus = 1, .chain = {1}}); });
    QTRY_COMPARE(lines(u"freed"_s).count(u"usb-detach"_s), 1);
    const int before = *started.changes;
    started->close();
    FAILS_AS(ErrorCode::ConnectionLost, hung.get());
    QCOMPARE(started.changes->load(), before); // it was on purpose: nothing to tell
}

void TestRemoteProgram::closeFreesTheGreeting()
{
    const Started started = make({u"--mute"_s, u"hello"_s, u"--pid"_s, file(u"greeting"_s)});
    QTRY_COMPARE(lines(u"greeting"_s).size(), 1);
    const pid_t pid = lines(u"greeting"_s).value(0).toInt();
    started->close();
    QTRY_VERIFY(::kill(pid, 0) != 0);
    QCOMPARE(lines(u"greeting"_s).size(), 1); // not started again
}

void TestRemoteProgram::callsAfterCloseAreLost()
{
    const Started started = make({});
    BECOMES(started, State::Present);
    started->close();
    started->close();
    FAILS_AS(ErrorCode::ConnectionLost, started->usbDetach({.bus = 1, .chain = {1}}));
    FAILS_AS(ErrorCode::ConnectionLost, started->blastRadius(DeviceKey(u"usb_1_1"_s)));
    started->tryAgain(); // nothing comes of it
    FAILS_AS(ErrorCode::ConnectionLost, started->poolKeep({DeviceKey(u"usb_1_1"_s)}));
}

void TestRemoteProgram::manyAtOnce()
{
    const Started started = make({});
    BECOMES(started, State::Present);
    std::vector<std::future<int>> askers;
    for (int asker = 0; asker < 8; ++asker) {
        askers.push_back(std::async(std::launch::async, [&] {
            int good = 0;
            for (int i = 0; i < 20; ++i) {
                good += started->read().inventory.devices.size() == 2;
                good += started->usbAttach({.bus = 1, .chain = {1}}).has_value();
            }
            return good;
        }));
    }
    for (std::future<int> &asker : askers)
        QCOMPARE(asker.get(), 40);
}

QTEST_GUILESS_MAIN(TestRemoteProgram)
#include "tst_remote_program.moc"
