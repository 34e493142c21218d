// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/libvirt/event_loop.h"

#include <QTest>

#include <array>
#include <atomic>
#include <functional>
#include <thread>
#include <unistd.h>

#include <sys/socket.h>

using namespace riser;

namespace {

/// A loop that runs on a thread while this lives.
class Running
{
public:
    ~Running()
    {
        loop.stop();
        m_thread.join();
    }
    EventLoop loop;

private:
    std::thread m_thread{[this] { loop.run(); }};
};

class SocketPair
{
public:
    SocketPair() { socketpair(AF_UNIX, SOCK_STREAM, 0, m_ends.data()); }
    ~SocketPair()
    {
        ::close(m_ends[0]);
        ::close(m_ends[1]);
    }
    int near() const { return m_ends[0]; }
    void speak() const { QCOMPARE(write(m_ends[1], "x", 1), ssize_t(1)); }

private:
    std::array<int, 2> m_ends{};
};

/// What a callback does, and how often it and its free callback ran.
struct Probe {
    std::function<void(int number)> act;
    std::atomic<int> calls = 0;
    std::atomic<int> freed = 0;
    std::atomic<int> events = 0;
    std::atomic<bool> inside = false;
    std::atomic<bool> freedInside = false;
};

void onHandle(int watch, int, int events, void *opaque)
{
    auto *const probe = static_cast<Probe *>(opaque);
    probe->inside = true;
    probe->events = events;
    if (probe->act)
        probe->act(watch);
    ++probe->calls;
    probe->inside = false;
}

void onTimeout(int timer, void *opaque)
{
    onHandle(timer, -1, 0, opaque);
}

void onFree(void *opaque)
{
    auto *const probe = static_cast<Probe *>(opaque);
    if (probe->inside)
        probe->freedInside = true;
    ++probe->freed;
}

} // namespace

class TestEventLoop : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void handleFiresAndFallsSilent();
    void handleIsSwitchedOffAndOn();
    void oneDescriptorTwice();
    void removedInItsOwnCallback();
    void removedByAnother();
    void freedLaterAndOnce();
    void hangUpIsTold();
    void timeoutOnceThenOff();
    void timeoutAtEveryRound();
    void timeoutSwitchedOnWakes();
    void unknownNumbers();
    void manyThreads();
    void shutDownEndsOnlyItsOwn();
    void shutDownReachesLateHandles();
};

void TestEventLoop::handleFiresAndFallsSilent()
{
    SocketPair pair;
    Running running;
    Probe probe;
    probe.act = [&pair](int) {
        char byte = 0;
        QCOMPARE(read(pair.near(), &byte, 1), ssize_t(1));
    };
    const int watch = running.loop.addHandle(pair.near(), VIR_EVENT_HANDLE_READABLE, onHandle, &probe, onFree);
    pair.speak();
    QTRY_COMPARE(probe.calls, 1);
    QCOMPARE(probe.events, int(VIR_EVENT_HANDLE_READABLE));
    pair.speak();
    QTRY_COMPARE(probe.calls, 2);
    QCOMPARE(running.loop.removeHandle(watch), 0);
    QTRY_COMPARE(probe.freed, 1);
}

void TestEventLoop::handleIsSwitchedOffAndOn()
{
    SocketPair pair;
    SocketPair other;
    Running running;
    Probe probe;
    Probe witness;
    probe.act = [&](int watch) { running.loop.updateHandle(watch, 0); }; // leaves the byte there
    witness.act = [&](int watch) { running.loop.updateHandle(watch, 0); };
    const int watch = running.loop.addHandle(pair.near(), 0, onHandle, &probe, nullptr);
    const int seen = running.loop.addHandle(other.near(), VIR_EVENT_HANDLE_READABLE, onHandle, &witness, nullptr);
    pair.speak();
    other.speak();
    QTRY_COMPARE(witness.calls, 1); // a whole round has passed
    QCOMPARE(probe.calls, 0);
    running.loop.updateHandle(watch, VIR_EVENT_HANDLE_READABLE);
    QTRY_COMPARE(probe.calls, 1);
    running.loop.updateHandle(seen, VIR_EVENT_HANDLE_READABLE);
    QTRY_COMPARE(witness.calls, 2);
    QCOMPARE(probe.calls, 1);
}

