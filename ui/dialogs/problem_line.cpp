// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/problem_line.h"

#include "ui/shared/verdict_sign.h"

#include <QHBoxLayout>
#include <QLabel>

namespace riser {

ProblemLine::ProblemLine(const QString &objectName, QWidget *parent)
    : QWidget(parent)
    , m_label(new QLabel(this))
{
    m_label->setObjectName(objectName);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setWordWrap(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->addWidget(new VerdictSign(Verdict::Block, this), 0, Qt::AlignTop);
    row->addWidget(m_label, 1);
    hide();
}

void ProblemLine::setText(const QString &text)
{
    m_label->setText(text);
    setVisible(!text.isEmpty());
}

QString ProblemLine::text() const
{
    return m_label->text();
}

} // namespace riser
