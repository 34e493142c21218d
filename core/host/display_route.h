// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host_uri.h"
#include "core/xml/guest_consoles.h"

#include <QStringList>

namespace riser {

/// What a display may want to know us by: files, of a certificate and its key.
struct DisplayIdentity {
    QString certificate;
    QString key;
    bool operator==(const DisplayIdentity &) const = default;
};

/// How the display of a VM is reached from this computer.
struct DisplayRoute {
    enum class Way {
        None,    ///< not at all: `reason`
        Libvirt, ///< libvirt hands out a socket: Consoles::openDisplay()
        Tcp,     ///< a connection of our own to `address` and `port`
        Socket,  ///< to `socket`, on this computer
        Through, ///< `argv`, whose standard input and output are the connection
        Forward, ///< `argv`, which listens on a socket here (in place of "%1") until it ends
    };
    Way way = Way::None;
    QString address;
    int port = 0;
    QString socket;
    QStringList argv; ///< the program first; looked up in PATH
    QString reason;   ///< translated: a whole sentence
    QString host;     ///< as the URI names it: what a certificate of the display must name
    QStringList
        authorities; ///< files with the certificate of the authority that signs it, as libvirt's own TLS has them
    QList<DisplayIdentity> identities; ///< and our own, from there too
    bool operator==(const DisplayRoute &) const = default;
};

/// Where a display is for the host that libvirt reaches by `uri` (aliases resolved). Over ssh it goes through the same
/// login, so that nothing of it is open to the network; `sshScript` as for sshLogin(). `local`: the host is this
/// computer. Pure.
DisplayRoute displayRoute(const HostUri &uri, bool local, const GuestDisplay &display, const QString &sshScript);

} // namespace riser
