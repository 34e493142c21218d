// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/devices/device.h"

#include <QHash>
#include <QList>

namespace riser {

/// Finds the devices that a hostdev names, through indexes by address, id and port. Keeps pointers into the devices.
class ClaimMatcher
{
public:
    explicit ClaimMatcher(const QList<Device> &devices);

    struct Match {
        QList<DeviceKey> devices; ///< more than one: twins, and the hostdev doesn't tell them apart
        bool stale = false;       ///< found by the port in our alias; its bus and device number are out of date
        bool otherPort = false;   ///< at this number, but our alias names another port
    };
    Match match(const Hostdev &hostdev) const;

private:
    Match matchPci(const Hostdev &hostdev) const;
    Match matchUsb(const Hostdev &hostdev) const;

    QHash<PciAddress, const Device *> m_pci;
    QHash<quint64, const Device *> m_usbByAddress;
    QHash<quint32, QList<const Device *>> m_usbById;
    QHash<DeviceKey, const Device *> m_usbByKey;
};

} // namespace riser
