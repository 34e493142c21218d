// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/plan_fit_view.h"

#include "ui/shared/verdict_sign.h"

#include <QLabel>
#include <QScrollBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace riser {

namespace {

QLabel *plainLabel(const QString &text = {}, bool bold = false)
{
    auto *label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QFont font = label->font();
    font.setBold(bold);
    label->setFont(font);
    return label;
}

QHBoxLayout *signedRow(Verdict verdict, QLabel *label)
{
    auto *row = new QHBoxLayout;
    row->addWidget(new VerdictSign(verdict), 0, Qt::AlignTop);
    row->addWidget(label, 1);
    return row;
}

} // namespace

PlanFitView::PlanFitView(QWidget *parent)
    : QScrollArea(parent)
    , m_title(plainLabel({}, true))
    , m_text(plainLabel())
    , m_note(plainLabel())
{
    setObjectName(u"planFit"_s);
    setAccessibleName(tr("The selected plan and where it fits"));
    setFrameShape(NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // all of it wraps
    m_title->setObjectName(u"planFitTitle"_s);
    m_text->setObjectName(u"planFitText"_s);
    m_note->setObjectName(u"planFitNote"_s);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    auto *content = new QWidget;
    m_column = new QVBoxLayout(content);
    m_column->addWidget(m_title);
    m_column->addWidget(m_text);
    m_column->addWidget(m_note);
    m_column->addStretch(1);
    setWidget(content);
}

void PlanFitView::setContent(const QString &title, const QString &text, const QList<FitBlock> &blocks,
                             const QString &note)
{
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    if (blocks == m_blocks && m_place)
        return;
    m_blocks = blocks;
    rebuild();
}

void PlanFitView::rebuild()
{
    const int scrolled = verticalScrollBar()->value();
    delete m_place;
    m_place = new QWidget;
    auto *rows = new QVBoxLayout(m_place);
    rows->setContentsMargins(0, fontMetrics().lineSpacing() / 2, 0, 0);
    rows->setSpacing(fontMetrics().lineSpacing() / 2);
    for (const FitBlock &block : std::as_const(m_blocks))
        rows->addWidget(makeBlock(block));
    m_column->insertWidget(m_column->count() - 1, m_place);
    m_place->show();
    verticalScrollBar()->setValue(scrolled);
}

QWidget *PlanFitView::makeBlock(const FitBlock &block)
{
    auto *place = new QWidget;
    place->setObjectName(u"fit:"_s + block.host);
    auto *rows = new QVBoxLayout(place);
    rows->setContentsMargins({});
    rows->setSpacing(2);
    rows->addLayout(signedRow(block.fits ? Verdict::Pass : Verdict::Block, plainLabel(block.title, true)));
    auto *lines = new QVBoxLayout;
    lines->setContentsMargins(fontMetrics().lineSpacing() * 3 / 2, 0, 0, 0);
    lines->setSpacing(2);
    for (const FitBlock::Line &line : block.lines) {
        if (line.verdict == Verdict::Warn)
            lines->addLayout(signedRow(Verdict::Warn, plainLabel(line.text)));
        else
            lines->addWidget(plainLabel(line.text));
    }
    rows->addLayout(lines);
    return place;
}

QString PlanFitView::text() const
{
    QStringList all{m_title->text(), m_text->text(), m_note->text()};
    for (const FitBlock &block : m_blocks) {
        all << block.title;
        for (const FitBlock::Line &line : block.lines)
            all << line.text;
    }
    all.removeAll(QString());
    return all.join(u'\n');
}

} // namespace riser
