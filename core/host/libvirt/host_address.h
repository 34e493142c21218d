// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/host/host_uri.h"
#include "core/host/ssh_share.h"
#include "core/hosthelper/host_command.h"

#include <QString>

namespace riser {

/// What Riser makes of the URI the user gave, before libvirt gets it.
struct HostAddress {
    QString uri;                     ///< aliases resolved, our ssh command added
    QString label;                   ///< the host's name for the texts
    bool local = false;              ///< the host's devices are this computer's
    HostUri parts;                   ///< of what the user gave, aliases resolved
    QString sshScript;               ///< what runs in place of ssh, with its share; empty: plain ssh
    HostCommand program;             ///< what runs riser-host there
    std::shared_ptr<SshShare> share; ///< of their logins; null: there is none
};

/// Reads libvirt.conf for aliases. Errors: InvalidInput.
Result<HostAddress> hostAddress(const QString &uri);

/// `uri_aliases` of the user's libvirt.conf, or of the system's; `word` itself when it is none.
QString resolveAlias(const QString &word);
/// The URI that `word` stands for in the text of a libvirt.conf; empty when it is none. Pure.
QString aliasIn(const QString &configuration, const QString &word);

} // namespace riser
