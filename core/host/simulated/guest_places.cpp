// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/simulated/guest_places.h"

#include "core/host/simulated/xml_text.h"

#include <QSet>
#include <QString>

#include <algorithm>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

constexpr unsigned parseFlags = pugi::parse_default | pugi::parse_ws_pcdata;

bool is(const pugi::xml_attribute &attribute, QLatin1StringView text)
{
    return QLatin1StringView(attribute.value()) == text;
}

void load(pugi::xml_document &document, const QByteArray &xml)
{
    document.load_buffer(xml.constData(), size_t(xml.size()), parseFlags);
}

void set(pugi::xml_node node, const char *name, const QString &value)
{
    pugi::xml_attribute attribute = node.attribute(name);
    if (!attribute)
        attribute = node.append_attribute(name);
    attribute.set_value(value.toUtf8().constData());
}

QString hex(int value, int digits)
{
    return u"0x%1"_s.arg(value, digits, 16, QChar(u'0'));
}

/// Bus and slot of every guest PCI address in use.
QSet<std::pair<int, int>> usedSlots(const pugi::xml_node &devices)
{
    QSet<std::pair<int, int>> used;
    for (const pugi::xml_node &device : devices.children()) {
        const pugi::xml_node address = device.child("address");
        if (is(address.attribute("type"), "pci"_L1))
            used << std::pair(address.attribute("bus").as_int(), address.attribute("slot").as_int());
    }
    return used;
}

/// Behind a bridge for what isn't PCI Express, as libvirt does on a machine that is.
std::optional<std::pair<int, int>> freeBridgeSlot(const pugi::xml_node &devices)
{
    const QSet<std::pair<int, int>> used = usedSlots(devices);
    for (const pugi::xml_node &controller : devices.children("controller")) {
        const int bus = controller.attribute("index").as_int();
        for (int slot = 1; is(controller.attribute("model"), "pcie-to-pci-bridge"_L1) && slot < 32; ++slot) {
            if (!used.contains({bus, slot}))
                return std::pair(bus, slot);
        }
    }
    return std::nullopt;
}

bool isExpressMachine(const pugi::xml_node &devices)
{
    const auto controllers = devices.children("controller");
    return std::any_of(controllers.begin(), controllers.end(), [](const pugi::xml_node &controller) {
        return is(controller.attribute("model"), "pcie-root"_L1);
    });
}

/// Bus and slot for a new device; nothing: full.
std::optional<std::pair<int, int>> freeSlot(const pugi::xml_node &devices, bool conventional)
{
    if (conventional && isExpressMachine(devices))
        return freeBridgeSlot(devices);
    const QSet<std::pair<int, int>> used = usedSlots(devices);
    for (const pugi::xml_node &controller : devices.children("controller")) {
        if (!is(controller.attribute("type"), "pci"_L1))
            continue;
        const std::pair port(controller.attribute("index").as_int(), 0);
        if (is(controller.attribute("model"), "pcie-root-port"_L1) && !used.contains(port))
            return port;
    }
    for (int slot = 2; !isExpressMachine(devices) && slot < 32; ++slot) {
        if (!used.contains({0, slot}))
            return std::pair(0, slot);
    }
    return std::nullopt;
}

int freeUsbPort(const pugi::xml_node &devices)
{
    QSet<int> used;
    for (const pugi::xml_node &device : devices.children()) {
        const pugi::xml_node address = device.child("address");
        if (is(address.attribute("type"), "usb"_L1))
            used << address.attribute("port").as_int();
    }
    int port = 1;
    while (used.contains(port))
        ++port;
    return port;
}

pugi::xml_node childBefore(pugi::xml_node parent, const char *name, const char *before)
{
    if (pugi::xml_node there = parent.child(name))
        return there;
    const pugi::xml_node next = parent.child(before);
    return next ? parent.insert_child_before(name, next) : parent.append_child(name);
}

/// libvirt numbers the aliases of what came without one: hostdev0, hostdev1 …
QString freeAlias(const QByteArray &domainXml)
{
    for (int number = 0;; ++number) {
        const QByteArray alias = "hostdev" + QByteArray::number(number);
        if (!domainXml.contains("name='" + alias + '\'') && !domainXml.contains("name=\"" + alias + '"'))
            return QString::fromLatin1(alias);
    }
}

} // namespace

std::optional<QByteArray> withGuestPlace(const QByteArray &hostdevXml, const QByteArray &domainXml, bool conventional)
{
    pugi::xml_document hostdevDocument;
    pugi::xml_document domainDocument;
    load(hostdevDocument, hostdevXml);
    load(domainDocument, domainXml);
    pugi::xml_node hostdev = hostdevDocument.document_element();
    if (hostdev.child("address"))
        return hostdevXml;
    const pugi::xml_node devices = domainDocument.document_element().child("devices");
    if (is(hostdev.attribute("type"), "usb"_L1)) {
        pugi::xml_node address = hostdev.append_child("address");
        set(address, "type", u"usb"_s);
        set(address, "bus", u"0"_s);
        set(address, "port", QString::number(freeUsbPort(devices)));
    } else if (is(hostdev.attribute("type"), "pci"_L1)) {
        const auto slot = freeSlot(devices, conventional);
        if (!slot)
            return std::nullopt;
        pugi::xml_node address = hostdev.append_child("address");
        set(address, "type", u"pci"_s);
        set(address, "domain", hex(0, 4));
        set(address, "bus", hex(slot->first, 2));
        set(address, "slot", hex(slot->second, 2));
        set(address, "function", u"0x0"_s);
    }
    return xmlText(hostdev);
}

QByteArray withController(const QByteArray &domainXml, const QString &model)
{
    pugi::xml_document document;
    load(document, domainXml);
    pugi::xml_node devices = document.document_element().child("devices");
    int index = 0;
    for (const pugi::xml_node &controller : devices.children("controller")) {
        if (is(controller.attribute("type"), "pci"_L1))
            index = std::max(index, controller.attribute("index").as_int());
    }
    pugi::xml_node port = devices.append_child("controller");
    set(port, "type", u"pci"_s);
    set(port, "index", QString::number(index + 1));
    set(port, "model", model);
    return xmlText(document.document_element());
}

QByteArray asLive(const QByteArray &hostdevXml, const NodeDevice *usb, const QByteArray &domainXml)
{
    pugi::xml_document document;
    load(document, hostdevXml);
    pugi::xml_node hostdev = document.document_element();
    if (!hostdev.child("alias"))
        set(childBefore(hostdev, "alias", "address"), "name", freeAlias(domainXml));
    if (is(hostdev.attribute("type"), "pci"_L1))
        set(childBefore(hostdev, "driver", "source"), "name", u"vfio"_s);
    if (usb && usb->usbDevice) {
        pugi::xml_node source = hostdev.child("source");
        set(childBefore(source, "vendor", "address"), "id", hex(usb->usbDevice->id.vendor, 4));
        set(childBefore(source, "product", "address"), "id", hex(usb->usbDevice->id.product, 4));
        pugi::xml_node address = childBefore(source, "address", "");
        set(address, "bus", QString::number(usb->usbDevice->address.bus));
        set(address, "device", QString::number(usb->usbDevice->address.device));
    }
    return xmlText(hostdev);
}

} // namespace riser
