// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QString>
#include <QTimer>

#include <algorithm>

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
    QString toString() const
    {
        return QStringLiteral("%1 descriptors, %2 threads, %3 children").arg(descriptors).arg(threads).arg(children);
    }
};

/// The longest time the event loop of this thread was busy with one thing, from now on.
class LongestGap
{
public:
    LongestGap()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, [this] { look(); });
        m_clock.start();
        m_timer.start(1);
    }
    double stop() ///< in ms
    {
        m_timer.stop();
        return m_longest;
    }

private:
    void look()
    {
        m_longest = std::max(m_longest, double(m_clock.nsecsElapsed()) / 1e6);
        m_clock.restart();
    }
    QTimer m_timer;
    QElapsedTimer m_clock;
    double m_longest = 0;
};

} // namespace riser::test
