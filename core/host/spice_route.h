// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host_uri.h"
#include "core/xml/guest_consoles.h"

#include <QByteArray>
#include <QStringList>

namespace riser {

/// How remote-viewer reaches a SPICE display from this computer. SPICE makes several connections, one for each channel,
/// and remote-viewer makes them itself: so it needs a place that takes any number.
struct SpiceRoute {
    enum class Way {
        None,    ///< not at all: `reason`
        Address, ///< at `address`, on `port` or `tlsPort`
        Socket,  ///< at `socket`, on this computer
        Tunnel,  ///< `argv`, which listens on a socket here (in place of "%1") until it ends
    };
    Way way = Way::None;
    QString address = {};
    int port = 0;                    ///< 0: none
    int tlsPort = 0;                 ///< 0: none. With TLS `address` is the name that the certificate is checked for
    QStringList secureChannels = {}; ///< with both ports: those that go by `tlsPort`, and the others by `port`
    bool inTheClear = false;         ///< some of it goes over a network unencrypted
    QString socket = {};
    QStringList argv = {}; ///< the program first; looked up in PATH
    QString reason = {};   ///< translated: whole sentences
    bool operator==(const SpiceRoute &) const = default;
};

/// What has to be known of the host for that.
struct SpiceHost {
    HostUri uri = {};       ///< aliases resolved
    bool local = false;     ///< it is this computer
    QString name = {};      ///< what its certificates are for
    QString sshScript = {}; ///< as for sshLogin()
};

/// Over ssh everything goes through the same login as libvirt's, to a socket in a folder that this user alone may
/// enter: nothing of the display is open to the network, nor to other users of this computer. Such a tunnel never
/// shares its login with other connections: through a shared one “ssh -N -L” ends at once and leaves the forwarding to
/// the master, which keeps it (ControlMaster; seen with OpenSSH 10.0). So a password may be asked for once more.
/// TLS goes past ssh: a tunnel's end has no name that a certificate could be for, and remote-viewer takes no TLS
/// through a socket (spice-gtk, src/spice-session.c). Over a network all that takes TLS goes by TLS. Pure.
SpiceRoute spiceRoute(const SpiceHost &host, const GuestDisplay &display);

/// The connection file for Way::Address, as virt-viewer 11's src/virt-viewer-file.c describes it; remote-viewer removes
/// it as soon as it has read it. No text of a host or VM can add a line or a key to it. Pure.
QByteArray spiceFile(const SpiceRoute &route, const QString &title);

} // namespace riser
