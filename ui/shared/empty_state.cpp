// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shared/empty_state.h"

#include "ui/shared/icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace riser {

namespace {

QLabel *centredLabel(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    return label;
}

} // namespace

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_title(centredLabel(u"emptyTitle"_s, this))
    , m_text(centredLabel(u"emptyText"_s, this))
    , m_buttons(new QHBoxLayout)
{
    m_icon->setAlignment(Qt::AlignCenter);
    QFont large = m_title->font();
    large.setPointSizeF(large.pointSizeF() * 1.4);
    m_title->setFont(large);
    m_buttons->addStretch();
    m_buttons->addStretch();
    auto *all = new QVBoxLayout(this);
    all->addStretch(2);
    all->addWidget(m_icon);
    all->addWidget(m_title);
    all->addWidget(m_text);
    all->addSpacing(style()->pixelMetric(QStyle::PM_LayoutVerticalSpacing));
    all->addLayout(m_buttons);
    all->addStretch(3);
}

void EmptyState::setContent(const QString &icon, const QString &title, const QString &text)
{
    const int side = 2 * style()->pixelMetric(QStyle::PM_LargeIconSize, nullptr, this);
    const QIcon drawing = themedIcon(icon);
    m_icon->setVisible(!drawing.isNull());
    m_icon->setPixmap(drawing.pixmap(QSize(side, side), devicePixelRatio()));
    m_title->setText(title);
    m_text->setText(text);
    setAccessibleName(title);
    setAccessibleDescription(text);
}

QPushButton *EmptyState::addButton(const QString &text, const QString &objectName)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(objectName);
    button->setAutoDefault(false);
    m_buttons->insertWidget(m_buttons->count() - 1, button);
    return button;
}

} // namespace riser