void TestEventLoop::oneDescriptorTwice()
{
    SocketPair pair;
    Running running;
    Probe first;
    Probe second;
    const auto off = [&running](int watch) { running.loop.updateHandle(watch, 0); };
    first.act = off;
    second.act = off;
    const int a = running.loop.addHandle(pair.near(), VIR_EVENT_HANDLE_READABLE, onHandle, &first, nullptr);
    const int b = running.loop.addHandle(pair.near(), VIR_EVENT_HANDLE_READABLE, onHandle, &second, nullptr);
    QVERIFY(a != b);
    pair.speak();
    QTRY_COMPARE(first.calls, 1);
    QTRY_COMPARE(second.calls, 1);
    QCOMPARE(running.loop.removeHandle(a), 0);
    running.loop.updateHandle(b, VIR_EVENT_HANDLE_READABLE);
    QTRY_COMPARE(second.calls, 2);
    QCOMPARE(first.calls, 1);
}

void TestEventLoop::removedInItsOwnCallback()
{
    SocketPair pair;
    Running running;
    Probe probe;
    probe.act = [&running](int watch) { QCOMPARE(running.loop.removeHandle(watch), 0); };
    running.loop.addHandle(pair.near(), VIR_EVENT_HANDLE_READABLE, onHandle, &probe, onFree);
    pair.speak();
    QTRY_COMPARE(probe.freed, 1);
    QCOMPARE(probe.calls, 1);
    QVERIFY(!probe.freedInside); // libvirt holds locks while it removes
}

void TestEventLoop::removedByAnother()
{
    // Both are ready in the same round; whichever comes first removes the other, which then must not be called.
    SocketPair one;
    SocketPair two;
    one.speak();
    two.speak();
    Running running;
    Probe first;
    Probe second;
    std::atomic<int> a = 0;
    std::atomic<int> b = 0;
    first.act = [&](int watch) {
        running.loop.removeHandle(watch);
        running.loop.removeHandle(b);
    };
    second.act = [&](int watch) {
        running.loop.removeHandle(watch);
        running.loop.removeHandle(a);
    };
    a = running.loop.addHandle(one.near(), 0, onHandle, &first, onFree);
    b = running.loop.addHandle(two.near(), 0, onHandle, &second, onFree);
    Probe starter;
    starter.act = [&](int timer) { // on the loop's thread: the next round sees both
        running.loop.updateTimeout(timer, -1);
        running.loop.updateHandle(a, VIR_EVENT_HANDLE_READABLE);
        running.loop.updateHandle(b, VIR_EVENT_HANDLE_READABLE);
    };
    running.loop.addTimeout(0, onTimeout, &starter, nullptr);
    QTRY_COMPARE(first.freed + second.freed, 2);
    QCOMPARE(first.calls + second.calls, 1);
}

void TestEventLoop::freedLaterAndOnce()
{
    Probe probe;
    {
        Running running;
        const int timer = running.loop.addTimeout(-1, onTimeout, &probe, onFree);
        QCOMPARE(running.loop.removeTimeout(timer), 0);
        QCOMPARE(running.loop.removeTimeout(timer), -1);
    }
    QCOMPARE(probe.freed, 1);
    QCOMPARE(probe.calls, 0);
}

void TestEventLoop::hangUpIsTold()
{
    std::array<int, 2> ends{};
    QCOMPARE(socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()), 0);
    Running running;
    Probe probe;
    probe.act = [&running](int watch) { running.loop.removeHandle(watch); };
    running.loop.addHandle(ends[0], VIR_EVENT_HANDLE_READABLE, onHandle, &probe, onFree);
    ::close(ends[1]);
    QTRY_COMPARE(probe.freed, 1);
    QVERIFY(probe.events & VIR_EVENT_HANDLE_HANGUP);
    ::close(ends[0]);
}

