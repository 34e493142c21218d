// SPDX-License-Identifier: GPL-3.0-or-later
// How a new inventory becomes row changes. What a row shows is in device_model.cpp.
#include "ui/models/device_node.h"
#include "ui/models/row_changes.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace riser {

namespace {

QString prefix(const DeviceHost &host)
{
    return host.id.isEmpty() ? QString() : host.id.value() + u'/';
}

QString deviceId(const DeviceHost &host, const Device &device)
{
    return prefix(host) + "device:"_L1 + device.key.value();
}

QList<const Device *> shownDevices(const Inventory &inventory, const DomainId &scope)
{
    if (!scope.isEmpty())
        return inventory.devicesOf(scope);
    QList<const Device *> all;
    all.reserve(inventory.devices().size());
    for (const Device &device : inventory.devices())
        all.append(&device);
    return all;
}

} // namespace

QList<DeviceModel::Wanted> DeviceModel::membersOf(const Wanted &unit)
{
    QList<Wanted> members;
    members.reserve(unit.members.size());
    for (const Device *member : unit.members)
        members.append({.id = deviceId(unit.source->host, *member),
                        .source = unit.source,
                        .unit = nullptr,
                        .device = member,
                        .members = {}});
    return members;
}

/// In the inventory's order; a unit stands where its first member would.
QList<DeviceModel::Wanted> DeviceModel::wantedRows(const Source &source) const
{
    if (!source.host.inventory)
        return {};
    const Inventory &inventory = *source.host.inventory;
    const QList<const Device *> devices = shownDevices(inventory, m_scope);
    QList<int> members(inventory.units().size(), 0); // shown members of each unit
    for (const Device *device : devices) {
        if (device->unit >= 0)
            ++members[device->unit];
    }
    QList<int> rowOfUnit(inventory.units().size(), -1);
    QList<Wanted> wanted;
    wanted.reserve(devices.size());
    for (const Device *device : devices) {
        if (device->unit < 0 || members[device->unit] < 2) {
            wanted.append({.id = deviceId(source.host, *device),
                           .source = &source,
                           .unit = nullptr,
                           .device = device,
                           .members = {}});
            continue;
        }
        const Unit &unit = inventory.units()[device->unit];
        int &row = rowOfUnit[device->unit];
        if (row < 0) {
            row = int(wanted.size());
            wanted.append({.id = prefix(source.host) + "unit:"_L1 + unit.id,
                           .source = &source,
                           .unit = &unit,
                           .device = device,
                           .members = {}});
        }
        wanted[row].members.append(device);
    }
    return wanted;
}

void DeviceModel::setInventory(InventoryPtr inventory)
{
    DeviceHost host = m_sources.empty() ? DeviceHost() : m_sources.front()->host;
    host.inventory = std::move(inventory);
    setHosts({host});
}

void DeviceModel::setTransitions(const QHash<DeviceKey, Transition> &transitions)
{
    DeviceHost host = m_sources.empty() ? DeviceHost() : m_sources.front()->host;
    host.transitions = transitions;
    setHosts({host});
}

void DeviceModel::setHosts(const QList<DeviceHost> &hosts)
{
    // Nodes point into the sources and inventories before until they are synced.
    std::vector<std::unique_ptr<Source>> before = std::exchange(m_sources, {});
    QList<InventoryPtr> held;
    QList<const Source *> touched;
    QList<Wanted> wanted;
    bool same = before.size() == std::size_t(hosts.size()); // the same hosts in the same order, none read again
    for (const DeviceHost &host : hosts) {
        const auto known =
            std::ranges::find_if(before, [&host](const auto &source) { return source && source->host.id == host.id; });
        same = same && std::size_t(known - before.begin()) == m_sources.size() &&
               (*known)->host.inventory == host.inventory;
        m_sources.push_back(known == before.end() ? std::make_unique<Source>() : std::move(*known));
        Source &source = *m_sources.back();
        if (known != before.end() && (source.host.name != host.name || source.host.stale != host.stale))
            touched << &source;
        source.host.id = host.id;
        source.host.name = host.name;
        source.host.stale = host.stale;
        held << std::exchange(source.host.inventory, host.inventory);
        if (held.last() != host.inventory)
            source.wanted = wantedRows(source);
        wanted << source.wanted;
    }
    if (!same)
        sync(m_root.get(), wanted);
    for (const Source *source : std::as_const(touched))
        remakeWords(*m_root, source);
    for (qsizetype at = 0; at < hosts.size(); ++at)
        takeTransitions(*m_sources[at], hosts[at].transitions);
    const bool busy = std::ranges::any_of(hosts, [](const DeviceHost &host) { return !host.transitions.isEmpty(); });
    if (!busy)
        m_clock.stop();
    else if (!m_clock.isActive())
        m_clock.start();
}

void DeviceModel::setLabels(LabelsOf labels)
{
    m_labels = std::move(labels);
    remakeWords(*m_root, nullptr);
}

void DeviceModel::setGuest(const QHash<DeviceKey, GuestSight> &sights)
{
    if (sights == m_guest)
        return;
    m_guest = sights;
    remakeWords(*m_root, nullptr);
}

DeviceRow DeviceModel::rowOf(const Source &source, const Device &device) const
{
    DeviceRow row =
        makeDeviceRow(device, m_scope, source.host.name, m_labels ? m_labels(source.host.id, device) : QStringList());
    if (const auto sight = m_guest.constFind(device.key); sight != m_guest.constEnd())
        addGuest(row, *sight);
    return row;
}

