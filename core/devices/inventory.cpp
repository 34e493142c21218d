// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/devices/inventory.h"

#include "core/devices/claims.h"
#include "core/devices/device_kind.h"
#include "core/devices/identities.h"
#include "core/devices/pool_state.h"
#include "core/devices/rules_common.h"
#include "core/devices/status.h"
#include "core/devices/unit_problems.h"
#include "core/devices/units.h"

#include <algorithm>
#include <ranges>
#include <tuple>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

Device makeDevice(const NodeDevice &node, const DeviceKind &kind, const NodeTree &tree)
{
    Device device;
    device.key = node.key;
    device.kind = &kind;
    device.node = node;
    device.neverAssignable = kind.whyNeverAssignable(node, tree);
    device.chip = device.neverAssignable.isEmpty() ? kind.chipId(node) : u"bridge"_s;
    device.title = kind.title(node);
    device.address = kind.addressText(node);
    device.driver = kind.driverText(node, tree);
    device.serial = kind.serial(node, tree);
    device.model = kind.model(node, tree);
    device.hold = kind.hold(node, tree);
    if (node.pci) {
        device.iommuGroup = node.pci->iommuGroup;
        device.numaNode = node.pci->numaNode;
        device.linkState = node.pci->linkState;
        device.linkCapability = node.pci->linkCapability;
    }
    return device;
}

void markSharedNumbers(QList<Device> &devices)
{
    QHash<std::pair<QString, QString>, qsizetype> first;
    for (qsizetype i = 0; i < devices.size(); ++i) {
        const DeviceIdentity &identity = devices[i].identity;
        const QString unique = identity.unique();
        if (unique.isEmpty())
            continue;
        const std::pair number(identity.id, unique);
        if (const auto before = first.constFind(number); before != first.cend())
            devices[i].numberIsShared = devices[*before].numberIsShared = true;
        else
            first.insert(number, i);
    }
}

Device makeMissing(const MissingClaim &missing)
{
    Device device;
    device.key = missing.device.key;
    device.kind = missing.kind;
    device.node.key = missing.device.key;
    device.missing = true;
    device.chip = missing.device.chip;
    device.title = missing.device.title;
    device.address = missing.device.address;
    return device;
}

/// Where a device stands in lists.
struct ListPlace {
    bool missing;
    qsizetype kind;
    std::optional<PciAddress> pci;
    std::optional<UsbPort> port;
    QString name;
    qsizetype index;

    bool operator<(const ListPlace &other) const
    {
        return std::tie(missing, kind, pci, port, name) <
               std::tie(other.missing, other.kind, other.pci, other.port, other.name);
    }
};

ListPlace placeOf(const Device &device, qsizetype index)
{
    const auto kinds = deviceKinds();
    const bool usb = device.node.usbDevice.has_value();
    return {.missing = device.missing,
            .kind = std::ranges::find(kinds, device.kind) - kinds.begin(),
            .pci = device.node.pci ? std::optional(device.node.pci->address) : std::nullopt,
            .port = usb ? UsbPort::fromNodeName(device.key.value()) : std::nullopt,
            .name = device.key.value(),
            .index = index};
}

} // namespace

Inventory::Inventory(HostSnapshotPtr snapshot)
    : m_snapshot(std::move(snapshot))
    , m_tree(m_snapshot->nodes)
    , m_hostUse(*m_snapshot, m_tree)
{
    listDevices();
    addClaims();
    sortDevices();
    m_units = makeUnits(m_devices);
    m_hostUse.countUnits(m_units);
    addProblems();
}

void Inventory::listDevices()
{
    const Identities identities(*m_snapshot);
    m_devices.reserve(m_snapshot->nodes.size());
    for (const NodeDevice &node : m_snapshot->nodes) {
        const DeviceKind *kind = kindOf(node);
        if (!kind)
            continue;
        Device device = makeDevice(node, *kind, m_tree);
        identities.addTo(device);
        m_devices << std::move(device);
    }
    markSharedNumbers(m_devices);
}

