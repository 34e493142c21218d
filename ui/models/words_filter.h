// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCollator>
#include <QSortFilterProxyModel>
#include <QStringList>

namespace riser {

/// Rows of a list in which every word that was typed is found somewhere, in the order that a person expects: by the
/// user's language, and "vm-2" before "vm-10". GUI thread.
class WordsFilter : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    /// `searchRole`: all of a row's text, asked of its first column. `sortRole`: what a cell is ordered by.
    WordsFilter(QAbstractItemModel *model, int sortRole, int searchRole, QObject *parent = nullptr);
    void setText(const QString &text);
    bool isFiltering() const { return !m_words.isEmpty(); }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    const int m_searchRole;
    QStringList m_words; ///< case folded
    QCollator m_order;
};

} // namespace riser
