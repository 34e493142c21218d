// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/scan_codes.h"

#include <QGuiApplication>
#include <QKeyEvent>

#include <linux/input-event-codes.h>

#include <algorithm>
#include <array>

namespace riser {

namespace {

constexpr quint32 prefixed = 0x80;
constexpr quint32 kernelOffset = 8; // X11's keycodes begin there, and xkb's, which Wayland has

struct Pair {
    quint32 kernel;
    quint32 scan;
};

// Up to KEY_F12 the kernel counts as the first PCs did; these came later.
constexpr std::array others{
    Pair{KEY_KPENTER, prefixed | 0x1c},
    Pair{KEY_RIGHTCTRL, prefixed | 0x1d},
    Pair{KEY_KPSLASH, prefixed | 0x35},
    Pair{KEY_SYSRQ, 0x54},
    Pair{KEY_RIGHTALT, prefixed | 0x38},
    Pair{KEY_HOME, prefixed | 0x47},
    Pair{KEY_UP, prefixed | 0x48},
    Pair{KEY_PAGEUP, prefixed | 0x49},
    Pair{KEY_LEFT, prefixed | 0x4b},
    Pair{KEY_RIGHT, prefixed | 0x4d},
    Pair{KEY_END, prefixed | 0x4f},
    Pair{KEY_DOWN, prefixed | 0x50},
    Pair{KEY_PAGEDOWN, prefixed | 0x51},
    Pair{KEY_INSERT, prefixed | 0x52},
    Pair{KEY_DELETE, prefixed | 0x53},
    Pair{KEY_PAUSE, prefixed | 0x46},
    Pair{KEY_LEFTMETA, prefixed | 0x5b},
    Pair{KEY_RIGHTMETA, prefixed | 0x5c},
    Pair{KEY_COMPOSE, prefixed | 0x5d},
    Pair{KEY_MUTE, prefixed | 0x20},
    Pair{KEY_VOLUMEDOWN, prefixed | 0x2e},
    Pair{KEY_VOLUMEUP, prefixed | 0x30},
    Pair{KEY_RO, 0x73},
    Pair{KEY_YEN, 0x7d},
    Pair{KEY_HENKAN, 0x79},
    Pair{KEY_MUHENKAN, 0x7b},
    Pair{KEY_KATAKANAHIRAGANA, 0x70},
};

} // namespace

quint32 scanCodeOfKernel(quint32 code)
{
    if (code >= KEY_ESC && code <= KEY_KPDOT)
        return code;
    if (code == KEY_102ND || code == KEY_F11 || code == KEY_F12)
        return code;
    const auto found = std::ranges::find(others, code, &Pair::kernel);
    return found != others.end() ? found->scan : 0;
}

quint32 scanCodeOf(const QKeyEvent &event)
{
    static const bool told = QGuiApplication::platformName().startsWith(QLatin1String("wayland")) ||
                             QGuiApplication::platformName() == QLatin1String("xcb");
    const quint32 code = event.nativeScanCode();
    return told && code > kernelOffset ? scanCodeOfKernel(code - kernelOffset) : 0;
}

} // namespace riser
