// SPDX-License-Identifier: GPL-3.0-or-later
// A session's truth: when it is read, and what of it is published.
#include "core/host/session_private.h"

#include <algorithm>

namespace riser {

using namespace std::chrono_literals;

void HostSession::Private::changed(quint64 number)
{
    if (!link || number != link->number())
        return;
    link->changeSeen();
    dirty = true;
    readSoon();
}

void HostSession::Private::readSoon()
{
    if (!link || !isOpen || reading || !dirty || spacingTimer.isActive())
        return;
    const auto since = sinceRead.isValid() ? std::chrono::milliseconds(sinceRead.elapsed()) : timings.spacing;
    if (since >= timings.spacing)
        startRead(true);
    else
        spacingTimer.start(timings.spacing - since);
}

void HostSession::Private::startRead(bool full)
{
    if (full) {
        dirty = false; // an event from now on may be about what this read doesn't see any more
        spacingTimer.stop();
    }
    reading = true;
    sinceRead.start();
    readBegan = QDateTime::currentDateTimeUtc();
    link->read(++lastRead, ++generation, inventory, full);
    deadlineTimer.start(timings.readTimeout);
}

/// Whether driver changes must be looked for: libvirt tells none (facts §2), riser-host does.
bool HostSession::Private::driversChangeSilently() const
{
    const HostSnapshot &snapshot = inventory->snapshot();
    return !snapshot.facts.events || !snapshot.hostProgram.live;
}

/// While on screen: driver changes, and all of a host that sends no events.
void HostSession::Private::poll()
{
    if (!link || reading || dirty || state != State::Online || !inventory)
        return;
    startRead(!inventory->snapshot().facts.events);
}

void HostSession::Private::schedulePolls()
{
    if (state != State::Online || !inventory) {
        driverTimer.stop();
        fullTimer.stop();
        return;
    }
    const bool events = inventory->snapshot().facts.events;
    if (!onScreen || !driversChangeSilently())
        driverTimer.stop();
    else if (!driverTimer.isActive())
        driverTimer.start(events ? timings.driverPoll : timings.eventlessPoll);
    if (!fullTimer.isActive())
        fullTimer.start(timings.fullPoll);
}

void HostSession::Private::wasRead(quint64 number, const ReadAnswer &answer)
{
    if (!link || number != link->number() || answer.number != lastRead)
        return;
    deadlineTimer.stop();
    reading = false;
    if (answer.error) {
        lose(*answer.error);
        return;
    }
    if (answer.number < validFrom) {
        // An operation has ended meanwhile and published what it read after this read began.
        dirty = true;
        readSoon();
        return;
    }
    if (state != State::Online) {
        wasOnline = true;
        backoff.reset();
    }
    if (answer.inventory)
        publish(answer.inventory);
    setReadAt(readBegan);
    setState(State::Online);
    schedulePolls();
    if (answer.full) {
        resolve();
        giveBackReplugged();
    }
    readSoon();
}

void HostSession::Private::capabilitiesRead(quint64 number, quint64 request, const Result<QByteArray> &xml)
{
    if (!link || number != link->number() || request != capabilitiesRequest)
        return;
    if (xml)
        Q_EMIT q->capabilitiesRead(*xml, {});
    else
        Q_EMIT q->capabilitiesRead({}, xml.error());
}

QStringList HostSession::Private::activePools() const
{
    QStringList names;
    for (const StoragePool &pool : inventory->snapshot().pools) {
        if (pool.active)
            names << pool.name;
    }
    return names;
}

void HostSession::Private::storageRead(quint64 number, quint64 request, const Result<StorageListing> &storage)
{
    if (!link || number != link->number() || request != storageRequest)
        return;
    if (storage)
        Q_EMIT q->storageRead(*storage, {});
    else
        Q_EMIT q->storageRead({}, storage.error());
}

void HostSession::Private::setReadAt(const QDateTime &when)
{
    if (when.isNull() && readAt.isNull())
        return;
    readAt = when;
    Q_EMIT q->lastReadChanged();
}

void HostSession::Private::publish(const InventoryPtr &fresh)
{
    if (inventory && fresh->snapshot().sameContent(inventory->snapshot()))
        return;
    inventory = fresh;
    Q_EMIT q->inventoryChanged();
}

} // namespace riser
