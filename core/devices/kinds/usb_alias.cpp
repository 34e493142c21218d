// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/devices/kinds/usb_alias.h"

namespace riser {

namespace {
using namespace Qt::StringLiterals;
constexpr auto prefix = "ua-riser-usb-"_L1;
} // namespace

QString usbAlias(const UsbPort &port)
{
    return prefix + port.toString().replace(u'.', u'_');
}

std::optional<UsbPort> portFromUsbAlias(const QString &alias)
{
    if (!alias.startsWith(prefix) || alias.contains(u'.'))
        return {};
    return UsbPort::parse(alias.sliced(prefix.size()).replace(u'_', u'.'));
}

} // namespace riser
