// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/serial_console.h"

#include "core/base/text.h"
#include "core/host/consoles.h"
#include "core/host/host_session.h"

#include <mutex>

namespace riser {

/// Between the thread that receives and the GUI thread. It outlives the object for as long as a thread has it.
class SerialConsole::Feed
{
public:
    Feed(SerialConsole *console, PostBox::Sender sender)
        : m_console(console)
        , m_sender(std::move(sender))
    {
    }

    /// What wasn't taken from the one before comes first.
    void continueAfter(Feed &before)
    {
        QByteArray bytes;
        {
            const std::lock_guard lock(before.m_mutex);
            bytes.swap(before.m_bytes);
            m_lost = before.m_lost;
        }
        add(bytes);
    }

    void leave()
    {
        std::unique_ptr<SerialLine> hungUp; // with no lock held
        const std::lock_guard lock(m_mutex);
        m_console = nullptr;
        hungUp.swap(m_line);
    }
    /// From the thread that opened it. A line that nobody waits for any more is hung up at once: the next opening of
    /// the same one may be behind it in this thread, and would find it in use.
    void putLine(std::unique_ptr<SerialLine> line)
    {
        const std::lock_guard lock(m_mutex);
        if (m_console)
            m_line = std::move(line);
    }
    std::unique_ptr<SerialLine> takeLine()
    {
        const std::lock_guard lock(m_mutex);
        return std::move(m_line);
    }
    void add(const QByteArray &bytes)
    {
        const std::lock_guard lock(m_mutex);
        m_bytes += bytes;
        if (const qsizetype tooMuch = m_bytes.size() - mostKept; tooMuch > 0) {
            m_bytes.remove(0, tooMuch);
            m_lost += tooMuch;
        }
        tell();
    }
    QByteArray take(qsizetype most)
    {
        const std::lock_guard lock(m_mutex);
        m_told = false;
        QByteArray taken = m_bytes.first(std::min(most, m_bytes.size()));
        m_bytes.remove(0, taken.size());
        tell();
        return taken;
    }
    qint64 lost() const
    {
        const std::lock_guard lock(m_mutex);
        return m_lost;
    }

private:
    void tell()
    {
        if (m_bytes.isEmpty() || m_told || !m_console)
            return;
        m_told = true;
        m_sender.post([console = m_console] { Q_EMIT console->received(); });
    }

    mutable std::mutex m_mutex;
    SerialConsole *m_console; ///< null: it listens to another feed, or to none
    const PostBox::Sender m_sender;
    std::unique_ptr<SerialLine> m_line; ///< until it is taken
    QByteArray m_bytes;
    qint64 m_lost = 0;
    bool m_told = false; ///< and take() wasn't called since
};

SerialConsole::SerialConsole(HostSession *session, DomainId domain, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_domain(std::move(domain))
{
    connect(session, &HostSession::stateChanged, this, &SerialConsole::sessionChanged);
}

SerialConsole::~SerialConsole()
{
    drop();
}

/// What is still under way speaks to nobody from now on.
void SerialConsole::drop()
{
    ++m_attempt;
    m_line.reset();
    if (const auto feed = std::exchange(m_feed, nullptr))
        feed->leave();
}

void SerialConsole::setState(State state, std::optional<Error> error)
{
    if (m_state == state && m_error == error)
        return;
    m_state = state;
    m_error = std::move(error);
    Q_EMIT stateChanged();
}

void SerialConsole::open(const QString &alias, bool takeOver)
{
    const std::shared_ptr<Feed> before = m_feed;
    drop();
    m_feed = std::make_shared<Feed>(this, m_box.sender());
    if (before) // a VM's last words, when it was started anew at once
        m_feed->continueAfter(*before);
    const std::shared_ptr<Consoles> consoles = m_session->consoles();
    if (!consoles)
        return setState(State::Failed, notConnected());
    m_over = false;
    setState(State::Opening);
    m_worker.post([this, sender = m_box.sender(), consoles, feed = m_feed, attempt = m_attempt, domain = m_domain,
                   alias, takeOver] {
        SerialListener listener{.received = [feed](const QByteArray &bytes) { feed->add(bytes); },
                                .ended =
                                    [this, sender, attempt](const std::optional<Error> &error) {
                                        sender.post([this, attempt, error] { ended(attempt, error); });
                                    }};
        auto line = consoles->openSerial(domain, alias, takeOver, std::move(listener));
        const Result<void> result = line ? Result<void>() : std::unexpected(line.error());
        if (line)
            feed->putLine(*std::move(line));
        sender.post([this, attempt, result] { opened(attempt, result); });
    });
}

void SerialConsole::opened(quint64 attempt, const Result<void> &result)
{
    if (attempt != m_attempt)
        return;
    std::unique_ptr<SerialLine> line = m_feed->takeLine();
    if (m_over)
        return;
    if (!result)
        return setState(result.error().code == ErrorCode::DeviceInUse ? State::Busy : State::Failed, result.error());
    m_line = std::move(line);
    setState(State::Open);
}

/// What it said last can be taken still.
void SerialConsole::ended(quint64 attempt, const std::optional<Error> &error)
{
    if (attempt != m_attempt)
        return;
    m_over = true; // perhaps before opened() is heard
    m_line.reset();
    setState(error ? State::Failed : State::Closed, error);
}

void SerialConsole::close()
{
    drop();
    setState(State::Closed);
}

/// libvirt doesn't tell a stream that its connection went (11.3): the session does.
void SerialConsole::sessionChanged()
{
    if (m_session->state() == HostSession::State::Online || m_state == State::Closed || m_state == State::Failed)
        return;
    m_over = true;
    m_line.reset();
    setState(State::Failed, notConnected());
}

Error SerialConsole::notConnected() const
{
    const InventoryPtr inventory = m_session->inventory();
    const Domain *domain = inventory ? inventory->domain(m_domain) : nullptr;
    return {.code = ErrorCode::ConnectionLost,
            .summary = Text::tr("The serial line of VM %1 is cut off: “%2” is not connected.")
                           .arg(domain ? domain->name : m_domain.value(), m_session->entry().name),
            .detail = {},
            .hint = Text::tr("It is connected again when the host is."),
            .transient = true};
}

bool SerialConsole::send(const QByteArray &bytes)
{
    return !m_line || m_line->send(bytes);
}

QByteArray SerialConsole::take(qsizetype most)
{
    return m_feed ? m_feed->take(most) : QByteArray();
}

qint64 SerialConsole::lost() const
{
    return m_feed ? m_feed->lost() : 0;
}

} // namespace riser
