// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/host/system/places.h"
#include "core/hosthelper/protocol/messages.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace riser::onhost {

/// A PCI function or a USB device (not a root hub, which has no port) as sysfs shows it.
struct Device {
    protocol::DeviceName name;
    DeviceKey key;
    QString address;      ///< 0000:01:00.0, 1-5.3
    QString folder;       ///< its real one in /sys
    quint32 pciClass = 0; ///< 0xCCSSPP; USB: 0
    QStringList drivers;  ///< PCI: none or one. USB: those of its interfaces, each once
    int unit = -1;        ///< those of one number leave the host together; bridges are alone in theirs
    int physical = -1;    ///< of a virtual function: the index of the card it belongs to

    bool isPci() const { return std::holds_alternative<PciAddress>(name); }
    bool isBridge() const { return (pciClass >> 16) == 0x06; } ///< of any sort: none can be given to a VM
    bool isDisplay() const { return (pciClass >> 16) == 0x03; }
    bool onVfio() const; ///< bound to a driver of the VFIO family
};

/// The devices of the host at one moment, and what hangs below which. Read once; a plain value; its indices are those
/// of devices().
class DeviceTree
{
public:
    explicit DeviceTree(const Places &places);

    const QList<Device> &devices() const { return m_devices; }
    int indexOf(const protocol::DeviceName &name) const; ///< -1: no such device
    QList<int> unit(int device) const;                   ///< the asked one first, then its mates by address
    /// Those of the same IOMMU group that aren't part of the unit: bridges of any sort.
    QList<int> bridgesBeside(int device) const;
    /// All devices that the thing at this real path of /sys is lost with, the nearest first: its own device, hubs and
    /// the controller above it, and for a virtual function also the card it belongs to. PCI bridges aren't counted.
    QList<int> carriers(const QString &folder) const;
    /// Whether this thing is lost when the whole unit of `device` leaves the host.
    bool leavesWith(const QString &folder, int device) const;

private:
    void readPci(const Places &places);
    void readUsb(const Places &places);
    void findUnits();

    QList<Device> m_devices;
    QHash<QString, int> m_byFolder;
    QHash<int, QString> m_groups; ///< by device: the IOMMU group's number
};

} // namespace riser::onhost
