// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host_uri.h"

#include <QString>
#include <QStringList>

namespace riser {

/// How riser-host is started for one host.
struct HostCommand {
    enum class Way {
        None,  ///< not at all: `reason`
        Here,  ///< on this computer
        Login, ///< through ssh
    };
    Way way = Way::None;
    QStringList argv; ///< the program first; looked up in PATH
    QString reason;   ///< translated: a whole sentence
    bool operator==(const HostCommand &) const = default;
};

/// What of this computer decides.
struct HostCommandPlaces {
    QString program = QStringLiteral("/usr/bin/riser-host");
    QString sshScript = {}; ///< sshCommandPath(); empty: plain ssh, which then may ask nobody
    bool root = false;      ///< this process is
};

/// The command for a host that libvirt reaches by `uri` (aliases resolved, as the user gave it). Pure. `local`: the
/// host's devices are this computer's.
///
/// Over ssh it logs in exactly as libvirt does: same user, port and key, the URI's own `command` in place of ssh where
/// it names one, `no_verify` and `known_hosts` (libssh's) as ssh's options. What only says how to reach libvirt there
/// (`netcat`, `proxy`, `socket`, `mode`) has no meaning for it.
HostCommand hostCommand(const HostUri &uri, bool local, const HostCommandPlaces &places);

} // namespace riser
