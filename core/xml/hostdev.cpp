// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/xml/hostdev.h"

#include "core/xml/hostdev_reader.h"

#include <string_view>

namespace riser {

namespace {

Hostdev::Type typeOf(pugi::xml_node element)
{
    const std::string_view type = element.attribute("type").value();
    if (std::string_view("capabilities") == element.attribute("mode").value())
        return Hostdev::Type::Other; // an LXC idea: names files, not devices
    if (type == "pci")
        return Hostdev::Type::Pci;
    if (type == "usb")
        return Hostdev::Type::Usb;
    if (type == "mdev")
        return Hostdev::Type::Mdev;
    if (type == "scsi" || type == "scsi_host")
        return Hostdev::Type::Scsi;
    return Hostdev::Type::Other;
}

bool isYes(pugi::xml_node node, const char *name)
{
    return std::string_view("yes") == node.attribute(name).value();
}

void readGuestAddress(pugi::xml_node address, Hostdev &hostdev)
{
    const std::string_view type = address.attribute("type").value();
    if (type == "unassigned") {
        hostdev.unassigned = true;
    } else if (type == "pci") {
        if (const auto pci = xml::pciAddress(address))
            hostdev.guestAddress = pci->toString();
    } else if (type == "usb" && address.attribute("port")) {
        hostdev.guestAddress = xml::attribute(address, "bus") + QLatin1Char(':') + xml::attribute(address, "port");
    }
}

std::optional<quint16> id16(pugi::xml_node node)
{
    // libvirt writes 0x046d and also takes decimal and plain hex with 0x; anything else isn't an id.
    const auto value = xml::number(node, "id");
    return value && *value <= 0xffff ? std::optional(static_cast<quint16>(*value)) : std::nullopt;
}

void readUsbSource(pugi::xml_node source, Hostdev &hostdev)
{
    const auto vendor = id16(source.child("vendor"));
    const auto product = id16(source.child("product"));
    if (vendor && product)
        hostdev.usbId = UsbId{.vendor = *vendor, .product = *product};
    if (const auto address = source.child("address")) {
        const UsbAddress usb{.bus = xml::smallNumber(address, "bus"), .device = xml::smallNumber(address, "device")};
        if (usb.bus > 0 && usb.device > 0)
            hostdev.usbAddress = usb;
    }
    // On <source> as libvirt 11.3 formats it.
    hostdev.usbAddressMissing = isYes(source, "missing");
    hostdev.startupPolicy = xml::attribute(source, "startupPolicy");
}

pugi::xml_node setAddress(pugi::xml_node parent, const PciAddress &address)
{
    auto node = parent.append_child("address");
    node.append_attribute("domain") = QString::asprintf("0x%04x", address.domain).toUtf8().constData();
    node.append_attribute("bus") = QString::asprintf("0x%02x", address.bus).toUtf8().constData();
    node.append_attribute("slot") = QString::asprintf("0x%02x", address.slot).toUtf8().constData();
    node.append_attribute("function") = QString::asprintf("0x%x", address.function).toUtf8().constData();
    return node;
}

void writeUsbSource(const Hostdev &hostdev, pugi::xml_node source)
{
    if (!hostdev.startupPolicy.isEmpty())
        source.append_attribute("startupPolicy") = hostdev.startupPolicy.toUtf8().constData();
    if (hostdev.usbId) {
        source.append_child("vendor").append_attribute("id") =
            QString::asprintf("0x%04x", hostdev.usbId->vendor).toUtf8().constData();
        source.append_child("product").append_attribute("id") =
            QString::asprintf("0x%04x", hostdev.usbId->product).toUtf8().constData();
    }
    if (hostdev.usbAddress) {
        auto address = source.append_child("address");
        address.append_attribute("bus") = hostdev.usbAddress->bus;
        address.append_attribute("device") = hostdev.usbAddress->device;
    }
}

void writeGuestAddress(const Hostdev &hostdev, pugi::xml_node element)
{
    if (hostdev.unassigned) {
        element.append_child("address").append_attribute("type") = "unassigned";
        return;
    }
    if (const auto pci = PciAddress::parse(hostdev.guestAddress)) {
        auto address = setAddress(element, *pci);
        address.prepend_attribute("type") = "pci";
    } else if (const auto parts = hostdev.guestAddress.split(QLatin1Char(':')); parts.size() == 2) {
        auto address = element.append_child("address");
        address.append_attribute("type") = "usb";
        address.append_attribute("bus") = parts[0].toUtf8().constData();
        address.append_attribute("port") = parts[1].toUtf8().constData();
    }
}

} // namespace

Hostdev xml::readHostdev(pugi::xml_node element)
{
    Hostdev hostdev;
    hostdev.type = typeOf(element);
    hostdev.managed = isYes(element, "managed");
    hostdev.alias = attribute(element.child("alias"), "name");
    hostdev.driverName = attribute(element.child("driver"), "name");
    const auto source = element.child("source");
    if (hostdev.type == Hostdev::Type::Pci)
        hostdev.pci = pciAddress(source.child("address"));
    else if (hostdev.type == Hostdev::Type::Usb)
        readUsbSource(source, hostdev);
    else if (hostdev.type == Hostdev::Type::Mdev)
        hostdev.mdevUuid = attribute(source.child("address"), "uuid");
    if (isYes(element, "missing"))
        hostdev.usbAddressMissing = true;
    readGuestAddress(element.child("address"), hostdev);
    hostdev.xml = toText(element, false);
    return hostdev;
}

QByteArray writeHostdev(const Hostdev &hostdev)
{
    if (!hostdev.xml.isEmpty())
        return hostdev.xml;
    pugi::xml_document document;
    auto element = document.append_child("hostdev");
    element.append_attribute("mode") = "subsystem";
    const bool pci = hostdev.type == Hostdev::Type::Pci;
    const bool mdev = hostdev.type == Hostdev::Type::Mdev;
    element.append_attribute("type") = pci ? "pci" : mdev ? "mdev" : "usb";
    // managed is of use for PCI alone; libvirt ignores it for USB and mdev (facts §3).
    if (pci)
        element.append_attribute("managed") = hostdev.managed ? "yes" : "no";
    if (mdev)
        element.append_attribute("model") = "vfio-pci";
    if (!hostdev.driverName.isEmpty())
        element.append_child("driver").append_attribute("name") = hostdev.driverName.toUtf8().constData();
    auto source = element.append_child("source");
    if (pci && hostdev.pci)
        setAddress(source, *hostdev.pci);
    else if (mdev)
        source.append_child("address").append_attribute("uuid") = hostdev.mdevUuid.toUtf8().constData();
    else
        writeUsbSource(hostdev, source);
    if (!hostdev.alias.isEmpty())
        element.append_child("alias").append_attribute("name") = hostdev.alias.toUtf8().constData();
    writeGuestAddress(hostdev, element);
    return xml::toText(element, true);
}

Result<Hostdev> parseHostdev(const QByteArray &text)
{
    pugi::xml_document document;
    const auto element = xml::load(document, text, "hostdev", xml::Keep::Verbatim);
    if (!element)
        return std::unexpected(element.error());
    Hostdev hostdev = xml::readHostdev(*element);
    hostdev.xml = text;
    return hostdev;
}

} // namespace riser
