// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>
#include <stop_token>

namespace riser {

/// One question of a login. Answers are never stored by core.
struct CredentialRequest {
    QString prompt;     ///< plain text from the host or ssh
    bool secret = true; ///< don't echo
    bool yesNo = false; ///< a host key question: answer "yes" or "no"
    QString defaultValue;
};

/// Answers a login's questions, in order; nothing means the user cancelled. Called on a worker thread, may block until
/// the user answers. May be null: then logins that ask fail with LoginRefused.
using Asker = std::function<std::optional<QStringList>(const QList<CredentialRequest> &)>;

/// The same for those who may lose interest while the user thinks: a connection that is given up. Once `unwanted` says
/// stop, the question goes from the screen and the call comes back with nothing. `unwanted` may say so on any thread.
using UserAsker =
    std::function<std::optional<QStringList>(const QList<CredentialRequest> &, const std::stop_token &unwanted)>;

} // namespace riser
