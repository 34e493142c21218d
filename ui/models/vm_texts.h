// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/devices/rules.h"
#include "ui/shared/colours.h"

#include <QString>

#include <optional>

namespace riser {

// How the answer to "Will it start?" reads. Translated, plain text.

QString startWords(const StartForecast &forecast); ///< a few: "No: not ready"
QString startTip(const StartForecast &forecast);   ///< every reason, one a line
std::optional<Accent> startAccent(StartForecast::Answer answer);

} // namespace riser
