// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/plan_model.h"

#include "ui/models/keyed_rows.h"
#include "ui/models/plan_fit_lines.h"
#include "ui/models/plan_texts.h"
#include "ui/shared/format.h"
#include "ui/shared/icons.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace riser {

void PlanModel::addFit(Row &row) const
{
    const auto fits = m_fits.constFind(row.plan.id);
    row.hosts = fits == m_fits.cend() ? QString() : fitCountText(*fits);
    row.fitting = fits == m_fits.cend() ? -1 : std::ranges::count_if(*fits, &HostFit::fits);
}

void PlanModel::apply(QList<Row> next)
{
    applyRows(this, {}, m_rows, std::move(next), [this](int row, Row &&changed) {
        m_rows[row] = std::move(changed);
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    });
}

void PlanModel::setPlans(const QList<Plan> &plans)
{
    QList<Row> next;
    for (const Plan &plan : plans) {
        next.append({.id = plan.id.value(), .plan = plan, .hosts = {}});
        addFit(next.last());
    }
    apply(std::move(next));
}

void PlanModel::setFits(const QHash<PlanId, QList<HostFit>> &fits)
{
    m_fits = fits;
    QList<Row> next = m_rows;
    for (Row &row : next)
        addFit(row);
    apply(std::move(next));
}

PlanId PlanModel::plan(const QModelIndex &index) const
{
    return index.isValid() ? m_rows[index.row()].plan.id : PlanId();
}

QModelIndex PlanModel::indexOf(const PlanId &plan) const
{
    const auto at = std::ranges::find(m_rows, plan.value(), &Row::id);
    return at == m_rows.end() ? QModelIndex() : index(int(at - m_rows.begin()), 0);
}

int PlanModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int PlanModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString PlanModel::text(const Row &row, int column)
{
    switch (column) {
    case NameColumn:
        return row.plan.name;
    case GpuColumn:
        return gpuCountText(row.plan);
    case DevicesColumn:
        return otherDevicesText(row.plan);
    case CpuColumn:
        return QString::number(row.plan.vcpus());
    case MemoryColumn:
        return memoryText(qint64(row.plan.memoryMib) * 1024);
    case DiskColumn:
        return tr("%1 GiB").arg(row.plan.diskGib);
    case NumaColumn:
        return numaText(row.plan.numa);
    case HostsColumn:
        return row.hosts.isEmpty() ? tr("Looking…") : row.hosts;
    default:
        return {};
    }
}

QVariant PlanModel::sortValue(const Row &row, int column)
{
    switch (column) {
    case GpuColumn:
        return row.plan.gpuCount();
    case CpuColumn:
        return row.plan.vcpus();
    case MemoryColumn:
        return row.plan.memoryMib;
    case DiskColumn:
        return row.plan.diskGib;
    case NumaColumn:
        return int(row.plan.numa);
    case HostsColumn:
        return row.fitting;
    default:
        return text(row, column);
    }
}

QVariant PlanModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows[index.row()];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::DecorationRole:
        return column == NameColumn ? themedIcon(u"riser-plan"_s) : QVariant();
    case Qt::TextAlignmentRole:
        return column == CpuColumn || column == MemoryColumn || column == DiskColumn
                   ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter))
                   : QVariant();
    case Qt::ToolTipRole:
        if (column == NameColumn && !row.plan.description.isEmpty())
            return plainTip(row.plan.name + u'\n' + row.plan.description);
        return plainTip(column == CpuColumn ? processorText(row.plan) : text(row, column));
    case SortRole:
        return sortValue(row, column);
    case SearchRole: {
        QStringList all{row.plan.description, planSummary(row.plan)};
        for (int each = 0; each < ColumnCount; ++each)
            all << text(row, each);
        return all.join(u'\n');
    }
    default:
        return {};
    }
}

QVariant PlanModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && (section == CpuColumn || section == MemoryColumn || section == DiskColumn))
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Name");
    case GpuColumn:
        return tr("GPU COUNT");
    case DevicesColumn:
        return tr("Other devices");
    case CpuColumn:
        return tr("vCPUs");
    case MemoryColumn:
        return tr("Memory");
    case DiskColumn:
        return tr("Disk");
    case NumaColumn:
        return tr("One NUMA node");
    case HostsColumn:
        return tr("Hosts that could take it now");
    default:
        return {};
    }
}

} // namespace riser
