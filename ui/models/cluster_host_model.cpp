// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/cluster_host_model.h"

#include "core/devices/device_kind.h"
#include "core/plans/placement.h"
#include "ui/models/keyed_rows.h"
#include "ui/shared/colours.h"
#include "ui/shared/format.h"
#include "ui/shared/status_icons.h"

#include <QGuiApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace riser {

ClusterHostModel::Row ClusterHostModel::makeRow(const HostSession &session) const
{
    Row row{.id = session.entry().id.value(),
            .name = session.entry().name,
            .stateText = sessionStateText(session),
            .state = session.state(),
            .iommu = {}};
    const InventoryPtr inventory = session.inventory();
    row.known = inventory != nullptr;
    if (!inventory)
        return row;
    row.iommu = inventory->snapshot().facts.iommu;
    for (const PoolCount &count : m_counter.of(inventory)) {
        if (count.kind->id() != gpuWishKind())
            continue;
        row.gpus += count.total;
        row.freeGpus += count.free;
    }
    row.freeMemoryKib = std::max<qint64>(0, freeMemoryKib(*inventory));
    const QList<Domain> &vms = inventory->snapshot().domains;
    row.vms = int(vms.size());
    row.runningVms = int(std::ranges::count_if(vms, &Domain::running));
    return row;
}

void ClusterHostModel::setHosts(const QList<HostSession *> &hosts)
{
    QList<InventoryPtr> inventories;
    for (const HostSession *session : hosts)
        inventories << session->inventory();
    m_counter.setHosts(inventories);
    QList<Row> next;
    for (const HostSession *session : hosts)
        next << makeRow(*session);
    applyRows(this, {}, m_rows, std::move(next), [this](int row, Row &&changed) {
        m_rows[row] = std::move(changed);
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    });
}

HostId ClusterHostModel::host(const QModelIndex &index) const
{
    return index.isValid() ? HostId(m_rows[index.row()].id) : HostId();
}

QModelIndex ClusterHostModel::indexOf(const HostId &host) const
{
    const auto at = std::ranges::find(m_rows, host.value(), &Row::id);
    return at == m_rows.end() ? QModelIndex() : index(int(at - m_rows.begin()), 0);
}

int ClusterHostModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ClusterHostModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ClusterHostModel::text(const Row &row, int column) const
{
    if (column == NameColumn)
        return row.name;
    if (column == StateColumn)
        return row.stateText;
    if (!row.known)
        return {};
    switch (column) {
    case IommuColumn:
        return yesNoUnknown(row.iommu, tr("On"), tr("Off"), tr("Not known"));
    case GpusColumn:
        return row.gpus ? tr("%1 of %2", "free GPUs").arg(row.freeGpus).arg(row.gpus) : QString();
    case MemoryColumn:
        return memoryText(row.freeMemoryKib);
    case VmsColumn:
        return row.vms ? tr("%1 of %2 running", "virtual machines").arg(row.runningVms).arg(row.vms) : QString();
    default:
        return {};
    }
}

QVariant ClusterHostModel::foreground(const Row &row, int column) const
{
    using State = HostSession::State;
    const QPalette palette = QGuiApplication::palette();
    if (column == StateColumn) {
        const bool bad = row.state == State::Failed || row.state == State::Waiting;
        return accentColour(bad ? Accent::Bad : Accent::Quiet, palette);
    }
    if (column == IommuColumn && row.known && !row.iommu.value_or(true))
        return accentColour(Accent::Warning, palette);
    return row.state == State::Online ? QVariant() : palette.color(QPalette::Disabled, QPalette::Text);
}

QVariant ClusterHostModel::sortKey(const Row &row, int column)
{
    switch (column) {
    case NameColumn:
        return row.name;
    case StateColumn:
        return row.stateText;
    case IommuColumn:
        return row.iommu ? int(*row.iommu) : -1;
    case GpusColumn:
        return row.freeGpus;
    case MemoryColumn:
        return row.freeMemoryKib;
    default:
        return row.vms;
    }
}

QVariant ClusterHostModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows[index.row()];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::DecorationRole:
        return column == NameColumn ? sessionIcon(row.state) : QVariant();
    case Qt::ForegroundRole:
        return foreground(row, column);
    case Qt::TextAlignmentRole:
        return column == MemoryColumn ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case Qt::ToolTipRole:
        return plainTip(text(row, column));
    case SortRole:
        return sortKey(row, column);
    default:
        return {};
    }
}

QVariant ClusterHostModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section == MemoryColumn)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const QStringList words{tr("Host"),      tr("State"),       tr("IOMMU"),
                            tr("GPUs free"), tr("Memory free"), tr("Virtual machines")};
    return words.value(section);
}

} // namespace riser
