// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QEventLoop>
#include <QString>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>

#include <fcntl.h>
#include <unistd.h>

namespace riser::test {

/// The longest that the event loop of this thread had no time for anything else, from now on. What a thread waits for a
/// processor isn't its own doing, and a busy machine has none for anybody. What it works is; and what it waits for in
/// any other way, except that a lock's holder or Qt's threads for painting may have no processor either: some 150 ms
/// were seen on a machine with more to do than it can. All in ms.
class LongestGap
{
public:
    struct Longest {      ///< each by itself
        double work = 0;  ///< processor time
        double held = 0;  ///< by work or by a wait
        double clock = 0; ///< by the clock on the wall

        QString toString() const
        {
            return QStringLiteral("%1 ms of work, %2 held, %3 by the clock")
                .arg(work, 0, 'f', 1)
                .arg(held, 0, 'f', 1)
                .arg(clock, 0, 'f', 1);
        }
    };

    LongestGap()
        : m_statistics(::open("/proc/thread-self/schedstat", O_RDONLY | O_CLOEXEC))
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, [this] { look(); });
        m_last = now();
        m_timer.start(1);
    }
    ~LongestGap() { ::close(m_statistics); }
    LongestGap(const LongestGap &) = delete;
    LongestGap &operator=(const LongestGap &) = delete;

    /// Runs the event loop as an application does; what Qt Test waits with sleeps between two looks.
    template<typename Predicate>
    bool runUntil(Predicate isSo, int limit)
    {
        QEventLoop loop;
        QTimer often;
        QObject::connect(&often, &QTimer::timeout, &loop, [&] {
            if (isSo())
                loop.exit(0);
        });
        QTimer::singleShot(limit, &loop, [&loop] { loop.exit(1); });
        often.start(20);
        return loop.exec() == 0;
    }

    Longest stop()
    {
        m_timer.stop();
        return m_longest;
    }
    int rounds() const { return m_rounds; } ///< how often it had time for something else

private:
    struct Clocks {
        double wall, work, queue;
    };

    Clocks now() const
    {
        const auto read = [](clockid_t clock) {
            timespec time{};
            (void)::clock_gettime(clock, &time);
            return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
        };
        // The second number: how long it could have run and had no processor, in ns (the kernel's sched-stats.rst).
        std::array<char, 96> text{};
        long long queued = 0;
        if (::pread(m_statistics, text.data(), text.size() - 1, 0) <= 0 ||
            std::sscanf(text.data(), "%*d %lld", &queued) != 1)
            qFatal("the kernel doesn't say how long a thread waited for a processor");
        return {read(CLOCK_MONOTONIC), read(CLOCK_THREAD_CPUTIME_ID), double(queued) / 1e6};
    }
    void look()
    {
        const Clocks after = now();
        const double clock = after.wall - m_last.wall;
        m_longest.work = std::max(m_longest.work, after.work - m_last.work);
        m_longest.held = std::max(m_longest.held, clock - (after.queue - m_last.queue));
        m_longest.clock = std::max(m_longest.clock, clock);
        ++m_rounds;
        m_last = now();
    }

    const int m_statistics;
    QTimer m_timer;
    Clocks m_last{};
    Longest m_longest;
    int m_rounds = 0;
};

/// Whether something is over the limit, as two times of three say: `once` does it and returns its measure. What a
/// program does comes again when the same is done again. What a machine does doesn't: a virtual one that stands still
/// for a moment counts that as its thread's work. A failure in `once` ends it.
template<typename Once>
bool isOver(double limit, Once once)
{
    int over = 0;
    int under = 0;
    while (over < 2 && under < 2 && !QTest::currentTestFailed())
        ++(once() > limit ? over : under);
    return over == 2;
}

} // namespace riser::test
