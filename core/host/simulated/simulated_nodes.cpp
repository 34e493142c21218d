// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/simulated/simulated_nodes.h"

#include "core/host/simulated/xml_text.h"

#include <algorithm>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

/// The driver Linux binds to an interface of this class by itself; for recordings made while none was bound.
QString usualUsbDriver(const UsbInterfaceCapability &interface)
{
    switch (interface.interfaceClass) {
    case 3:
        return u"usbhid"_s;
    case 8:
        return u"usb-storage"_s;
    case 9:
        return u"hub"_s;
    default:
        return {};
    }
}

/// The node's XML changed by `edit` and read again: what lists show can't differ from what the XML tab shows.
template<typename Edit>
NodeDevice rewritten(const NodeDevice &node, Edit edit)
{
    pugi::xml_document document;
    document.load_buffer(node.xml.constData(), size_t(node.xml.size()), pugi::parse_default | pugi::parse_ws_pcdata);
    edit(document.document_element());
    Result<NodeDevice> changed = parseNodeDevice(xmlText(document.document_element()));
    return changed ? *std::move(changed) : node;
}

void writeDriver(pugi::xml_node device, const QString &driver)
{
    device.remove_child("driver");
    if (driver.isEmpty())
        return;
    pugi::xml_node element = device.insert_child_before("driver", device.child("capability"));
    element.append_child("name").text().set(driver.toUtf8().constData());
}

void writeUsbNumber(pugi::xml_node device, int number)
{
    for (pugi::xml_node capability : device.children("capability")) {
        if (QLatin1StringView(capability.attribute("type").value()) == "usb_device"_L1)
            capability.child("device").text().set(number);
    }
    for (pugi::xml_node path : device.children("devnode")) {
        QString text = QString::fromUtf8(path.text().get());
        if (text.startsWith("/dev/bus/usb/"_L1)) {
            text = text.left(text.lastIndexOf(u'/') + 1) + u"%1"_s.arg(number, 3, 10, QChar(u'0'));
            path.text().set(text.toUtf8().constData());
        }
    }
}

} // namespace

SimulatedNodes::SimulatedNodes(const Recording &recording)
{
    for (const NodeDevice &node : recording.nodes) {
        const auto named = recording.hostDrivers.constFind(node.key);
        append(node, named == recording.hostDrivers.cend() ? nullptr : &*named);
    }
}

void SimulatedNodes::append(NodeDevice node, const QString *hostDriver)
{
    Entry entry;
    entry.bindsDriver = (node.pci && !node.pci->bridge) || node.usbInterface;
    if (hostDriver)
        entry.hostDriver = *hostDriver;
    else if (node.usbInterface && (node.driver.isEmpty() || node.driver == "usbfs"_L1))
        entry.hostDriver = usualUsbDriver(*node.usbInterface);
    else if (!isVfioDriver(node.driver))
        entry.hostDriver = node.driver;
    entry.node = std::move(node);
    m_index.insert(entry.node.key, m_entries.size());
    m_entries << std::move(entry);
}

const SimulatedNodes::Entry *SimulatedNodes::entry(const DeviceKey &key) const
{
    const qsizetype index = m_index.value(key, -1);
    return index < 0 ? nullptr : &m_entries[index];
}

SimulatedNodes::Entry *SimulatedNodes::entry(const DeviceKey &key)
{
    const qsizetype index = m_index.value(key, -1);
    return index < 0 ? nullptr : &m_entries[index];
}

bool SimulatedNodes::isVisible(const Entry &entry) const
{
    if (entry.unplugged)
        return false;
    const Entry *above = this->entry(entry.node.parent);
    for (int depth = 0; above && depth < 32; ++depth) { // a recording that goes in circles ends here
        if (above->unplugged || (above->bindsDriver && above->node.driver != above->hostDriver))
            return false;
        above = this->entry(above->node.parent);
    }
    return true;
}

QList<NodeDevice> SimulatedNodes::visible() const
{
    QList<NodeDevice> nodes;
    for (const Entry &entry : m_entries) {
        if (isVisible(entry))
            nodes << entry.node;
    }
    return nodes;
}

const NodeDevice *SimulatedNodes::find(const DeviceKey &key) const
{
    const Entry *found = entry(key);
    return found && isVisible(*found) ? &found->node : nullptr;
}

