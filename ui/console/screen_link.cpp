// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/screen_link.h"

#include "core/host/host_session.h"
#include "ui/console/console_words.h"

#include <array>
#include <chrono>

using namespace std::chrono_literals;

namespace riser {

namespace {

constexpr auto patience = 60s;
constexpr auto loginPatience = 300s; // a login of the way there may have to be typed
constexpr auto steadyAfter = 10s;
constexpr auto keptFor = 60s;
constexpr std::array pauses{500ms, 2000ms, 5000ms};

} // namespace

ScreenLink::ScreenLink(HostSession *session, const DomainId &domain, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_domain(domain)
{
    m_patience.setSingleShot(true);
    m_retry.setSingleShot(true);
    m_steady.setSingleShot(true);
    m_steady.setInterval(steadyAfter);
    m_unseen.setSingleShot(true);
    m_unseen.setInterval(keptFor);
    connect(&m_steady, &QTimer::timeout, this, [this] { m_again = 0; });
    connect(&m_unseen, &QTimer::timeout, this, &ScreenLink::leave);
    connect(&m_retry, &QTimer::timeout, this, &ScreenLink::tryAgain);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        fail({.code = ErrorCode::TimedOut,
              .summary = tr("The display of %1 doesn't answer.").arg(label()),
              .detail = {},
              .hint = tr("Try again; if that doesn't help, the VM's QEMU may hang.")});
    });
    connect(session, &HostSession::stateChanged, this, &ScreenLink::follow);
    connect(session, &HostSession::inventoryChanged, this, &ScreenLink::follow);
    connect(session, &HostSession::lastReadChanged, this, [this] {
        if (!std::exchange(m_readSince, true) && !m_retry.isActive())
            tryAgain();
    });
    follow();
}

/// Nobody is told any more.
ScreenLink::~ScreenLink()
{
    blockSignals(true);
}

const Domain *ScreenLink::vm() const
{
    const InventoryPtr inventory = m_session->inventory();
    return inventory ? inventory->domain(m_domain) : nullptr;
}

QString ScreenLink::label() const
{
    return vmLabel(*m_session, m_domain);
}

bool ScreenLink::isOverNetwork() const
{
    return m_connection && m_connection->route().way == DisplayRoute::Way::Tcp &&
           m_connection->route().host != QLatin1String("localhost");
}

bool ScreenLink::isInTheClear() const
{
    return m_state == State::Open && m_client && !m_client->isEncrypted() && isOverNetwork();
}

void ScreenLink::setDisplay(const GuestDisplay &display, const QString &life)
{
    if (display == m_display && life == m_life)
        return;
    m_display = display;
    if (std::exchange(m_life, life) != life)
        m_closed = false;
    m_tried = false;
    m_again = 0;
    drop();
    setState(State::Off);
    follow();
}

void ScreenLink::setWanted(bool wanted)
{
    if (wanted)
        m_unseen.stop();
    else if (m_wanted)
        m_unseen.start();
    m_wanted = wanted;
    follow();
}

/// A VM that was once looked at sends its picture for nothing, and takes one of the few connections that some servers
/// allow. What failed stays to be read.
void ScreenLink::leave()
{
    if (m_state == State::Failed || m_state == State::Off)
        return;
    m_tried = false;
    drop();
    setState(State::Off);
}

void ScreenLink::follow()
{
    const QString whyNotUp = riser::whyNotUp(*m_session, m_domain);
    const bool running = whyNotUp.isEmpty();
    const bool paused = running && vm()->state == RunState::Paused;
    const bool changed = whyNotUp != m_whyNotUp || paused != m_paused;
    m_whyNotUp = whyNotUp;
    m_paused = paused;
    if (!running) {
        m_tried = false; // another life begins
        m_again = 0;
        drop();
        setState(State::Off);
    } else if (m_wanted && !m_tried && !m_closed && m_display.type == GuestDisplay::Type::Vnc) {
        open();
    }
    if (changed)
        Q_EMIT stateChanged();
}

