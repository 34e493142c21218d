// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/libvirt/connection.h"

#include <functional>

namespace riser {

/// Looks the VM up and runs `call`, which fails with a number below 0. `failed` has %1 for the host and %2 for the VM.
Result<void> withDomain(const Connection &connection, const DomainId &id, const QString &failed,
                        const std::function<int(virDomainPtr)> &call);

DomainId idOf(virDomainPtr domain);

} // namespace riser
