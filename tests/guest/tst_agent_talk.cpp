// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/agent_talk.h"
#include "core/host/agent_turns.h"
#include "core/host/consoles.h"

#include <QTest>

#include <thread>

using namespace riser;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A host whose answers and waits a test decides.
class ToldConsoles : public Consoles
{
public:
    std::function<Result<QByteArray>(const QByteArray &command, AgentCall &call)> answer;
    QList<QByteArray> asked;

    Result<std::unique_ptr<SerialLine>> openSerial(const DomainId &, const QString &, bool, SerialListener) override
    {
        return failure(ErrorCode::NotSupported, {});
    }
    Result<Screenshot> screenshot(const DomainId &, int) override { return failure(ErrorCode::NotSupported, {}); }
    DisplayRoute route(const GuestDisplay &) const override { return {}; }
    SpiceRoute spiceRoute(const GuestDisplay &) const override { return {}; }
    Result<int> openDisplay(const DomainId &, int) override { return failure(ErrorCode::NotSupported, {}); }
    Result<QByteArray> askAgent(const DomainId &, const QByteArray &command, AgentCall &call) override
    {
        asked << command;
        return answer(command, call);
    }
    quint64 guestLives(const DomainId &) const override { return 0; }
};

} // namespace

/// What counts as the guest's time, and what is still done when nobody waits.
class TestAgentTalk : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theWaitForOthersIsNotTheGuestsTime();
    void theGuestsOwnTimeCounts();
    void whoLeavesInAWaitIsToldNothingMore();
    void aFileIsClosedForWhoLeft();
    void aProgramIsCollectedForWhoLeft();

private:
    AgentTalk talk(std::chrono::milliseconds overall, const std::stop_token &stop = {})
    {
        return {m_consoles, DomainId(u"vm"_s), u"VM “vm” on “small”"_s, 5, overall, stop};
    }
    ToldConsoles m_consoles;
};

void TestAgentTalk::theWaitForOthersIsNotTheGuestsTime()
{
    m_consoles.answer = [](const QByteArray &, AgentCall &call) {
        std::this_thread::sleep_for(1100ms);
        call.waited += 1h; // more than it took: no slow machine makes this late
        return QByteArray("{}");
    };
    AgentTalk conversation = talk(1s);
    QVERIFY(conversation.ask("first"));
    QVERIFY(conversation.ask("second"));
    QVERIFY(!conversation.over());
}

void TestAgentTalk::theGuestsOwnTimeCounts()
{
    m_consoles.answer = [](const QByteArray &, AgentCall &) {
        std::this_thread::sleep_for(1100ms);
        return QByteArray("{}");
    };
    AgentTalk conversation = talk(1s);
    QVERIFY(conversation.ask("first"));
    const auto late = conversation.ask("second");
    QVERIFY(!late);
    QCOMPARE(late.error().code, ErrorCode::TimedOut);
}

void TestAgentTalk::whoLeavesInAWaitIsToldNothingMore()
{
    std::stop_source leave;
    m_consoles.asked.clear();
    m_consoles.answer = [&leave](const QByteArray &, AgentCall &) -> Result<QByteArray> {
        leave.request_stop();
        return std::unexpected(nobodyWaits(u"small"_s));
    };
    AgentTalk conversation = talk(60s, leave.get_token());
    const auto left = conversation.ask("first");
    QVERIFY(!left);
    QCOMPARE(left.error().code, ErrorCode::Cancelled);
    QVERIFY2(left.error().summary.contains(u"“vm” on “small”"_s), qPrintable(left.error().summary));
    QVERIFY(conversation.over());
    QVERIFY(!conversation.ask("second"));
    QCOMPARE(m_consoles.asked, QList<QByteArray>{"first"});
}

void TestAgentTalk::aFileIsClosedForWhoLeft()
{
    std::stop_source leave;
    m_consoles.asked.clear();
    m_consoles.answer = [&leave](const QByteArray &command, AgentCall &call) -> Result<QByteArray> {
        if (command.contains("guest-file-open"))
            return QByteArray("{\"return\":7}");
        if (command.contains("guest-file-close") && !call.stop.stop_requested())
            return QByteArray("{\"return\":{}}");
        leave.request_stop();
        return std::unexpected(nobodyWaits(u"small"_s));
    };
    AgentTalk conversation = talk(60s, leave.get_token());
    const auto left = conversation.file(u"/proc/version"_s);
    QVERIFY(!left);
    QCOMPARE(left.error().code, ErrorCode::Cancelled);
    QCOMPARE(m_consoles.asked.size(), 3);
    QVERIFY(m_consoles.asked.last().contains("guest-file-close"));
}

/// Else the agent keeps what it printed, and the process of it, until it is started anew.
void TestAgentTalk::aProgramIsCollectedForWhoLeft()
{
    std::stop_source leave;
    int lastLooks = 0;
    bool hangs = false;
    m_consoles.asked.clear();
    m_consoles.answer = [&](const QByteArray &command, AgentCall &call) -> Result<QByteArray> {
        if (!command.contains("guest-exec-status"))
            return QByteArray("{\"return\":{\"pid\":5}}");
        leave.request_stop();
        if (hangs)
            return failure(ErrorCode::TimedOut, u"It hangs."_s);
        if (!call.stop.stop_requested())
            ++lastLooks;
        return QByteArray(lastLooks == 2 ? R"({"return":{"exited":true,"exitcode":0}})"
                                         : R"({"return":{"exited":false}})");
    };
    AgentTalk conversation = talk(60s, leave.get_token());
    const auto left = conversation.program({.path = u"/bin/sh"_s, .arguments = {}}, 1ms);
    QVERIFY(!left);
    QCOMPARE(left.error().code, ErrorCode::Cancelled);
    QCOMPARE(lastLooks, 2);               // until it has ended
    QCOMPARE(m_consoles.asked.size(), 4); // with the start, and the look after which nobody waited
    // An agent that hangs isn't asked on.
    m_consoles.asked.clear();
    leave = std::stop_source();
    hangs = true;
    AgentTalk other = talk(60s, leave.get_token());
    QCOMPARE(other.program({.path = u"/bin/sh"_s, .arguments = {}}, 1ms).error().code, ErrorCode::TimedOut);
    QCOMPARE(m_consoles.asked.size(), 2);
}

QTEST_GUILESS_MAIN(TestAgentTalk)
#include "tst_agent_talk.moc"