void TestEventLoop::timeoutOnceThenOff()
{
    Running running;
    Probe probe;
    probe.act = [&running](int timer) { running.loop.updateTimeout(timer, -1); };
    Probe later;
    running.loop.addTimeout(1, onTimeout, &probe, nullptr);
    QTRY_COMPARE(probe.calls, 1);
    running.loop.addTimeout(5, onTimeout, &later, nullptr);
    QTRY_VERIFY(later.calls >= 3); // repeats, while the first stays off
    QCOMPARE(probe.calls, 1);
}

void TestEventLoop::timeoutAtEveryRound()
{
    Running running;
    Probe probe;
    const int timer = running.loop.addTimeout(0, onTimeout, &probe, onFree);
    QTRY_VERIFY(probe.calls > 100);
    running.loop.removeTimeout(timer);
    QTRY_COMPARE(probe.freed, 1);
    const int calls = probe.calls;
    Probe witness;
    witness.act = [&running](int number) { running.loop.updateTimeout(number, -1); };
    running.loop.addTimeout(0, onTimeout, &witness, nullptr);
    QTRY_COMPARE(witness.calls, 1);
    QCOMPARE(probe.calls, calls);
}

void TestEventLoop::timeoutSwitchedOnWakes()
{
    Running running;
    Probe probe;
    probe.act = [&running](int timer) { running.loop.updateTimeout(timer, -1); };
    const int timer = running.loop.addTimeout(-1, onTimeout, &probe, nullptr);
    Probe slow; // the loop waits for an hour from here, unless it is woken
    running.loop.addTimeout(3'600'000, onTimeout, &slow, nullptr);
    running.loop.updateTimeout(timer, 0);
    QTRY_COMPARE(probe.calls, 1);
    QCOMPARE(slow.calls, 0);
}

void TestEventLoop::unknownNumbers()
{
    Running running;
    QCOMPARE(running.loop.removeHandle(4711), -1);
    QCOMPARE(running.loop.removeTimeout(4711), -1);
    running.loop.updateHandle(4711, 1);
    running.loop.updateTimeout(4711, 1);
}

void TestEventLoop::manyThreads()
{
    Running running;
    constexpr int threads = 8;
    constexpr int rounds = 200;
    Probe probe;
    {
        std::vector<std::jthread> workers;
        for (int i = 0; i < threads; ++i) {
            workers.emplace_back([&] {
                const SocketPair pair;
                pair.speak();
                for (int round = 0; round < rounds; ++round) {
                    const int watch =
                        running.loop.addHandle(pair.near(), VIR_EVENT_HANDLE_READABLE, onHandle, &probe, onFree);
                    const int timer = running.loop.addTimeout(round % 3 - 1, onTimeout, &probe, onFree);
                    running.loop.updateHandle(watch, VIR_EVENT_HANDLE_WRITABLE);
                    running.loop.updateTimeout(timer, 0);
                    running.loop.removeHandle(watch);
                    running.loop.removeTimeout(timer);
                }
            });
        }
    }
    QTRY_COMPARE(probe.freed, threads * rounds * 2);
}

void TestEventLoop::shutDownEndsOnlyItsOwn()
{
    SocketPair ours;
    SocketPair foreign;
    Running running;
    Probe probe;
    const quint64 number = EventLoop::newTag();
    {
        const EventLoop::Tag tag(number);
        running.loop.addHandle(ours.near(), 0, onHandle, &probe, nullptr);
    }
    running.loop.addHandle(foreign.near(), 0, onHandle, &probe, nullptr);
    running.loop.shutDown(number);
    char byte = 0;
    QCOMPARE(read(ours.near(), &byte, 1), ssize_t(0)); // end of file instead of waiting for ever
    foreign.speak();
    QCOMPARE(read(foreign.near(), &byte, 1), ssize_t(1));
}

void TestEventLoop::shutDownReachesLateHandles()
{
    SocketPair late;
    Running running;
    Probe probe;
    const quint64 number = EventLoop::newTag();
    running.loop.shutDown(number);
    const EventLoop::Tag tag(number);
    running.loop.addHandle(late.near(), 0, onHandle, &probe, nullptr);
    char byte = 0;
    QCOMPARE(read(late.near(), &byte, 1), ssize_t(0));
}

QTEST_GUILESS_MAIN(TestEventLoop)
#include "tst_event_loop.moc"
