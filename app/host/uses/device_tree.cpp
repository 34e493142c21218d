// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/uses/device_tree.h"

#include "app/host/system/pci_drivers.h"
#include "app/host/system/read_file.h"
#include "app/host/system/sysfs.h"

#include <algorithm>

namespace riser::onhost {

using namespace Qt::StringLiterals;

bool Device::onVfio() const
{
    return isPci() && std::ranges::any_of(drivers, isVfioDriver);
}

DeviceTree::DeviceTree(const Places &places)
{
    readPci(places);
    readUsb(places);
    for (int i = 0; i < m_devices.size(); ++i)
        m_byFolder.insert(m_devices[i].folder, i);
    findUnits();
}

void DeviceTree::readPci(const Places &places)
{
    const QString bus = places.sys + "/bus/pci/devices/"_L1;
    for (const QString &entry : namesIn(bus)) {
        const auto address = PciAddress::parse(entry);
        const QString folder = sysfsLink(bus + entry);
        if (!address || folder.isEmpty())
            continue;
        Device device{
            .name = *address, .key = protocol::keyOf(*address), .address = entry, .folder = folder, .drivers = {}};
        device.pciClass = static_cast<quint32>(sysfsNumber(folder + "/class"_L1).value_or(0));
        if (const QString driver = linkTarget(folder + "/driver"_L1); !driver.isEmpty())
            device.drivers << driver;
        m_devices << device;
    }
}

void DeviceTree::readUsb(const Places &places)
{
    const QString bus = places.sys + "/bus/usb/devices/"_L1;
    const QStringList entries = namesIn(bus);
    for (const QString &entry : entries) {
        const auto port = UsbPort::parse(entry);
        const QString folder = port ? sysfsLink(bus + entry) : QString();
        if (folder.isEmpty())
            continue;
        Device device{.name = *port, .key = protocol::keyOf(*port), .address = entry, .folder = folder, .drivers = {}};
        for (const QString &interface : entries) {
            if (!interface.startsWith(entry + u':'))
                continue;
            const QString driver = linkTarget(folder + u'/' + interface + "/driver"_L1);
            if (!driver.isEmpty() && !device.drivers.contains(driver))
                device.drivers << driver;
        }
        m_devices << device;
    }
}

void DeviceTree::findUnits()
{
    QHash<QString, int> unitOfGroup;
    for (int i = 0; i < m_devices.size(); ++i) {
        Device &device = m_devices[i];
        device.unit = i;
        if (!device.isPci())
            continue;
        device.physical = m_byFolder.value(sysfsLink(device.folder + "/physfn"_L1), -1);
        const QString group = linkTarget(device.folder + "/iommu_group"_L1);
        if (group.isEmpty())
            continue;
        m_groups.insert(i, group);
        if (device.isBridge())
            continue;
        if (!unitOfGroup.contains(group))
            unitOfGroup.insert(group, i);
        device.unit = unitOfGroup.value(group);
    }
}

int DeviceTree::indexOf(const protocol::DeviceName &name) const
{
    const auto found = std::ranges::find(m_devices, name, &Device::name);
    return found == m_devices.cend() ? -1 : static_cast<int>(found - m_devices.cbegin());
}

QList<int> DeviceTree::unit(int device) const
{
    QList<int> members{device};
    for (int i = 0; i < m_devices.size(); ++i) {
        if (i != device && m_devices[i].unit == m_devices[device].unit)
            members << i;
    }
    return members;
}

QList<int> DeviceTree::bridgesBeside(int device) const
{
    QList<int> bridges;
    const QString group = m_groups.value(device);
    for (int i = 0; i < m_devices.size(); ++i) {
        if (i != device && !group.isEmpty() && m_devices[i].isBridge() && m_groups.value(i) == group)
            bridges << i;
    }
    return bridges;
}

QList<int> DeviceTree::carriers(const QString &folder) const
{
    QList<int> found;
    for (QString path = folder; path.size() > 1; path.truncate(path.lastIndexOf(u'/'))) {
        const int index = m_byFolder.value(path, -1);
        if (index < 0 || (m_devices[index].isPci() && m_devices[index].isBridge()))
            continue;
        found << index;
        if (m_devices[index].physical >= 0)
            found << m_devices[index].physical;
    }
    return found;
}

bool DeviceTree::leavesWith(const QString &folder, int device) const
{
    return std::ranges::any_of(carriers(folder),
                               [&](int carrier) { return m_devices[carrier].unit == m_devices[device].unit; });
}

} // namespace riser::onhost
