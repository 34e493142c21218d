// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QList>
#include <QString>
#include <QStringView>

#include <compare>
#include <optional>

namespace riser {

/// The physical socket of a USB device: bus and the chain of hub ports, `1-5.3`. It stays when the device is pulled and
/// put back. Root hubs (`usb1`) have no port and so no UsbPort.
struct UsbPort {
    int bus = 0; ///< from 1
    QList<int> chain; ///< at least one, at most 7 ports, each from 1

    bool operator==(const UsbPort &) const = default;
    std::strong_ordering operator<=>(const UsbPort &other) const;

    static std::optional<UsbPort> parse(QStringView text); ///< sysfs: 1-5.3
    /// libvirt's `usb_1_5_3`. Interfaces (`usb_1_5_3_1_0`) can't be told from longer chains by name alone: ask the XML.
    static std::optional<UsbPort> fromNodeName(QStringView name);
    QString toString() const;
    QString toNodeName() const;
};

size_t qHash(const UsbPort &port, size_t seed = 0);

/// Bus and device number as QEMU and libvirt's `<hostdev>` take them. The number changes at every re-plug.
struct UsbAddress {
    int bus = 0;
    int device = 0;
    auto operator<=>(const UsbAddress &) const = default;
};

/// Vendor and product number. Two devices can have the same.
struct UsbId {
    quint16 vendor = 0;
    quint16 product = 0;
    auto operator<=>(const UsbId &) const = default;
    QString toString() const; ///< 046d:c52b
};

} // namespace riser
