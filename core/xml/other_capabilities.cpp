// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/xml/capabilities.h"

#include <limits>
#include <string_view>

namespace riser::xml {

namespace {

// Numbers in elements: decimal, or 0x… in some versions.
int small(pugi::xml_node node, const char *child)
{
    const auto value = number(node.child(child).text().get());
    return value && *value <= quint64(std::numeric_limits<int>::max()) ? static_cast<int>(*value) : 0;
}

quint16 id(pugi::xml_node node)
{
    const auto value = number(node, "id");
    return value && *value <= 0xffff ? static_cast<quint16>(*value) : quint16(0);
}

qint64 bytes(pugi::xml_node node)
{
    const auto value = number(node.text().get());
    return value && *value <= quint64(std::numeric_limits<qint64>::max()) ? static_cast<qint64>(*value) : 0;
}

} // namespace

void readUsbDevice(pugi::xml_node capability, NodeDevice &device)
{
    UsbDeviceCapability usb;
    usb.address = {.bus = small(capability, "bus"), .device = small(capability, "device")};
    usb.id = {.vendor = id(capability.child("vendor")), .product = id(capability.child("product"))};
    usb.vendor = childText(capability, "vendor");
    usb.product = childText(capability, "product");
    device.usbDevice = usb;
}

void readUsbInterface(pugi::xml_node capability, NodeDevice &device)
{
    device.usbInterface = UsbInterfaceCapability{.number = small(capability, "number"),
                                                 .interfaceClass = small(capability, "class"),
                                                 .subclass = small(capability, "subclass"),
                                                 .protocol = small(capability, "protocol"),
                                                 .description = childText(capability, "description")};
}

void readNet(pugi::xml_node capability, NodeDevice &device)
{
    const auto link = capability.child("link");
    device.net = NetCapability{.interface = childText(capability, "interface"),
                               .macAddress = childText(capability, "address"),
                               .linkState = attribute(link, "state"),
                               .linkSpeed = smallNumber(link, "speed")};
}

void readStorage(pugi::xml_node capability, NodeDevice &device)
{
    StorageCapability storage{.block = childText(capability, "block"),
                              .bus = childText(capability, "bus"),
                              .driveType = childText(capability, "drive_type"),
                              .model = childText(capability, "model"),
                              .vendor = childText(capability, "vendor"),
                              .serial = childText(capability, "serial"),
                              .size = bytes(capability.child("size"))};
    for (const auto nested : capability.children("capability")) {
        if (std::string_view("removable") == nested.attribute("type").value() && storage.size == 0)
            storage.size = bytes(nested.child("media_size"));
    }
    device.storage = storage;
}

} // namespace riser::xml
