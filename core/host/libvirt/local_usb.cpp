// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/libvirt/local_usb.h"

#include "core/base/usb_port.h"

#include <QFile>

#include <libusb.h>

#include <memory>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

double megabits(int speed)
{
    switch (speed) {
    case LIBUSB_SPEED_LOW:
        return 1.5;
    case LIBUSB_SPEED_FULL:
        return 12;
    case LIBUSB_SPEED_HIGH:
        return 480;
    case LIBUSB_SPEED_SUPER:
        return 5'000;
    case LIBUSB_SPEED_SUPER_PLUS:
        return 10'000;
    default:
        return 0;
    }
}

std::optional<UsbPort> portOf(libusb_device *device)
{
    uint8_t chain[7];
    const int depth = libusb_get_port_numbers(device, chain, sizeof chain);
    if (depth <= 0) // a root hub
        return std::nullopt;
    UsbPort port{.bus = libusb_get_bus_number(device), .chain = {}};
    for (int i = 0; i < depth; ++i)
        port.chain << chain[i];
    return port;
}

QString idOf(libusb_device *device)
{
    libusb_device_descriptor descriptor{};
    if (libusb_get_device_descriptor(device, &descriptor) != LIBUSB_SUCCESS)
        return {};
    return UsbId{.vendor = descriptor.idVendor, .product = descriptor.idProduct}.toString();
}

/// The kernel keeps the text from when the device was plugged in, readable for everybody; libusb would have to open the
/// device, which needs the right to use it and wakes it up.
QString textOf(const UsbPort &port, QLatin1StringView attribute)
{
    QFile file("/sys/bus/usb/devices/"_L1 + port.toString() + u'/' + attribute);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).trimmed() : QString();
}

} // namespace

QHash<DeviceKey, DeviceIdentity> localUsbIdentities()
{
    QHash<DeviceKey, DeviceIdentity> identities;
    libusb_context *context = nullptr;
    if (libusb_init_context(&context, nullptr, 0) != LIBUSB_SUCCESS)
        return identities;
    const std::unique_ptr<libusb_context, decltype(&libusb_exit)> keep(context, libusb_exit);
    libusb_device **list = nullptr;
    const ssize_t count = libusb_get_device_list(context, &list);
    for (ssize_t i = 0; i < count; ++i) {
        if (const std::optional<UsbPort> port = portOf(list[i])) {
            DeviceIdentity identity;
            identity.id = idOf(list[i]);
            identity.serial = textOf(*port, "serial"_L1);
            identity.model = textOf(*port, "product"_L1);
            identity.speedMbit = megabits(libusb_get_device_speed(list[i]));
            identities.insert(DeviceKey(port->toNodeName()), identity);
        }
    }
    if (count >= 0)
        libusb_free_device_list(list, 1);
    return identities;
}

} // namespace riser
