// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTypes>

class QKeyEvent;

namespace riser {

/// The X keysym that RFB wants for a key; 0: none. On X11 and Wayland the platform tells it; elsewhere it is made from
/// Qt's key and text. Pure.
quint32 keysymOf(const QKeyEvent &event);
/// The same for a key alone, as in Ctrl+Alt+Del.
quint32 keysymOf(int key);

} // namespace riser
