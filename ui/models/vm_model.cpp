// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/vm_model.h"

#include "core/devices/memory.h"
#include "ui/models/keyed_rows.h"
#include "ui/models/vm_texts.h"
#include "ui/shared/format.h"
#include "ui/shared/status_icons.h"

#include <QGuiApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace riser {

VmModel::Row VmModel::makeRow(const Inventory &inventory, const Domain &domain)
{
    Row row{.id = domain.id.value(),
            .name = domain.name,
            .state = domain.state,
            .forecast = startForecast(inventory, domain.id),
            .plan = {},
            .devices = {},
            .autostart = domain.autostart,
            .persistent = domain.persistent(),
            .busy = {}};
    const std::optional<DomainDefinition> &definition = domain.live ? domain.live : domain.config;
    if (definition) {
        row.vcpus = definition->vcpus;
        row.memoryKib = definition->memoryKib;
        if (definition->instance)
            row.plan = definition->instance->planName;
    }
    for (const Device *device : inventory.devicesOf(domain.id))
        row.devices << tr("%1 (%2)").arg(device->title, device->address);
    return row;
}

void VmModel::setInventory(const InventoryPtr &inventory)
{
    QList<Row> next;
    if (inventory) {
        for (const Domain &domain : inventory->snapshot().domains) {
            next.append(makeRow(*inventory, domain));
            next.last().busy = busyWith(next.last().id);
        }
    }
    applyRows(this, {}, m_rows, std::move(next), [this](int row, Row &&changed) {
        m_rows[row] = std::move(changed);
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    });
}

std::optional<OperationKind> VmModel::busyWith(const QString &id) const
{
    const auto found = m_transitions.constFind(DomainId(id));
    return found == m_transitions.cend() ? std::nullopt : std::optional(found->kind);
}

void VmModel::setTransitions(const QHash<DomainId, Transition> &transitions)
{
    m_transitions = transitions;
    for (int row = 0; row < int(m_rows.size()); ++row) {
        const std::optional<OperationKind> busy = busyWith(m_rows[row].id);
        if (m_rows[row].busy == busy)
            continue;
        m_rows[row].busy = busy;
        Q_EMIT dataChanged(index(row, NameColumn), index(row, StateColumn));
    }
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
        if (row.busy)
            return verbInProgress(*row.busy);
        return row.persistent ? runStateText(row.state) : tr("%1 · temporary").arg(runStateText(row.state));
    case StartColumn:
        return startWords(row.forecast);
    case PlanColumn:
        return row.plan;
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

QString VmModel::tip(const Row &row, int column, const QString &text)
{
    if (column == StartColumn)
        return startTip(row.forecast);
    return column == DevicesColumn && !row.devices.isEmpty() ? row.devices.join(u'\n') : text;
}

QVariant VmModel::decoration(const Row &row, int column)
{
    if (column == NameColumn)
        return row.busy ? busyIcon() : runStateIcon(row.state);
    if (column == StartColumn)
        return startIcon(row.forecast.answer);
    return {};
}

/// By "Will it start?" those that won't come first, and of them those that the host would start by itself.
QVariant VmModel::sortKey(const Row &row, int column) const
{
    switch (column) {
    case StartColumn:
        return int(row.forecast.answer) * 2 + (row.autostart ? 0 : 1);
    case CpuColumn:
        return row.vcpus;
    case MemoryColumn:
        return row.memoryKib;
    case DevicesColumn:
        return row.devices.size();
    default:
        return text(row, column);
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
        return decoration(row, column);
    case Qt::TextAlignmentRole:
        return column == CpuColumn || column == MemoryColumn || column == DevicesColumn
                   ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter))
                   : QVariant();
    case Qt::ForegroundRole:
        if (const std::optional<Accent> accent = startAccent(row.forecast.answer); accent && column == StartColumn)
            return accentColour(*accent, QGuiApplication::palette());
        return {};
    case Qt::ToolTipRole:
        return plainTip(tip(row, column, text(row, column)));
    case SortRole:
        return sortKey(row, column);
    case SearchRole:
        return QStringList{row.name, row.plan, runStateText(row.state), startWords(row.forecast),
                           row.devices.join(u' ')}
            .join(u'\n')
            .toCaseFolded();
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
    case StartColumn:
        return tr("Will it start?");
    case PlanColumn:
        return tr("Plan");
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
