// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/xmlview/code_edit.h"

#include <QEvent>
#include <QFontDatabase>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>

#include <algorithm>

namespace riser {

namespace {

class Margin : public QWidget
{
public:
    explicit Margin(CodeEdit *edit)
        : QWidget(edit)
        , m_edit(edit)
    {
    }

protected:
    void paintEvent(QPaintEvent *event) override { m_edit->paintLineNumbers(this, event->rect()); }

private:
    CodeEdit *m_edit;
};

/// The part of the new text that differs, in whole lines.
struct Change {
    qsizetype start = 0; ///< first differing character, at the begin of a line
    qsizetype oldEnd = 0;
    qsizetype newEnd = 0;
};

Change difference(const QString &before, const QString &after)
{
    const qsizetype shorter = std::min(before.size(), after.size());
    Change change;
    while (change.start < shorter && before[change.start] == after[change.start])
        ++change.start;
    const qsizetype line = change.start == 0 ? 0 : before.lastIndexOf(u'\n', change.start - 1) + 1;
    change.start = line;
    qsizetype tail = 0;
    while (tail < shorter - line && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    change.oldEnd = before.size() - tail;
    change.newEnd = after.size() - tail;
    return change;
}

} // namespace

CodeEdit::CodeEdit(QWidget *parent)
    : QPlainTextEdit(parent)
    , m_margin(new Margin(this))
{
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setLineWrapMode(NoWrap);
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    connect(this, &QPlainTextEdit::blockCountChanged, this, &CodeEdit::placeMargin);
    connect(this, &QPlainTextEdit::updateRequest, this, &CodeEdit::scrollMargin);
    placeMargin();
}

void CodeEdit::updateText(const QString &given)
{
    QString text = given;
    text.replace(QChar::CarriageReturn, QChar::Space); // the document would count it as a line's end
    text.remove(QChar::Null);
    if (text == m_text)
        return;
    if (m_text.isEmpty() || text.isEmpty()) {
        m_text = text;
        setPlainText(text);
        return;
    }
    const Change change = difference(m_text, text);
    const int firstVisible = firstVisibleBlock().blockNumber();
    QTextCursor cursor(document());
    cursor.setPosition(int(change.start));
    const bool above = cursor.blockNumber() < firstVisible;
    const int before = blockCount();
    cursor.setPosition(int(change.oldEnd), QTextCursor::KeepAnchor);
    cursor.insertText(text.mid(change.start, change.newEnd - change.start));
    m_text = text;
    // The scroll bar counts lines: what was added above moves the reader's line down by as much.
    verticalScrollBar()->setValue(firstVisible + (above ? blockCount() - before : 0));
}

void CodeEdit::paintLineNumbers(QWidget *margin, const QRect &area)
{
    QPainter painter(margin);
    painter.fillRect(area, palette().color(QPalette::AlternateBase));
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.setFont(font());
    QTextBlock block = firstVisibleBlock();
    QRectF place = blockBoundingGeometry(block).translated(contentOffset());
    const int space = fontMetrics().horizontalAdvance(u' ');
    while (block.isValid() && place.top() <= area.bottom()) {
        if (block.isVisible() && place.bottom() >= area.top())
            painter.drawText(QRectF(0, place.top(), margin->width() - space, fontMetrics().height()), Qt::AlignRight,
                             locale().toString(block.blockNumber() + 1));
        block = block.next();
        place = blockBoundingGeometry(block).translated(contentOffset());
    }
}

void CodeEdit::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    placeMargin();
}

void CodeEdit::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        placeMargin();
}

void CodeEdit::placeMargin()
{
    const int digits = std::max(3, int(locale().toString(blockCount()).size()));
    const int width = fontMetrics().horizontalAdvance(u'9') * (digits + 2);
    setViewportMargins(width, 0, 0, 0);
    const QRect inside = contentsRect();
    m_margin->setGeometry(inside.left(), inside.top(), width, inside.height());
}

void CodeEdit::scrollMargin(const QRect &area, int dy)
{
    if (dy != 0)
        m_margin->scroll(0, dy);
    else
        m_margin->update(0, area.y(), m_margin->width(), area.height());
}

} // namespace riser
