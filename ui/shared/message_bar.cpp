// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shared/message_bar.h"

#include "ui/shared/icons.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace riser {

namespace {

QLabel *plainLabel(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

MessageBar::MessageBar(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_summary(plainLabel(u"messageSummary"_s, this))
    , m_hint(plainLabel(u"messageHint"_s, this))
    , m_buttons(new QHBoxLayout)
    , m_detailsPart(new QWidget(this))
    , m_details(new QPlainTextEdit(m_detailsPart))
{
    setAccessibleName(tr("Message"));
    QFont bold = m_summary->font();
    bold.setBold(true);
    m_summary->setFont(bold);

    m_detailsButton = addButton(tr("Details"), u"messageDetailsButton"_s);
    m_detailsButton->setCheckable(true);
    m_details->setObjectName(u"messageDetails"_s);
    m_details->setAccessibleName(tr("Details of the message"));
    m_details->setReadOnly(true);
    m_details->setFixedHeight(fontMetrics().lineSpacing() * 6);
    auto *copyButton = new QPushButton(themedIcon(u"edit-copy"_s), tr("Copy"), m_detailsPart);
    copyButton->setObjectName(u"messageCopy"_s);
    connect(copyButton, &QPushButton::clicked, this, &MessageBar::copy);
    auto *detailsRow = new QHBoxLayout(m_detailsPart);
    detailsRow->setContentsMargins({});
    detailsRow->addWidget(m_details, 1);
    detailsRow->addWidget(copyButton, 0, Qt::AlignTop);
    m_detailsPart->hide();
    connect(m_detailsButton, &QPushButton::toggled, m_detailsPart, &QWidget::setVisible);

    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_summary);
    words->addWidget(m_hint);
    auto *row = new QHBoxLayout;
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    row->addLayout(m_buttons);
    auto *all = new QVBoxLayout(this);
    all->addLayout(row);
    all->addWidget(m_detailsPart);
}

QPushButton *MessageBar::addButton(const QString &text, const QString &objectName)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(objectName);
    button->setAutoDefault(false);
    m_buttons->addWidget(button, 0, Qt::AlignTop);
    return button;
}

void MessageBar::showError(const Error &error, Accent accent)
{
    m_accent = accent;
    const int side = style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this);
    const QIcon icon = themedIcon(accent == Accent::Bad ? u"riser-blocked"_s : u"riser-warning"_s);
    m_icon->setPixmap(icon.pixmap(QSize(side, side), devicePixelRatio()));
    m_summary->setText(error.summary);
    m_hint->setText(error.hint);
    m_hint->setVisible(!error.hint.isEmpty());
    m_text = error.toText();
    if (m_details->toPlainText() != m_text)
        m_details->setPlainText(m_text);
    m_detailsButton->setVisible(!error.detail.isEmpty());
    if (error.detail.isEmpty())
        m_detailsButton->setChecked(false);
    update();
    show();
}

void MessageBar::copy()
{
    QGuiApplication::clipboard()->setText(m_text);
}

void MessageBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QColor accent = accentColour(m_accent, palette());
    accent.setAlphaF(0.12f);
    painter.fillRect(rect(), accent);
    accent.setAlphaF(0.5f);
    painter.fillRect(QRect(0, height() - 1, width(), 1), accent);
}

} // namespace riser
