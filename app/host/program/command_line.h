// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/host/session/handlers.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <expected>

namespace riser::onhost {

/// What an administrator's shell shows of one verb.
struct Printed {
    QByteArray out;   ///< readable JSON
    QByteArray error; ///< one sentence
    int code = 0;     ///< 0: done, 1: a fault, 2: not understood
};

/// The request that these words mean, checked by the same reader as a line of a session. The error is an English
/// sentence.
std::expected<protocol::Request, QString> requestFrom(const QStringList &words);
/// Does it, by the same handlers as a session. Blocks.
Printed runVerb(const QStringList &words, const QList<Handler> &handlers);

QByteArray helpText();

} // namespace riser::onhost
