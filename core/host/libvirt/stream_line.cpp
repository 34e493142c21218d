// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/libvirt/stream_line.h"

#include "core/base/text.h"
#include "core/host/libvirt/runtime_state.h"

#include <array>
#include <mutex>
#include <utility>

namespace riser {

namespace {

constexpr size_t pieceBytes = 64 * 1024;
constexpr int piecesAtOnce = 16; // then others on the event loop have their turn

} // namespace

struct StreamLine::State {
    ConnectionPtr connection;
    StreamPtr stream;
    QString vm;
    std::optional<OpenStreams::Entry> entry; ///< until it is hung up
    std::once_flag hungUp;
    std::shared_ptr<State> *kept = nullptr; ///< what libvirt's callback is called with

    std::mutex mutex; ///< guards what follows, and is held while the listener is called
    SerialListener listener;
    QByteArray waiting; ///< to be sent
    bool ended = false;

    static void happened(virStreamPtr stream, int events, void *opaque);
    void take();
    void give();
    bool watchFromNowOn(const std::shared_ptr<State> &self, std::shared_ptr<OpenStreams> streams);
    void hangUp();
    void letGo();
    void end(const std::optional<Error> &error);
    void end(const QString &failed)
    {
        end(connection->error({connection->host(), vm, failed.arg(connection->host(), vm)}));
    }
    void watch()
    {
        const int writable = waiting.isEmpty() ? 0 : int(VIR_STREAM_EVENT_WRITABLE);
        (void)virStreamEventUpdateCallback(stream.get(), VIR_STREAM_EVENT_READABLE | VIR_STREAM_EVENT_HANGUP |
                                                             VIR_STREAM_EVENT_ERROR | writable);
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
            return end(Text::tr("%1 closed the serial line of %2."));
        if (listener.received)
            listener.received(QByteArray(piece.data(), got));
    }
}

void StreamLine::State::give()
{
    while (!waiting.isEmpty() && !ended) {
        const int sent = virStreamSend(stream.get(), waiting.constData(), size_t(waiting.size()));
        if (sent == -2)
            return;
        if (sent < 0)
            return end(Text::tr("%1 doesn't take what is typed into the serial line of %2."));
        waiting.remove(0, sent);
    }
}

void StreamLine::State::happened(virStreamPtr, int events, void *opaque)
{
    const std::shared_ptr<State> state = *static_cast<std::shared_ptr<State> *>(opaque);
    const std::lock_guard lock(state->mutex);
    if (state->ended)
        return;
    if (events & VIR_STREAM_EVENT_READABLE)
        state->take();
    if (events & VIR_STREAM_EVENT_WRITABLE)
        state->give();
    if (!state->ended && (events & VIR_STREAM_EVENT_ERROR)) {
        // What was said before it is read still; then it tells why.
        state->take();
        state->end(std::nullopt);
    } else if (events & VIR_STREAM_EVENT_HANGUP) {
        state->end(std::nullopt);
    }
    if (!state->ended)
        state->watch();
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

/// Asks the host, which may not answer. The loop calls nothing of ours from then on.
void StreamLine::State::hangUp()
{
    {
        const std::lock_guard lock(mutex);
        ended = true;
    }
    std::call_once(hungUp, [this] {
        (void)virStreamEventRemoveCallback(stream.get());
        (void)virStreamAbort(stream.get());
        letGo();
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
        state->hangUp();
        const QString failed = Text::tr("%1 could not open the serial line of %2.");
        return std::unexpected(
            state->connection->error({state->connection->host(), vm, failed.arg(state->connection->host(), vm)}));
    }
    return std::unique_ptr<SerialLine>(new StreamLine(std::move(state)));
}

StreamLine::~StreamLine()
{
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->listener = {};
        m_state->ended = true;
    }
    takeDownLater([state = m_state] { state->hangUp(); });
}

void StreamLine::send(const QByteArray &bytes)
{
    const std::lock_guard lock(m_state->mutex);
    if (m_state->ended || bytes.isEmpty())
        return;
    m_state->waiting += bytes;
    m_state->watch();
}

} // namespace riser
