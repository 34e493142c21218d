// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QList>
#include <QString>

namespace riser {

/// Something to pick from a list.
struct Choice {
    QString id; ///< unique in its list, not empty
    QString title;
    QString note;   ///< second line: state, address …
    QString reason; ///< why it can't be picked, instead of the note; empty: it can
    QString icon;
    bool operator==(const Choice &) const = default;
};

/// Choices in order. A new list becomes the smallest set of row changes, so that the view keeps its place. GUI thread.
class ChoiceModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { IdRole = Qt::UserRole, NoteRole, SearchRole };

    using QAbstractListModel::QAbstractListModel;

    void setChoices(const QList<Choice> &choices);
    const Choice *choice(const QString &id) const;
    QModelIndex indexOf(const QString &id) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    QList<Choice> m_choices;
};

} // namespace riser
