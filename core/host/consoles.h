// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/ids.h"
#include "core/host/display_route.h"
#include "core/host/spice_route.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

namespace riser {

/// What an open serial line tells. Called from any thread, one at a time, with a lock held: must only keep and post,
/// never call the line back. Nothing is called any more once the line is destroyed.
struct SerialListener {
    std::function<void(const QByteArray &bytes)> received;
    /// The last one: nothing, the VM or the host hung up; else why.
    std::function<void(const std::optional<Error> &error)> ended;
};

/// An open serial line of a VM: bytes both ways. Destroying it hangs up, and returns at once. Thread-safe.
class SerialLine
{
public:
    virtual ~SerialLine() = default;
    /// Queued, and lost when the line has ended. False: nothing of it was taken, so much waits for the guest already.
    virtual bool send(const QByteArray &bytes) = 0;
    static constexpr qsizetype mostWaiting = 64 * 1024; ///< bytes
};

/// A picture of a VM's screen as the host's QEMU sees it: nothing of what a passed-through GPU shows.
struct Screenshot {
    QString mimeType; ///< image/x-portable-pixmap, image/png
    QByteArray bytes;
};

/// For whom an agent is asked, and how long.
struct AgentCall {
    int seconds = 5;           ///< that the agent has for its answer, from when it is asked
    std::stop_token stop = {}; ///< once requested: it isn't asked any more, and who waits for a turn answers at once
    /// Added to by the call: what went by before the agent was asked. It isn't the guest's fault.
    std::chrono::steady_clock::duration waited = {};
};

/// What is to be seen and heard of running VMs: the part of Backend that consoles use, on a connection of its own,
/// which is opened when first needed; so a line that floods or an agent that hangs holds up neither reading nor
/// operations. Serial lines share another one: a guest that doesn't read its own stops all of a connection. All calls
/// block, may come from several threads, and answer ConnectionLost after Backend::close().
///
/// Errors name the host and the VM. Beside those below any call may answer ConnectionLost, AccessDenied, NotSupported,
/// NoSuchDomain, TimedOut, Failed (it is not running).
class Consoles
{
public:
    virtual ~Consoles() = default;

    /// `alias`: GuestSerial::alias; empty: the first. Where somebody else has it open the answer is DeviceInUse, unless
    /// `takeOver`: then theirs ends. A host that doesn't answer for long ends the serial lines' connection.
    virtual Result<std::unique_ptr<SerialLine>> openSerial(const DomainId &id, const QString &alias, bool takeOver,
                                                           SerialListener listener) = 0;
    /// Of this screen, from 0. Errors: NotSupported (no screen, or a kind of host that can't).
    virtual Result<Screenshot> screenshot(const DomainId &id, int screen) = 0;
    /// How the display can be reached from here. Asks nobody.
    virtual DisplayRoute route(const GuestDisplay &display) const = 0;
    /// How remote-viewer can reach it from here. Asks nobody.
    virtual SpiceRoute spiceRoute(const GuestDisplay &display) const = 0;
    /// A connection to the display as a socket of this process, which the caller closes. Only on the own computer:
    /// NotSupported elsewhere.
    virtual Result<int> openDisplay(const DomainId &id, int display) = 0;
    /// Sends a command to the agent in the guest and gives its answer, both JSON. One agent of the host is asked at a
    /// time: the others wait for their turn. Errors: NotSupported (the VM has no agent channel, or the command is
    /// unknown or forbidden there), TimedOut (the agent isn't running, or hangs), Cancelled (`call.stop`, before the
    /// agent was asked; what it was asked is waited for).
    virtual Result<QByteArray> askAgent(const DomainId &id, const QByteArray &command, AgentCall &call) = 0;
    /// How often the guest of this VM was seen to start anew, or its agent to come or go, by this connection's events.
    /// Both may happen between two readings, and its definition is as before then: another number says that what the
    /// guest answered earlier is of another guest. Asks nobody.
    virtual quint64 guestLives(const DomainId &id) const = 0;
};

} // namespace riser
