// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host_uri.h"

#include <QStringList>

namespace riser {

/// libvirt reaches this host by ssh, with its own client or libssh's.
bool logsIn(const HostUri &uri);

/// The ssh command that logs in exactly as libvirt does (same user, port and key, the URI's own `command` in place of
/// ssh where it names one, `no_verify` and `known_hosts` as ssh's options), up to where options end: what is added next
/// may be more options; then come `--` and the host. `sshScript`: sshCommandPath(); empty: plain ssh, which then may
/// ask nobody. Pure.
QStringList sshLogin(const HostUri &uri, const QString &sshScript);

} // namespace riser
