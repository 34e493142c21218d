// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace riser::onhost {

inline constexpr auto installedProgram = "/usr/bin/riser-host";
inline constexpr auto guardMode = "guard"; ///< riser-host guard ID; not for people

/// Starts `riser-host guard ID` so that it outlives this process, its session and the ssh connection. Where systemd
/// runs the host, as a unit of its own, which systemd starts again when it is killed; else as a process without a
/// parent, session or terminal. Only the installed program is ever started as a unit. Blocks until systemd has
/// answered.
bool startGuard(const QString &id);
/// The second way alone, with this program file.
bool startDetached(const QString &program, const QString &id);

} // namespace riser::onhost
