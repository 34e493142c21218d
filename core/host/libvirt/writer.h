// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/backend.h"
#include "core/host/libvirt/connection.h"

namespace riser {

// The calls that change a host, each on the writer connection, one at a time. "Done" only repeats what libvirt said.

Result<void> detachNode(const Connection &connection, const DeviceKey &key, const QString &driver);
Result<void> reattachNode(const Connection &connection, const DeviceKey &key);
Result<void> attachHostdev(const Connection &connection, const DomainId &id, const QByteArray &xml, Target target);
Result<void> detachHostdev(const Connection &connection, const DomainId &id, const QByteArray &xml, Target target);

} // namespace riser