DeviceRow DeviceModel::rowOf(const Wanted &wanted) const
{
    if (!wanted.unit)
        return rowOf(*wanted.source, *wanted.device);
    QList<DeviceRow> rows;
    rows.reserve(wanted.members.size());
    for (const Device *member : wanted.members)
        rows.append(rowOf(*wanted.source, *member));
    return makeUnitRow(*wanted.unit, rows);
}

/// The devices are the same, and what is said of them beside is not. A host's rows are told even so: they may have
/// become old.
void DeviceModel::remakeWords(Node &parent, const Source *source)
{
    for (const NodePtr &node : parent.children) {
        if (source && node->source != source)
            continue;
        remakeWords(*node, source);
        QList<DeviceRow> rows;
        for (const NodePtr &child : node->children)
            rows.append(child->words);
        DeviceRow words = node->unit ? makeUnitRow(*node->unit, rows) : rowOf(*node->source, *node->device);
        if (!source && words == node->words)
            continue;
        node->words = std::move(words);
        emitChanged(node.get(), DeviceColumn::Device, lastColumn);
    }
}

bool DeviceModel::sync(Node *parent, const QList<Wanted> &wanted)
{
    QList<QString> before;
    before.reserve(qsizetype(parent->children.size()));
    for (const NodePtr &child : parent->children)
        before.append(child->id);
    QList<QString> after;
    after.reserve(wanted.size());
    for (const Wanted &one : wanted)
        after.append(one.id);

    QList<char> fresh(wanted.size(), 0);
    const QList<RowChange> changes = rowChanges(before, after);
    for (const RowChange &change : changes) {
        switch (change.kind) {
        case RowChange::Kind::Remove:
            remove(parent, change.row, change.count);
            break;
        case RowChange::Kind::Insert:
            insert(parent, change.row, wanted, change.from, change.count);
            std::fill_n(fresh.begin() + change.from, change.count, 1);
            break;
        case RowChange::Kind::Move:
            move(parent, change.row, change.to);
            break;
        }
    }
    bool changed = !changes.isEmpty();
    for (int row = 0; row < wanted.size(); ++row) {
        if (!fresh[row])
            changed |= refresh(parent->children[row].get(), wanted[row]);
    }
    return changed;
}

DeviceModel::NodePtr DeviceModel::makeNode(Node *parent, const Wanted &wanted)
{
    auto node = std::make_unique<Node>();
    node->id = wanted.id;
    node->source = wanted.source;
    node->parent = parent;
    node->unit = wanted.unit;
    node->device = wanted.device;
    node->words = rowOf(wanted);
    if (!wanted.unit) {
        node->key = wanted.device->key;
        m_byKey.insert({wanted.source->host.id, node->key}, node.get());
        return node;
    }
    for (const Wanted &member : membersOf(wanted))
        node->children.push_back(makeNode(node.get(), member));
    node->renumber(0);
    return node;
}

void DeviceModel::insert(Node *parent, int row, const QList<Wanted> &wanted, int from, int count)
{
    beginInsertRows(indexOf(parent), row, row + count - 1);
    std::vector<NodePtr> made;
    made.reserve(count);
    for (int i = from; i < from + count; ++i)
        made.push_back(makeNode(parent, wanted[i]));
    parent->children.insert(parent->children.begin() + row, std::make_move_iterator(made.begin()),
                            std::make_move_iterator(made.end()));
    parent->renumber(row);
    endInsertRows();
    for (int i = row; parent != m_root.get() && i < row + count; ++i)
        emitChanged(parent->children[i].get(), DeviceColumn::Device, lastColumn); // as in emitChanged()
}

void DeviceModel::forget(const Node &node)
{
    // A device that changed between top and unit may have its new row already.
    const std::pair key(node.source->host.id, node.key);
    if (!node.unit && m_byKey.value(key) == &node)
        m_byKey.remove(key);
    for (const NodePtr &child : node.children)
        forget(*child);
}

void DeviceModel::remove(Node *parent, int row, int count)
{
    beginRemoveRows(indexOf(parent), row, row + count - 1);
    const auto first = parent->children.begin() + row;
    std::for_each(first, first + count, [this](const NodePtr &node) { forget(*node); });
    parent->children.erase(first, first + count);
    parent->renumber(row);
    endRemoveRows();
}

void DeviceModel::move(Node *parent, int from, int to)
{
    const QModelIndex index = indexOf(parent);
    beginMoveRows(index, from, from, index, to > from ? to + 1 : to);
    const auto at = parent->children.begin();
    if (from < to)
        std::rotate(at + from, at + from + 1, at + to + 1);
    else
        std::rotate(at + to, at + from, at + from + 1);
    parent->renumber(std::min(from, to));
    endMoveRows();
}

/// A row that stays: takes over the new device and tells views only when a word of it changed.
bool DeviceModel::refresh(Node *node, const Wanted &wanted)
{
    if (node->device == wanted.device && node->unit == wanted.unit && node->source == wanted.source)
        return false; // of a host that wasn't read again
    bool changed = false;
    node->source = wanted.source;
    if (wanted.unit) {
        changed = sync(node, membersOf(wanted));
    } else {
        changed = !(*node->device == *wanted.device);
    }
    node->unit = wanted.unit;
    node->device = wanted.device;
    if (!changed)
        return false;
    DeviceRow words = rowOf(wanted);
    if (!(words == node->words)) {
        node->words = std::move(words);
        emitChanged(node, DeviceColumn::Device, lastColumn);
    }
    return true;
}

} // namespace riser
