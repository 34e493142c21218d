// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/vm_model.h"

#include "core/plans/plan.h"
#include "ui/models/keyed_rows.h"
#include "ui/shared/format.h"
#include "ui/shared/status_icons.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace riser {

VmModel::Row VmModel::makeRow(const Inventory &inventory, const Domain &domain)
{
    Row row{.id = domain.id.value(),
            .name = domain.name,
            .state = domain.state,
            .devices = {},
            .autostart = domain.autostart,
            .persistent = domain.persistent()};
    const std::optional<DomainDefinition> &definition = domain.live ? domain.live : domain.config;
    if (definition) {
        row.vcpus = definition->vcpus;
        row.memoryKib = definition->memoryKib;
    }
    for (const Device *device : inventory.devicesOf(domain.id))
        row.devices << tr("%1 (%2)").arg(device->title, device->address);
    return row;
}

void VmModel::setInventory(const InventoryPtr &inventory)
{
    QList<Row> next;
    if (inventory) {
        for (const Domain &domain : inventory->snapshot().domains)
            next.append(makeRow(*inventory, domain));
    }
    applyRows(this, {}, m_rows, std::move(next), [this](int row, Row &&changed) {
        m_rows[row] = std::move(changed);
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    });
}

DomainId VmModel::domain(const QModelIndex &index) const
{
    return index.isValid() ? DomainId(m_rows[index.row()].id) : DomainId();
}

QModelIndex VmModel::indexOf(const DomainId &domain) const
{
    const auto at = std::ranges::find(m_rows, domain.value(), &Row::id);
    return at == m_rows.end() ? QModelIndex() : index(int(at - m_rows.begin()), 0);
}

int VmModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int VmModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString VmModel::text(const Row &row, int column) const
{
    switch (column) {
    case NameColumn:
        return row.name;
    case StateColumn:
        return row.persistent ? runStateText(row.state) : tr("%1 · temporary").arg(runStateText(row.state));
    case CpuColumn:
        return row.vcpus ? QString::number(row.vcpus) : QString();
    case MemoryColumn:
        return row.memoryKib ? memoryText(row.memoryKib) : QString();
    case DevicesColumn:
        return row.devices.isEmpty() ? QString() : QString::number(row.devices.size());
    case AutostartColumn:
        return row.autostart ? tr("Yes") : tr("No");
    default:
        return {};
    }
}

QVariant VmModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows[index.row()];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::DecorationRole:
        return column == NameColumn ? runStateIcon(row.state) : QVariant();
    case Qt::TextAlignmentRole:
        return column == CpuColumn || column == MemoryColumn || column == DevicesColumn
                   ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter))
                   : QVariant();
    case Qt::ToolTipRole:
        return plainTip(column == DevicesColumn && !row.devices.isEmpty() ? row.devices.join(u'\n')
                                                                          : text(row, column));
    case SortRole:
        if (column == CpuColumn)
            return row.vcpus;
        if (column == MemoryColumn)
            return row.memoryKib;
        return column == DevicesColumn ? QVariant(row.devices.size()) : text(row, column);
    default:
        return {};
    }
}

QVariant VmModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && (section == CpuColumn || section == MemoryColumn || section == DevicesColumn))
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Name");
    case StateColumn:
        return tr("State");
    case CpuColumn:
        return tr("vCPUs");
    case MemoryColumn:
        return tr("Memory");
    case DevicesColumn:
        return tr("Devices");
    case AutostartColumn:
        return tr("Autostart");
    default:
        return {};
    }
}

} // namespace riser
