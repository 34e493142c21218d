// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/xml/capabilities.h"

#include <string_view>

namespace riser::xml {

namespace {

quint16 id(pugi::xml_node node)
{
    const auto value = number(node, "id");
    return value && *value <= 0xffff ? static_cast<quint16>(*value) : quint16(0);
}

// Unlike in <hostdev>, a function's own address stands in elements, in decimal.
std::optional<PciAddress> ownAddress(pugi::xml_node capability)
{
    const auto domain = number(capability.child_value("domain"));
    const auto bus = number(capability.child_value("bus"));
    const auto slot = number(capability.child_value("slot"));
    const auto function = number(capability.child_value("function"));
    if (!domain || !bus || !slot || !function || *domain > 0xffffffffU || *bus > 0xff || *slot > 0x1f || *function > 7)
        return {};
    return PciAddress{.domain = static_cast<quint32>(*domain),
                      .bus = static_cast<quint8>(*bus),
                      .slot = static_cast<quint8>(*slot),
                      .function = static_cast<quint8>(*function)};
}

QList<PciAddress> addresses(pugi::xml_node node)
{
    QList<PciAddress> list;
    for (const auto child : node.children("address")) {
        if (const auto address = pciAddress(child))
            list << *address;
    }
    return list;
}

std::optional<PciLink> link(pugi::xml_node express, std::string_view validity)
{
    for (const auto node : express.children("link")) {
        if (validity == node.attribute("validity").value())
            return PciLink{.width = smallNumber(node, "width"), .speed = node.attribute("speed").as_double()};
    }
    return {};
}

void readMdevTypes(pugi::xml_node capability, PciCapability &pci)
{
    for (const auto type : capability.children("type"))
        pci.mdevTypes << attribute(type, "id");
}

void readVpd(pugi::xml_node capability, PciCapability &pci)
{
    pci.vpdName = childText(capability, "name");
    for (const auto fields : capability.children("fields")) {
        if (std::string_view("readonly") == fields.attribute("access").value())
            pci.vpdSerial = childText(fields, "serial_number");
    }
}

void readNested(pugi::xml_node capability, PciCapability &pci)
{
    const std::string_view type = capability.attribute("type").value();
    if (type == "pci-bridge" || type == "cardbus-bridge") {
        pci.bridge = true;
    } else if (type == "phys_function") {
        pci.physicalFunction = pciAddress(capability.child("address"));
    } else if (type == "virt_functions") {
        pci.virtualFunctions = addresses(capability);
        // maxCount came later than the list itself: a function that has VFs can have them.
        pci.maxVirtualFunctions = smallNumber(capability, "maxCount", int(pci.virtualFunctions.size()));
    } else if (type == "mdev_types") {
        readMdevTypes(capability, pci);
    } else if (type == "vpd") {
        readVpd(capability, pci);
    }
}

} // namespace

void readPci(pugi::xml_node capability, NodeDevice &device)
{
    const auto address = ownAddress(capability);
    if (!address)
        return;
    PciCapability pci;
    pci.address = *address;
    if (const auto code = number(capability.child_value("class")); code && *code <= 0xffffff) {
        pci.classCode = static_cast<quint32>(*code);
        pci.hasClass = true;
    }
    pci.vendorId = id(capability.child("vendor"));
    pci.productId = id(capability.child("product"));
    pci.vendor = childText(capability, "vendor");
    pci.product = childText(capability, "product");
    const quint32 classAndSubclass = pci.classCode >> 8;
    pci.bridge = classAndSubclass == 0x0604 || classAndSubclass == 0x0607;
    for (const auto nested : capability.children("capability"))
        readNested(nested, pci);
    if (const auto group = capability.child("iommuGroup")) {
        if (const int value = smallNumber(group, "number", -1); value >= 0)
            pci.iommuGroup = value;
        pci.iommuGroupMembers = addresses(group);
    }
    if (const int node = smallNumber(capability.child("numa"), "node", -1); node >= 0)
        pci.numaNode = node;
    const auto express = capability.child("pci-express");
    pci.conventional = !express;
    pci.linkCapability = link(express, "cap");
    pci.linkState = link(express, "sta");
    device.pci = pci;
}

} // namespace riser::xml
