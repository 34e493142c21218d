// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/host/system/places.h"

#include <QString>

namespace riser::onhost {

/// The other end of the ssh session that this process runs in, as ssh writes it: 192.0.2.7 or fe80::1%eth0. Empty: not
/// under ssh. Looked for in the processes above: the socket of sshd itself, which a user can't choose; else what they
/// were given as SSH_CONNECTION (sudo leaves it out, its own process has it). Source: /proc; needs root for others'.
QString sessionPeer(const Places &places);
/// The same, from the process with this number upwards.
QString sessionPeer(const Places &places, int pid);

/// What an IP address is written like; a zone (%eth0) may follow an IPv6 one. Nothing else is.
bool isIpAddress(const QString &text);

} // namespace riser::onhost
