// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/xml/line_diff.h"

#include <QHash>

#include <algorithm>
#include <span>
#include <vector>

namespace riser {

namespace {

// More changes than this and nobody reads them one by one. It also bounds the memory: the square, in 4 bytes each.
constexpr int maxChanges = 1500;

using Lines = std::span<const int>;

std::vector<int> numbered(const QStringList &lines, QHash<QString, int> &numbers)
{
    std::vector<int> list;
    list.reserve(static_cast<size_t>(lines.size()));
    for (const QString &line : lines) {
        auto found = numbers.constFind(line);
        if (found == numbers.cend())
            found = numbers.insert(line, int(numbers.size()));
        list.push_back(*found);
    }
    return list;
}

/// One greedy run: how far each diagonal gets with `changes` changes, kept for walking back.
class Walk
{
public:
    Walk(Lines before, Lines after)
        : m_before(before)
        , m_after(after)
    {
    }

    /// False when more than maxChanges are needed.
    bool run()
    {
        const int limit = std::min(maxChanges, int(m_before.size() + m_after.size()));
        for (int changes = 0; changes <= limit; ++changes) {
            std::vector<int> reach(static_cast<size_t>(2 * changes + 1));
            for (int diagonal = -changes; diagonal <= changes; diagonal += 2) {
                const int x = follow(start(changes, diagonal), diagonal);
                reach[static_cast<size_t>(diagonal + changes)] = x;
                if (x >= int(m_before.size()) && x - diagonal >= int(m_after.size())) {
                    m_reach.push_back(std::move(reach));
                    return true;
                }
            }
            m_reach.push_back(std::move(reach));
        }
        return false;
    }

    /// From the end back to the start: which lines went and which came.
    void mark(std::vector<bool> &removed, std::vector<bool> &added) const
    {
        int x = int(m_before.size());
        int y = int(m_after.size());
        for (int changes = int(m_reach.size()) - 1; changes > 0; --changes) {
            const int diagonal = x - y;
            const bool down = cameFromAbove(changes, diagonal);
            const int previous = diagonal + (down ? 1 : -1);
            x = at(changes - 1, previous);
            y = x - previous;
            if (down)
                added[static_cast<size_t>(y)] = true;
            else
                removed[static_cast<size_t>(x)] = true;
        }
    }

private:
    int at(int changes, int diagonal) const
    {
        return m_reach[static_cast<size_t>(changes)][static_cast<size_t>(diagonal + changes)];
    }

    bool cameFromAbove(int changes, int diagonal) const
    {
        if (diagonal == -changes)
            return true;
        return diagonal != changes && at(changes - 1, diagonal - 1) < at(changes - 1, diagonal + 1);
    }

    int start(int changes, int diagonal) const
    {
        if (changes == 0)
            return 0;
        return cameFromAbove(changes, diagonal) ? at(changes - 1, diagonal + 1) : at(changes - 1, diagonal - 1) + 1;
    }

    int follow(int x, int diagonal) const
    {
        while (x < int(m_before.size()) && x - diagonal < int(m_after.size()) &&
               m_before[static_cast<size_t>(x)] == m_after[static_cast<size_t>(x - diagonal)])
            ++x;
        return x;
    }

    Lines m_before;
    Lines m_after;
    std::vector<std::vector<int>> m_reach;
};

QList<LineEdit> collect(const std::vector<bool> &removed, const std::vector<bool> &added)
{
    QList<LineEdit> edits;
    size_t x = 0;
    size_t y = 0;
    while (x < removed.size() || y < added.size()) {
        LineEdit edit{.before = qsizetype(x), .beforeCount = 0, .after = qsizetype(y), .afterCount = 0};
        for (; x < removed.size() && removed[x]; ++x)
            ++edit.beforeCount;
        for (; y < added.size() && added[y]; ++y)
            ++edit.afterCount;
        if (edit.beforeCount + edit.afterCount > 0) {
            edits << edit;
        } else {
            ++x;
            ++y;
        }
    }
    return edits;
}

} // namespace

QList<LineEdit> lineEdits(const QStringList &before, const QStringList &after)
{
    QHash<QString, int> numbers;
    const auto old = numbered(before, numbers);
    const auto now = numbered(after, numbers);
    const auto firstDifference = std::ranges::mismatch(old, now);
    const auto head = static_cast<size_t>(firstDifference.in1 - old.begin());
    size_t tail = 0;
    while (tail < old.size() - head && tail < now.size() - head &&
           old[old.size() - 1 - tail] == now[now.size() - 1 - tail])
        ++tail;
    const Lines oldMiddle = Lines(old).subspan(head, old.size() - head - tail);
    const Lines newMiddle = Lines(now).subspan(head, now.size() - head - tail);
    std::vector<bool> removed(oldMiddle.size());
    std::vector<bool> added(newMiddle.size());
    if (Walk walk(oldMiddle, newMiddle); walk.run()) {
        walk.mark(removed, added);
    } else {
        removed.assign(removed.size(), true);
        added.assign(added.size(), true);
    }
    QList<LineEdit> edits = collect(removed, added);
    for (LineEdit &edit : edits) {
        edit.before += qsizetype(head);
        edit.after += qsizetype(head);
    }
    return edits;
}

} // namespace riser
