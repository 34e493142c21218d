// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/devices/kinds/pci_common.h"
#include "core/host/simulated/recording.h"
#include "core/xml/node_device.h"

#include <QHash>
#include <QList>
#include <QString>

namespace riser {

/// The node devices of a simulated host and the drivers they are bound to. Not thread-safe: its host locks.
///
/// Nodes below a PCI function (its disks, NICs, screens, and for a USB controller all that is plugged in) are there
/// only while the function is on its host driver, and the same holds for nodes below a USB interface. That is what udev
/// shows: they go when the driver is unbound and come back with it (facts §2).
class SimulatedNodes
{
public:
    explicit SimulatedNodes(const Recording &recording);

    QList<NodeDevice> visible() const;                  ///< in the recorded order
    const NodeDevice *find(const DeviceKey &key) const; ///< nullptr: not there, or hidden
    const NodeDevice *findPci(const PciAddress &address) const;
    QList<const NodeDevice *> usbDevices() const;
    QList<const NodeDevice *> usbInterfaces(const DeviceKey &device) const;
    /// The other functions of the same IOMMU group that the host shows.
    QList<const NodeDevice *> groupMates(const NodeDevice &node) const;

    /// `nodesChanged` is set when nodes came or went by it; only of these does the host send events.
    void setDriver(const DeviceKey &key, const QString &driver, bool *nodesChanged);
    /// Back to the driver it has on the host, which may be none.
    void returnToHost(const DeviceKey &key, bool *nodesChanged);
    /// All interfaces of a USB device to this driver, or each back to its host driver.
    void setUsbDriver(const DeviceKey &device, const QString &driver, bool *nodesChanged);
    void returnUsbToHost(const DeviceKey &device, bool *nodesChanged);

    void returnAllToHost(); ///< as a start of the host leaves them
    /// Every change of a driver is told as a change of nodes: the host runs something that hears of them.
    void setTellsDrivers(bool tells) { m_tellsDrivers = tells; }

    bool unplug(const DeviceKey &key); ///< with all below it; false: not there
    bool plug(const DeviceKey &key);   ///< what was unplugged is there again; USB devices get a new number
    Result<void> add(const QByteArray &xml);
    void renumberUsb(const DeviceKey &key);

private:
    struct Entry {
        NodeDevice node;
        QString hostDriver;
        bool unplugged = false;
        bool bindsDriver = false; ///< a PCI endpoint or a USB interface: its driver decides what is below
    };
    const Entry *entry(const DeviceKey &key) const;
    Entry *entry(const DeviceKey &key);
    bool isVisible(const Entry &entry) const;
    void append(NodeDevice node, const QString *hostDriver);

    QList<Entry> m_entries;
    QHash<DeviceKey, qsizetype> m_index;
    bool m_tellsDrivers = false;
};

} // namespace riser
