// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QMenu;

namespace riser {

/// The second line of a greyed entry: as much of the reason as fits into a menu; its tool tip has all of it. The
/// entry's data is "reason".
void addReason(QMenu *menu, const QString &reason);

} // namespace riser