void Inventory::addClaims()
{
    Claims claims = findClaims(*m_snapshot, m_devices);
    for (Device &device : m_devices)
        device.claims = claims.byDevice.value(device.key);
    QHash<DeviceKey, qsizetype> missing;
    for (const MissingClaim &claim : std::as_const(claims.missing)) {
        auto found = missing.constFind(claim.device.key);
        if (found == missing.cend()) {
            found = missing.insert(claim.device.key, m_devices.size());
            m_devices << makeMissing(claim);
        }
        m_devices[*found].claims << claim.claim;
    }
    addWaiting();
    for (Device &device : m_devices)
        device.status = statusOf(device.hold, !device.claims.isEmpty(), m_snapshot->unreadDomains.isEmpty());
}

void Inventory::addWaiting()
{
    QSet<DeviceKey> known;
    for (const Device &device : std::as_const(m_devices))
        known << device.key;
    for (const PoolEntry &entry : m_snapshot->hostProgram.inventory.pool) {
        if (entry.state == PoolEntry::State::Missing && !known.contains(entry.key))
            m_devices << waitingDevice(entry);
    }
}

void Inventory::sortDevices()
{
    QList<ListPlace> places;
    places.reserve(m_devices.size());
    for (qsizetype i = 0; i < m_devices.size(); ++i)
        places << placeOf(m_devices[i], i);
    std::ranges::sort(places, [](const ListPlace &a, const ListPlace &b) { return a < b; });
    QList<Device> sorted;
    sorted.reserve(m_devices.size());
    for (const ListPlace &place : std::as_const(places))
        sorted << std::move(m_devices[place.index]);
    m_devices = std::move(sorted);
    m_index.reserve(m_devices.size());
    for (qsizetype i = 0; i < m_devices.size(); ++i) {
        m_index.insert(m_devices[i].key, i);
        for (const Claim &claim : std::as_const(m_devices[i].claims))
            m_byDomain[claim.domain] << i;
    }
}

void Inventory::addProblems()
{
    const UnitProblems ofUnits(*this);
    for (Device &device : m_devices) {
        QList<Problem> problems = claimProblems(device) + unreadVmProblems(device, m_snapshot->unreadDomains);
        const bool onHost =
            !device.missing && device.hold != HostHold::Free && std::ranges::none_of(device.claims, &Claim::live);
        problems << ofUnits.matesNotReady(device);
        if (onHost)
            problems << ofUnits.of(device);
        if (const PoolEntry *entry = poolEntryOf(*m_snapshot, device.key)) {
            if (const std::optional<Problem> problem = poolProblem(device, *entry, hostLabel(*this)))
                problems.prepend(*problem);
        }
        device.problems = problems;
    }
}

const Device *Inventory::device(const DeviceKey &key) const
{
    const auto found = m_index.constFind(key);
    return found == m_index.cend() ? nullptr : &m_devices[*found];
}

const Unit *Inventory::unitOf(const DeviceKey &key) const
{
    const Device *found = device(key);
    return found && found->unit >= 0 ? &m_units[found->unit] : nullptr;
}

UnitRoles Inventory::roles(const DeviceKey &key) const
{
    UnitRoles roles{.asked = key, .companions = {}, .bystanders = {}};
    const Unit *unit = unitOf(key);
    if (!unit)
        return roles;
    const Device *asked = device(key);
    for (const DeviceKey &member : unit->members) {
        if (member != key)
            (sameCard(asked->node, device(member)->node) ? roles.companions : roles.bystanders) << member;
    }
    return roles;
}

QList<const Device *> Inventory::devicesOf(const DomainId &id) const
{
    QList<const Device *> list;
    for (const qsizetype index : m_byDomain.value(id))
        list << &m_devices[index];
    return list;
}

} // namespace riser
