// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/login_form.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace riser {

namespace {

QLineEdit *field(const QString &name, const QString &words, QWidget *parent)
{
    auto *edit = new QLineEdit(parent);
    edit->setObjectName(name);
    edit->setPlaceholderText(words);
    edit->setAccessibleName(words);
    return edit;
}

} // namespace

LoginForm::LoginForm(QWidget *parent)
    : QWidget(parent)
    , m_user(field(u"screenUser"_s, tr("User"), this))
    , m_password(field(u"screenPassword"_s, tr("Password of the display"), this))
    , m_warning(new QLabel(this))
{
    setObjectName(u"screenLogin"_s);
    m_password->setEchoMode(QLineEdit::Password);
    auto *send = new QPushButton(tr("LOG IN"), this);
    send->setObjectName(u"screenLoginSend"_s);
    m_warning->setObjectName(u"screenLoginWarning"_s);
    m_warning->setTextFormat(Qt::PlainText);
    m_warning->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    auto *row = new QHBoxLayout;
    column->addWidget(m_warning);
    column->addLayout(row);
    row->addWidget(new QLabel(tr("This display wants a password:"), this));
    row->addWidget(m_user);
    row->addWidget(m_password);
    row->addWidget(send);
    row->addStretch(1);
    send->setEnabled(false);
    connect(m_password, &QLineEdit::textChanged, send,
            [send](const QString &text) { send->setEnabled(!text.isEmpty()); });
    connect(send, &QPushButton::clicked, this, &LoginForm::send);
    connect(m_user, &QLineEdit::returnPressed, m_password, qOverload<>(&QWidget::setFocus));
    connect(m_password, &QLineEdit::returnPressed, this, &LoginForm::send);
    hide();
}

void LoginForm::ask(bool withUser, const QString &warning)
{
    m_warning->setText(warning);
    m_warning->setVisible(!warning.isEmpty());
    m_user->setVisible(withUser);
    m_password->clear();
    show();
    (withUser ? m_user : m_password)->setFocus();
}

void LoginForm::send()
{
    if (m_password->text().isEmpty()) // no display has an empty one
        return;
    const VncLogin login{.user = m_user->text(), .password = m_password->text()};
    m_password->clear();
    hide();
    Q_EMIT answered(login);
}

} // namespace riser
