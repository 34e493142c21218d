// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QString>
#include <QTimer>

#include <algorithm>
#include <ctime>

namespace riser::test {

/// What this process holds, by /proc.
struct OwnResources {
    int descriptors = 0;
    int threads = 0;
    int children = 0; ///< processes that it has started and that are there still, zombies too

    static OwnResources now()
    {
        const auto count = [](const QString &path) {
            return int(
                QDir(path).entryList(QDir::AllEntries | QDir::System | QDir::Hidden | QDir::NoDotAndDotDot).size());
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

/// The longest that the event loop of this thread was busy with one thing, from now on: by the processor time that the
/// thread used for it, so that a machine that has no time for anybody doesn't count.
class LongestGap
{
public:
    LongestGap()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, [this] { look(); });
        m_clock.start();
        m_used = used();
        m_timer.start(1);
    }

    double stop() ///< in ms
    {
        m_timer.stop();
        return m_longest;
    }
    double whole() const { return m_longestWhole; } ///< by the clock on the wall
    int rounds() const { return m_rounds; }         ///< how often it had time for something else

private:
    static double used()
    {
        timespec now{};
        (void)::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
        return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
    }
    void look()
    {
        m_longest = std::max(m_longest, used() - m_used);
        m_longestWhole = std::max(m_longestWhole, double(m_clock.nsecsElapsed()) / 1e6);
        ++m_rounds;
        m_used = used();
        m_clock.restart();
    }
    QTimer m_timer;
    QElapsedTimer m_clock;
    double m_used = 0;
    double m_longest = 0;
    double m_longestWhole = 0;
    int m_rounds = 0;
};

} // namespace riser::test
