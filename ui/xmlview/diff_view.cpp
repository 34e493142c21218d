// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/xmlview/diff_view.h"

#include <QEvent>
#include <QFontDatabase>
#include <QSyntaxHighlighter>

namespace riser {

namespace {

class DiffColours : public QSyntaxHighlighter
{
public:
    explicit DiffColours(QPlainTextEdit *edit)
        : QSyntaxHighlighter(edit->document())
        , m_edit(edit)
    {
    }

protected:
    void highlightBlock(const QString &line) override
    {
        const bool dark = m_edit->palette().color(QPalette::Base).lightness() < 128;
        QTextCharFormat format;
        if (line.startsWith(u"+++") || line.startsWith(u"---")) {
            format.setFontWeight(QFont::Bold);
        } else if (line.startsWith(u"@@")) {
            format.setForeground(m_edit->palette().color(QPalette::PlaceholderText));
        } else if (line.startsWith(u'+')) {
            format.setForeground(dark ? QColor(0x7e, 0xe0, 0x8a) : QColor(0x0b, 0x66, 0x23));
            format.setBackground(dark ? QColor(0x12, 0x3a, 0x1d) : QColor(0xdd, 0xf4, 0xe2));
        } else if (line.startsWith(u'-')) {
            format.setForeground(dark ? QColor(0xff, 0x9c, 0x9c) : QColor(0xa1, 0x15, 0x15));
            format.setBackground(dark ? QColor(0x47, 0x18, 0x1a) : QColor(0xfb, 0xe1, 0xe1));
        }
        setFormat(0, int(line.size()), format);
    }

private:
    QPlainTextEdit *m_edit;
};

} // namespace

DiffView::DiffView(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setLineWrapMode(NoWrap);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setAccessibleName(tr("XML difference"));
    setPlaceholderText(tr("No VM's definition changes."));
    new DiffColours(this); // owned by the document
}

void DiffView::setDiff(const QString &diff)
{
    if (diff == m_diff)
        return;
    m_diff = diff;
    setPlainText(diff);
}

void DiffView::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        const QString diff = std::exchange(m_diff, QString());
        setDiff(diff); // colours again
    }
}

} // namespace riser
