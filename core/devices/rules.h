// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/devices/inventory.h"

#include <QList>
#include <QString>

namespace riser {

enum class Verdict {
    Pass,
    NotChecked, ///< can't be known from here (no host program): said so, never as "fine"
    Warn,       ///< the user may go on after a tick
    Block,
};

/// One line of a check list. The same finding greys the menu entry, is its tooltip, stands in the dialog, and stops the
/// operation when it is found again on the fresh snapshot right before acting.
struct Finding {
    QString id; ///< stable, for tests and for ticks: "bridge", "root-ports"
    Verdict verdict = Verdict::Pass;
    QString text;     ///< translated sentence that names the thing
    DeviceKey device; ///< what it is about, or empty
    /// A Warn whose loss could cut the connection or the console: done under commit-confirm.
    bool guarded = false;
    bool operator==(const Finding &) const = default;
};

using Findings = QList<Finding>;

/// When an assignment or release takes effect.
enum class When {
    NextStart, ///< the persistent definition only
    Now,       ///< the running guest and, for a persistent VM, its definition too
};

/// The first Block's text; empty when allowed.
QString whyNot(const Findings &findings);
bool allowed(const Findings &findings);

/// Each is pure and checks the whole unit. A key that the inventory doesn't have is a Block that says it is gone.
Findings checkDetach(const Inventory &inventory, const DeviceKey &key);
Findings checkReturn(const Inventory &inventory, const DeviceKey &key);
/// Without a VM: could it be assigned to any? This greys ASSIGN DEVICE…. A VM that has it in only one of its two
/// definitions can still get it into the other.
Findings checkAssign(const Inventory &inventory, const DeviceKey &key);
Findings checkAssign(const Inventory &inventory, const DeviceKey &key, const DomainId &domain, When when);
/// An empty `domain` means the only one that claims it; several claimants are a Block that asks to choose.
Findings checkRelease(const Inventory &inventory, const DeviceKey &key, const DomainId &domain = {});

/// Makes what is agree with what should be: the pool's record, the place of a card that moved, a USB device that was
/// plugged in again.
Findings checkRepair(const Inventory &inventory, const DeviceKey &key);

/// What keeps a VM that is off from starting, by its definition: devices that are missing, moved, not ready or
/// somebody else's, and memory. Pure. Whether the connection may start it is asked elsewhere.
Findings checkStart(const Inventory &inventory, const DomainId &domain);

/// checkStart() in a word and a line, for lists.
struct StartForecast {
    enum class Answer {
        No,         ///< libvirt would refuse, or the host would lose something
        Warn,       ///< it can, and somebody should know something first
        NotChecked, ///< nothing is against it of what can be known from here
        Yes,
        Running, ///< it did
    };
    Answer answer = Answer::NotChecked;
    QString text;     ///< translated: the first reason, and how many more there are
    Findings reasons; ///< all but what passed, the worst first
    bool operator==(const StartForecast &) const = default;
};
StartForecast startForecast(const Inventory &inventory, const DomainId &domain);

/// What the host would lose with this device, as far as libvirt tells: bridges, disks, NICs, console. Part of
/// checkDetach; also the source of Problem::Blocked in lists.
Findings hostUse(const Inventory &inventory, const DeviceKey &key);

} // namespace riser
