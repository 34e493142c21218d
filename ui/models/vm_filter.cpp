// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/vm_filter.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace riser {

VmFilter::VmFilter(VmModel *model, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_model(model)
{
    setSortRole(VmModel::SortRole);
    setSourceModel(model);
}

void VmFilter::setShown(Show shown)
{
    if (shown == m_shown)
        return;
    m_shown = shown;
    invalidateRowsFilter();
    Q_EMIT filterChanged();
}

void VmFilter::setText(const QString &text)
{
    const QStringList words = text.toCaseFolded().split(u' ', Qt::SkipEmptyParts);
    if (words == m_words)
        return;
    m_words = words;
    invalidateRowsFilter();
    Q_EMIT filterChanged();
}

void VmFilter::clear()
{
    setShown(Show::All);
    setText({});
}

bool VmFilter::fits(int row, Show shown) const
{
    using Answer = StartForecast::Answer;
    switch (shown) {
    case Show::All:
        return true;
    case Show::Running:
        return m_model->answer(row) == Answer::Running;
    case Show::WontStart:
        return m_model->answer(row) == Answer::No;
    }
    std::unreachable();
}

bool VmFilter::wordsFit(int row) const
{
    const QString all = m_model->index(row, 0).data(VmModel::SearchRole).toString();
    return std::ranges::all_of(m_words, [&all](const QString &word) { return all.contains(word); });
}

int VmFilter::count(Show shown) const
{
    int count = 0;
    for (int row = 0; row < m_model->rowCount(); ++row)
        count += fits(row, shown) && wordsFit(row);
    return count;
}

bool VmFilter::filterAcceptsRow(int row, const QModelIndex &) const
{
    return fits(row, m_shown) && wordsFit(row);
}

bool VmFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const QVariant a = left.data(VmModel::SortRole);
    const QVariant b = right.data(VmModel::SortRole);
    if (a.typeId() != QMetaType::QString)
        return a.toLongLong() < b.toLongLong();
    return QString::compare(a.toString(), b.toString(), Qt::CaseInsensitive) < 0;
}

} // namespace riser
