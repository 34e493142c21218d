// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/xml/node_device.h"

#include "core/base/text.h"
#include "core/xml/capabilities.h"

namespace riser {

namespace {

using Reader = void (*)(pugi::xml_node, NodeDevice &);

void readDrm(pugi::xml_node capability, NodeDevice &device)
{
    device.drmType = xml::childText(capability, "type");
}

void readMdev(pugi::xml_node capability, NodeDevice &device)
{
    device.mdevType = xml::attribute(capability.child("type"), "id");
}

constexpr struct {
    const char *type;
    Reader read;
} readers[] = {
    {"pci", xml::readPci}, {"usb_device", xml::readUsbDevice}, {"usb", xml::readUsbInterface},
    {"net", xml::readNet}, {"storage", xml::readStorage},      {"drm", readDrm},
    {"mdev", readMdev},
};

// Types of nested capabilities too. libvirt nests at most two deep; the limit keeps hostile XML from using up the
// stack.
void collectTypes(pugi::xml_node node, QStringList &types, int depth = 0)
{
    for (const auto capability : node.children("capability")) {
        types << xml::attribute(capability, "type");
        if (depth < 4)
            collectTypes(capability, types, depth + 1);
    }
}

void readCommon(pugi::xml_node root, NodeDevice &device)
{
    device.sysfsPath = xml::childText(root, "path");
    device.parent = DeviceKey(xml::childText(root, "parent"));
    device.driver = xml::childText(root.child("driver"), "name");
    for (const auto node : root.children("devnode"))
        device.deviceNodes << xml::text(node);
    collectTypes(root, device.capabilities);
}

} // namespace

Result<NodeDevice> parseNodeDevice(const QByteArray &text)
{
    pugi::xml_document document;
    const auto loaded = xml::load(document, text, "device");
    const QString name = xml::childText(document.child("device"), "name");
    if (!loaded) {
        if (name.isEmpty())
            return failure(ErrorCode::InvalidData, Text::tr("The XML of a device can't be read."),
                           loaded.error().detail);
        return failure(ErrorCode::InvalidData, Text::tr("The XML of the device %1 can't be read.").arg(name),
                       loaded.error().detail);
    }
    if (name.isEmpty())
        return failure(ErrorCode::InvalidData, Text::tr("The XML of a device can't be read."),
                       Text::tr("It has no name."));
    NodeDevice device;
    device.key = DeviceKey(name);
    device.xml = text;
    readCommon(*loaded, device);
    for (const auto capability : loaded->children("capability")) {
        const std::string_view type = capability.attribute("type").value();
        for (const auto &reader : readers) {
            if (type == reader.type)
                reader.read(capability, device);
        }
    }
    if (device.capabilities.contains(QLatin1String("pci")) && !device.pci)
        return failure(ErrorCode::InvalidData, Text::tr("The XML of the device %1 can't be read.").arg(name),
                       Text::tr("Its PCI address is missing or out of range."));
    return device;
}

} // namespace riser
