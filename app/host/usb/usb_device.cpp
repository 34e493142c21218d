// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/usb/usb_device.h"

#include "app/host/system/read_file.h"

#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace riser::onhost {

namespace {

constexpr auto hubClass = "09"_L1;

int number(const QString &path, int base = 10)
{
    return readText(path).trimmed().toInt(nullptr, base);
}

} // namespace

QString UsbDevice::title() const
{
    return u"USB device %1 (%2)"_s.arg(port.toString(), id);
}

QString UsbDevice::node(const Places &places) const
{
    return u"%1/bus/usb/%2/%3"_s.arg(places.dev).arg(bus, 3, 10, QChar(u'0')).arg(address, 3, 10, QChar(u'0'));
}

QStringList UsbDevice::bound() const
{
    QStringList names;
    for (const UsbInterface &interface : interfaces) {
        if (!interface.driver.isEmpty())
            names << interface.name;
    }
    return names;
}

const UsbInterface *UsbDevice::taken() const
{
    const auto found = std::ranges::find(interfaces, u"usbfs"_s, &UsbInterface::driver);
    return found == interfaces.cend() ? nullptr : &*found;
}

std::optional<UsbDevice> readUsbDevice(const Places &places, const UsbPort &port)
{
    const QString folder = places.sys + u"/bus/usb/devices/"_s + port.toString();
    if (!QFileInfo::exists(folder + u"/devnum"_s))
        return std::nullopt;
    UsbDevice device{.port = port,
                     .bus = number(folder + u"/busnum"_s),
                     .address = number(folder + u"/devnum"_s),
                     .id = readText(folder + u"/idVendor"_s) + u':' + readText(folder + u"/idProduct"_s),
                     .isHub = readText(folder + u"/bDeviceClass"_s) == hubClass,
                     .configuration = number(folder + u"/bConfigurationValue"_s),
                     .interfaces = {}};
    // Interfaces are folders of the device's own; those of other devices below a hub have another port in front.
    const QString prefix = u"%1:%2."_s.arg(port.toString()).arg(device.configuration);
    for (const QString &name : namesIn(folder)) {
        if (!name.startsWith(prefix))
            continue;
        const QString inside = folder + u'/' + name;
        device.isHub = device.isHub || readText(inside + u"/bInterfaceClass"_s) == hubClass;
        device.interfaces << UsbInterface{.name = name,
                                          .number = number(inside + u"/bInterfaceNumber"_s, 16),
                                          .driver = linkTarget(inside + u"/driver"_s)};
    }
    return device;
}

} // namespace riser::onhost
