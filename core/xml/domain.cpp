// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/xml/domain.h"

#include "core/base/text.h"
#include "core/xml/hostdev_reader.h"
#include "core/xml/instance_mark_reader.h"

#include <QSet>

#include <string_view>

namespace riser {

namespace {

bool is(pugi::xml_node node, const char *attributeName, std::string_view value)
{
    return value == node.attribute(attributeName).value();
}

// Unit names as libvirt takes them; it writes KiB itself.
qint64 inKib(pugi::xml_node memory)
{
    const qint64 value = memory.text().as_llong();
    const QString unit = xml::attribute(memory, "unit").toLower();
    if (unit == QLatin1String("b") || unit == QLatin1String("bytes"))
        return value / 1024;
    if (unit == QLatin1String("m") || unit == QLatin1String("mib"))
        return value * 1024;
    if (unit == QLatin1String("g") || unit == QLatin1String("gib"))
        return value * 1024 * 1024;
    if (unit == QLatin1String("t") || unit == QLatin1String("tib"))
        return value * 1024 * 1024 * 1024;
    return value;
}

/// `<interface type='hostdev'>` and `<disk type='nvme'>` name a PCI function as `<hostdev>` does.
Hostdev claimOf(pugi::xml_node element, Hostdev::Element kind)
{
    Hostdev hostdev;
    hostdev.type = Hostdev::Type::Pci;
    hostdev.element = kind;
    const auto source = element.child("source");
    const bool disk = kind == Hostdev::Element::NvmeDisk;
    hostdev.managed = is(disk ? source : element, "managed", "yes");
    hostdev.alias = xml::attribute(element.child("alias"), "name");
    hostdev.pci = xml::pciAddress(source.child("address"));
    const auto guest = element.child("address");
    if (const auto address = xml::pciAddress(guest); address && is(guest, "type", "pci"))
        hostdev.guestAddress = address->toString();
    hostdev.xml = xml::toText(element, false);
    return hostdev;
}

void readDisk(pugi::xml_node disk, DomainDefinition &domain)
{
    if (is(disk, "type", "nvme"))
        domain.hostdevs << claimOf(disk, Hostdev::Element::NvmeDisk);
    // An overlay's disk below it is in use as well.
    for (auto layer = disk; layer; layer = layer.child("backingStore")) {
        for (const char *name : {"file", "dev"}) {
            if (const QString path = xml::attribute(layer.child("source"), name); !path.isEmpty())
                domain.diskSources << path;
        }
    }
}

void readInterface(pugi::xml_node interface, DomainDefinition &domain)
{
    if (is(interface, "type", "hostdev"))
        domain.hostdevs << claimOf(interface, Hostdev::Element::Interface);
    const auto source = interface.child("source");
    for (const char *name : {"dev", "bridge"}) {
        if (const QString device = xml::attribute(source, name); !device.isEmpty())
            domain.networkDevices << device;
    }
}

/// Root ports stand for a bus each, by their index; a device whose address is on that bus sits behind it.
void countPorts(pugi::xml_node devices, DomainDefinition &domain)
{
    QSet<quint64> usedBuses;
    QSet<std::pair<quint64, quint64>> usedSlots;
    QList<quint64> ports;
    QList<quint64> bridges;
    for (const auto element : devices.children()) {
        const auto address = element.child("address");
        if (is(address, "type", "pci")) {
            if (const auto bus = xml::number(address, "bus")) {
                usedBuses << *bus;
                usedSlots << std::pair(*bus, xml::number(address, "slot").value_or(0));
            }
        }
        if (std::string_view(element.name()) != "controller" || !is(element, "type", "pci"))
            continue;
        if (is(element, "model", "pcie-root"))
            domain.pciExpress = true;
        if (is(element, "model", "pcie-to-pci-bridge") || is(element, "model", "pci-bridge"))
            bridges << xml::number(element, "index").value_or(0);
        if (is(element, "model", "pcie-root-port")) {
            ++domain.pcieRootPorts;
            if (const auto index = xml::number(element, "index");
                index && !is(element.child("target"), "hotplug", "off"))
                ports << *index;
        }
    }
    for (const quint64 index : ports)
        domain.freePcieRootPorts += usedBuses.contains(index) ? 0 : 1;
    for (const quint64 index : bridges) {
        for (quint64 slot = 1; slot < 32; ++slot)
            domain.freeConventionalSlots += usedSlots.contains(std::pair(index, slot)) ? 0 : 1;
    }
}

void readDevices(pugi::xml_node devices, DomainDefinition &domain)
{
    for (const auto element : devices.children()) {
        const std::string_view name = element.name();
        if (name == "hostdev")
            domain.hostdevs << xml::readHostdev(element);
        else if (name == "disk")
            readDisk(element, domain);
        else if (name == "interface")
            readInterface(element, domain);
        else if (name == "controller" && is(element, "type", "usb") && !is(element, "model", "none"))
            domain.usbController = true;
    }
    countPorts(devices, domain);
}

} // namespace

Result<DomainDefinition> parseDomain(const QByteArray &text)
{
    pugi::xml_document document;
    const auto root = xml::load(document, text, "domain", xml::Keep::Verbatim);
    const QString name = xml::childText(document.child("domain"), "name");
    const QString summary = name.isEmpty() ? Text::tr("The definition of a VM can't be read.")
                                           : Text::tr("The definition of the VM %1 can't be read.").arg(name);
    if (!root)
        return failure(ErrorCode::InvalidData, summary, root.error().detail);
    if (name.isEmpty())
        return failure(ErrorCode::InvalidData, summary, Text::tr("It has no name."));
    DomainDefinition domain;
    domain.name = name;
    domain.id = DomainId(xml::childText(*root, "uuid").toLower());
    domain.title = xml::childText(*root, "title");
    domain.machine = xml::attribute(root->child("os").child("type"), "machine");
    domain.memoryKib = inKib(root->child("memory"));
    domain.vcpus = root->child("vcpu").text().as_int();
    domain.nvram = root->child("os").child("nvram") || is(root->child("os"), "firmware", "efi");
    domain.instance = xml::readInstanceMark(*root);
    domain.xml = text;
    readDevices(root->child("devices"), domain);
    return domain;
}

} // namespace riser
