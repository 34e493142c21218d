// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/libvirt/event_loop.h"
#include "core/host/libvirt/host_address.h"
#include "core/host/libvirt/host_reader.h"
#include "core/host/libvirt/open_streams.h"
#include "core/hosthelper/remote_host_program.h"

#include <mutex>

namespace riser {

/// The connections of one backend and whether it was closed. Thread-safe.
class BackendState
{
public:
    explicit BackendState(HostAddress address);
    ~BackendState();
    BackendState(const BackendState &) = delete;
    BackendState &operator=(const BackendState &) = delete;

    const HostAddress &address() const { return m_address; }
    Result<void> open(const Asker &ask, BackendListener *listener);
    void close();
    Result<ConnectionPtr> reader();
    /// A further connection, which is opened when it is first needed and may change things.
    enum class Lane {
        Writer,   ///< one call at a time
        Consoles, ///< calls from several threads
        Serial,   ///< serial lines alone: a guest that doesn't read what is typed stops all calls of a connection
    };
    void giveUp(Lane lane); ///< its blocked calls answer at once; the next one makes a new connection
    Result<ConnectionPtr> connection(Lane lane);
    /// Those of the lane's connection: who opens one has an entry there while it is open.
    std::shared_ptr<OpenStreams> streams(Lane lane);
    EventsReady events();
    std::shared_ptr<RemoteHostProgram> program() const { return m_program; }
    quint64 guestLives(const DomainId &id) const { return m_sink->guestLives(id); }
    std::optional<HostFacts> knownFacts();
    void keepFacts(const HostFacts &facts);
    /// Runs `call` with the connection for reading, or alone on the one for writing. What fails in a backend that was
    /// closed meanwhile is a lost connection.
    template<typename Call>
    auto reading(Call call)
    {
        return with(reader(), call);
    }
    template<typename Call>
    auto writing(Call call)
    {
        const std::lock_guard lock(m_writing);
        return with(connection(Lane::Writer), call);
    }
    template<typename Call>
    auto onConsoles(Call call)
    {
        return with(connection(Lane::Consoles), call);
    }
    /// What an error is when the backend was closed meanwhile: the connection was lost.
    Error judged(Error error);

private:
    template<typename Call>
    auto with(Result<ConnectionPtr> connection, Call &call) -> decltype(call(**connection))
    {
        if (!connection)
            return std::unexpected(connection.error());
        auto result = call(**connection);
        if (!result)
            return std::unexpected(judged(result.error()));
        return result;
    }
    Result<ConnectionPtr> connect(Connection::Request request, const Asker &ask); ///< to our address
    Result<ConnectionPtr> connectReader(const Asker &ask);
    Error closedError() const;
    struct Further {
        quint64 tag = EventLoop::newTag();
        ConnectionPtr connection;
        std::shared_ptr<OpenStreams> streams = std::make_shared<OpenStreams>();
        std::mutex opening; ///< held while it is: nobody else opens a second one, or waits for it elsewhere
    };
    Further &further(Lane lane)
    {
        return lane == Lane::Writer ? m_writer : lane == Lane::Consoles ? m_consoles : m_serial;
    }
    void renew(Further &lane);

    const HostAddress m_address;
    const quint64 m_readerTag;
    const std::shared_ptr<EventSink> m_sink;
    const std::shared_ptr<RemoteHostProgram> m_program;
    std::mutex m_writing;

    std::mutex m_mutex; // guards what follows; never held while libvirt is called
    ConnectionPtr m_reader;
    Further m_writer;
    Further m_consoles;
    Further m_serial;
    EventsReady m_events;
    std::optional<HostFacts> m_facts;
    Asker m_ask;
    bool m_closed = false;
};

} // namespace riser
