// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/libvirt/stream_line.h"

#include "core/base/text.h"
#include "core/host/libvirt/deadline.h"
#include "core/host/libvirt/runtime_state.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <mutex>
#include <thread>
#include <utility>

namespace riser {

namespace {

constexpr size_t pieceBytes = 64 * 1024;
constexpr int piecesAtOnce = 16; // then others on the event loop have their turn
constexpr qsizetype sentAtOnce = 4 * 1024;
/// So long the host may take to take a piece, or to answer a hang-up.
constexpr std::chrono::seconds patience(5);
constexpr std::chrono::milliseconds untilRoom(20); // until a stream without room is asked again

} // namespace

struct StreamLine::State {
    ConnectionPtr connection;
    StreamPtr stream;
    QString vm;
    std::once_flag hungUp;
    std::shared_ptr<State> *kept = nullptr; ///< what libvirt's callback is called with

    std::mutex mutex;                        ///< guards what follows, and is held while the listener is called
    std::optional<OpenStreams::Entry> entry; ///< until it is hung up
    SerialListener listener;
    QByteArray waiting;   ///< to be sent
    bool sending = false; ///< by a thread that does nothing else
    bool ended = false;

    static void happened(virStreamPtr stream, int events, void *opaque);
    void take();
    void sendAll(const std::shared_ptr<State> &self);
    QByteArray next();
    void stuck();
    bool watchFromNowOn(const std::shared_ptr<State> &self, std::shared_ptr<OpenStreams> streams);
    void hangUp();
    void letGo();
    void end(const std::optional<Error> &error);
    Error failed(const QString &sentence) const
    {
        return connection->error({connection->host(), vm, sentence.arg(connection->host(), vm)});
    }
};

void StreamLine::State::end(const std::optional<Error> &error)
{
    if (std::exchange(ended, true))
        return;
    waiting.clear();
    if (listener.ended)
        listener.ended(error);
}

void StreamLine::State::take()
{
    std::array<char, pieceBytes> piece;
    for (int i = 0; i < piecesAtOnce && !ended; ++i) {
        const int got = virStreamRecv(stream.get(), piece.data(), piece.size());
        if (got == -2) // nothing more for now
            return;
        if (got == 0)
            return end(std::nullopt);
        if (got < 0)
            return end(failed(Text::tr("%1 closed the serial line of %2.")));
        if (listener.received)
            listener.received(QByteArray(piece.data(), got));
    }
}

/// Nothing: the sender's work is done.
QByteArray StreamLine::State::next()
{
    const std::lock_guard lock(mutex);
    const QByteArray piece = ended ? QByteArray() : waiting.first(std::min(sentAtOnce, waiting.size()));
    waiting.remove(0, piece.size());
    sending = !piece.isEmpty();
    return piece;
}

/// On a thread of its own and with no lock held: over the remote driver a send waits until the connection took it, for
/// a stream that doesn't block, too. libvirtd keeps what the guest doesn't read, and reads nothing more from a
/// connection when it keeps five pieces (max_client_requests).
void StreamLine::State::sendAll(const std::shared_ptr<State> &self)
{
    Deadline deadline(patience, [self] { self->stuck(); });
    for (QByteArray piece; !(piece = next()).isEmpty();) {
        while (!piece.isEmpty()) {
            deadline.again();
            const int sent = virStreamSend(stream.get(), piece.constData(), size_t(piece.size()));
            if (sent == -2) {
                std::this_thread::sleep_for(untilRoom);
            } else if (sent < 0) {
                const Error why = failed(Text::tr("%1 doesn't take what is typed into the serial line of %2."));
                const std::lock_guard lock(mutex);
                end(why);
                break;
            }
            piece.remove(0, std::max(sent, 0));
        }
    }
}

/// Nothing but the end of the connection frees a call in it. The other serial lines of the host go with it.
void StreamLine::State::stuck()
{
    {
        const std::lock_guard lock(mutex);
        end(Error{.code = ErrorCode::TimedOut,
                  .summary =
                      Text::tr("%1 doesn't take what is typed into the serial line of %2.").arg(connection->host(), vm),
                  .detail = {},
                  .hint = Text::tr("The guest doesn't read it, or the VM is paused. Connect again when it reads."),
                  .transient = true});
    }
    connection->cutOff();
}

void StreamLine::State::happened(virStreamPtr, int events, void *opaque)
{
    const std::shared_ptr<State> state = *static_cast<std::shared_ptr<State> *>(opaque);
    const std::lock_guard lock(state->mutex);
    if (state->ended)
        return;
    if (events & VIR_STREAM_EVENT_READABLE)
        state->take();
    if (!state->ended && (events & VIR_STREAM_EVENT_ERROR)) {
        // What was said before it is read still; then it tells why.
        state->take();
        state->end(std::nullopt);
    } else if (events & VIR_STREAM_EVENT_HANGUP) {
        state->end(std::nullopt);
    }
}

bool StreamLine::State::watchFromNowOn(const std::shared_ptr<State> &self, std::shared_ptr<OpenStreams> streams)
{
    const std::lock_guard lock(mutex); // somebody may hang up as soon as there is an entry
    entry.emplace(std::move(streams), [self] { self->hangUp(); });
    kept = new std::shared_ptr<State>(self);
    const int events = VIR_STREAM_EVENT_READABLE | VIR_STREAM_EVENT_HANGUP | VIR_STREAM_EVENT_ERROR;
    if (virStreamEventAddCallback(stream.get(), events, &State::happened, kept, nullptr) == 0)
        return true;
    delete std::exchange(kept, nullptr);
    return false;
}

/// libvirt frees nothing of a removed stream callback (seen with 11.3: the remote driver never calls the function that
/// it is given for it), and may be calling it just now: on the loop's thread it isn't.
void StreamLine::State::letGo()
{
    if (!kept)
        return;
    const auto release = [](void *opaque) { delete static_cast<std::shared_ptr<State> *>(opaque); };
    EventLoop *loop = libvirtEventLoop();
    loop->removeTimeout(loop->addTimeout(-1, [](int, void *) {}, std::exchange(kept, nullptr), release));
}

/// Asks the host, which may not answer. The loop calls nothing of ours from then on. Who still listens wasn't asked:
/// the connection is being ended.
void StreamLine::State::hangUp()
{
    {
        const std::lock_guard lock(mutex);
        end(Error{.code = ErrorCode::ConnectionLost,
                  .summary = Text::tr("The connection that the serial line of %2 on %1 was on has ended.")
                                 .arg(connection->host(), vm),
                  .detail = {},
                  .hint = Text::tr("Connect again."),
                  .transient = true});
    }
    std::call_once(hungUp, [this] {
        const Deadline deadline(patience, [on = connection] { on->cutOff(); });
        (void)virStreamEventRemoveCallback(stream.get());
        (void)virStreamAbort(stream.get());
        letGo();
        const std::lock_guard lock(mutex);
        entry.reset();
    });
}

StreamLine::StreamLine(std::shared_ptr<State> state)
    : m_state(std::move(state))
{
}

Result<std::unique_ptr<SerialLine>> StreamLine::make(ConnectionPtr connection, StreamPtr stream, const QString &vm,
                                                     std::shared_ptr<OpenStreams> streams, SerialListener listener)
{
    auto state = std::make_shared<State>();
    state->connection = std::move(connection);
    state->stream = std::move(stream);
    state->vm = vm;
    state->listener = std::move(listener);
    if (!state->watchFromNowOn(state, std::move(streams))) {
        const Error why = state->failed(Text::tr("%1 could not open the serial line of %2."));
        {
            const std::lock_guard lock(state->mutex);
            state->listener = {};
        }
        state->hangUp();
        return std::unexpected(why);
    }
    return std::unique_ptr<SerialLine>(new StreamLine(std::move(state)));
}

StreamLine::~StreamLine()
{
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->listener = {};
        m_state->ended = true;
        if (m_state->entry)
            m_state->entry->leaves();
    }
    takeDownLater([state = m_state] { state->hangUp(); });
}

bool StreamLine::send(const QByteArray &bytes)
{
    const std::lock_guard lock(m_state->mutex);
    if (m_state->ended || bytes.isEmpty())
        return true;
    if (m_state->waiting.size() + bytes.size() > mostWaiting)
        return false;
    m_state->waiting += bytes;
    if (!std::exchange(m_state->sending, true))
        runAside([state = m_state] { state->sendAll(state); });
    return true;
}

} // namespace riser
