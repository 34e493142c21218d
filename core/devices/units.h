// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/devices/device.h"
#include "core/devices/unit.h"

#include <QList>

namespace riser {

/// Groups `devices` into units and writes each device's index. What can never be assigned stays out. Pure otherwise.
QList<Unit> makeUnits(QList<Device> &devices);

/// Functions of one card go to a VM together. Virtual functions don't: each is a card of its own to a guest.
bool sameCard(const NodeDevice &a, const NodeDevice &b);

} // namespace riser
