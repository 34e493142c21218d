// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/row_changes.h"

#include <QHash>

#include <algorithm>

namespace riser {

namespace {

/// Which entries of `numbers` form the longest increasing run (not necessarily adjacent): those rows can stay.
QList<bool> longestIncreasing(const QList<int> &numbers)
{
    QList<int> tails; // index into numbers of the smallest last number of a run of each length
    QList<int> before(numbers.size(), -1);
    for (int i = 0; i < numbers.size(); ++i) {
        const auto at = std::lower_bound(tails.begin(), tails.end(), numbers[i],
                                         [&](int index, int number) { return numbers[index] < number; });
        if (at != tails.begin())
            before[i] = *(at - 1);
        if (at == tails.end())
            tails.append(i);
        else
            *at = i;
    }
    QList<bool> chosen(numbers.size(), false);
    for (int i = tails.isEmpty() ? -1 : tails.last(); i >= 0; i = before[i])
        chosen[i] = true;
    return chosen;
}

class Changes
{
public:
    Changes(const QList<QString> &before, const QList<QString> &after)
        : m_size(int(after.size()))
    {
        QHash<QString, int> wanted;
        wanted.reserve(after.size());
        for (int i = 0; i < after.size(); ++i)
            wanted.insert(after[i], i);
        for (const QString &id : before)
            m_rows.append(wanted.value(id, -1));
    }

    QList<RowChange> make()
    {
        removeGone();
        moveAndInsert();
        return m_changes;
    }

private:
    void removeGone()
    {
        for (int last = int(m_rows.size()) - 1; last >= 0; --last) {
            if (m_rows[last] >= 0)
                continue;
            int first = last;
            while (first > 0 && m_rows[first - 1] < 0)
                --first;
            m_changes.append({.kind = RowChange::Kind::Remove, .row = first, .count = last - first + 1});
            m_rows.remove(first, last - first + 1);
            last = first;
        }
    }

    /// Walks the new order. What stays is passed; what moves or is new goes behind the one before it, whose row is
    /// known.
    void moveAndInsert()
    {
        QList<char> known(m_size, 0);
        const QList<bool> stays = longestIncreasing(m_rows);
        for (int i = 0; i < m_rows.size(); ++i)
            known[m_rows[i]] = stays[i] ? 2 : 1;
        int row = 0; // where the next one belongs
        for (int next = 0; next < m_size; ++next) {
            if (known[next] == 0) {
                int end = next;
                while (end < m_size && known[end] == 0)
                    ++end;
                insert(row, next, end - next);
                row += end - next;
                next = end - 1;
            } else if (known[next] == 2) {
                row = int(m_rows.indexOf(next, row)) + 1; // rows in between are moved away later
            } else {
                row = move(int(m_rows.indexOf(next)), row) + 1;
            }
        }
    }

    void insert(int row, int from, int count)
    {
        m_changes.append({.kind = RowChange::Kind::Insert, .row = row, .count = count, .from = from});
        m_rows.insert(row, count, 0);
        for (int i = 0; i < count; ++i)
            m_rows[row + i] = from + i;
    }

    /// Returns the row it has afterwards.
    int move(int row, int to)
    {
        if (row < to)
            --to; // it is taken out before it is put in
        if (row != to) {
            m_changes.append({.kind = RowChange::Kind::Move, .row = row, .to = to});
            m_rows.move(row, to);
        }
        return to;
    }

    int m_size;
    QList<int> m_rows; ///< the list as it is now, by index in the new one; -1: gone
    QList<RowChange> m_changes;
};

} // namespace

QList<RowChange> rowChanges(const QList<QString> &before, const QList<QString> &after)
{
    if (before == after)
        return {};
    return Changes(before, after).make();
}

} // namespace riser
