// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/devices/host_hold.h"
#include "core/host/host_snapshot.h"

#include <QList>
#include <QString>

#include <optional>

namespace riser {

class DeviceKind;

/// The three words of the product, and that nothing is known. Computed from one snapshot, never stored.
enum class Status { Attached, Detached, Assigned, Unknown };

/// What stands beside a status, never instead of it.
struct Problem {
    enum class Kind {
        Blocked,
        Conflict,
        NotReady,
        Missing,
        NotInPool, ///< the pool's record has it, and the host took it back
        Moved,     ///< the pool's record has it at another place
        Replaced,  ///< the pool's record has another device here
        Waiting,   ///< the pool's record has it, and it isn't plugged in
        NotChecked,
    };
    Kind kind = Kind::Blocked;
    QString text; ///< translated, names the thing
    bool operator==(const Problem &) const = default;
};

/// A VM's definition names the device.
struct Claim {
    DomainId domain;
    QString domainName;
    bool domainRunning = false;
    bool live = false;        ///< in the running definition
    bool config = false;      ///< in the persistent definition: has it at the next start
    bool placeholder = false; ///< `<address type='unassigned'/>`: held, not given to the guest
    bool ambiguous = false;   ///< USB by vendor:product with twins: it can't be known which one is meant
    bool managed = false;
    /// USB: the definition's bus and device number are out of date (it was plugged in again); found by the port in our
    /// alias. libvirt would not find it.
    bool stale = false;
    /// USB: the number in the definition is now another device's of the same make: this one, which libvirt will take.
    /// Our alias names another port.
    bool otherPort = false;
    std::optional<Hostdev> liveHostdev;
    std::optional<Hostdev> configHostdev;
    bool operator==(const Claim &) const = default;
};

/// One device of one host, as lists show it and rules judge it. A plain value.
struct Device {
    DeviceKey key;
    const DeviceKind *kind = nullptr; ///< never null
    NodeDevice node;                  ///< empty but for key when `missing`
    bool missing = false;             ///< a VM claims it and the host hasn't got it
    QString chip;                     ///< id of its class chip
    QString title;
    QString address;
    QString driver; ///< empty: none
    QString serial;
    QString model; ///< a drive's or USB device's own name, where the title doesn't tell it; empty: not known
    /// What libvirt, riser-host and, on the own computer, libusb know together. `id` is there but when missing.
    DeviceIdentity identity;
    /// Another device of this host tells the same unique number (a maker's dummy, one for all functions of a card): it
    /// tells neither from the other.
    bool numberIsShared = false;
    HostUses hostUses; ///< of this one device, by riser-host at its last reading; empty without it
    std::optional<int> iommuGroup;
    std::optional<int> numaNode;
    std::optional<PciLink> linkState;
    std::optional<PciLink> linkCapability;
    QString neverAssignable; ///< why it can't be given to any VM (bridges, hubs); empty: it can
    HostHold hold = HostHold::Unknown;
    Status status = Status::Unknown;
    QList<Claim> claims; ///< by VM name
    QList<Problem> problems;
    int unit = -1; ///< index into Inventory::units(); -1: not assignable (a bridge) or missing

    bool linkDowngraded() const;
    bool operator==(const Device &) const = default;
};

QString statusText(Status status); ///< translated: "Attached" …

} // namespace riser
