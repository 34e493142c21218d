// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/ids.h"
#include "core/base/pci_address.h"
#include "core/base/usb_port.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace riser {

/// One end of a PCI Express link: what the card can do, or what it runs at.
/// Source: `<link validity='cap|sta'>`. The 'sta' value is a snapshot of udev's last add or change, so an idle GPU may
/// show 2.5 GT/s from boot (facts §1).
struct PciLink {
    int width = 0;    ///< lanes; 0 when unknown
    double speed = 0; ///< GT/s; 0 when unknown
    bool operator==(const PciLink &) const = default;
};

/// `<capability type='pci'>`. A value that the host didn't send is empty or nothing.
struct PciCapability {
    PciAddress address;
    quint32 classCode = 0; ///< 0xCCSSPP; needs libvirt 5.2
    bool hasClass = false;
    quint16 vendorId = 0;
    quint16 productId = 0;
    QString vendor; ///< name as the host knows it, may be empty
    QString product;
    bool bridge = false; ///< header type pci-bridge or cardbus-bridge, or class 06 04
    std::optional<int> iommuGroup;
    QList<PciAddress> iommuGroupMembers; ///< as the host lists them, bridges included
    std::optional<int> numaNode;
    /// No `<pci-express>`: a machine with PCI Express puts it behind a bridge, not on a root port (seen on the lab).
    bool conventional = false;
    std::optional<PciLink> linkCapability;
    std::optional<PciLink> linkState;
    std::optional<PciAddress> physicalFunction; ///< this is a VF of that function
    QList<PciAddress> virtualFunctions;
    int maxVirtualFunctions = 0; ///< 0: not an SR-IOV physical function
    QStringList mdevTypes;       ///< type ids
    QString vpdSerial;           ///< vital product data, needs libvirt 7.9
    QString vpdName;
    bool operator==(const PciCapability &) const = default;
};

/// `<capability type='usb_device'>`
struct UsbDeviceCapability {
    UsbAddress address;
    UsbId id;
    QString vendor;
    QString product;
    bool operator==(const UsbDeviceCapability &) const = default;
};

/// `<capability type='usb'>`: one interface of a USB device. Its driver says who uses it.
struct UsbInterfaceCapability {
    int number = 0;
    int interfaceClass = 0; ///< 3 HID, 8 mass storage, 9 hub …
    int subclass = 0;
    int protocol = 0;
    QString description;
    bool operator==(const UsbInterfaceCapability &) const = default;
};

struct NetCapability {
    QString interface;
    QString macAddress;
    QString linkState; ///< up, down, or empty where the host doesn't say
    int linkSpeed = 0; ///< Mbit/s; 0 when unknown
    bool operator==(const NetCapability &) const = default;
};

struct StorageCapability {
    QString block; ///< /dev/nvme0n1
    QString bus;
    QString driveType;
    QString model;
    QString vendor;
    QString serial;
    qint64 size = 0; ///< bytes; 0 when unknown
    bool operator==(const StorageCapability &) const = default;
};

/// A node device as libvirt describes it: a plain value, all that Riser uses of the XML.
struct NodeDevice {
    DeviceKey key;    ///< `<name>`
    DeviceKey parent; ///< empty for the root, `computer`
    QString sysfsPath;
    QString driver;           ///< read from sysfs by the host at each request; empty: none bound
    QStringList deviceNodes;  ///< /dev/… paths, links included
    QStringList capabilities; ///< types in document order, also those not understood
    std::optional<PciCapability> pci;
    std::optional<UsbDeviceCapability> usbDevice;
    std::optional<UsbInterfaceCapability> usbInterface;
    std::optional<NetCapability> net;
    std::optional<StorageCapability> storage;
    QString drmType;  ///< primary, control, render; empty: not a drm node
    QString mdevType; ///< type id when this is a mediated device
    QByteArray xml;   ///< as it came

    bool operator==(const NodeDevice &) const = default;
};

/// Thread-safe, pure. Errors: InvalidData, with the reason and, as far as it can be read, the device's name.
Result<NodeDevice> parseNodeDevice(const QByteArray &xml);

} // namespace riser
