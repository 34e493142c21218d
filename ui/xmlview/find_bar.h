// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QToolButton;

namespace riser {

/// Finds text in an edit: shows how many hits there are and which one this is, goes on from the top at the end.
class FindBar : public QWidget
{
    Q_OBJECT
public:
    explicit FindBar(QPlainTextEdit *edit, QWidget *parent = nullptr);

    void start(); ///< shows itself, with the selected text as what to find
    void next();
    void previous();
    void dismiss();
    int hits() const { return int(m_hits.size()); }
    int current() const { return m_current; } ///< from 0; -1: none

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QToolButton *addButton(const QString &icon, const QString &words);
    void collect();
    void collectAndGo();
    void go(int index, bool wrapped);
    void markVisible();

    QPlainTextEdit *m_edit;
    QLineEdit *m_text;
    QLabel *m_count;
    QList<int> m_hits; ///< positions, ascending
    int m_current = -1;
    bool m_stale = true;
};

} // namespace riser
