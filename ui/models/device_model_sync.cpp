// SPDX-License-Identifier: GPL-3.0-or-later
// How a new inventory becomes row changes. What a row shows is in device_model.cpp.
#include "ui/models/device_node.h"
#include "ui/models/row_changes.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace riser {

namespace {

QString deviceId(const Device &device)
{
    return "device:"_L1 + device.key.value();
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

/// In the inventory's order; a unit stands where its first member would.
QList<DeviceModel::Wanted> DeviceModel::wantedRows(const Inventory &inventory) const
{
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
            wanted.append({.id = deviceId(*device), .unit = nullptr, .device = device, .members = {}});
            continue;
        }
        const Unit &unit = inventory.units()[device->unit];
        int &row = rowOfUnit[device->unit];
        if (row < 0) {
            row = int(wanted.size());
            wanted.append({.id = "unit:"_L1 + unit.id, .unit = &unit, .device = device, .members = {}});
        }
        wanted[row].members.append(device);
    }
    return wanted;
}

void DeviceModel::setInventory(InventoryPtr inventory)
{
    if (inventory == m_inventory)
        return;
    const InventoryPtr before =
        std::exchange(m_inventory, std::move(inventory)); // nodes point into it until they're synced
    sync(m_root.get(), m_inventory ? wantedRows(*m_inventory) : QList<Wanted>());
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
    node->parent = parent;
    node->unit = wanted.unit;
    node->device = wanted.device;
    if (!wanted.unit) {
        node->words = makeDeviceRow(*wanted.device, m_scope);
        m_byKey.insert(wanted.device->key, node.get());
        return node;
    }
    node->words = makeUnitRow(*wanted.unit, wanted.members, m_scope);
    for (const Device *member : wanted.members)
        node->children.push_back(
            makeNode(node.get(), {.id = deviceId(*member), .unit = nullptr, .device = member, .members = {}}));
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
        emitChanged(parent->children[i].get(), DeviceColumn::Device, DeviceColumn::Actions); // as in emitChanged()
}

void DeviceModel::forget(const Node &node)
{
    // A device that changed between top and unit may have its new row already.
    const DeviceKey key(node.id.mid("device:"_L1.size()));
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
    bool changed = false;
    if (wanted.unit) {
        QList<Wanted> members;
        for (const Device *member : wanted.members)
            members.append({.id = deviceId(*member), .unit = nullptr, .device = member, .members = {}});
        changed = sync(node, members);
    } else {
        changed = !(*node->device == *wanted.device);
    }
    node->unit = wanted.unit;
    node->device = wanted.device;
    if (!changed)
        return false;
    DeviceRow words =
        wanted.unit ? makeUnitRow(*wanted.unit, wanted.members, m_scope) : makeDeviceRow(*wanted.device, m_scope);
    if (!(words == node->words)) {
        node->words = std::move(words);
        emitChanged(node, DeviceColumn::Device, DeviceColumn::Actions);
    }
    return true;
}

} // namespace riser