const NodeDevice *SimulatedNodes::findPci(const PciAddress &address) const
{
    return find(DeviceKey(address.toNodeName()));
}

QList<const NodeDevice *> SimulatedNodes::usbDevices() const
{
    QList<const NodeDevice *> found;
    for (const Entry &entry : m_entries) {
        if (entry.node.usbDevice && isVisible(entry))
            found << &entry.node;
    }
    return found;
}

QList<const NodeDevice *> SimulatedNodes::usbInterfaces(const DeviceKey &device) const
{
    QList<const NodeDevice *> found;
    for (const Entry &entry : m_entries) {
        if (entry.node.usbInterface && entry.node.parent == device && isVisible(entry))
            found << &entry.node;
    }
    return found;
}

QList<const NodeDevice *> SimulatedNodes::groupMates(const NodeDevice &node) const
{
    QList<const NodeDevice *> mates;
    if (!node.pci || !node.pci->iommuGroup)
        return mates;
    for (const Entry &entry : m_entries) {
        const auto &pci = entry.node.pci;
        if (pci && pci->iommuGroup == node.pci->iommuGroup && entry.node.key != node.key && isVisible(entry))
            mates << &entry.node;
    }
    return mates;
}

void SimulatedNodes::setDriver(const DeviceKey &key, const QString &driver, bool *nodesChanged)
{
    Entry *found = entry(key);
    if (!found || found->node.driver == driver)
        return;
    const auto hasBelow = [this, &key](const Entry &other) { return other.node.parent == key && !other.unplugged; };
    const bool wasHome = found->node.driver == found->hostDriver;
    found->node = rewritten(found->node, [&driver](pugi::xml_node device) { writeDriver(device, driver); });
    const bool isHome = found->node.driver == found->hostDriver;
    if (m_tellsDrivers)
        *nodesChanged = true;
    if (found->bindsDriver && wasHome != isHome && std::ranges::any_of(m_entries, hasBelow))
        *nodesChanged = true;
}

void SimulatedNodes::returnToHost(const DeviceKey &key, bool *nodesChanged)
{
    if (const Entry *found = entry(key))
        setDriver(key, QString(found->hostDriver), nodesChanged);
}

void SimulatedNodes::setUsbDriver(const DeviceKey &device, const QString &driver, bool *nodesChanged)
{
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        if (m_entries[i].node.usbInterface && m_entries[i].node.parent == device)
            setDriver(DeviceKey(m_entries[i].node.key), driver, nodesChanged);
    }
}

void SimulatedNodes::returnUsbToHost(const DeviceKey &device, bool *nodesChanged)
{
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        if (m_entries[i].node.usbInterface && m_entries[i].node.parent == device)
            returnToHost(DeviceKey(m_entries[i].node.key), nodesChanged);
    }
}

void SimulatedNodes::returnAllToHost()
{
    bool ignored = false;
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        if (m_entries[i].bindsDriver)
            returnToHost(DeviceKey(m_entries[i].node.key), &ignored);
    }
}

bool SimulatedNodes::unplug(const DeviceKey &key)
{
    Entry *found = entry(key);
    if (!found || found->unplugged)
        return false;
    found->unplugged = true;
    return true;
}

bool SimulatedNodes::plug(const DeviceKey &key)
{
    Entry *found = entry(key);
    if (!found || !found->unplugged)
        return false;
    found->unplugged = false;
    renumberUsb(key);
    return true;
}

Result<void> SimulatedNodes::add(const QByteArray &xml)
{
    Result<NodeDevice> node = parseNodeDevice(xml);
    if (!node)
        return std::unexpected(node.error());
    append(*std::move(node), nullptr);
    return {};
}

void SimulatedNodes::renumberUsb(const DeviceKey &key)
{
    Entry *found = entry(key);
    if (!found || !found->node.usbDevice)
        return;
    int highest = 0;
    for (const Entry &other : m_entries) {
        if (other.node.usbDevice && other.node.usbDevice->address.bus == found->node.usbDevice->address.bus)
            highest = std::max(highest, other.node.usbDevice->address.device);
    }
    found->node = rewritten(found->node, [highest](pugi::xml_node device) { writeUsbNumber(device, highest + 1); });
    bool ignored = false;
    returnUsbToHost(key, &ignored); // the kernel binds its own drivers to what is plugged in
}

} // namespace riser
