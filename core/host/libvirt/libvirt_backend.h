// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/backend.h"

#include <QString>

#include <memory>

namespace riser {

/// A backend for any URI that libvirt takes, aliases of the user's libvirt.conf included. A LibvirtRuntime must exist.
/// Connects to nothing yet. Errors: InvalidInput for a text that can't be a URI.
///
/// Logins over ssh run through the script `riser-ssh` (see ssh_command.h), unless the URI names a `command` itself.
Result<std::unique_ptr<Backend>> makeLibvirtBackend(const QString &uri);

} // namespace riser
