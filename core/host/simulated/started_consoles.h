// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace riser {

/// The definition of a VM that starts, with what libvirt adds for its consoles then: a pty and a name for each serial
/// line, a port for each display that leaves that to libvirt, and whether the guest opened its agent's channel. What
/// is there stays. `run` tells this start from all others. As it came when it can't be read.
QByteArray withStartedConsoles(const QByteArray &domainXml, int run, bool agentStarts);

/// The definition of a running VM whose agent opened its channel, or left it.
QByteArray withAgentState(const QByteArray &domainXml, bool connected);

} // namespace riser
