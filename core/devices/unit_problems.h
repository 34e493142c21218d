// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/devices/rules.h"

#include <QHash>
#include <QList>

namespace riser {

/// What keeps the devices of a host on it, as lists show it beside each of them: asked once for each device and each
/// unit, so that a group of hundreds costs no more than hundreds of groups. Needs an inventory with units, and keeps a
/// reference to it.
class UnitProblems
{
public:
    explicit UnitProblems(const Inventory &inventory);

    /// Blocked and NotChecked problems of a device that the host holds.
    QList<Problem> of(const Device &device) const;
    /// NotReady: a VM claims the device for its next start, and a group mate is still on a host driver, with which VFIO
    /// won't open the group.
    QList<Problem> matesNotReady(const Device &device) const;

private:
    const Inventory &m_inventory;
    QHash<DeviceKey, Findings> m_own;
    QList<Findings> m_blocks;            ///< by unit: every block of its members
    QList<QList<const Device *>> m_held; ///< by unit: members on a host driver
    QList<Findings> m_neighbours;        ///< by unit, as its first member sees them
};

} // namespace riser
