// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/usb_port.h"
#include "core/hosthelper/protocol/host_inventory.h"

#include <QList>
#include <QString>

namespace riser {

/// How riser-host stands on one host, for the snapshot.
struct HostProgramFacts {
    enum class State {
        NotReachable, ///< this kind of URI has no way to run a program on the host (TLS, TCP)
        Starting,     ///< not known yet
        Present,
        Absent,  ///< not installed
        NoRight, ///< installed, but this user may not run it
        TooOld,  ///< it speaks an older protocol: update it on the host
        TooNew,  ///< it speaks a newer one: update the console
        Broken,  ///< it answers nonsense, or ended
    };
    State state = State::NotReachable;
    QString version;         ///< of the program, when it said so
    QString why;             ///< translated sentence that names the host and what to do; empty when Present
    HostInventory inventory; ///< empty unless Present
    bool live = false;       ///< events arrive: driver changes needn't be polled

    bool present() const { return state == State::Present; }
    bool operator==(const HostProgramFacts &) const = default;
    /// Equal in all that a person sees: two readings of an unchanged host are.
    bool sameContent(const HostProgramFacts &other) const;
};

/// riser-host on one host, as operations use it. Every call blocks, at most for its time limit (then TimedOut); from
/// any thread. Errors name the host and the device: Blocked with what forbids it, DeviceInUse, NoSuchDevice, NotDone,
/// NotSupported (the program isn't there; the words are HostProgramFacts::why), AccessDenied, ConnectionLost, TimedOut.
class HostProgram
{
public:
    virtual ~HostProgram() = default;

    /// One that was given up (not installed, not allowed …) is asked once more: a person says that it may be otherwise
    /// now. Returns at once; what comes of it is told as any change is.
    virtual void tryAgain() {}
    /// The last known standing, with a fresh inventory when it is Present. Never fails: a problem is the state.
    virtual HostProgramFacts read() = 0;
    /// What the host loses with the whole unit of this device, read now.
    virtual Result<HostUses> blastRadius(const DeviceKey &device) = 0;
    virtual Result<void> usbDetach(const UsbPort &port) = 0;
    virtual Result<void> usbAttach(const UsbPort &port) = 0;
    virtual Result<void> poolKeep(const QList<DeviceKey> &unit) = 0;
    virtual Result<void> poolForget(const QList<DeviceKey> &unit) = 0;
    virtual Result<void> poolRestore(const QList<DeviceKey> &devices) = 0;
    virtual Result<void> poolMove(const DeviceKey &was, const DeviceKey &now) = 0;
    /// They go back to the host by themselves after `seconds`, whatever happens to the console or the connection …
    virtual Result<void> arm(const QList<DeviceKey> &devices, int seconds) = 0;
    /// … unless this comes first.
    virtual Result<void> confirm(const QList<DeviceKey> &devices) = 0;
};

} // namespace riser
