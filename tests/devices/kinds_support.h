// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/devices/device_kind.h"
#include "tests/xml/fixtures.h"

namespace riser::test {

using namespace Qt::StringLiterals;

inline NodeDevice read(const QString &name)
{
    return *parseNodeDevice(test::fixture(u"nodes/%1.xml"_s.arg(name)));
}

inline QString kindId(const NodeDevice &node)
{
    const DeviceKind *kind = kindOf(node);
    return kind ? kind->id() : u"none"_s;
}

} // namespace riser::test
