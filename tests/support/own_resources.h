// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QString>
#include <QTimer>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>
#include <utility>
#include <vector>

namespace riser::test {

/// What this process holds, by /proc.
struct OwnResources {
    int descriptors = 0;
    int threads = 0;
    int children = 0; ///< processes that it has started and that are there still, zombies too

    static OwnResources now()
    {
        const auto count = [](const QString &path) {
            return int(QDir(path).entryList(QDir::AllEntries | QDir::System | QDir::Hidden | QDir::NoDotAndDotDot).size());
        };
        OwnResources held{count(QStringLiteral("/proc/self/fd")), count(QStringLiteral("/proc/self/task")), 0};
        const QDir tasks(QStringLiteral("/proc/self/task"));
        for (const QString &task : tasks.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            QFile file(tasks.filePath(task + QStringLiteral("/children")));
            if (file.open(QIODevice::ReadOnly))
                held.children += int(QString::fromLatin1(file.readAll()).split(u' ', Qt::SkipEmptyParts).size());
        }
        return held;
    }
    /// What stays: each at its least within this time. A host that is being read has dozens of threads for a moment.
    /// `wait` lets the event loop run for so many ms.
    template<typename Wait>
    static OwnResources settled(Wait wait, int times = 30)
    {
        OwnResources least = now();
        for (int i = 0; i < times; ++i) {
            wait(100);
            const OwnResources held = now();
            least.descriptors = std::min(least.descriptors, held.descriptors);
            least.threads = std::min(least.threads, held.threads);
            least.children = std::min(least.children, held.children);
        }
        return least;
    }
    QString toString() const
    {
        return QStringLiteral("%1 descriptors, %2 threads, %3 children").arg(descriptors).arg(threads).arg(children);
    }
};

/// The longest time the event loop of this thread was busy with one thing, from now on. What the machine had no time for
/// isn't counted: a thread that only sleeps a millisecond at a time tells when that was.
class LongestGap
{
public:
    LongestGap()
        : m_begin(Clock::now())
        , m_last(m_begin)
        , m_idler([this] { idle(); })
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, [this] { look(); });
        m_timer.start(1);
    }
    ~LongestGap() { (void)stop(); }
    LongestGap(const LongestGap &) = delete;
    LongestGap &operator=(const LongestGap &) = delete;

    /// In ms. `whole`: with what the machine had no time for.
    double stop(double *whole = nullptr)
    {
        m_timer.stop();
        m_over = true;
        if (m_idler.joinable())
            m_idler.join();
        double longest = 0;
        double longestWhole = 0;
        for (const Span &gap : m_gaps) {
            double own = gap.length();
            for (const Span &stall : m_stalls)
                own -= std::max(0.0, std::min(gap.end, stall.end) - std::max(gap.begin, stall.begin));
            longest = std::max(longest, own);
            longestWhole = std::max(longestWhole, gap.length());
        }
        if (whole)
            *whole = longestWhole;
        return longest;
    }

private:
    using Clock = std::chrono::steady_clock;
    struct Span { // ms since the beginning
        double begin = 0;
        double end = 0;
        double length() const { return end - begin; }
    };
    static constexpr double worthKeeping = 10; // ms

    Span since(Clock::time_point from, Clock::time_point to) const
    {
        const auto ms = [this](Clock::time_point at) { return std::chrono::duration<double, std::milli>(at - m_begin).count(); };
        return {ms(from), ms(to)};
    }
    void look()
    {
        const auto now = Clock::now();
        if (const Span gap = since(std::exchange(m_last, now), now); gap.length() > worthKeeping)
            m_gaps.push_back(gap);
    }
    void idle()
    {
        while (!m_over) {
            const auto before = Clock::now();
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
            if (const Span stall = since(before, Clock::now()); stall.length() > 3)
                m_stalls.push_back(stall);
        }
    }

    const Clock::time_point m_begin;
    Clock::time_point m_last;
    std::vector<Span> m_gaps;
    std::vector<Span> m_stalls; ///< the idler's until it has ended
    std::atomic<bool> m_over = false;
    QTimer m_timer;
    std::thread m_idler;
};

} // namespace riser::test
