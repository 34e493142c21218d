// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QString>

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

} // namespace riser::test
