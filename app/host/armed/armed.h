// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/host/armed/armed_store.h"

#include <functional>

namespace riser::onhost {

/// Starts a process that does guard(ID), and that nothing ends which ends this one. False: it could not be started.
using StartGuard = std::function<bool(const QString &id)>;
/// Gives one device back to the host. Busy: a VM has it, and keeps it.
using GiveBack = std::function<Outcome(const protocol::DeviceName &device)>;

/// From now on the devices go back to the host after `seconds`, whatever happens to this process: answers when the
/// guard says that it is there. Devices that are armed already, and no others with them, are armed anew. Faults:
/// Failed; Busy (one of them is armed together with a device that isn't named); NotDone (the guard didn't come).
Outcome arm(const Places &places, const QList<protocol::DeviceName> &devices, int seconds);
Outcome arm(const Places &places, const QList<protocol::DeviceName> &devices, int seconds, const StartGuard &start,
            int guardLimitMs = 20'000);

/// They stay. Faults: NotDone (they were given back already, or nothing was armed), BadArgument (one of them is armed
/// together with a device that isn't named: they stay or go together). Then nothing was confirmed.
Outcome confirm(const Places &places, const QList<protocol::DeviceName> &devices);

/// What waits, with the seconds that are left.
QList<ArmedReturn> armedReturns(const Places &places);

/// The guard itself: waits until the time has come or it was confirmed, gives back, and records what came of it.
/// Blocks. Started again after it was killed, it goes on; with nothing of that ID there is nothing to do.
void guard(const Places &places, const QString &id, const GiveBack &giveBack);
/// As riser-host does it: PCI functions by sysfs, USB devices by libusb, none that a VM has.
Outcome giveBackToHost(const Places &places, const protocol::DeviceName &device);

} // namespace riser::onhost
