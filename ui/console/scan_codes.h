// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTypes>

class QKeyEvent;

namespace riser {

/// The place of a key on a PC keyboard, as QEMU's key events count it: the first set of scan codes, with 0x80 for those
/// that have a prefix. 0: not known. On X11 and Wayland alone, where Qt tells the kernel's code and 8. Pure.
quint32 scanCodeOf(const QKeyEvent &event);
/// Of the kernel's code of a key (linux/input-event-codes.h).
quint32 scanCodeOfKernel(quint32 code);

} // namespace riser
