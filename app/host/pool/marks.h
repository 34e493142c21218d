// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/host/system/places.h"

#include "core/hosthelper/protocol/messages.h"

#include <QList>

namespace riser::onhost {

/// Which devices came since the last call, as udev marked them in Places::run/replug: files named like sysfs names
/// the device (0000:03:00.0) or its interface (2-1:1.0). Every mark is gone afterwards, also those that name nothing.
/// Each device once, in no order.
QList<protocol::DeviceName> takeMarks(const Places &places);

} // namespace riser::onhost
