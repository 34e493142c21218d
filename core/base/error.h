// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

#include <expected>

namespace riser {

/// What kind of failure it was: decides what the console does next (ask again, retry, tell). The texts say the rest.
enum class ErrorCode {
    InvalidInput,   ///< what the user gave can't be used: a malformed URI, an impossible choice
    UnknownHost,    ///< the name doesn't resolve
    Unreachable,    ///< nobody answers at that address, or the service isn't running
    LoginRefused,   ///< wrong or missing key or password
    HostKeyRefused, ///< the ssh host key or TLS certificate isn't the one that was expected
    ConnectionLost, ///< it was there and went away
    TimedOut,       ///< no answer within the time allowed; what was asked may still happen on the host
    AccessDenied,   ///< connected, but this user may not do that (libvirt 29 and 88)
    NotSupported,   ///< this host or libvirt version can't do it
    NoSuchDevice,   ///< the host has no such device (any more)
    NoSuchDomain,   ///< the host has no such VM (any more)
    NoSuchStorage,  ///< the host has no such storage pool or volume (any more)
    AlreadyThere,   ///< a VM or volume of this name or UUID exists: nothing was changed
    NoSpace,        ///< a storage pool is full: the summary has the numbers
    DeviceInUse,    ///< somebody else holds it: another VM, another administrator
    Blocked,        ///< one of Riser's own rules forbids it; the summary is the reason
    NotDone,        ///< the host said yes and the re-read shows that it didn't happen
    NotSeen,        ///< the host said yes and could not be read again: it may stand or not
    InvalidData,    ///< what the host sent can't be understood: truncated, too large, not XML
    Settings,       ///< a file of Riser's own is damaged or can't be written
    Cancelled,      ///< the user said so
    Failed,         ///< everything else the host answered
};

/// A failure as a value. Core makes it, with every word the user needs; ui only shows it.
///
/// `summary` is one sentence that names the host and the device or VM. `detail` is the source's own text (libvirt's
/// domain, code and message; ssh's words). `hint` says what to do. `transient` means that trying again may help
/// without anybody changing anything (a lost host), so it is retried and shown as a state, not as a message.
struct Error {
    ErrorCode code = ErrorCode::Failed;
    QString summary;
    QString detail;
    QString hint;
    bool transient = false;

    bool operator==(const Error &) const = default;
    /// Summary, detail and hint, one a line: for logs and "copy as text".
    QString toText() const;
};

template<typename T>
using Result = std::expected<T, Error>;

/// `return failure(ErrorCode::NoSuchDevice, tr("…"))`
std::unexpected<Error> failure(ErrorCode code, QString summary, QString detail = {}, QString hint = {});

} // namespace riser

Q_DECLARE_METATYPE(riser::Error)
