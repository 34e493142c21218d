// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/devices/claim_matcher.h"

#include "core/devices/device_kind.h"
#include "core/devices/kinds/usb_alias.h"

namespace riser {

namespace {

quint64 number(const UsbAddress &address)
{
    return quint64(address.bus) << 32 | quint32(address.device);
}

quint32 number(const UsbId &id)
{
    return quint32(id.vendor) << 16 | id.product;
}

} // namespace

ClaimMatcher::ClaimMatcher(const QList<Device> &devices)
{
    m_pci.reserve(devices.size());
    for (const Device &device : devices) {
        if (device.node.pci)
            m_pci.insert(device.node.pci->address, &device);
        if (!device.node.usbDevice)
            continue;
        m_usbByAddress.insert(number(device.node.usbDevice->address), &device);
        m_usbById[number(device.node.usbDevice->id)] << &device;
        m_usbByKey.insert(device.key, &device);
    }
}

ClaimMatcher::Match ClaimMatcher::match(const Hostdev &hostdev) const
{
    if (hostdev.type == Hostdev::Type::Pci)
        return matchPci(hostdev);
    if (hostdev.type == Hostdev::Type::Usb)
        return matchUsb(hostdev);
    return {};
}

ClaimMatcher::Match ClaimMatcher::matchPci(const Hostdev &hostdev) const
{
    const Device *device = hostdev.pci ? m_pci.value(*hostdev.pci) : nullptr;
    return device && device->kind->matches(hostdev, device->node) ? Match{.devices = {device->key}} : Match{};
}

ClaimMatcher::Match ClaimMatcher::matchUsb(const Hostdev &hostdev) const
{
    if (!hostdev.usbAddress) {
        Match twins;
        if (hostdev.usbId) {
            for (const Device *device : m_usbById.value(number(*hostdev.usbId)))
                twins.devices << device->key;
        }
        return twins;
    }
    const Device *device = m_usbByAddress.value(number(*hostdev.usbAddress));
    const auto port = portFromUsbAlias(hostdev.alias);
    if (device && device->kind->matches(hostdev, device->node))
        return {.devices = {device->key}, .otherPort = port && device->key.value() != port->toNodeName()};
    // The number went to nobody, or to a device of another make. The port in our alias still says which one was meant,
    // as long as the same make sits there.
    if (!port || !hostdev.usbId)
        return {};
    device = m_usbByKey.value(DeviceKey(port->toNodeName()));
    if (device && device->node.usbDevice->id == *hostdev.usbId)
        return {.devices = {device->key}, .stale = true};
    return {};
}

} // namespace riser
