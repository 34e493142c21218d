// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host_uri.h"

#include <QString>

namespace riser {

/// `uri` with `command=` our script riser-ssh (`script`), which notices dead hosts and lets the console ask for
/// passwords and host keys. A URI that names a command stays as it is. Where the script isn't found ssh runs as it is,
/// but may ask nobody
/// (`no_tty=1`): a question on some terminal would hang the console.
HostUri withSshCommand(HostUri uri, const QString &script);

/// Where riser-ssh is: in $RISER_LIBEXEC; beside the program; in libexec/riser of the folder it was installed or built
/// in. Empty: nowhere.
QString sshCommandPath();

} // namespace riser
