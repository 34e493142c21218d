// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/guest_topology.h"

#include "core/xml/xml_document.h"

namespace riser {

namespace {

constexpr int deepest = 32; // bridges in a row; the XML could name a circle

bool isRoot(const QString &model)
{
    return model == QLatin1String("pcie-root") || model == QLatin1String("pci-root");
}

std::optional<int> busNumber(const QString &text)
{
    const int number = text.toInt();
    return number > 0 && number <= 0xff ? std::optional(number) : std::nullopt;
}

} // namespace

GuestTopology GuestTopology::of(const QByteArray &domainXml)
{
    GuestTopology topology;
    pugi::xml_document document;
    const auto root = xml::load(document, domainXml, "domain");
    if (!root)
        return topology;
    for (const pugi::xml_node element : root->child("devices").children("controller")) {
        const QString type = xml::attribute(element, "type");
        const auto index = xml::number(element, "index");
        const auto address = xml::pciAddress(element.child("address"));
        if (!index || *index > 0xff)
            continue;
        if (type == QLatin1String("usb") && element.child("master"))
            topology.m_companions << int(*index);
        else if (type == QLatin1String("usb") && address)
            topology.m_usb.insert(int(*index), *address);
        if (type != QLatin1String("pci"))
            continue;
        const QString model = xml::attribute(element, "model");
        Controller controller{.bus = {}, .address = address};
        if (isRoot(model) && *index == 0)
            controller.bus = 0;
        else if (model == QLatin1String("pcie-expander-bus")) // a root of its own, numbered by the definition
            controller = {.bus = busNumber(xml::attribute(element.child("target"), "busNr")), .address = {}};
        else if (isRoot(model) || model == QLatin1String("pci-expander-bus"))
            continue; // behind an expander stands a bridge of QEMU's own, of which the XML tells nothing
        topology.m_pci.insert(int(*index), controller);
    }
    topology.m_emulated = emulatedDevices(root->child("devices"));
    for (const pugi::xml_node element : root->child("devices").children("hostdev"))
        topology.m_mediated = topology.m_mediated || xml::attribute(element, "type") == QLatin1String("mdev");
    return topology;
}

std::optional<int> GuestTopology::busOf(int controller, const SecondaryBus &secondaryBus, int depth) const
{
    const auto known = m_pci.constFind(controller);
    if (known == m_pci.constEnd() || depth > deepest)
        return {};
    if (known->bus)
        return known->bus;
    if (!known->address)
        return {};
    const std::optional<int> above = busOf(known->address->bus, secondaryBus, depth + 1);
    if (!above)
        return {};
    PciAddress bridge = *known->address;
    bridge.bus = quint8(*above);
    return secondaryBus(bridge);
}

std::optional<PciAddress> GuestTopology::inGuest(const PciAddress &address, const SecondaryBus &secondaryBus) const
{
    const std::optional<int> bus = busOf(address.bus, secondaryBus, 0);
    if (!bus || address.domain != 0)
        return {};
    PciAddress there = address;
    there.bus = quint8(*bus);
    return there;
}

std::optional<PciAddress> GuestTopology::usbController(int index) const
{
    const auto known = m_usb.constFind(index);
    return known == m_usb.constEnd() ? std::nullopt : std::optional(*known);
}

std::optional<int> secondaryBusOf(const GuestReport &report, const PciAddress &bridge)
{
    for (const GuestPciFunction &function : report.pci) {
        if (function.address == bridge && function.secondaryBus)
            return function.secondaryBus;
        if (!function.bridges.isEmpty() && function.bridges.last() == bridge)
            return function.address.bus;
    }
    return {};
}

} // namespace riser
