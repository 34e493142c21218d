// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/devices/units.h"

#include <QHash>

#include <algorithm>

namespace riser {

using namespace Qt::StringLiterals;

bool sameCard(const NodeDevice &a, const NodeDevice &b)
{
    return a.pci && b.pci && a.pci->address.sameSlot(b.pci->address) && !a.pci->physicalFunction &&
           !b.pci->physicalFunction;
}

QList<Unit> makeUnits(QList<Device> &devices)
{
    QList<Unit> units;
    QHash<int, int> byGroup;
    QHash<DeviceKey, PciAddress> addresses; // of members that share a group
    for (Device &device : devices) {
        if (device.missing || !device.neverAssignable.isEmpty())
            continue;
        if (device.node.pci && device.iommuGroup)
            addresses.insert(device.key, device.node.pci->address);
        const int next = int(units.size());
        const int index = device.iommuGroup ? byGroup.value(*device.iommuGroup, next) : next;
        if (index == next) {
            const QString id = device.iommuGroup ? u"group:%1"_s.arg(*device.iommuGroup) : device.key.value();
            units << Unit{.id = id, .iommuGroup = device.iommuGroup, .members = {}};
            if (device.iommuGroup)
                byGroup.insert(*device.iommuGroup, index);
        }
        units[index].members << device.key;
        device.unit = index;
    }
    for (Unit &unit : units) {
        if (unit.members.size() > 1)
            std::ranges::sort(unit.members, {}, [&addresses](const DeviceKey &key) { return addresses.value(key); });
    }
    return units;
}

} // namespace riser
