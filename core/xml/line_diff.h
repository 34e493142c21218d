// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringList>

namespace riser {

/// Lines of `before` that were replaced by lines of `after`; either may be none.
struct LineEdit {
    qsizetype before = 0; ///< index of the first line
    qsizetype beforeCount = 0;
    qsizetype after = 0;
    qsizetype afterCount = 0;

    qsizetype beforeEnd() const { return before + beforeCount; }
    qsizetype afterEnd() const { return after + afterCount; }
    bool operator==(const LineEdit &) const = default;
};

/// The edits that turn `before` into `after`, in order, with equal lines between them: the fewest lines, as long as not
/// much changed; texts with more than some thousand changed lines come as one edit. Linear in the lines and quadratic
/// in the changes alone (Myers 1986). Pure.
QList<LineEdit> lineEdits(const QStringList &before, const QStringList &after);

} // namespace riser
