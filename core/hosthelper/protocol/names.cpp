// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hosthelper/protocol/messages.h"

namespace riser::protocol {

namespace {

constexpr qsizetype longestDeviceName = 64;

} // namespace

// A name is taken when it is what Riser itself would write for what was understood: so there is one spelling of each
// device, and nothing can be smuggled in beside the numbers.
std::optional<DeviceName> parseDevice(QStringView text)
{
    if (text.size() > longestDeviceName)
        return std::nullopt;
    if (const auto pci = PciAddress::fromNodeName(text); pci && pci->toNodeName() == text)
        return *pci;
    if (const auto usb = UsbPort::fromNodeName(text); usb && usb->toNodeName() == text)
        return *usb;
    return std::nullopt;
}

std::optional<UsbPort> parsePort(QStringView text)
{
    if (text.size() > longestDeviceName)
        return std::nullopt;
    const auto port = UsbPort::parse(text);
    return port && port->toString() == text ? port : std::nullopt;
}

DeviceKey keyOf(const DeviceName &device)
{
    return DeviceKey(std::visit([](const auto &place) { return place.toNodeName(); }, device));
}

} // namespace riser::protocol
