// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/host/usb/usb_device.h"

#include <QString>

#include <expected>

namespace riser::onhost {

/// What riser-host asks of the kernel about one USB device. What came of it is read from sysfs, never believed. Tests
/// put a kernel of their own behind it. Every call blocks; a driver that hangs holds it up.
class UsbKernel
{
public:
    enum class Answer {
        Done,
        None, ///< detach: there was no driver; attach: the host has none for it
        Gone, ///< the device
    };
    using Result = std::expected<Answer, QString>; ///< the error: the kernel's word, English

    virtual ~UsbKernel() = default;
    virtual Result detach(const UsbDevice &device, const UsbInterface &interface) = 0;
    virtual Result attach(const UsbDevice &device, const UsbInterface &interface) = 0;
    /// The device's first configuration, for one that has none active. Its interfaces appear then.
    virtual Result configure(const UsbDevice &device) = 0;
    /// Between two looks at what the kernel does by itself.
    virtual void pause(int milliseconds) = 0;
};

/// The real one, through libusb.
class LibUsbKernel : public UsbKernel
{
public:
    Result detach(const UsbDevice &device, const UsbInterface &interface) override;
    Result attach(const UsbDevice &device, const UsbInterface &interface) override;
    Result configure(const UsbDevice &device) override;
    void pause(int milliseconds) override;
};

} // namespace riser::onhost
