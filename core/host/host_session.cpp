// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/host_session.h"

#include "core/host/consoles.h"
#include "core/host/session_private.h"

namespace riser {

HostSession::HostSession(HostEntry entry, BackendFactory factory, UserAsker ask, QObject *parent)
    : HostSession(std::move(entry), std::move(factory), std::move(ask), SessionTimings(), parent)
{
}

HostSession::HostSession(HostEntry entry, BackendFactory factory, UserAsker ask, const SessionTimings &timings,
                         QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, std::move(entry), std::move(factory), std::move(ask), timings))
{
}

HostSession::~HostSession() = default;

const HostEntry &HostSession::entry() const
{
    return d->entry;
}

void HostSession::setEntry(HostEntry entry)
{
    const bool moved = entry.uri != d->entry.uri;
    d->entry = std::move(entry);
    if (moved) {
        const bool wasOpen = d->state != State::Offline;
        close();
        // Another address may be another host: nothing of the old one is shown under it.
        d->unresolved.clear();
        d->setReadAt({});
        if (d->inventory) {
            d->inventory.reset();
            Q_EMIT inventoryChanged();
        }
        if (wasOpen)
            open();
    }
    Q_EMIT stateChanged();
}

HostSession::State HostSession::state() const
{
    return d->state;
}

std::optional<Error> HostSession::error() const
{
    return d->error;
}

QDateTime HostSession::nextAttempt() const
{
    return d->nextAttempt;
}

InventoryPtr HostSession::inventory() const
{
    return d->inventory;
}

QHash<DeviceKey, Transition> HostSession::transitions() const
{
    return d->transitions;
}

QHash<DomainId, Transition> HostSession::vmTransitions() const
{
    return d->vmTransitions;
}

QDateTime HostSession::lastRead() const
{
    return d->readAt;
}

void HostSession::open()
{
    if (d->link)
        return;
    d->backoff.reset();
    d->connectNow();
}

void HostSession::close()
{
    d->disconnect();
    d->wasOnline = false;
    d->setState(State::Offline);
}

void HostSession::refresh()
{
    if (!d->link) {
        // A person who asks doesn't wait for the next attempt.
        if (d->state == State::Waiting || d->state == State::Failed)
            open();
        return;
    }
    d->link->tryProgramAgain();
    d->dirty = true;
    d->sinceRead.invalidate();
    d->readSoon();
}

void HostSession::setJournal(std::shared_ptr<Journal> journal)
{
    d->journal = std::move(journal);
}

void HostSession::setOnScreen(bool onScreen)
{
    if (d->onScreen == onScreen)
        return;
    d->onScreen = onScreen;
    d->schedulePolls();
    if (onScreen)
        d->poll(); // what is shown is true from the beginning
}

void HostSession::requestCapabilities()
{
    if (d->link && d->state == State::Online)
        d->link->readCapabilities(++d->capabilitiesRequest);
}

std::shared_ptr<Consoles> HostSession::consoles() const
{
    return d->state == State::Online && d->link ? d->link->consoles() : nullptr;
}

void HostSession::requestStorage(bool refresh)
{
    if (d->link && d->state == State::Online && d->inventory)
        d->link->readStorage(++d->storageRequest, d->activePools(), refresh);
}

quint64 HostSession::start(std::unique_ptr<Operation> operation)
{
    return d->enqueue(std::move(operation));
}

void HostSession::cancel(quint64 number)
{
    d->cancel(number);
}

void HostSession::answer(quint64 number, bool yes)
{
    d->answer(number, yes);
}

} // namespace riser
