// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/choice_model.h"

#include "ui/shared/format.h"
#include "ui/shared/icons.h"

#include <QSet>

#include <algorithm>

namespace riser {

void ChoiceModel::setChoices(const QList<Choice> &choices)
{
    QSet<QString> wanted;
    for (const Choice &choice : choices)
        wanted.insert(choice.id);
    for (int row = int(m_choices.size()) - 1; row >= 0; --row) {
        if (wanted.contains(m_choices[row].id))
            continue;
        beginRemoveRows({}, row, row);
        m_choices.removeAt(row);
        endRemoveRows();
    }
    for (int row = 0; row < choices.size(); ++row) {
        const Choice &choice = choices[row];
        const QModelIndex old = indexOf(choice.id);
        if (!old.isValid()) {
            beginInsertRows({}, row, row);
            m_choices.insert(row, choice);
            endInsertRows();
            continue;
        }
        if (old.row() != row) { // never above `row`: those are in place already
            beginMoveRows({}, old.row(), old.row(), {}, row);
            m_choices.move(old.row(), row);
            endMoveRows();
        }
        if (m_choices[row] != choice) {
            m_choices[row] = choice;
            Q_EMIT dataChanged(index(row), index(row));
        }
    }
}

const Choice *ChoiceModel::choice(const QString &id) const
{
    const auto found = std::ranges::find(m_choices, id, &Choice::id);
    return found == m_choices.end() ? nullptr : &*found;
}

QModelIndex ChoiceModel::indexOf(const QString &id) const
{
    const auto found = std::ranges::find(m_choices, id, &Choice::id);
    return found == m_choices.end() ? QModelIndex() : index(int(found - m_choices.begin()));
}

int ChoiceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_choices.size());
}

QVariant ChoiceModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Choice &choice = m_choices[index.row()];
    const QString second = choice.reason.isEmpty() ? choice.note : choice.reason;
    switch (role) {
    case Qt::DisplayRole:
        return choice.title;
    case Qt::DecorationRole:
        return choice.icon.isEmpty() ? QVariant() : QVariant(themedIcon(choice.icon));
    case Qt::ToolTipRole:
        return plainTip(second);
    case Qt::AccessibleTextRole:
        return tr("%1, %2").arg(choice.title, second);
    case IdRole:
        return choice.id;
    case NoteRole:
        return second;
    case SearchRole:
        return QString(choice.title + u' ' + choice.note);
    default:
        return {};
    }
}

Qt::ItemFlags ChoiceModel::flags(const QModelIndex &index) const
{
    if (!index.isValid() || !m_choices[index.row()].reason.isEmpty())
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

} // namespace riser
