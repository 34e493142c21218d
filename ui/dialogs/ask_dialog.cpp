// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/ask_dialog.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace riser {

AskDialog::AskDialog(const QList<CredentialRequest> &requests, Purpose purpose, QWidget *parent)
    : QDialog(parent)
    , m_requests(requests)
{
    setWindowTitle(purpose == Purpose::Notice ? tr("Riser: a host's login") : tr("Riser: a host asks"));
    auto *column = new QVBoxLayout(this);
    for (const CredentialRequest &request : requests) {
        auto *prompt = new QLabel;
        prompt->setTextFormat(Qt::PlainText); // comes from the host
        prompt->setText(request.prompt.trimmed());
        prompt->setWordWrap(true);
        prompt->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        prompt->setObjectName(u"prompt"_s);
        column->addWidget(prompt);
        m_fields << (request.yesNo || purpose == Purpose::Notice ? nullptr : addField(column, request));
    }
    column->addStretch(1);
    addButtons(column, purpose);
    setMinimumWidth(fontMetrics().averageCharWidth() * 70);
}

QLineEdit *AskDialog::addField(QVBoxLayout *column, const CredentialRequest &request)
{
    auto *field = new QLineEdit(request.defaultValue);
    field->setEchoMode(request.secret ? QLineEdit::Password : QLineEdit::Normal);
    field->setAccessibleName(request.prompt.trimmed());
    field->setObjectName(u"answer"_s);
    column->addWidget(field);
    return field;
}

bool AskDialog::isYesNo() const
{
    return std::ranges::any_of(m_requests, &CredentialRequest::yesNo);
}

void AskDialog::addButtons(QVBoxLayout *column, Purpose purpose)
{
    auto *buttons = new QDialogButtonBox;
    column->addWidget(buttons);
    if (purpose == Purpose::Questions && isYesNo())
        return addYesNo(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    if (purpose == Purpose::Notice) {
        buttons->addButton(QDialogButtonBox::Close);
        return;
    }
    buttons->addButton(QDialogButtonBox::Ok)->setDefault(true);
    buttons->addButton(QDialogButtonBox::Cancel)->setAutoDefault(false);
}

/// Trusting an unknown key must be a decision: Enter alone doesn't take it. "No" is an answer, and not the same as
/// closing the window.
void AskDialog::addYesNo(QDialogButtonBox *buttons)
{
    auto *yes = buttons->addButton(QDialogButtonBox::Yes);
    auto *no = buttons->addButton(QDialogButtonBox::No);
    yes->setAutoDefault(false);
    no->setDefault(true);
    no->setFocus();
    m_yesNo = u"no"_s;
    connect(yes, &QPushButton::clicked, this, [this] {
        m_yesNo = u"yes"_s;
        accept();
    });
    connect(no, &QPushButton::clicked, this, &QDialog::accept);
}

std::optional<QStringList> AskDialog::answers() const
{
    if (result() != Accepted)
        return {};
    QStringList answers;
    for (const QLineEdit *field : m_fields)
        answers << (field ? field->text() : m_yesNo);
    return answers;
}

} // namespace riser
