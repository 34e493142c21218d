// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/consoles.h"

#include <QImage>
#include <QSize>

namespace riser {

/// No side of a screen is longer, and no screen has more pixels: 8K has 33 million.
constexpr int longestScreenSide = 16384;
constexpr qint64 mostScreenPixels = qint64(40) * 1000 * 1000;

/// The picture, scaled down to fit into `box` (device pixels), its aspect ratio kept; never scaled up. Null when the
/// bytes aren't a whole picture of a kind that a host may send (PPM, PNG), or say that they are a larger one: they come
/// from a host, and are read as hostile. Thread-safe; it takes its time, so not for the GUI thread.
QImage screenPicture(const Screenshot &screenshot, QSize box);

} // namespace riser
