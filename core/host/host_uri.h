// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QString>

namespace riser {

/// A libvirt URI in parts, for the Add host form, and back. Pure.
struct HostUri {
    enum class Transport { Local, Ssh, Tls, Tcp, Other };
    Transport transport = Transport::Ssh;
    QString driver = QStringLiteral("qemu"); ///< the scheme before '+'
    QString user;
    QString host;                             ///< IPv6 without brackets
    int port = 0;                             ///< 0: the transport's own
    QString path = QStringLiteral("/system"); ///< as given
    QString query;                            ///< as given, without '?'
    /// The scheme after '+' where `transport` doesn't tell it: "unix", "libssh", "libssh2", "ext".
    QString transportName;

    QString toString() const;
    /// A word that libvirt's configuration file explains (`uri_aliases`).
    bool isAlias() const { return driver.isEmpty(); }
    /// Errors: InvalidInput naming what is wrong with the text: no scheme, no host where one is needed, a bad port …
    /// A libvirt URI alias (a bare word) is accepted as Transport::Other with the word as path and no driver.
    static Result<HostUri> parse(const QString &text);

    bool operator==(const HostUri &) const = default;
};

} // namespace riser
