// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/words_filter.h"

#include <algorithm>

namespace riser {

using namespace Qt::StringLiterals;

WordsFilter::WordsFilter(QAbstractItemModel *model, int sortRole, int searchRole, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_searchRole(searchRole)
    // The C locale has no order of its own, and doesn't know numbers.
    , m_order(QLocale().language() == QLocale::C ? QLocale(QLocale::English) : QLocale())
{
    m_order.setNumericMode(true);
    m_order.setCaseSensitivity(Qt::CaseInsensitive);
    setSortRole(sortRole);
    setSourceModel(model);
}

void WordsFilter::setText(const QString &text)
{
    m_words = text.toCaseFolded().split(u' ', Qt::SkipEmptyParts);
    invalidateRowsFilter();
}

bool WordsFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    if (m_words.isEmpty())
        return true;
    const QString all = sourceModel()->index(row, 0, parent).data(m_searchRole).toString().toCaseFolded();
    return std::ranges::all_of(m_words, [&all](const QString &word) { return all.contains(word); });
}

bool WordsFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const QVariant a = left.data(sortRole());
    const QVariant b = right.data(sortRole());
    if (a.typeId() != QMetaType::QString)
        return QSortFilterProxyModel::lessThan(left, right);
    return m_order.compare(a.toString(), b.toString()) < 0;
}

} // namespace riser
