// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/libvirt/open_streams.h"
#include "core/host/libvirt/runtime.h"

#include <QElapsedTimer>
#include <QTest>

#include <atomic>
#include <thread>

using namespace riser;
using namespace std::chrono_literals;

/// Nothing of a connection goes before its streams are hung up, and a host that gives no answer holds nobody for ever.
class TestOpenStreams : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void withoutStreamsNothingIsWaitedFor();
    void eachIsHungUpOnceAndWaitedFor();
    void whatIsBeingOpenedIsWaitedFor();
    void aHangingOneIsLeftAfterTheLimit();
    void whoOpensAnewWaitsForWhatLeaves();

private:
    const LibvirtRuntime m_runtime;
    std::shared_ptr<OpenStreams> m_streams;
    QElapsedTimer m_clock;

private Q_SLOTS:
    void init()
    {
        m_streams = std::make_shared<OpenStreams>();
        m_clock.start();
    }
};

void TestOpenStreams::withoutStreamsNothingIsWaitedFor()
{
    {
        const OpenStreams::Entry gone(m_streams, [] { QFAIL("it had ended by itself"); });
    }
    QVERIFY(!m_streams->isEnding());
    m_streams->endAll(1min);
    QVERIFY(m_streams->isEnding());
    QVERIFY(m_clock.elapsed() < 30'000);
}

void TestOpenStreams::eachIsHungUpOnceAndWaitedFor()
{
    struct Line {
        std::optional<OpenStreams::Entry> entry;
    };
    const auto hungUp = std::make_shared<std::atomic<int>>(0);
    for (int i = 0; i < 5; ++i) {
        auto line = std::make_shared<Line>(); // kept by its own job alone, from when that is called
        line->entry.emplace(m_streams, [line, hungUp] {
            std::this_thread::sleep_for(50ms); // the round trip
            ++*hungUp;
            line->entry.reset();
        });
    }
    std::thread other([&] { m_streams->endAll(1min); });
    m_streams->endAll(1min);
    QCOMPARE(hungUp->load(), 5);
    other.join();
    QCOMPARE(hungUp->load(), 5);
    QVERIFY(m_clock.elapsed() < 30'000);
}

void TestOpenStreams::whatIsBeingOpenedIsWaitedFor()
{
    std::atomic<bool> opened = false;
    auto opening = std::make_unique<OpenStreams::Entry>(m_streams);
    std::thread opener([&] {
        while (!m_streams->isEnding())
            std::this_thread::yield();
        std::this_thread::sleep_for(50ms);
        opened = true;
        opening.reset();
    });
    m_streams->endAll(1min);
    QVERIFY(opened);
    opener.join();
}

void TestOpenStreams::aHangingOneIsLeftAfterTheLimit()
{
    const OpenStreams::Entry hangs(m_streams, [] {});
    m_streams->endAll(100ms);
    QVERIFY(m_clock.elapsed() >= 100);
    QVERIFY(m_clock.elapsed() < 30'000);
}

/// And for nothing else: not for lines that stay, not for ever, and not once all of them are being ended.
void TestOpenStreams::whoOpensAnewWaitsForWhatLeaves()
{
    const OpenStreams::Entry stays(m_streams);
    m_streams->awaitLeaving(1min);
    auto leaving = std::make_unique<OpenStreams::Entry>(m_streams);
    leaving->leaves();
    m_streams->awaitLeaving(10ms); // it isn't gone
    std::atomic<bool> gone = false;
    {
        const std::jthread hangUp([&] {
            std::this_thread::sleep_for(50ms);
            gone = true;
            leaving.reset();
        });
        m_streams->awaitLeaving(1min);
        QVERIFY(gone);
    }
    OpenStreams::Entry stuck(m_streams);
    stuck.leaves();
    const std::jthread end([&] { m_streams->endAll(0ms); });
    m_streams->awaitLeaving(1min);
    QVERIFY(m_clock.elapsed() < 30'000);
}

QTEST_GUILESS_MAIN(TestOpenStreams)
#include "tst_open_streams.moc"
