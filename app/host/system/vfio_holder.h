// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/host/system/file_holder.h"
#include "app/host/system/places.h"

#include "core/base/pci_address.h"

#include <optional>

namespace riser::onhost {

/// A process that has the VFIO group of this function open, or the function itself through iommufd: the first found.
/// Nothing: nobody, or it has no group. Source: /proc/PID/fd, so only root sees all.
std::optional<FileHolder> vfioHolder(const Places &places, const PciAddress &address);

} // namespace riser::onhost
