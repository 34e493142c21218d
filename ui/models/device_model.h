// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/devices/inventory.h"
#include "core/host/host_session.h"
#include "ui/models/device_row.h"

#include <QAbstractItemModel>
#include <QHash>
#include <QTimer>

#include <memory>
#include <utility>

namespace riser {

/// The devices of a host, or of one VM, as a tree: a unit of several functions is a row with its members below, every
/// other device a row at the top. A new inventory becomes the smallest set of row changes, never a reset, so selection
/// and scroll position stay. GUI thread.
class DeviceModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Role { SortRole = Qt::UserRole, BusyRole, SearchRole };

    explicit DeviceModel(DomainId scope = {}, QObject *parent = nullptr);
    ~DeviceModel() override;

    void setInventory(InventoryPtr inventory); ///< null: no rows
    void setTransitions(const QHash<DeviceKey, Transition> &transitions);
    const InventoryPtr &inventory() const { return m_inventory; }
    const DomainId &scope() const { return m_scope; }

    /// The device of a row; of a unit row the first member, which is the one to act on. Empty for an invalid index.
    DeviceKey key(const QModelIndex &index) const;
    const Device *device(const QModelIndex &index) const; ///< nullptr for a unit row. Valid until the next inventory
    bool isUnit(const QModelIndex &index) const;
    const DeviceRow &deviceRow(const QModelIndex &index) const; ///< `index` must be valid
    QModelIndex indexOf(const DeviceKey &key) const;            ///< of the device's own row
    int deviceCount() const { return int(m_byKey.size()); }
    /// Sentences for tool tip and details: status, claims, problems, link. Plain text.
    QString details(const QModelIndex &index) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Node;
    struct Wanted;
    using NodePtr = std::unique_ptr<Node>;

    QList<Wanted> wantedRows(const Inventory &inventory) const;
    bool sync(Node *parent, const QList<Wanted> &wanted); ///< true: a row came, went, moved or changed
    void insert(Node *parent, int row, const QList<Wanted> &wanted, int from, int count);
    void remove(Node *parent, int row, int count);
    void move(Node *parent, int from, int to);
    bool refresh(Node *node, const Wanted &wanted); ///< true: its device or a member changed
    NodePtr makeNode(Node *parent, const Wanted &wanted);
    void forget(const Node &node);
    QModelIndex indexOf(const Node *node, int column = 0) const;
    const Node *node(const QModelIndex &index) const;
    const Transition *transition(const Node &node) const;
    void emitChanged(const Node *node, DeviceColumn first, DeviceColumn last);
    void tick();
    QVariant decoration(const Node &node, DeviceColumn column) const;
    QVariant foreground(const Node &node, DeviceColumn column) const;
    QVariant sortKey(const Node &node, DeviceColumn column) const;
    QString shownText(const Node &node, DeviceColumn column) const;

    DomainId m_scope;
    InventoryPtr m_inventory;
    QHash<DeviceKey, Transition> m_transitions;
    NodePtr m_root;
    QHash<DeviceKey, Node *> m_byKey;
    QTimer m_clock; ///< runs only while an operation has a device
};

} // namespace riser
