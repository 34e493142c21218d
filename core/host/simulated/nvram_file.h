// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace riser {

/// Where libvirt keeps the firmware's settings of a VM that doesn't say where.
inline QString nvramFile(const QString &domain)
{
    return QStringLiteral("/var/lib/libvirt/qemu/nvram/%1_VARS.fd").arg(domain);
}

} // namespace riser
