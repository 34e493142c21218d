// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

class QWidget;

namespace riser {

/// What a person sees of `window`: itself, and over it its dialogs and menus where they stand, each with a thin frame
/// and its title, since no window manager draws one here.
QImage pictureOf(QWidget *window);

} // namespace riser
