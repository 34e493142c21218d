// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/devices/device.h"

#include <QColor>
#include <QPalette>

namespace riser {

/// The few colours that mean something. Each has a variant for light and for dark backgrounds with a contrast of at
/// least 4.5 to the palette's Base; never the only carrier of a meaning (a word or a shape says the same).
enum class Accent { Quiet, Good, Busy, Warning, Bad };

QColor accentColour(Accent accent, const QPalette &palette);
Accent statusAccent(Status status);
bool isDark(const QPalette &palette);
/// WCAG contrast ratio, 1 to 21.
double contrast(const QColor &a, const QColor &b);

} // namespace riser
