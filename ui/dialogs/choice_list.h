// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/choice_model.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QListView;
class QSortFilterProxyModel;

namespace riser {

/// A searchable list to pick one from, two lines each: what can't be picked is greyed and its second line says why.
/// What was picked stays picked over every update, also when it can't be picked any more or is gone: the owner's checks
/// tell that. GUI thread.
class ChoiceList : public QWidget
{
    Q_OBJECT
public:
    ChoiceList(const QString &searchHint, const QString &accessibleName, QWidget *parent = nullptr);

    /// `empty` is shown when there is none at all.
    void setChoices(const QList<Choice> &choices, const QString &empty);
    QString chosen() const { return m_chosen; }
    void choose(const QString &id);
    const Choice *choice(const QString &id) const { return m_model->choice(id); }

Q_SIGNALS:
    void chosenChanged();

private:
    void pick();
    void showChosen();
    void showEmpty();

    ChoiceModel *m_model;
    QSortFilterProxyModel *m_filter;
    QLineEdit *m_search;
    QListView *m_view;
    QLabel *m_empty;
    QString m_chosen;
    QString m_emptyText;
    bool m_updating = false;
};

} // namespace riser
