// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/xmlview/find_bar.h"

#include "ui/shared/icons.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTextBlock>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace riser {

FindBar::FindBar(QPlainTextEdit *edit, QWidget *parent)
    : QWidget(parent)
    , m_edit(edit)
    , m_text(new QLineEdit)
    , m_count(new QLabel)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    m_text->setPlaceholderText(tr("Find in this text"));
    m_text->setAccessibleName(tr("Find in this text"));
    m_text->setClearButtonEnabled(true);
    m_text->setObjectName(u"findText"_s);
    m_count->setTextFormat(Qt::PlainText);
    m_count->setObjectName(u"findCount"_s);
    row->addWidget(m_text, 1);
    row->addWidget(m_count);
    connect(addButton(u"go-up"_s, tr("Previous hit (Shift+F3)")), &QToolButton::clicked, this, &FindBar::previous);
    connect(addButton(u"go-down"_s, tr("Next hit (F3)")), &QToolButton::clicked, this, &FindBar::next);
    connect(addButton(u"dialog-close"_s, tr("Close the find bar (Esc)")), &QToolButton::clicked, this,
            &FindBar::dismiss);
    connect(m_text, &QLineEdit::textChanged, this, &FindBar::collectAndGo);
    connect(m_text, &QLineEdit::returnPressed, this, &FindBar::next);
    connect(edit, &QPlainTextEdit::textChanged, this, [this] {
        m_stale = true;
        if (isVisible())
            collect();
    });
    connect(edit->verticalScrollBar(), &QScrollBar::valueChanged, this, &FindBar::markVisible);
    hide();
}

QToolButton *FindBar::addButton(const QString &icon, const QString &words)
{
    auto *button = new QToolButton;
    button->setIcon(themedIcon(icon));
    button->setToolTip(words);
    button->setAccessibleName(words);
    button->setAutoRaise(true);
    layout()->addWidget(button);
    return button;
}

void FindBar::start()
{
    const QString selected = m_edit->textCursor().selectedText();
    show();
    if (!selected.isEmpty() && !selected.contains(QChar::ParagraphSeparator))
        m_text->setText(selected);
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
    collectAndGo();
}

void FindBar::dismiss()
{
    hide();
    m_edit->setExtraSelections({});
    m_edit->setFocus(Qt::OtherFocusReason);
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else
        QWidget::keyPressEvent(event);
}

void FindBar::collect()
{
    m_stale = false;
    m_hits.clear();
    const QString wanted = m_text->text();
    if (!wanted.isEmpty()) {
        const QString all = m_edit->toPlainText();
        for (qsizetype at = all.indexOf(wanted, 0, Qt::CaseInsensitive); at >= 0;
             at = all.indexOf(wanted, at + wanted.size(), Qt::CaseInsensitive))
            m_hits.append(int(at));
    }
    m_current = int(m_hits.indexOf(m_edit->textCursor().selectionStart()));
    if (wanted.isEmpty())
        m_count->clear();
    else if (m_hits.isEmpty())
        m_count->setText(tr("Not found"));
    else
        m_count->setText(tr("%n hit(s)", nullptr, hits()));
    markVisible();
}

void FindBar::collectAndGo()
{
    collect();
    if (m_hits.isEmpty())
        return;
    const int from = m_edit->textCursor().selectionStart();
    const auto at = std::ranges::lower_bound(m_hits, from);
    const bool wrapped = at == m_hits.end();
    go(wrapped ? 0 : int(at - m_hits.begin()), wrapped);
}

void FindBar::next()
{
    if (!isVisible())
        return start();
    if (m_stale)
        collect();
    if (m_hits.isEmpty())
        return;
    if (m_current < 0)
        return collectAndGo();
    const bool wrapped = m_current + 1 >= hits();
    go(wrapped ? 0 : m_current + 1, wrapped);
}

void FindBar::previous()
{
    if (!isVisible())
        return start();
    if (m_stale)
        collect();
    if (m_hits.isEmpty())
        return;
    const bool wrapped = m_current <= 0;
    go(wrapped ? hits() - 1 : m_current - 1, wrapped);
}

void FindBar::go(int index, bool wrapped)
{
    m_current = index;
    QTextCursor cursor(m_edit->document());
    cursor.setPosition(m_hits[index]);
    cursor.setPosition(m_hits[index] + int(m_text->text().size()), QTextCursor::KeepAnchor);
    m_edit->setTextCursor(cursor);
    m_edit->ensureCursorVisible();
    const QString place = tr("%1 of %2").arg(locale().toString(index + 1), locale().toString(hits()));
    m_count->setText(wrapped ? tr("%1, from the other end").arg(place) : place);
    markVisible();
}

/// Marks the hits on screen only: a hundred thousand marks would be slow.
void FindBar::markVisible()
{
    QList<QTextEdit::ExtraSelection> marks;
    if (isVisible() && !m_hits.isEmpty()) {
        const QRect seen = m_edit->viewport()->rect();
        const int from = m_edit->cursorForPosition(seen.topLeft()).block().position();
        const QTextBlock last = m_edit->cursorForPosition(seen.bottomRight()).block();
        QColor colour = m_edit->palette().color(QPalette::Highlight);
        colour.setAlphaF(0.3F);
        for (auto at = std::ranges::lower_bound(m_hits, from);
             at != m_hits.end() && *at < last.position() + last.length(); ++at) {
            QTextEdit::ExtraSelection mark;
            mark.cursor = QTextCursor(m_edit->document());
            mark.cursor.setPosition(*at);
            mark.cursor.setPosition(*at + int(m_text->text().size()), QTextCursor::KeepAnchor);
            mark.format.setBackground(colour);
            marks.append(mark);
        }
    }
    m_edit->setExtraSelections(marks);
}

} // namespace riser
