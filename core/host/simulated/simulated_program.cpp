// SPDX-License-Identifier: GPL-3.0-or-later
// riser-host on a simulated host: its inventory, its USB verbs and its pool.
#include "core/host/simulated/simulated_host.h"
#include "core/hosthelper/standing.h"
#include "core/xml/hardware_id.h"

#include <algorithm>

namespace riser {

using namespace Qt::StringLiterals;

using protocol::Fault;
using State = HostProgramFacts::State;
using EntryState = PoolEntry::State;

namespace {

/// What riser-host speaks of: PCI endpoints and USB devices that have a port.
bool isSubject(const NodeDevice &node)
{
    return (node.pci && !node.pci->bridge) || (node.usbDevice && UsbPort::fromNodeName(node.key.value()));
}

/// What riser-host is like in this state, but for its inventory.
HostProgramFacts standingFacts(const QString &host, State state, const QString &version)
{
    switch (state) {
    case State::NotReachable:
        return standing::notReachable(host, u"there is no way to it."_s);
    case State::Starting:
        return standing::starting(host);
    case State::Present:
        break;
    case State::Absent:
        return standing::absent(host);
    case State::NoRight:
        return standing::noRight(host);
    case State::TooOld:
        return standing::tooOld(host, version);
    case State::TooNew:
        return standing::tooNew(host, version);
    case State::Broken:
        return standing::broken(host, u"It ended."_s);
    }
    HostProgramFacts facts;
    facts.state = state;
    facts.version = version;
    return facts;
}

} // namespace

QString SimulatedHost::seenDriver(const NodeDevice &node) const
{
    if (!node.usbDevice)
        return node.driver;
    QStringList drivers;
    for (const NodeDevice *interface : m_nodes.usbInterfaces(node.key)) {
        if (!interface->driver.isEmpty() && !drivers.contains(interface->driver))
            drivers << interface->driver;
    }
    return drivers.join(u',');
}

SimulatedPool::Seen SimulatedHost::seen(const NodeDevice &node) const
{
    const QString driver = seenDriver(node);
    const bool free = node.pci ? isVfioDriver(driver) : driver.isEmpty() || driver == "usbfs"_L1;
    SimulatedPool::Seen seen{
        .key = node.key, .identity = m_program.identities.value(node.key), .free = free, .uses = {}};
    if (seen.identity.id.isEmpty())
        seen.identity.id = hardwareId(node);
    // What the host does with a device ends with its driver.
    if (!free && !driver.isEmpty())
        seen.uses = m_program.uses.value(node.key);
    return seen;
}

QList<SimulatedPool::Seen> SimulatedHost::seenDevices() const
{
    QList<SimulatedPool::Seen> devices;
    const QList<NodeDevice> nodes = m_nodes.visible();
    for (const NodeDevice &node : nodes) {
        if (isSubject(node))
            devices << seen(node);
    }
    return devices;
}

/// With the lock held.
HostProgramFacts SimulatedHost::programFacts() const
{
    HostProgramFacts facts = standingFacts(m_name, m_program.state, m_program.version);
    if (!facts.present())
        return facts;
    facts.live = m_program.live;
    facts.inventory.hostname = m_name;
    facts.inventory.bootId = u"boot-%1"_s.arg(m_program.boots);
    const QList<SimulatedPool::Seen> devices = seenDevices();
    for (const SimulatedPool::Seen &device : devices) {
        const NodeDevice *const node = m_nodes.find(device.key);
        HostDevice told{.key = device.key,
                        .identity = device.identity,
                        .driver = seenDriver(*node),
                        .driverOverride = node->pci && isVfioDriver(node->driver) ? node->driver : QString(),
                        .uses = device.uses};
        told.identity.remembered = node->pci && isVfioDriver(node->driver) && !device.identity.unique().isEmpty();
        facts.inventory.devices << told;
    }
    facts.inventory.pool = m_program.pool.entries(devices);
    for (const SimulatedArmed &armed : m_program.armed) {
        const auto left = armed.until - std::chrono::steady_clock::now();
        const auto seconds = std::chrono::ceil<std::chrono::seconds>(left).count();
        facts.inventory.armed << ArmedReturn{.devices = armed.devices,
                                             .secondsLeft = int(std::max<qint64>(seconds, 0))};
    }
    return facts;
}

HostProgramFacts SimulatedHost::hostProgram() const
{
    const std::lock_guard lock(m_mutex);
    return programFacts();
}

Result<const NodeDevice *> SimulatedHost::subject(const DeviceKey &key) const
{
    if (m_program.state != State::Present)
        return std::unexpected(standing::refusal(m_name, programFacts()));
    const NodeDevice *const node = m_nodes.find(key);
    if (node && isSubject(*node))
        return node;
    return std::unexpected(standing::fault(
        m_name, standing::deviceText(key),
        {.code = Fault::Code::NoSuchDevice, .text = u"There is no device %1."_s.arg(key.value()), .uses = {}}));
}

Result<HostUses> SimulatedHost::blastRadius(const DeviceKey &key) const
{
    const std::lock_guard lock(m_mutex);
    const Result<const NodeDevice *> node = subject(key);
    if (!node)
        return std::unexpected(node.error());
    HostUses uses = seen(**node).uses;
    const QList<const NodeDevice *> mates = m_nodes.groupMates(**node);
    for (const NodeDevice *mate : mates) {
        if (isSubject(*mate))
            uses << seen(*mate).uses;
    }
    return uses;
}

Result<void> SimulatedHost::takeUsb(const NodeDevice &node, Events &events)
{
    const QString text = standing::deviceText(node.key);
    if (const HostUses uses = seen(node).uses; blocks(uses))
        return std::unexpected(standing::fault(m_name, text, {.code = Fault::Code::Refused, .text = {}, .uses = uses}));
    if (const SimulatedDomain *holder = holderOf(node.usbDevice->address)) {
        return std::unexpected(standing::fault(
            m_name, text, {.code = Fault::Code::Busy, .text = u"%1 has it open."_s.arg(holder->name()), .uses = {}}));
    }
    bool changed = false;
    m_nodes.setUsbDriver(DeviceKey(node.key), {}, &changed);
    if (changed)
        events << SimulatedEvent();
    return {};
}

Result<void> SimulatedHost::usbDetach(const UsbPort &port)
{
    return changing([&](Events &events) -> Result<void> {
        const Result<const NodeDevice *> node = subject(DeviceKey(port.toNodeName()));
        if (!node)
            return std::unexpected(node.error());
        return takeUsb(**node, events);
    });
}

Result<void> SimulatedHost::usbAttach(const UsbPort &port)
{
    return changing([&](Events &events) -> Result<void> {
        const Result<const NodeDevice *> node = subject(DeviceKey(port.toNodeName()));
        if (!node)
            return std::unexpected(node.error());
        if (const SimulatedDomain *holder = holderOf((*node)->usbDevice->address)) {
            return std::unexpected(standing::fault(
                m_name, standing::deviceText((*node)->key),
                {.code = Fault::Code::Busy, .text = u"%1 has it open."_s.arg(holder->name()), .uses = {}}));
        }
        usbToHost(DeviceKey((*node)->key), events);
        return {};
    });
}

Result<void> SimulatedHost::poolKeep(const QList<DeviceKey> &unit)
{
    return changing([&](Events &events) -> Result<void> {
        QList<SimulatedPool::Seen> devices;
        for (const DeviceKey &key : unit) {
            const Result<const NodeDevice *> node = subject(key);
            if (!node)
                return std::unexpected(node.error());
            devices << seen(**node);
        }
        m_program.pool.keep(devices);
        events << SimulatedEvent();
        return {};
    });
}

Result<void> SimulatedHost::poolForget(const QList<DeviceKey> &devices)
{
    return changing([&](Events &events) -> Result<void> {
        if (m_program.state != State::Present)
            return std::unexpected(standing::refusal(m_name, programFacts()));
        m_program.pool.forget(devices);
        events << SimulatedEvent();
        return {};
    });
}

Result<void> SimulatedHost::poolMove(const DeviceKey &was, const DeviceKey &now)
{
    return changing([&](Events &events) -> Result<void> {
        const Result<const NodeDevice *> node = subject(now);
        if (!node)
            return std::unexpected(node.error());
        if (!m_program.pool.contains(was))
            return refuse({was}, Fault::Code::NoSuchDevice, u"It isn't in the record of the pool."_s);
        if (!m_program.pool.move(was, seen(**node)))
            return refuse({was}, Fault::Code::Refused, u"Another device is at %1."_s.arg(now.value()));
        events << SimulatedEvent();
        return {};
    });
}

/// What riser-host's udev rule does when a driver of the host got a USB device, or a PCI function appeared, that
/// belongs into the pool: its unit goes back there.
void SimulatedHost::takeIfPooled(const DeviceKey &key, Events &events)
{
    if (m_program.state == State::Present && m_program.pool.contains(key))
        restorePool({key}, events);
}

/// As the kernel does it, or QEMU that lets go of a device: and then the rule hears of it.
void SimulatedHost::usbToHost(const DeviceKey &key, Events &events)
{
    bool changed = false;
    m_nodes.returnUsbToHost(key, &changed);
    if (changed)
        events << SimulatedEvent();
    takeIfPooled(key, events);
}

/// A unit goes whole, or not at all.
void SimulatedHost::restorePool(const QList<DeviceKey> &only, Events &events)
{
    const QList<PoolEntry> entries = m_program.pool.entries(seenDevices());
    QSet<QString> asked;
    QSet<QString> unfit;
    for (const PoolEntry &entry : entries) {
        if (only.isEmpty() || only.contains(entry.key))
            asked << entry.unit;
        if (entry.state == EntryState::Blocked || entry.state == EntryState::Changed)
            unfit << entry.unit;
    }
    for (const PoolEntry &entry : entries) {
        if (entry.state != EntryState::Returned || !asked.contains(entry.unit) || unfit.contains(entry.unit))
            continue;
        const NodeDevice *const node = m_nodes.find(entry.key);
        if (node->usbDevice)
            (void)takeUsb(*node, events);
        else
            (void)detach(entry.key, {}, events);
    }
}

Result<void> SimulatedHost::poolRestore(const QList<DeviceKey> &devices)
{
    return changing([&](Events &events) -> Result<void> {
        if (m_program.state != State::Present)
            return std::unexpected(standing::refusal(m_name, programFacts()));
        restorePool(devices, events);
        return standing::restored(m_name, m_program.pool.entries(seenDevices()), devices);
    });
}

} // namespace riser
