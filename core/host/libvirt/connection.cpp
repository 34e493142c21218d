// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/libvirt/connection.h"

#include "core/base/text.h"
#include "core/host/libvirt/auth.h"
#include "core/host/libvirt/runtime_state.h"

#include <chrono>
#include <memory>
#include <semaphore>

namespace riser {

namespace {

constexpr std::chrono::seconds noticeLimit(1);

/// The loop sees that the socket has ended, and libvirt lets go of the connection there with its own locks held. It
/// must not be the last who has it then: it would take the locks of its calls in the wrong order. Three rounds: the
/// first may have begun before the end, and timers come before sockets.
void letLoopNotice()
{
    using Rounds = std::counting_semaphore<>;
    const auto rounds = std::make_shared<Rounds>(0);
    const int timer = libvirtEventLoop()->addTimeout(
        0, [](int, void *opaque) { (*static_cast<std::shared_ptr<Rounds> *>(opaque))->release(); },
        new std::shared_ptr<Rounds>(rounds),
        [](void *opaque) { delete static_cast<std::shared_ptr<Rounds> *>(opaque); });
    for (int round = 0; round < 3; ++round)
        (void)rounds->try_acquire_for(noticeLimit);
    libvirtEventLoop()->removeTimeout(timer);
}

} // namespace

Connection::Connection(virConnectPtr connection, Request request, std::shared_ptr<EventSink> sink)
    : m_connection(connection)
    , m_request(std::move(request))
    , m_sink(std::move(sink))
{
}

Connection::~Connection()
{
    // The sockets first: what follows would otherwise wait for a host that may hang. libvirt ends its ssh then.
    libvirtEventLoop()->shutDown(m_request.tag);
    letLoopNotice();
    m_events.deregisterAll(m_connection);
    if (m_watched)
        virConnectUnregisterCloseCallback(m_connection, &Connection::ended);
    virConnectClose(m_connection);
    libvirtEventLoop()->forget(m_request.tag);
}

Result<ConnectionPtr> Connection::open(const Request &request, const Asker &ask, std::shared_ptr<EventSink> sink)
{
    ignoreBrokenPipes();
    const EventLoop::Tag tag(request.tag);
    Login login(ask);
    const QByteArray uri = request.uri.toUtf8();
    const virConnectPtr connection =
        virConnectOpenAuth(uri.constData(), login.auth(), request.readOnly ? VIR_CONNECT_RO : 0);
    if (connection) {
        const auto takeDown = [](Connection *object) { takeDownLater([object] { delete object; }); };
        return ConnectionPtr(new Connection(connection, request, std::move(sink)), takeDown);
    }
    Error error = openError(lastFailure(), request.host);
    if (error.code == ErrorCode::Cancelled && !login.cancelled()) {
        error.code = ErrorCode::LoginRefused;
        error.summary = Text::tr("%1 asks for a password, and nobody is there to answer.").arg(request.host);
    } else if (login.cancelled()) {
        error.code = ErrorCode::Cancelled;
        error.summary = Text::tr("The login to %1 was cancelled.").arg(request.host);
        error.transient = false;
    }
    return std::unexpected(error);
}

void Connection::cutOff()
{
    giveUp();
    libvirtEventLoop()->shutDown(m_request.tag);
    m_end->happen();
}

void Connection::ended(virConnectPtr, int reason, void *end)
{
    if (reason != VIR_CONNECT_CLOSE_REASON_CLIENT)
        (*static_cast<std::shared_ptr<End> *>(end))->happen();
}

void Connection::watch(std::function<void()> closed)
{
    m_end->tell = std::move(closed);
    auto *const end = new std::shared_ptr<End>(m_end);
    const auto release = [](void *opaque) { delete static_cast<std::shared_ptr<End> *>(opaque); };
    m_watched = virConnectRegisterCloseCallback(m_connection, &Connection::ended, end, release) == 0;
    if (!m_watched)
        release(end);
}

QString Connection::type()
{
    std::call_once(m_typeAsked, [this] { m_type = QString::fromUtf8(virConnectGetType(m_connection)); });
    return m_type;
}

bool Connection::registerEvents()
{
    return m_events.registerAll(m_connection, m_sink, host());
}

Error Connection::error(const Subject &subject) const
{
    return error(lastFailure(), subject);
}

Error Connection::error(const LibvirtFailure &failure, const Subject &subject) const
{
    if (virConnectIsAlive(m_connection) != 0)
        return callError(failure, subject);
    m_end->happen();
    if (!m_request.lossIsNews)
        return cutError(failure, subject);
    const Error lost = lostError(host(), failureText(failure));
    if (!m_givenUp)
        m_sink->lost(lost);
    return lost;
}

} // namespace riser
