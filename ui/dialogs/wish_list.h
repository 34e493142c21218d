// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/match_edit.h"

#include <QWidget>

class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace riser {

class ProblemLine;

/// One wish: how many of which kind, and which of them qualify. Object names: "wishCount", "wishKind", "wishMatch",
/// "wishRemove", "wish:problem".
class WishRow : public QWidget
{
    Q_OBJECT
public:
    WishRow(const MatchEdit::Seen &seen, const DeviceWish &wish, QWidget *parent = nullptr);

    DeviceWish wish() const;
    void setProblem(const QString &text);

Q_SIGNALS:
    void changed();
    void removeRequested();

private:
    QSpinBox *m_count;
    QComboBox *m_kind;
    MatchEdit *m_match;
    ProblemLine *m_problem;
};

/// The devices of a plan beside its GPUs, a row each, and a button for one more. Kinds come from the registry; one that
/// this Riser doesn't know stays as it is.
class WishList : public QWidget
{
    Q_OBJECT
public:
    explicit WishList(MatchEdit::Seen seen, QWidget *parent = nullptr);

    void setWishes(const QList<DeviceWish> &wishes);
    QList<DeviceWish> wishes() const;
    void setProblem(qsizetype row, const QString &text);

Q_SIGNALS:
    void changed();

private:
    WishRow *add(const DeviceWish &wish);
    void addNew();

    MatchEdit::Seen m_seen;
    QVBoxLayout *m_column;
    QPushButton *m_add;
    QList<WishRow *> m_rows;
};

} // namespace riser
