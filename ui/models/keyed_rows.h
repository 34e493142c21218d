// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/row_changes.h"

#include <QAbstractItemModel>

namespace riser {

/// Brings the rows of a model from `rows` to `next` with the smallest set of changes and the right signals. `Row` has
/// `QString id`, unique in the list. The model makes it a friend: begin…Rows are protected.
/// `changed(row)` is called for a row that stays and is different; it takes over what it needs and emits dataChanged.
template<typename Model, typename Row, typename Changed>
void applyRows(Model *model, const QModelIndex &parent, QList<Row> &rows, QList<Row> next, Changed changed)
{
    QList<QString> before;
    QList<QString> after;
    before.reserve(rows.size());
    after.reserve(next.size());
    for (const Row &row : std::as_const(rows))
        before.append(row.id);
    for (const Row &row : std::as_const(next))
        after.append(row.id);
    QList<char> fresh(next.size(), 0);
    for (const RowChange &change : rowChanges(before, after)) {
        switch (change.kind) {
        case RowChange::Kind::Remove:
            model->beginRemoveRows(parent, change.row, change.row + change.count - 1);
            rows.remove(change.row, change.count);
            model->endRemoveRows();
            break;
        case RowChange::Kind::Insert:
            model->beginInsertRows(parent, change.row, change.row + change.count - 1);
            for (int i = 0; i < change.count; ++i) {
                rows.insert(change.row + i, next[change.from + i]);
                fresh[change.from + i] = 1;
            }
            model->endInsertRows();
            break;
        case RowChange::Kind::Move:
            model->beginMoveRows(parent, change.row, change.row, parent,
                                 change.to > change.row ? change.to + 1 : change.to);
            rows.move(change.row, change.to);
            model->endMoveRows();
            break;
        }
    }
    for (int row = 0; row < rows.size(); ++row) {
        if (!fresh[row] && !(rows[row] == next[row]))
            changed(row, std::move(next[row]));
    }
}

} // namespace riser
