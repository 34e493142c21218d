// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/host/system/places.h"
#include "core/base/usb_port.h"

#include <QList>
#include <QString>

#include <optional>

namespace riser::onhost {

/// One interface of the active configuration.
struct UsbInterface {
    QString name;   ///< 1-5.3:1.0
    int number = 0; ///< the device's own
    QString driver; ///< empty: none; usbfs: a program has it
};

/// One USB device as sysfs has it now.
struct UsbDevice {
    UsbPort port;
    int bus = 0;
    int address = 0;       ///< device number on the bus
    QString id;            ///< 046d:c52b
    bool isHub = false;    ///< by its class
    int configuration = 0; ///< 0: none is active
    QList<UsbInterface> interfaces;

    QString title() const;                    ///< for a sentence: USB device 1-5.3 (046d:c52b)
    QString node(const Places &places) const; ///< /dev/bus/usb/001/004
    QStringList bound() const;                ///< names of the interfaces that have a driver
    /// An interface that a program has through usbfs, a VM for instance.
    const UsbInterface *taken() const;
};

/// Nothing: no device is there. Source: /sys/bus/usb/devices/PORT, read anew at each call.
std::optional<UsbDevice> readUsbDevice(const Places &places, const UsbPort &port);

} // namespace riser::onhost
