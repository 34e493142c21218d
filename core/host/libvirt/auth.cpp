// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/libvirt/auth.h"

#include <cstring>
#include <iterator>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

int types[] = {VIR_CRED_USERNAME,   VIR_CRED_AUTHNAME,     VIR_CRED_PASSPHRASE,
               VIR_CRED_ECHOPROMPT, VIR_CRED_NOECHOPROMPT, VIR_CRED_REALM};

CredentialRequest request(const virConnectCredential &credential)
{
    CredentialRequest question;
    question.prompt = QString::fromUtf8(credential.prompt);
    question.secret = credential.type == VIR_CRED_PASSPHRASE || credential.type == VIR_CRED_NOECHOPROMPT;
    // libssh asks for an unknown host key as an echoed prompt (11.3).
    question.yesNo = credential.type == VIR_CRED_ECHOPROMPT && question.prompt.startsWith("Accept SSH host key"_L1);
    question.defaultValue = QString::fromUtf8(credential.defresult);
    return question;
}

} // namespace

Login::Login(Asker ask)
    : m_ask(std::move(ask))
    , m_auth{types, std::size(types), &Login::answer, this}
{
}

int Login::answer(virConnectCredentialPtr credentials, unsigned count, void *login)
{
    return static_cast<Login *>(login)->answer(credentials, count);
}

int Login::answer(virConnectCredentialPtr credentials, unsigned count)
{
    if (!m_ask)
        return -1;
    QList<CredentialRequest> questions;
    for (unsigned i = 0; i < count; ++i)
        questions << request(credentials[i]);
    const std::optional<QStringList> answers = m_ask(questions);
    if (!answers || answers->size() != questions.size()) {
        m_cancelled = true;
        return -1;
    }
    for (unsigned i = 0; i < count; ++i) {
        const QByteArray text = answers->at(i).toUtf8();
        credentials[i].result = strdup(text.constData()); // libvirt frees it
        credentials[i].resultlen = unsigned(text.size());
    }
    return 0;
}

} // namespace riser
