// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace riser::onhost {

/// Where riser-host looks and writes. The program itself knows only the defaults; tests give it folders of their own.
/// Nothing from outside ever gets in here.
struct Places {
    QString sys = QStringLiteral("/sys");
    QString proc = QStringLiteral("/proc");
    QString dev = QStringLiteral("/dev");
    QString state = QStringLiteral("/var/lib/riser-host"); ///< the pool's record and remembered identities
    QString run = QStringLiteral("/run/riser-host");       ///< armed returns; gone at the next start
    QString udev = QStringLiteral("/run/udev/data");       ///< udev's database
};

} // namespace riser::onhost
