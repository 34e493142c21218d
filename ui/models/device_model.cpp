// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/device_details.h"
#include "ui/models/device_node.h"
#include "ui/shared/colours.h"
#include "ui/shared/format.h"
#include "ui/shared/status_icons.h"

#include "core/base/text.h"

#include <QGuiApplication>
#include <QPalette>

#include <chrono>

using namespace Qt::StringLiterals;

namespace riser {

DeviceModel::DeviceModel(DomainId scope, QObject *parent)
    : QAbstractItemModel(parent)
    , m_scope(std::move(scope))
    , m_root(std::make_unique<Node>())
{
    m_clock.setInterval(std::chrono::seconds(1));
    connect(&m_clock, &QTimer::timeout, this, &DeviceModel::tick);
}

DeviceModel::~DeviceModel() = default;

void DeviceModel::takeTransitions(Source &source, const QHash<DeviceKey, Transition> &transitions)
{
    if (transitions == source.host.transitions)
        return;
    const QList<DeviceKey> touched = source.host.transitions.keys() + transitions.keys();
    source.host.transitions = transitions;
    for (const DeviceKey &key : touched) {
        if (const Node *node = m_byKey.value({source.host.id, key}))
            emitChanged(node, DeviceColumn::Device, lastColumn);
    }
}

/// The seconds go on.
void DeviceModel::tick()
{
    for (const auto &source : m_sources) {
        for (auto it = source->host.transitions.cbegin(); it != source->host.transitions.cend(); ++it) {
            if (const Node *node = m_byKey.value({source->host.id, it.key()}))
                emitChanged(node, DeviceColumn::Status, DeviceColumn::Status);
        }
    }
}

void DeviceModel::emitChanged(const Node *node, DeviceColumn first, DeviceColumn last)
{
    // The unit's row first, since it shows what its members do: a filter (Qt 6.8's, seen) forgets a member that begins
    // to fit as long as its parent isn't shown.
    if (node->parent != m_root.get())
        Q_EMIT dataChanged(indexOf(node->parent, int(first)), indexOf(node->parent, int(last)));
    Q_EMIT dataChanged(indexOf(node, int(first)), indexOf(node, int(last)));
}

const Transition *DeviceModel::transition(const Node &node) const
{
    const auto find = [](const Node &one) -> const Transition * {
        const QHash<DeviceKey, Transition> &transitions = one.source->host.transitions;
        const auto at = transitions.constFind(one.key);
        return at == transitions.constEnd() ? nullptr : &*at;
    };
    if (!node.unit)
        return find(node);
    for (const NodePtr &child : node.children) {
        if (const Transition *found = find(*child))
            return found;
    }
    return nullptr;
}

const DeviceModel::Node *DeviceModel::node(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<const Node *>(index.constInternalPointer()) : m_root.get();
}

QModelIndex DeviceModel::indexOf(const Node *node, int column) const
{
    return node == m_root.get() ? QModelIndex() : createIndex(node->row, column, const_cast<Node *>(node));
}

QModelIndex DeviceModel::indexOf(const DeviceKey &key) const
{
    return m_sources.empty() ? QModelIndex() : indexOf(m_sources.front()->host.id, key);
}

QModelIndex DeviceModel::indexOf(const HostId &host, const DeviceKey &key) const
{
    const Node *found = m_byKey.value({host, key});
    return found ? indexOf(found) : QModelIndex();
}

InventoryPtr DeviceModel::inventory() const
{
    return m_sources.empty() ? nullptr : m_sources.front()->host.inventory;
}

InventoryPtr DeviceModel::inventory(const QModelIndex &index) const
{
    return index.isValid() ? node(index)->source->host.inventory : nullptr;
}

HostId DeviceModel::host(const QModelIndex &index) const
{
    return index.isValid() ? node(index)->source->host.id : HostId();
}

DeviceKey DeviceModel::key(const QModelIndex &index) const
{
    return index.isValid() ? node(index)->device->key : DeviceKey();
}

const Device *DeviceModel::device(const QModelIndex &index) const
{
    return index.isValid() && !node(index)->unit ? node(index)->device : nullptr;
}

bool DeviceModel::isUnit(const QModelIndex &index) const
{
    return index.isValid() && node(index)->unit;
}

const DeviceRow &DeviceModel::deviceRow(const QModelIndex &index) const
{
    return node(index)->words;
}

QString DeviceModel::details(const QModelIndex &index) const
{
    const InventoryPtr inventory = this->inventory(index);
    if (!inventory)
        return {};
    const Node &one = *node(index);
    QStringList lines;
    if (!one.words.host.isEmpty())
        lines << Text::tr("Host: %1").arg(one.words.host);
    lines << (one.unit ? unitDetails(*inventory, *one.unit) : deviceDetails(*inventory, *one.device));
    if (!one.unit && !one.words.labels.isEmpty())
        lines << Text::tr("Labels: %1").arg(one.words.labels);
    if (!one.words.guestDetails.isEmpty())
        lines << Text::tr("Seen by the guest:") << one.words.guestDetails;
    return lines.join(u'\n');
}

/// What a screen reader says of the row's button, which has no words of its own.
QString DeviceModel::actionsName(const DeviceRow &row)
{
    if (row.host.isEmpty())
        return Text::tr("Actions for %1").arg(row.title);
    return row.address.isEmpty() ? Text::tr("Actions for %1 on %2").arg(row.title, row.host)
                                 : Text::tr("Actions for %1 (%2) on %3").arg(row.title, row.address, row.host);
}

QModelIndex DeviceModel::index(int row, int column, const QModelIndex &parent) const
{
    const Node *above = node(parent);
    if (row < 0 || row >= int(above->children.size()) || column < 0 || column >= deviceColumnCount ||
        parent.column() > 0)
        return {};
    return createIndex(row, column, above->children[row].get());
}

QModelIndex DeviceModel::parent(const QModelIndex &index) const
{
    return index.isValid() ? indexOf(node(index)->parent) : QModelIndex();
}

int DeviceModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : int(node(parent)->children.size());
}

