// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shared/steps_view.h"

#include "ui/shared/icons.h"

#include <QApplication>
#include <QClipboard>
#include <QFontDatabase>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace riser {

namespace {

QString inWords(const QList<StepLine> &steps)
{
    QStringList lines;
    for (qsizetype i = 0; i < steps.size(); ++i) {
        lines << StepsView::tr("%1. %2").arg(i + 1).arg(steps[i].text);
        if (!steps[i].undoText.isEmpty())
            lines << StepsView::tr("     if a later step fails: %1").arg(steps[i].undoText);
    }
    return lines.join(u'\n');
}

QString inVirsh(const QList<StepLine> &steps)
{
    QStringList lines;
    for (const StepLine &step : steps) {
        if (!step.virsh.isEmpty())
            lines << step.virsh;
    }
    return lines.join(u'\n');
}

} // namespace

StepsView::StepsView(Show show, QWidget *parent)
    : QWidget(parent)
    , m_show(show)
    , m_edit(new QPlainTextEdit)
{
    m_edit->setReadOnly(true);
    m_edit->setUndoRedoEnabled(false);
    m_edit->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_edit->setAccessibleName(show == Show::Words ? tr("Steps") : tr("The same with virsh"));
    if (show == Show::Virsh) {
        m_edit->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
        m_edit->setLineWrapMode(QPlainTextEdit::NoWrap);
    }
    auto *button = new QToolButton;
    button->setText(tr("Copy"));
    button->setIcon(themedIcon(u"edit-copy"_s));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    connect(button, &QToolButton::clicked, this, &StepsView::copy);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_edit, 1);
    column->addWidget(button, 0, Qt::AlignRight);
}

void StepsView::setSteps(const QList<StepLine> &steps, const QString &empty)
{
    m_edit->setPlaceholderText(empty);
    if (steps == m_steps)
        return;
    m_steps = steps;
    const int place = m_edit->verticalScrollBar()->value();
    m_edit->setPlainText(m_show == Show::Words ? inWords(steps) : inVirsh(steps));
    m_edit->verticalScrollBar()->setValue(place);
}

QString StepsView::text() const
{
    return m_edit->toPlainText();
}

void StepsView::copy()
{
    QApplication::clipboard()->setText(text());
}

} // namespace riser
