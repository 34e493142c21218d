// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/vm_model.h"

#include <QSortFilterProxyModel>

namespace riser {

/// What of a VmModel is shown: by what can be said of its start, and by text. GUI thread.
class VmFilter : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    enum class Show { All, Running, WontStart };

    explicit VmFilter(VmModel *model, QObject *parent = nullptr);

    void setShown(Show shown);
    void setText(const QString &text); ///< every word must be found somewhere
    void clear();
    Show shown() const { return m_shown; }
    bool isFiltering() const { return m_shown != Show::All || !m_words.isEmpty(); }
    int count(Show shown) const; ///< how many it would show, given the words

Q_SIGNALS:
    void filterChanged();

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    bool fits(int row, Show shown) const;
    bool wordsFit(int row) const;

    VmModel *m_model;
    Show m_shown = Show::All;
    QStringList m_words; ///< case folded
};

} // namespace riser
