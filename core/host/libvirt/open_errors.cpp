// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/host/libvirt/errors.h"

#include <libvirt/virterror.h>

#include <algorithm>

namespace riser {

namespace {

/// Why a connection didn't come about is only in the text: libvirt hands on what ssh, GnuTLS, SASL or the resolver
/// said. First match wins, so the narrow ones stand first.
struct Row {
    const char *texts; ///< any of these, with | between them
    ErrorCode code;
    bool transient;
    const char *summary; ///< %1 host
    const char *hint;    ///< %1 host
};

constexpr Row rows[] = {
    {"certificate", ErrorCode::HostKeyRefused, false, QT_TRANSLATE_NOOP("riser", "The certificates of %1 don't fit."),
     QT_TRANSLATE_NOOP("riser", "Compare the CA, client and server certificates; the host's name must be in its own.")},
    // ssh
    {"REMOTE HOST IDENTIFICATION HAS CHANGED", ErrorCode::HostKeyRefused, false,
     QT_TRANSLATE_NOOP("riser", "The ssh host key of %1 isn't the one this computer knows."),
     QT_TRANSLATE_NOOP("riser",
                       "If %1 was installed anew, remove its old key with ssh-keygen -R %1. Otherwise somebody "
                       "may be in between: ask its administrator.")},
    {"Host key verification failed", ErrorCode::HostKeyRefused, false,
     QT_TRANSLATE_NOOP("riser", "The ssh host key of %1 was not accepted."),
     QT_TRANSLATE_NOOP("riser", "Log in once with ssh %1 and compare the key, or accept it when Riser asks.")},
    {"Could not resolve hostname|unable to resolve|Unable to resolve address", ErrorCode::UnknownHost, true,
     QT_TRANSLATE_NOOP("riser", "There is no host named %1."),
     QT_TRANSLATE_NOOP("riser", "Check the name in the host's URI and this computer's name service.")},
    {"Too many authentication failures", ErrorCode::LoginRefused, false,
     QT_TRANSLATE_NOOP("riser", "%1 refused the login."),
     QT_TRANSLATE_NOOP("riser", "The agent offered too many keys: name the right one with keyfile= in the URI.")},
    {"Permission denied (", ErrorCode::LoginRefused, false, QT_TRANSLATE_NOOP("riser", "%1 refused the login."),
     QT_TRANSLATE_NOOP("riser", "Check the user name, and that your key or password is the right one there.")},
    {"command not found", ErrorCode::Unreachable, false, QT_TRANSLATE_NOOP("riser", "%1 has no libvirt."),
     QT_TRANSLATE_NOOP("riser", "Install libvirt there, or name netcat with netcat= in the URI.")},
    {"No such file or directory", ErrorCode::Unreachable, true,
     QT_TRANSLATE_NOOP("riser", "The libvirt service on %1 isn't running."),
     QT_TRANSLATE_NOOP("riser", "Start it there: systemctl start libvirtd (or virtqemud).")},
    {"Connection refused", ErrorCode::Unreachable, true,
     QT_TRANSLATE_NOOP("riser", "Nothing answers on %1 at the port that was asked."),
     QT_TRANSLATE_NOOP("riser", "Check that the service runs there, and the port in the host's URI.")},
    {"No route to host", ErrorCode::Unreachable, true, QT_TRANSLATE_NOOP("riser", "There is no way to %1."),
     QT_TRANSLATE_NOOP("riser", "Check the network, and whether the host is on.")},
    {"Network is unreachable", ErrorCode::Unreachable, true, QT_TRANSLATE_NOOP("riser", "There is no way to %1."),
     QT_TRANSLATE_NOOP("riser", "Check the network of this computer.")},
    {"timed out|Connection timeout", ErrorCode::TimedOut, true, QT_TRANSLATE_NOOP("riser", "%1 doesn't answer."),
     QT_TRANSLATE_NOOP("riser", "Check the network, and whether the host is on.")},
    // TLS and SASL
    {"TLS handshake", ErrorCode::HostKeyRefused, false, QT_TRANSLATE_NOOP("riser", "%1 and Riser found no common TLS."),
     nullptr},
    {"polkit|policy|uthentication unavailable", ErrorCode::AccessDenied, false,
     QT_TRANSLATE_NOOP("riser", "%1 doesn't let this user manage VMs."),
     QT_TRANSLATE_NOOP("riser", "Add the user to the group libvirt there, or log in as root.")},
    {"uthentication failed", ErrorCode::LoginRefused, false, QT_TRANSLATE_NOOP("riser", "%1 refused the login."),
     QT_TRANSLATE_NOOP("riser", "Check the user name and the password.")},
    {"SASL", ErrorCode::LoginRefused, false, QT_TRANSLATE_NOOP("riser", "%1 refused the login."), nullptr},
    {"Permission denied", ErrorCode::AccessDenied, false,
     QT_TRANSLATE_NOOP("riser", "%1 doesn't let this user manage VMs."),
     QT_TRANSLATE_NOOP("riser", "Add the user to the group libvirt there, or log in as root.")},
    // What the host's libvirt makes of the URI
    {"no connection driver available", ErrorCode::InvalidInput, false,
     QT_TRANSLATE_NOOP("riser", "%1 can't do anything with this URI."),
     QT_TRANSLATE_NOOP("riser", "Its libvirt has no such driver: check the beginning of the URI and its path.")},
    {"unexpected QEMU URI path", ErrorCode::InvalidInput, false,
     QT_TRANSLATE_NOOP("riser", "%1 can't do anything with this URI."),
     QT_TRANSLATE_NOOP("riser", "The path is /system for the host's VMs and /session for one user's own.")},
    {"End of file while reading data|Connection reset by peer", ErrorCode::Unreachable, true,
     QT_TRANSLATE_NOOP("riser", "%1 closed the connection at once."), nullptr},
    // Whatever ssh said before, libvirt has forgotten: riser-ssh prevents it, a command= of the user's own doesn't.
    {"Broken pipe|client socket is closed", ErrorCode::Unreachable, true,
     QT_TRANSLATE_NOOP("riser", "%1 closed the connection at once."),
     QT_TRANSLATE_NOOP("riser", "If the connection runs over ssh, log in once with ssh %1: it says why.")},
};

bool matches(const Row &row, const QString &said)
{
    return std::ranges::any_of(QLatin1StringView(row.texts).tokenize(u'|'),
                               [&](QLatin1StringView text) { return said.contains(text); });
}

Error withTexts(ErrorCode code, bool transient, const char *summary, const char *hint, const QString &host)
{
    const auto text = [&host](const char *source) {
        QString result = source ? Text::tr(source) : QString();
        return result.replace(QStringLiteral("%1"), host);
    };
    return {.code = code, .summary = text(summary), .detail = {}, .hint = text(hint), .transient = transient};
}

} // namespace

Error openError(const LibvirtFailure &failure, const QString &host)
{
    Error error =
        withTexts(ErrorCode::Unreachable, true, QT_TRANSLATE_NOOP("riser", "%1 can't be reached."), nullptr, host);
    if (failure.code == VIR_ERR_AUTH_CANCELLED)
        error = withTexts(ErrorCode::Cancelled, false, QT_TRANSLATE_NOOP("riser", "The login to %1 was cancelled."),
                          nullptr, host);
    else if (failure.code == VIR_ERR_INVALID_ARG || failure.code == VIR_ERR_NO_CONNECT)
        error = withTexts(ErrorCode::InvalidInput, false,
                          QT_TRANSLATE_NOOP("riser", "%1 can't do anything with this URI."), nullptr, host);
    for (const Row &row : rows) {
        if (failure.code != VIR_ERR_AUTH_CANCELLED && matches(row, failure.text)) {
            error = withTexts(row.code, row.transient, row.summary, row.hint, host);
            break;
        }
    }
    error.detail = failureText(failure);
    return error;
}

} // namespace riser
