// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/devices/host_builder.h"

namespace riser::test {

using namespace Qt::StringLiterals;

inline QStringList kinds(const Device &device)
{
    static const QHash<Problem::Kind, QString> names{{Problem::Kind::Blocked, u"blocked"_s},
                                                     {Problem::Kind::Conflict, u"conflict"_s},
                                                     {Problem::Kind::NotReady, u"not ready"_s},
                                                     {Problem::Kind::Missing, u"missing"_s},
                                                     {Problem::Kind::NotChecked, u"not checked"_s}};
    QStringList list;
    for (const Problem &problem : device.problems)
        list << names.value(problem.kind);
    return list;
}

inline constexpr UsbId stick{.vendor = 0x46f4, .product = 1};

inline void twins(HostBuilder &host)
{
    host.usb("2-1", 11, stick, "usb-storage");
    host.usb("2-2", 12, stick, "usb-storage");
}

} // namespace riser::test
