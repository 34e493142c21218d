// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace riser {

class Inventory;

/// What of a host's memory running VMs and the host itself leave; below 0 when they have more than there is. Memory of
/// VMs with passed devices is locked, so what a VM may have counts, not what it uses. The host keeps a sixteenth of its
/// memory for itself and QEMU, but 1 GiB at least and 4 GiB at most.
qint64 freeMemoryKib(const Inventory &inventory);

QString memoryText(qint64 kib); ///< "32 GiB", "1536 MiB", "12.9 GiB": exact, or rounded down to a tenth of a GiB

} // namespace riser
