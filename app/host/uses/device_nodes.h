// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/host/system/places.h"
#include "app/host/uses/device_tree.h"
#include "app/host/uses/processes.h"

#include <QHash>
#include <QString>
#include <QStringList>

namespace riser::onhost {

/// Which devices a node in /dev is of. Block devices are the storage's business.
class DeviceNodes
{
public:
    DeviceNodes(const Places &places, const DeviceTree &devices);

    /// Real folders in /sys; several for what all cards of a driver share (/dev/kfd); empty: not known, or no device's.
    QStringList foldersOf(const OpenNode &node) const;
    /// /dev/vfio/14 and /dev/vfio/devices/vfio0: the functions that a VM gets through it.
    QList<int> givenThrough(const QString &path) const;

private:
    QString classFolder(const QString &name) const;
    QString nvidiaFolder(const QString &minor) const;
    QStringList ofDriver(const QString &driver) const;

    Places m_places;
    const DeviceTree &m_devices;
    QHash<QString, QString> m_nvidia; ///< by minor number: the function's address
    QHash<QString, QString> m_usb;    ///< by "001/005"
};

} // namespace riser::onhost
