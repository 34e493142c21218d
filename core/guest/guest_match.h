// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/devices/inventory.h"
#include "core/guest/guest_report.h"
#include "core/guest/guest_topology.h"

#include <QHash>
#include <QStringList>

namespace riser {

/// What a guest says of one of the host's devices that its VM has.
struct GuestSight {
    enum class State {
        Unknown,      ///< not asked, not answered, or it can't be told which one it is: the words say which
        NotGiven,     ///< the VM holds it only, or has it at the next start
        NotSeen,      ///< the guest lists its devices, and this one isn't among them
        SeenNoDriver, ///< the guest sees it and does nothing with it
        Seen,
    };
    State state = State::Unknown;
    bool differs = false;       ///< the guest reads another serial number than the host
    bool doubtful = false;      ///< it is there, and something that should tell of it doesn't
    QString word = {};          ///< for a column; empty: nothing to say
    QStringList sentences = {}; ///< for tool tips and details
    bool operator==(const GuestSight &) const = default;
};

/// Of every device that the VM's definitions claim. Never a guess: by the place where the VM has it, through the
/// bridges, else by a serial number, else by vendor and product where there is but one of them. Pure.
QHash<DeviceKey, GuestSight> guestSights(const Inventory &inventory, const DomainId &vm, const GuestReport &report,
                                         const GuestTopology &topology);

inline constexpr qsizetype shortestSerial = 4; ///< letters of a number that is looked for in a longer text

/// A serial number as udev writes it: without blanks around it, each run of them within is one underscore.
QString serialForm(const QString &serial);
/// Is it the same number? The guest's may have the model before it, and a namespace behind, as udev writes it: a short
/// one isn't looked for in such a text, whose other words may be the same.
bool sameSerial(const QString &host, const QString &guest);

} // namespace riser
