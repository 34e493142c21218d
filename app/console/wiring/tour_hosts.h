// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QString>

namespace riser {

class SimulatedWorld;

// Hosts that only the pictures need, and what happens to them.

/// A host with `devices` PCI functions, in the simulation's format.
QByteArray crowdedRecording(int devices);
/// A host whose names are as long, and as much like markup, as names can be.
QByteArray longNamesRecording();

/// Puts a host behind `uri`. Errors: InvalidData.
Result<void> addRecording(SimulatedWorld *world, const QString &uri, const QByteArray &recording);
/// The host hangs up and answers nobody any more.
void takeOffline(SimulatedWorld *world, const QString &uri);

} // namespace riser
