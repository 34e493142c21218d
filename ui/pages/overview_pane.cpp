// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview_pane.h"

#include <QBoxLayout>
#include <QResizeEvent>

namespace riser {

OverviewPane::OverviewPane(QWidget *facts, QWidget *picture, QWidget *parent)
    : QWidget(parent)
    , m_picture(picture)
    , m_layout(new QBoxLayout(QBoxLayout::RightToLeft, this))
{
    m_layout->setContentsMargins({});
    m_layout->addWidget(picture, 0, Qt::AlignTop | Qt::AlignLeft);
    m_layout->addWidget(facts, 1);
}

/// The facts need about as much as the picture, and half as much again.
void OverviewPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool narrow = event->size().width() < m_picture->sizeHint().width() * 5 / 2;
    m_layout->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::RightToLeft);
}

} // namespace riser
