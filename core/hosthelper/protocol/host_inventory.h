// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/hosthelper/protocol/host_use.h"

#include <QHash>
#include <QList>
#include <QString>

namespace riser {

/// What a device is beyond the place where it sits: what libvirt doesn't tell, and what stays while VFIO has it.
/// Every field may be empty: not known. A plain value.
struct DeviceIdentity {
    QString id = {};         ///< vendor:product, `10de:2204`, `046d:c52b`; always known
    QString serial = {};     ///< an NVMe drive's own, a USB device's, or that of the card's VPD
    QString model = {};      ///< an NVMe drive's own, a USB device's product name
    QString slot = {};       ///< the physical slot's label, from the firmware
    QString mac = {};        ///< a network card's permanent address
    double speedMbit = 0;    ///< USB
    bool remembered = false; ///< read before VFIO took it, in this boot; the device at this place is still the same one
    bool operator==(const DeviceIdentity &) const = default;

    /// A number that only one device in the world should have: serial, else MAC. Empty: it has none.
    QString unique() const;
    /// Surely the same device (1), surely another one (-1), or it can't be told (0: no unique numbers, equal ids).
    int compare(const DeviceIdentity &other) const;
};

/// One device as riser-host sees it.
struct HostDevice {
    DeviceKey key = {}; ///< libvirt's node name, so both sources speak of the same thing
    DeviceIdentity identity = {};
    QString driver = {};         ///< PCI: bound driver; USB: interface drivers, comma-separated; empty: none
    QString driverOverride = {}; ///< PCI: sysfs driver_override; empty: none
    HostUses uses = {};
    bool operator==(const HostDevice &) const = default;
};

/// A device that was put into the pool and is to be there after every start of the host.
struct PoolEntry {
    enum class State {
        Held,     ///< it is there and off its host driver
        Returned, ///< it is there, but a host driver (or none, for PCI) has it: REPAIR detaches it
        Missing,  ///< no such device now: pulled out; taken again when it comes back
        Changed,  ///< another device is in its place: left alone
        Moved,    ///< it is at another address now (`now`)
        Blocked,  ///< taking it now would hurt the host: `text` says what
    };
    DeviceKey key = {}; ///< where it was when it was put into the pool
    QString unit = {};  ///< those of one unit have the same word
    DeviceIdentity identity = {};
    State state = State::Held;
    DeviceKey now = {}; ///< where it is; empty: nowhere
    QString text = {};  ///< one English sentence of the host's, when not Held
    bool operator==(const PoolEntry &) const = default;
};

/// A device that goes back to the host unless somebody confirms.
struct ArmedReturn {
    QList<DeviceKey> devices = {};
    int secondsLeft = 0;
    bool operator==(const ArmedReturn &) const = default;
};

/// All that riser-host knows of its host at one moment. A plain value.
struct HostInventory {
    QString hostname = {};
    QString bootId = {}; ///< the kernel's; another one: the host was restarted
    QList<HostDevice> devices = {};
    QList<PoolEntry> pool = {};
    QList<ArmedReturn> armed = {};
    QStringList problems = {}; ///< English: what couldn't be read
    bool operator==(const HostInventory &) const = default;

    const HostDevice *device(const DeviceKey &key) const; ///< linear
    /// Equal but for whether an identity was read now or is remembered, and how long something is still armed.
    bool sameContent(const HostInventory &other) const;
};

} // namespace riser
