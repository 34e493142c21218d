// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host_uri.h"

#include <QStringList>

namespace riser {

// Where displays listen, by a VM's definition, and the ways of ssh there. Whoever may define VMs writes those words,
// and ssh reads more out of them than an address: they are looked at before they become arguments. Pure.

bool isLoopback(const QString &address);
bool isAnyAddress(const QString &address); ///< every address of the host: "0.0.0.0", "::", nothing
bool isNumericAddress(const QString &address);
bool isPlainAddress(const QString &address); ///< a number or a name, and nothing more
bool isPlainSocketPath(
    const QString &path); ///< a colon would end it for ssh, a per cent or dollar sign begin something else
QString hostAndPort(const QString &address, int port); ///< as ssh writes it

/// An ssh that listens on a socket here ("%1") until it ends, and connects each to `target` over there: a path, or
/// hostAndPort(). A login of its own: a shared one would keep the forwarding until it ends (OpenSSH 10). No
/// ExitOnForwardFailure: the user's own LocalForward lines are libvirt's login's already, and fail here.
QStringList sshTunnel(const HostUri &uri, const QString &sshScript, const QString &target);

} // namespace riser
