// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

// What people call things: plans, clusters, labels.
namespace riser {

enum class Lines { One, Many }; ///< Many: line breaks and tabs are no fault

/// Does it hold what a person can't see or what turns the text around? It could make one name look like another.
bool holdsHidden(const QString &text, Lines lines = Lines::One);
/// Two names that a person can't keep apart are one: case, spaces and the width of letters don't count.
bool sameName(const QString &a, const QString &b);

} // namespace riser