void ScreenLink::open()
{
    drop();
    m_tried = true;
    m_closed = false;
    m_connection = std::make_unique<DisplayConnection>(m_session, m_domain);
    connect(m_connection.get(), &DisplayConnection::connected, this, &ScreenLink::attach);
    connect(m_connection.get(), &DisplayConnection::failed, this, &ScreenLink::fail);
    setState(State::Connecting);
    m_connection->start(m_display);
    const DisplayRoute::Way way = m_connection->route().way;
    m_patience.start(way == DisplayRoute::Way::Forward || way == DisplayRoute::Way::Through ? loginPatience : patience);
}

void ScreenLink::close()
{
    m_closed = true;
    drop();
    setState(State::Off);
}

void ScreenLink::attach(int socket)
{
    const DisplayRoute &route = m_connection->route();
    m_client = std::make_unique<VncClient>(VncPeer{
        .label = label(), .host = route.host, .authorities = route.authorities, .identities = route.identities});
    connect(m_client.get(), &VncClient::opened, this, [this] {
        m_patience.stop();
        m_steady.start();
        setState(State::Open);
    });
    connect(m_client.get(), &VncClient::loginWanted, this, &ScreenLink::askedForLogin);
    connect(m_client.get(), &VncClient::ended, this, &ScreenLink::ended);
    Q_EMIT clientChanged();
    m_client->start(socket);
}

/// A person types: that takes as long as it takes.
void ScreenLink::askedForLogin(bool withUser, VncProtection protection)
{
    m_patience.stop();
    QString warning;
    if (isOverNetwork() && protection == VncProtection::None)
        warning = notEncrypted();
    else if (isOverNetwork() && protection == VncProtection::Encrypted)
        warning = tr("Encrypted, but without a certificate: anybody on the way can pretend to be this display.");
    Q_EMIT loginWanted(withUser, warning);
}

void ScreenLink::answerLogin(const VncLogin &login)
{
    if (!m_client)
        return;
    m_patience.start(patience);
    m_client->answerLogin(login);
}

/// What the way there said last is often the reason: ssh's "Connection refused".
void ScreenLink::ended(const Error &error)
{
    m_patience.stop();
    const bool neverOpen = m_state != State::Open;
    m_connection->whenOver([this, error, neverOpen, attempt = m_attempt](const QString &words) {
        Error whole = error;
        if (!words.isEmpty() && neverOpen && error.code == ErrorCode::Failed)
            whole = {.code = ErrorCode::Unreachable,
                     .summary = tr("The display of %1 can't be reached by ssh.").arg(label()),
                     .detail = words,
                     .hint = tr("The host's sshd must allow it (AllowTcpForwarding, AllowStreamLocalForwarding).")};
        else if (!words.isEmpty())
            whole.detail += (whole.detail.isEmpty() ? QString() : QStringLiteral("\n")) + words;
        // Later: this is a signal of what is about to go.
        QMetaObject::invokeMethod(
            this,
            [this, whole, attempt] {
                if (attempt == m_attempt)
                    fail(whole);
            },
            Qt::QueuedConnection);
    });
}

/// An end that may be the VM's own (a reset, a stop that the host hasn't told yet) is tried again before it is an
/// error.
void ScreenLink::fail(Error error)
{
    const bool hadIt = m_state == State::Open || m_again > 0;
    const bool mayPass = error.code == ErrorCode::ConnectionLost || error.code == ErrorCode::Unreachable ||
                         (error.code == ErrorCode::Failed && m_again > 0);
    drop();
    if (isRunning() && hadIt && mayPass && size_t(m_again) < pauses.size()) {
        // Not where it was: the VM may have been started anew, and its port be another VM's.
        m_readSince = false;
        m_session->refresh();
        m_retry.start(pauses[size_t(m_again++)]);
        return setState(State::Connecting);
    }
    m_again = 0;
    setState(State::Failed, std::move(error));
}

/// After a pause, and after the host was read.
void ScreenLink::tryAgain()
{
    if (m_readSince && m_state == State::Connecting && !m_connection)
        open();
}

void ScreenLink::drop()
{
    ++m_attempt;
    m_patience.stop();
    m_steady.stop();
    m_retry.stop();
    const auto client = std::move(m_client);
    if (client) {
        client->disconnect(this);
        Q_EMIT clientChanged();
    }
    m_connection.reset();
}

void ScreenLink::setState(State state, std::optional<Error> error)
{
    if (m_state == state && m_error == error)
        return;
    m_state = state;
    m_error = std::move(error);
    Q_EMIT stateChanged();
}

} // namespace riser