int DeviceModel::columnCount(const QModelIndex &) const
{
    return deviceColumnCount;
}

Qt::ItemFlags DeviceModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (!node(index)->unit)
        flags |= Qt::ItemNeverHasChildren;
    return flags;
}

QString DeviceModel::shownText(const Node &node, DeviceColumn column) const
{
    if (column == DeviceColumn::Status) {
        if (const Transition *busy = transition(node))
            return transitionText(*busy, QDateTime::currentDateTimeUtc());
    }
    return node.words.text(column);
}

QVariant DeviceModel::decoration(const Node &node, DeviceColumn column) const
{
    if (column == DeviceColumn::Device && !node.unit)
        return deviceIcon(node.words.icon, node.words.state);
    if (column == DeviceColumn::Guest)
        return guestIcon(node.words.guestMark);
    if (column != DeviceColumn::Status)
        return {};
    if (transition(node))
        return busyIcon();
    return node.words.problem == RowProblem::None ? QVariant() : problemIcon(node.words.problem);
}

QVariant DeviceModel::foreground(const Node &node, DeviceColumn column) const
{
    const QPalette palette = QGuiApplication::palette();
    if (column == DeviceColumn::Link && node.words.linkDowngraded)
        return accentColour(Accent::Warning, palette);
    if (column == DeviceColumn::Guest && node.words.guestMark != GuestMark::None)
        return accentColour(node.words.guestMark == GuestMark::Good ? Accent::Good : Accent::Warning, palette);
    if (column != DeviceColumn::Status)
        return {};
    if (transition(node))
        return accentColour(Accent::Busy, palette);
    return node.words.mixed ? QVariant() : accentColour(statusAccent(node.words.state), palette);
}

QVariant DeviceModel::sortKey(const Node &node, DeviceColumn column) const
{
    switch (column) {
    case DeviceColumn::Group:
        return node.words.groupNumber;
    case DeviceColumn::Numa:
        return node.words.numaNode;
    case DeviceColumn::Address:
        return node.words.address.isEmpty() && node.device ? node.device->address : node.words.address;
    default:
        return node.words.text(column);
    }
}

QVariant DeviceModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Node &one = *node(index);
    const auto column = DeviceColumn(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return shownText(one, column);
    case Qt::DecorationRole:
        return decoration(one, column);
    case Qt::ForegroundRole:
        return foreground(one, column);
    case Qt::ToolTipRole:
        return plainTip(column == DeviceColumn::Actions
                            ? Text::tr("What can be done with this device, and what can't and why")
                            : details(index));
    case Qt::AccessibleTextRole:
        return column == DeviceColumn::Actions ? actionsName(one.words) : shownText(one, column);
    case SortRole:
        return sortKey(one, column);
    case BusyRole:
        return transition(one) != nullptr;
    case SearchRole:
        return one.words.search;
    case StaleRole:
        return one.source->host.stale;
    default:
        return {};
    }
}

QVariant DeviceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= deviceColumnCount)
        return {};
    return columnTitle(DeviceColumn(section));
}

} // namespace riser
