// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/devices/device.h"

#include "core/base/text.h"

namespace riser {

bool Device::linkDowngraded() const
{
    if (!linkState || !linkCapability)
        return false;
    const auto below = [](auto now, auto best) { return now > 0 && best > 0 && now < best; };
    return below(linkState->width, linkCapability->width) || below(linkState->speed, linkCapability->speed);
}

QString statusText(Status status)
{
    switch (status) {
    case Status::Attached:
        return Text::tr("Attached");
    case Status::Detached:
        return Text::tr("Detached");
    case Status::Assigned:
        return Text::tr("Assigned");
    case Status::Unknown:
        break;
    }
    return Text::tr("Unknown");
}

} // namespace riser
