// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace riser {

/// One change of a list's rows. Rows count at the time of the change: the changes are applied one after the other.
struct RowChange {
    enum class Kind { Remove, Insert, Move };
    Kind kind = Kind::Remove;
    int row = 0; ///< first row removed or inserted; the row moved
    int count = 1;
    int to = 0;   ///< Move: the row it has afterwards
    int from = 0; ///< Insert: where in the new list the inserted rows are found
    bool operator==(const RowChange &) const = default;
};

/// The changes that turn `before` into `after`, both without duplicates: runs are removed and inserted at once, and as
/// few rows as possible are moved, so that views keep selection and scroll position. O(n log n); nothing changed: O(n)
/// without a single allocation.
QList<RowChange> rowChanges(const QList<QString> &before, const QList<QString> &after);

} // namespace riser
