// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host_uri.h"
#include "core/xml/guest_consoles.h"

#include <QString>

namespace riser {

/// By what a display is reached, whatever it speaks: displayRoute() and spiceRoute() say how.
struct DisplayWay {
    enum class By {
        None,    ///< not at all: `reason`
        Nowhere, ///< it listens nowhere: who can open it then depends on what it speaks
        Here,    ///< it is on this computer
        Ssh,     ///< through the same login as libvirt's
        Network, ///< a connection of one's own
    };
    By by = By::None;
    QString reason = {};  ///< translated: whole sentences
    QString address = {}; ///< of a port, as seen from where the connection is made: this computer, or the host for Ssh
    bool operator==(const DisplayWay &) const = default;
};

/// For the host that libvirt reaches by `uri` (aliases resolved). `local`: it is this computer. Where the display
/// listens has been looked at (core/host/display_address.h) unless the answer is None or Nowhere. Pure.
DisplayWay displayWay(const HostUri &uri, bool local, const GuestDisplay &display);

} // namespace riser
