// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/libvirt/backend_state.h"

#include "core/base/text.h"
#include "core/host/libvirt/runtime_state.h"

#include <algorithm>
#include <utility>

namespace riser {

namespace {

/// How long a close waits for its streams: several round trips round the world.
constexpr std::chrono::milliseconds streamsLimit{1500};

} // namespace

BackendState::BackendState(HostAddress address)
    : m_address(std::move(address))
    , m_readerTag(EventLoop::newTag())
    , m_sink(std::make_shared<EventSink>())
    , m_program(
          std::make_shared<RemoteHostProgram>(m_address.program, m_address.label, [sink = m_sink] { sink->changed(); }))
{
}

BackendState::~BackendState()
{
    close();
    m_sink->detach();
}

Error BackendState::closedError() const
{
    return lostError(m_address.label, Text::tr("It was closed on this side."));
}

Error BackendState::judged(Error error)
{
    const std::lock_guard lock(m_mutex);
    return m_closed ? closedError() : error;
}

Result<ConnectionPtr> BackendState::connect(Connection::Request request, const Asker &ask)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_closed)
            return std::unexpected(closedError());
    }
    request.uri = m_address.uri;
    request.host = m_address.label;
    return Connection::open(request, ask, m_sink);
}

Result<ConnectionPtr> BackendState::connectReader(const Asker &ask)
{
    Result<ConnectionPtr> connection = connect({.tag = m_readerTag}, ask);
    if (connection || connection.error().code != ErrorCode::AccessDenied)
        return connection;
    // This login may not change anything; perhaps it may look.
    Result<ConnectionPtr> readOnly = connect({.tag = m_readerTag, .readOnly = true}, ask);
    return readOnly ? readOnly : connection;
}

Result<void> BackendState::open(const Asker &ask, BackendListener *listener)
{
    m_sink->attach(listener);
    Result<ConnectionPtr> connection = connectReader(ask);
    if (!connection)
        return std::unexpected(judged(connection.error()));
    const std::lock_guard lock(m_mutex);
    if (m_closed)
        return std::unexpected(closedError());
    m_ask = ask;
    m_reader = *connection;
    // Beside the first calls of the reader: seven round trips that nobody has to wait for.
    m_events = std::async(std::launch::async, [connection = *connection] { return connection->registerEvents(); });
    return {};
}

void BackendState::close()
{
    m_sink->silence();
    m_program->close();
    ConnectionPtr reader; // let go outside of the lock
    ConnectionPtr writer;
    ConnectionPtr consoles;
    ConnectionPtr serial;
    EventsReady events;
    {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
    }
    // The reader's ssh may be the one that the others go through: it stays for as long as they need it.
    const auto until = std::chrono::steady_clock::now() + streamsLimit;
    for (const Lane lane : {Lane::Writer, Lane::Serial}) // all begin before one is waited for
        streams(lane)->endAll({});
    for (const Lane lane : {Lane::Consoles, Lane::Serial, Lane::Writer})
        streams(lane)->endAll(std::chrono::duration_cast<std::chrono::milliseconds>(
            std::max(until - std::chrono::steady_clock::now(), std::chrono::steady_clock::duration::zero())));
    const std::lock_guard lock(m_mutex);
    for (const quint64 tag : {m_readerTag, m_writer.tag, m_consoles.tag, m_serial.tag})
        libvirtEventLoop()->shutDown(tag);
    reader.swap(m_reader);
    writer.swap(m_writer.connection);
    consoles.swap(m_consoles.connection);
    serial.swap(m_serial.connection);
    std::swap(events, m_events);
}

void BackendState::giveUp(Lane lane)
{
    const std::lock_guard lock(m_mutex);
    renew(further(lane));
}

/// The lane's next call makes a new connection. With the lock held.
void BackendState::renew(Further &lane)
{
    const ConnectionPtr connection = std::exchange(lane.connection, nullptr); // goes on a thread of its own
    if (connection)
        connection->giveUp();
    const std::shared_ptr<OpenStreams> streams = std::exchange(lane.streams, std::make_shared<OpenStreams>());
    takeDownLater([streams, tag = std::exchange(lane.tag, EventLoop::newTag())] {
        streams->endAll(streamsLimit);
        libvirtEventLoop()->shutDown(tag);
    });
}

std::shared_ptr<OpenStreams> BackendState::streams(Lane lane)
{
    const std::lock_guard lock(m_mutex);
    Further &wanted = further(lane);
    if (wanted.connection && wanted.connection->gone())
        renew(wanted);
    return wanted.streams;
}

Result<ConnectionPtr> BackendState::reader()
{
    const std::lock_guard lock(m_mutex);
    if (m_closed)
        return std::unexpected(closedError());
    if (!m_reader)
        return failure(ErrorCode::ConnectionLost, Text::tr("There is no connection to %1.").arg(m_address.label));
    return m_reader;
}

Result<ConnectionPtr> BackendState::connection(Lane lane)
{
    Further &wanted = further(lane);
    const std::lock_guard opening(wanted.opening);
    Asker ask;
    quint64 tag = 0;
    std::shared_ptr<OpenStreams> streams;
    {
        const std::lock_guard lock(m_mutex);
        if (m_closed)
            return std::unexpected(closedError());
        if (wanted.connection && wanted.connection->gone())
            renew(wanted);
        if (wanted.connection)
            return wanted.connection;
        if (m_reader && m_reader->readOnly()) {
            return failure(ErrorCode::AccessDenied,
                           Text::tr("This login may look at %1 but not change anything.").arg(m_address.label), {},
                           Text::tr("Add the user to the group libvirt there, or log in as root."));
        }
        ask = m_ask;
        tag = wanted.tag;
        streams = wanted.streams;
    }
    // A console that is cut off is its own affair; what was being changed must be read anew.
    Result<ConnectionPtr> connection = connect({.tag = tag, .lossIsNews = lane == Lane::Writer}, ask);
    if (!connection)
        return std::unexpected(judged(connection.error()));
    // libvirt tells no stream that its connection ended (11.3), and nobody else may be calling on this one.
    (*connection)->watch([streams] { takeDownLater([streams] { streams->endAll(streamsLimit); }); });
    const std::lock_guard lock(m_mutex);
    if (m_closed)
        return std::unexpected(closedError());
    wanted.connection = *connection;
    return wanted.connection;
}

EventsReady BackendState::events()
{
    const std::lock_guard lock(m_mutex);
    return m_events;
}

std::optional<HostFacts> BackendState::knownFacts()
{
    const std::lock_guard lock(m_mutex);
    return m_facts;
}

void BackendState::keepFacts(const HostFacts &facts)
{
    const std::lock_guard lock(m_mutex);
    m_facts = facts;
}

} // namespace riser
