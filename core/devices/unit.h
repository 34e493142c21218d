// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QList>
#include <QString>

#include <optional>

namespace riser {

/// What must move together: all endpoint functions of one IOMMU group, bridges excluded; a USB device, or a PCI
/// function without a group, is a unit of its own.
struct Unit {
    QString id; ///< stable over snapshots: "group:14", or the device key
    std::optional<int> iommuGroup;
    QList<DeviceKey> members; ///< by address
    bool operator==(const Unit &) const = default;
};

/// The parts of a unit as seen from the device that was asked for.
struct UnitRoles {
    DeviceKey asked;
    QList<DeviceKey> companions; ///< functions of the same card: go along to the VM
    QList<DeviceKey> bystanders; ///< of other cards in the group: must leave the host, are given to nobody
};

} // namespace riser
