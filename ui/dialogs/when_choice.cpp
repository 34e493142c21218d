// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/when_choice.h"

#include <QLabel>
#include <QRadioButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace riser {

WhenChoice::WhenChoice(QWidget *parent)
    : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    m_now = addRow(tr("Now, into the running guest"), u"now"_s);
    m_nextStart = addRow(tr("At its next start"), u"nextStart"_s);
    m_nextStart.button->setChecked(true);
    connect(m_now.button, &QRadioButton::toggled, this, &WhenChoice::chosenChanged);
}

WhenChoice::Row WhenChoice::addRow(const QString &words, const QString &name)
{
    const Row row{.button = new QRadioButton(words), .reason = new QLabel};
    row.button->setObjectName(name);
    row.reason->setObjectName(name + u":reason"_s);
    row.reason->setTextFormat(Qt::PlainText);
    row.reason->setWordWrap(true);
    row.reason->setIndent(fontMetrics().height() + 8);
    row.reason->hide();
    layout()->addWidget(row.button);
    layout()->addWidget(row.reason);
    return row;
}

void WhenChoice::setReason(const Row &row, const QString &reason)
{
    row.button->setEnabled(reason.isEmpty());
    row.button->setAccessibleDescription(reason);
    row.reason->setText(reason);
    row.reason->setVisible(!reason.isEmpty());
}

void WhenChoice::setReasons(const QString &whyNotNow, const QString &whyNotNextStart)
{
    setReason(m_now, whyNotNow);
    setReason(m_nextStart, whyNotNextStart);
}

When WhenChoice::when() const
{
    return m_now.button->isChecked() ? When::Now : When::NextStart;
}

void WhenChoice::choose(When when)
{
    (when == When::Now ? m_now : m_nextStart).button->setChecked(true);
}

} // namespace riser
