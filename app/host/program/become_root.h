// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace riser::onhost {

/// Goes on as root: replaces this process by `sudo -n /usr/bin/riser-host session`, or by pkexec where there is no
/// sudo. Nothing that the caller gave reaches it. Returns only when neither could be started; why is on standard error
/// then, and the exit code is the answer.
int becomeRoot();

} // namespace riser::onhost
