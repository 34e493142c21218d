// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/agent_turns.h"
#include "core/host/consoles.h"
#include "core/host/simulated/simulated_backend.h"
#include "core/host/simulated/simulated_guests.h"
#include "tests/guest/guest_vm.h"
#include "tests/support/small_host.h"

#include <QTest>

#include <atomic>
#include <future>
#include <thread>

using namespace riser;
using namespace riser::test;

/// That a host's agents are asked one at a time, and that nobody is asked for who has left.
class TestAgentTurns : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void firstComeFirstServed();
    void whoLeavesWhileWaitingAnswersAtOnce();
    void whoLeftBeforeGetsNoTurn();
    void manyComeAndGo();
    void theSimulatedHostAsksOneAtATime();
    void theSimulatedHostAsksForNobodyWhoLeft();

private:
    static Result<AgentTurns::Turn> take(AgentTurns &turns, const std::stop_token &stop = {})
    {
        return turns.take(stop, u"VM “vm” on “small”"_s);
    }
};

void TestAgentTurns::firstComeFirstServed()
{
    AgentTurns turns;
    auto first = take(turns);
    QVERIFY(first);
    std::atomic<int> served = 0;
    const auto wait = [&] {
        const auto turn = take(turns);
        return turn ? ++served : 0;
    };
    auto second = std::async(std::launch::async, wait);
    QTest::qWait(50);
    auto third = std::async(std::launch::async, wait);
    QTest::qWait(50);
    QCOMPARE(served.load(), 0);
    first = std::unexpected(Error());
    QCOMPARE(second.get(), 1);
    QCOMPARE(third.get(), 2);
    QVERIFY(take(turns));
    QVERIFY(take(turns)); // the one before is over
}

void TestAgentTurns::whoLeavesWhileWaitingAnswersAtOnce()
{
    AgentTurns turns;
    auto first = take(turns);
    std::stop_source leave;
    auto leaving = std::async(std::launch::async, [&] { return take(turns, leave.get_token()); });
    QTest::qWait(50);
    auto staying = std::async(std::launch::async, [&] { return take(turns).has_value(); });
    leave.request_stop();
    const auto left = leaving.get(); // it would wait for ever: the first one's turn isn't over
    QVERIFY(!left);
    QCOMPARE(left.error().code, ErrorCode::Cancelled);
    QVERIFY(left.error().summary.contains(u"“vm” on “small”"_s));
    first = std::unexpected(Error());
    QVERIFY(staying.get());
}

void TestAgentTurns::whoLeftBeforeGetsNoTurn()
{
    AgentTurns turns;
    std::stop_source leave;
    leave.request_stop();
    const auto left = take(turns, leave.get_token());
    QVERIFY(!left);
    QCOMPARE(left.error().code, ErrorCode::Cancelled);
    QVERIFY(take(turns)); // nobody is in the way
}

void TestAgentTurns::manyComeAndGo()
{
    AgentTurns turns;
    std::atomic<int> inside = 0;
    std::atomic<int> most = 0;
    std::vector<std::jthread> threads;
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back([&, i] {
            for (int round = 0; round < 200; ++round) {
                std::stop_source leave;
                std::jthread leaver;
                if (round % 20 == i)
                    leaver = std::jthread([&leave] { leave.request_stop(); });
                const auto turn = take(turns, leave.get_token());
                if (!turn)
                    continue;
                most = std::max(most.load(), ++inside);
                std::this_thread::yield();
                --inside;
            }
        });
    }
    threads.clear();
    QCOMPARE(most.load(), 1);
    QVERIFY(take(turns));
}

namespace {

struct AskedHost {
    std::shared_ptr<SimulatedHost> host = smallHost();
    std::unique_ptr<Backend> backend = makeSimulatedBackend(host);
    std::shared_ptr<FakeAgent> agent = FakeAgent::of(u"linux"_s);
    DomainId vm;

    bool begin()
    {
        const auto id = host->defineDomain(guestDomain(agentChannel("connected")));
        if (!id || !host->startDomain(*id) || !backend->open({}, nullptr))
            return false;
        vm = *id;
        host->guests().setAgent(vm, agent->answer());
        return true;
    }
    std::future<Result<QByteArray>> ask(AgentCall &call)
    {
        return std::async(std::launch::async, [this, &call] {
            return backend->consoles().askAgent(vm, agent::command("guest-info"_L1), call);
        });
    }
};

} // namespace

void TestAgentTurns::theSimulatedHostAsksOneAtATime()
{
    AskedHost asked;
    QVERIFY(asked.begin());
    asked.host->faults().hang(u"askAgent"_s, 1);
    AgentCall first;
    auto hanging = asked.ask(first);
    QTRY_COMPARE(asked.host->faults().hanging(), 1);
    AgentCall second;
    auto waiting = asked.ask(second);
    QTest::qWait(50);
    QVERIFY(asked.agent->asked().isEmpty());
    asked.host->faults().release();
    QVERIFY(hanging.get());
    QVERIFY(waiting.get());
    QCOMPARE(asked.agent->asked().size(), 2);
    QVERIFY(second.waited > first.waited); // what the first one took from it
}

void TestAgentTurns::theSimulatedHostAsksForNobodyWhoLeft()
{
    AskedHost asked;
    QVERIFY(asked.begin());
    asked.host->faults().hang(u"askAgent"_s, 1);
    AgentCall first;
    auto hanging = asked.ask(first);
    QTRY_COMPARE(asked.host->faults().hanging(), 1);
    std::stop_source leave;
    AgentCall second{.seconds = 5, .stop = leave.get_token()};
    auto leaving = asked.ask(second);
    QTest::qWait(50);
    leave.request_stop();
    const auto left = leaving.get();
    QVERIFY(!left);
    QCOMPARE(left.error().code, ErrorCode::Cancelled);
    QCOMPARE(asked.host->callCount(u"askAgent"_s), 1);
    asked.host->faults().release();
    QVERIFY(hanging.get());
}

QTEST_GUILESS_MAIN(TestAgentTurns)
#include "tst_agent_turns.moc"
