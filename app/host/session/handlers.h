// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/host/system/places.h"
#include "core/hosthelper/protocol/messages.h"

#include <QList>

#include <expected>
#include <functional>

namespace riser::onhost {

/// What a verb answers.
using Body = decltype(protocol::Answer::body);
using Result = std::expected<Body, protocol::Fault>;

/// How one verb is done.
struct Handler {
    /// Verbs of one lane are done one after the other, so that no two change the host at once.
    enum class Lane {
        AtOnce, ///< by the thread that reads: it answers without looking at anything slow
        Look,
        Change,
    };
    protocol::Verb verb;
    Lane lane = Lane::Look;
    int limitMs = 20'000;                                 ///< then the asker is told TimedOut; what was begun goes on
    std::function<Result(const protocol::Request &)> run; ///< from any thread; outlives the session when it hangs
};

/// What the handlers are made for. Watch isn't among them: only a session has somebody to send events to.
struct Surroundings {
    Places places;
    QString peer; ///< of the ssh session; empty: none
    bool root = false;
};

QList<Handler> allHandlers(const Surroundings &surroundings);

// One file per group of verbs.
QList<Handler> helloHandlers(const Surroundings &surroundings);
QList<Handler> lookHandlers(const Surroundings &surroundings);
QList<Handler> usbHandlers(const Surroundings &surroundings);
QList<Handler> poolHandlers(const Surroundings &surroundings);
QList<Handler> armedHandlers(const Surroundings &surroundings);

} // namespace riser::onhost
