// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/device_filter.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace riser {

DeviceFilter::DeviceFilter(DeviceModel *model, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_model(model)
{
    setRecursiveFilteringEnabled(true);
    setSortRole(DeviceModel::SortRole);
    setSourceModel(model);
}

void DeviceFilter::changed()
{
    invalidateRowsFilter();
    Q_EMIT filterChanged();
}

void DeviceFilter::setChips(const QSet<QString> &chips)
{
    if (chips == m_chips)
        return;
    m_chips = chips;
    changed();
}

void DeviceFilter::setStatuses(const QSet<Status> &statuses)
{
    if (statuses == m_statuses)
        return;
    m_statuses = statuses;
    changed();
}

void DeviceFilter::setText(const QString &text)
{
    m_text = text;
    const QStringList words = text.toCaseFolded().split(u' ', Qt::SkipEmptyParts);
    if (words == m_words)
        return;
    m_words = words;
    changed();
}

void DeviceFilter::clear()
{
    if (!isFiltering())
        return;
    m_chips.clear();
    m_statuses.clear();
    m_text.clear();
    m_words.clear();
    changed();
}

QModelIndex DeviceFilter::mapFromSource(const QModelIndex &source) const
{
    const QModelIndex unit = source.parent();
    if (unit.isValid() && !QSortFilterProxyModel::mapFromSource(unit).isValid())
        return {};
    return QSortFilterProxyModel::mapFromSource(source);
}

bool DeviceFilter::chipFits(const DeviceRow &row) const
{
    return m_chips.isEmpty() ? row.chip != "bridge"_L1 : m_chips.contains(row.chip);
}

bool DeviceFilter::statusFits(const DeviceRow &row) const
{
    return m_statuses.isEmpty() || m_statuses.contains(row.state);
}

bool DeviceFilter::wordsFit(const DeviceRow &row) const
{
    return std::ranges::all_of(m_words, [&](const QString &word) { return row.search.contains(word); });
}

bool DeviceFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = m_model->index(row, 0, parent);
    if (m_model->isUnit(index))
        return false; // shown for its members' sake
    const DeviceRow &words = m_model->deviceRow(index);
    return chipFits(words) && statusFits(words) && wordsFit(words);
}

bool DeviceFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const QVariant a = m_model->data(left, DeviceModel::SortRole);
    const QVariant b = m_model->data(right, DeviceModel::SortRole);
    if (a.typeId() == QMetaType::Int)
        return a.toInt() < b.toInt();
    return QString::compare(a.toString(), b.toString(), Qt::CaseInsensitive) < 0;
}

DeviceFilter::Counts DeviceFilter::counts() const
{
    Counts counts;
    const auto count = [&](const DeviceRow &row) {
        if (!wordsFit(row))
            return;
        const bool chip = chipFits(row);
        const bool status = statusFits(row);
        if (status)
            ++counts.chips[row.chip];
        if (chip)
            ++counts.statuses[int(row.state)];
        counts.problems += chip && status && row.problem != RowProblem::None;
    };
    for (int top = 0; top < m_model->rowCount(); ++top) {
        const QModelIndex index = m_model->index(top, 0);
        if (!m_model->isUnit(index)) {
            count(m_model->deviceRow(index));
            continue;
        }
        for (int row = 0; row < m_model->rowCount(index); ++row)
            count(m_model->deviceRow(m_model->index(row, 0, index)));
    }
    return counts;
}

} // namespace riser
