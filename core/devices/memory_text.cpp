// SPDX-License-Identifier: GPL-3.0-or-later
// By itself: the plans, which need it, are tested without the devices.
#include "core/base/text.h"
#include "core/devices/memory.h"

#include <algorithm>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mibKib = 1024;
constexpr qint64 gibKib = 1024 * mibKib;

} // namespace

QString memoryText(qint64 kib)
{
    kib = std::max<qint64>(kib, 0);
    if (kib % gibKib == 0)
        return Text::tr("%1 GiB").arg(kib / gibKib);
    if (kib < 4 * gibKib)
        return Text::tr("%1 MiB").arg(kib / mibKib);
    // Down, so that what is free never looks like enough when it isn't.
    const qint64 tenths = kib / 1024 * 10 / 1024;
    return Text::tr("%1 GiB").arg(u"%1.%2"_s.arg(tenths / 10).arg(tenths % 10));
}

} // namespace riser
