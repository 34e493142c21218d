// SPDX-License-Identifier: GPL-3.0-or-later
// Node devices: detach and reattach as libvirt's qemu driver does them (facts §1).
#include "core/host/simulated/answers.h"
#include "core/host/simulated/simulated_host.h"

#include <algorithm>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

QString pciName(const PciAddress &address)
{
    return u"PCI device %1"_s.arg(address.toString());
}

} // namespace

void SimulatedHost::setDriver(const DeviceKey &key, const QString &driver, Events &events)
{
    bool nodesChanged = false;
    m_nodes.setDriver(key, driver, &nodesChanged);
    if (nodesChanged)
        events << SimulatedEvent();
}

const SimulatedDomain *SimulatedHost::holderOf(const PciAddress &address) const
{
    for (const SimulatedDomain &domain : m_domains) {
        const QList<Hostdev> held = domain.liveHostdevs();
        if (std::ranges::any_of(held, [&address](const Hostdev &hostdev) { return hostdev.pci == address; }))
            return &domain;
    }
    return nullptr;
}

const SimulatedDomain *SimulatedHost::holderOf(const UsbAddress &address) const
{
    for (const SimulatedDomain &domain : m_domains) {
        const QList<Hostdev> held = domain.liveHostdevs();
        if (std::ranges::any_of(held, [&address](const Hostdev &hostdev) { return hostdev.usbAddress == address; }))
            return &domain;
    }
    return nullptr;
}

Result<const NodeDevice *> SimulatedHost::pciNode(const DeviceKey &key) const
{
    const NodeDevice *node = m_nodes.find(key);
    if (!node)
        return std::unexpected(answers::noSuchNode(m_name, key));
    if (!node->pci)
        return std::unexpected(answers::notPci(m_name, key));
    if (const SimulatedDomain *holder = holderOf(node->pci->address))
        return std::unexpected(answers::inUse(m_name, pciName(node->pci->address), holder->name()));
    return node;
}

Result<void> SimulatedHost::detach(const DeviceKey &key, const QString &driver, Events &events)
{
    if (m_facts.vfio == false || m_facts.iommu == false)
        return std::unexpected(answers::noVfio(m_name, key));
    const Result<const NodeDevice *> node = pciNode(key);
    if (!node)
        return std::unexpected(node.error());
    // libvirt asks nothing more: a bridge, the root disk and a function whose group stays behind are all taken. Of a
    // bridge the kernel's vfio-pci wants nothing, so it is left with no driver at all.
    if ((*node)->pci->bridge)
        setDriver(key, {}, events);
    else if (!isVfioDriver((*node)->driver) || (!driver.isEmpty() && driver != "vfio"_L1 && driver != (*node)->driver))
        setDriver(key, driver.isEmpty() || driver == "vfio"_L1 ? u"vfio-pci"_s : driver, events);
    m_keptOut << key;
    return {};
}

Result<void> SimulatedHost::reattach(const DeviceKey &key, Events &events)
{
    const Result<const NodeDevice *> node = pciNode(key);
    if (!node)
        return std::unexpected(node.error());
    m_keptOut.remove(key);
    bool nodesChanged = false;
    m_nodes.returnToHost(key, &nodesChanged);
    if (nodesChanged)
        events << SimulatedEvent();
    return {};
}

Result<void> SimulatedHost::detachNode(const DeviceKey &key, const QString &driver)
{
    return changing([&](Events &events) { return detach(key, driver, events); });
}

Result<void> SimulatedHost::reattachNode(const DeviceKey &key)
{
    return changing([&](Events &events) { return reattach(key, events); });
}

void SimulatedHost::unplugDevice(const DeviceKey &key)
{
    changing([&](Events &events) {
        if (m_nodes.unplug(key))
            events << SimulatedEvent();
        return true;
    });
}

void SimulatedHost::plugDevice(const DeviceKey &key)
{
    changing([&](Events &events) {
        if (m_nodes.plug(key)) {
            events << SimulatedEvent();
            takeIfPooled(key, events);
        }
        return true;
    });
}

Result<void> SimulatedHost::addDevice(const QByteArray &nodeXml)
{
    return changing([&](Events &events) {
        Result<void> added = m_nodes.add(nodeXml);
        if (added)
            events << SimulatedEvent();
        return added;
    });
}

void SimulatedHost::replugUsb(const DeviceKey &key)
{
    unplugDevice(key);
    plugDevice(key);
}

void SimulatedHost::bindDriver(const DeviceKey &key, const QString &driver)
{
    changing([&](Events &events) {
        setDriver(key, driver, events);
        const NodeDevice *const node = m_nodes.find(key);
        if (node && node->usbInterface && !driver.isEmpty() && driver != "usbfs"_L1)
            takeIfPooled(DeviceKey(node->parent), events);
        return true;
    });
}

void SimulatedHost::setFacts(const HostFacts &facts)
{
    const std::lock_guard lock(m_mutex);
    m_facts = facts;
}

} // namespace riser
