// SPDX-License-Identifier: GPL-3.0-or-later
// A session's connection: making it, losing it, and trying again.
#include "core/base/text.h"
#include "core/host/session_private.h"

namespace riser {

HostSession::Private::Private(HostSession *session, HostEntry hostEntry, BackendFactory backendFactory, UserAsker asker,
                              const SessionTimings &sessionTimings)
    : q(session)
    , timings(sessionTimings)
    , entry(std::move(hostEntry))
    , factory(std::move(backendFactory))
    , ask(std::move(asker))
    , backoff(sessionTimings.firstRetry, sessionTimings.longestRetry)
    , graveyard(sessionTimings.farewell)
    , mailbox(std::make_shared<Mailbox>(this))
{
    for (QTimer *timer : {&retryTimer, &deadlineTimer, &spacingTimer, &graceTimer})
        timer->setSingleShot(true);
    QObject::connect(&retryTimer, &QTimer::timeout, q, [this] { connectNow(); });
    QObject::connect(&deadlineTimer, &QTimer::timeout, q, [this] { deadline(); });
    QObject::connect(&spacingTimer, &QTimer::timeout, q, [this] { readSoon(); });
    QObject::connect(&graceTimer, &QTimer::timeout, q, [this] { giveUpRunning(); });
    QObject::connect(&driverTimer, &QTimer::timeout, q, [this] { poll(); });
    QObject::connect(&fullTimer, &QTimer::timeout, q, [this] {
        dirty = true;
        readSoon();
    });
}

HostSession::Private::~Private()
{
    mailbox->shut();
    if (link)
        SessionLink::abandon(std::exchange(link, nullptr), graveyard);
}

void HostSession::Private::connectNow()
{
    retryTimer.stop();
    graveyard.reap();
    link = std::make_shared<SessionLink>(++lastLink, mailbox);
    link->open(entry.uri, factory, ask);
    deadlineTimer.start(timings.openTimeout);
    setState(State::Connecting);
}

void HostSession::Private::disconnect()
{
    for (QTimer *timer : {&retryTimer, &deadlineTimer, &spacingTimer, &driverTimer, &fullTimer})
        timer->stop();
    isOpen = false;
    reading = false;
    dirty = false;
    if (!link)
        return;
    SessionLink::abandon(std::exchange(link, nullptr), graveyard);
    dropQueue({.code = ErrorCode::ConnectionLost,
               .summary = Text::tr("The connection to %1 ended before this began.").arg(entry.name),
               .detail = {},
               .hint = {},
               .transient = true});
    if (running)
        graceTimer.start(timings.operationGrace);
}

void HostSession::Private::setState(State newState, std::optional<Error> why)
{
    const QDateTime next = newState == State::Waiting && retryTimer.isActive()
                               ? QDateTime::currentDateTimeUtc().addMSecs(retryTimer.remainingTime())
                               : QDateTime();
    if (state == newState && error == why && nextAttempt == next)
        return;
    state = newState;
    error = std::move(why);
    nextAttempt = next;
    Q_EMIT q->stateChanged();
}

/// Whether a person must change something before another attempt makes sense.
bool HostSession::Private::isPersistent(const Error &why) const
{
    switch (why.code) {
    case ErrorCode::InvalidInput:
    case ErrorCode::LoginRefused:
    case ErrorCode::HostKeyRefused:
    case ErrorCode::AccessDenied:
    case ErrorCode::NotSupported:
    case ErrorCode::Cancelled:
        return true;
    case ErrorCode::UnknownHost:
        return !wasOnline; // it was found before: its name service is away, not its name wrong
    default:
        return false;
    }
}

void HostSession::Private::lose(const Error &why)
{
    disconnect();
    if (isPersistent(why)) {
        setState(State::Failed, why);
        return;
    }
    retryTimer.start(backoff.next());
    setState(State::Waiting, why);
}

Error HostSession::Private::silence() const
{
    return {.code = ErrorCode::TimedOut,
            .summary = Text::tr("Host %1 does not answer.").arg(entry.name),
            .detail = {},
            .hint = Text::tr("Riser goes on trying. What was asked of the host may still happen."),
            .transient = true};
}

void HostSession::Private::deadline()
{
    if (!link)
        return;
    // The host waits for the user's password, not the other way round: it has all its time after the answer.
    if (link->wasAsking()) {
        deadlineTimer.start();
        return;
    }
    const auto waited = std::chrono::milliseconds(isOpen && sinceRead.isValid() ? sinceRead.elapsed() : 0);
    if (isOpen && running && waited < timings.busyReadTimeout) {
        deadlineTimer.start(timings.busyReadTimeout - waited);
        return;
    }
    lose(silence());
}

void HostSession::Private::opened(quint64 number, const Result<void> &result)
{
    if (!link || number != link->number())
        return;
    deadlineTimer.stop();
    if (!result) {
        lose(result.error());
        return;
    }
    isOpen = true;
    startRead(true); // before anything else: until then the state is Connecting
}

void HostSession::Private::lost(quint64 number, const Error &why)
{
    if (link && number == link->number())
        lose(why);
}

} // namespace riser
