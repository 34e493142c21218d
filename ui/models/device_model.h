// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/devices/inventory.h"
#include "core/host/host_session.h"
#include "core/plans/placement.h"
#include "ui/models/device_row.h"

#include <QAbstractItemModel>
#include <QHash>
#include <QTimer>

#include <memory>
#include <utility>
#include <vector>

namespace riser {

/// One host of a device list.
struct DeviceHost {
    HostId id;
    QString name;           ///< for the Host column; empty: the list has one host
    InventoryPtr inventory; ///< null: no rows
    QHash<DeviceKey, Transition> transitions = {};
    bool stale = false; ///< it isn't connected: what is shown was read last
};

/// The devices of a host, of several, or of one VM, as a tree: a unit of several functions is a row with its members
/// below, every other device a row at the top. A new inventory becomes the smallest set of row changes, never a reset,
/// so selection and scroll position stay. GUI thread.
class DeviceModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Role { SortRole = Qt::UserRole, BusyRole, SearchRole, StaleRole };

    explicit DeviceModel(DomainId scope = {}, QObject *parent = nullptr);
    ~DeviceModel() override;

    /// The whole list, each host once; their rows stand in this order. Hosts that haven't changed cost nothing.
    void setHosts(const QList<DeviceHost> &hosts);
    void setInventory(InventoryPtr inventory);                            ///< of the only host
    void setTransitions(const QHash<DeviceKey, Transition> &transitions); ///< of the only host
    void setLabels(LabelsOf labels);
    void setGuest(const QHash<DeviceKey, GuestSight> &sights); ///< what the guest of the scope's VM says of them
    InventoryPtr inventory() const;                            ///< of the first host
    InventoryPtr inventory(const QModelIndex &index) const;    ///< of the row's host
    HostId host(const QModelIndex &index) const;
    const DomainId &scope() const { return m_scope; }

    /// The device of a row; of a unit row the first member, which is the one to act on. Empty for an invalid index.
    DeviceKey key(const QModelIndex &index) const;
    const Device *device(const QModelIndex &index) const; ///< nullptr for a unit row. Valid until the next inventory
    bool isUnit(const QModelIndex &index) const;
    const DeviceRow &deviceRow(const QModelIndex &index) const; ///< `index` must be valid
    QModelIndex indexOf(const DeviceKey &key) const;            ///< of the device's own row, on the first host
    QModelIndex indexOf(const HostId &host, const DeviceKey &key) const;
    int deviceCount() const { return int(m_byKey.size()); }
    /// Sentences for tool tip and details: in a list of several hosts which one, status, claims, problems, link. Plain
    /// text.
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
    struct Source;
    using NodePtr = std::unique_ptr<Node>;

    static constexpr auto lastColumn = DeviceColumn(deviceColumnCount - 1);
    QList<Wanted> wantedRows(const Source &source) const;
    static QList<Wanted> membersOf(const Wanted &unit);
    void takeTransitions(Source &source, const QHash<DeviceKey, Transition> &transitions);
    void remakeWords(Node &parent, const Source *source); ///< nullptr: of all
    DeviceRow rowOf(const Source &source, const Device &device) const;
    DeviceRow rowOf(const Wanted &wanted) const;
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
    static QString actionsName(const DeviceRow &row);

    DomainId m_scope;
    LabelsOf m_labels;
    QHash<DeviceKey, GuestSight> m_guest;
    std::vector<std::unique_ptr<Source>> m_sources; ///< in the order of the list
    NodePtr m_root;
    QHash<std::pair<HostId, DeviceKey>, Node *> m_byKey;
    QTimer m_clock; ///< runs only while an operation has a device
};

} // namespace riser
