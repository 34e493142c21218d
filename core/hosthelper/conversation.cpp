// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hosthelper/conversation.h"

#include <utility>
#include <vector>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

/// What a login may print before the program speaks.
constexpr qsizetype mostChatter = 64 * 1024;

} // namespace

Conversation::Conversation(Observer observer)
    : m_observer(std::move(observer))
{
}

std::shared_ptr<Conversation> Conversation::start(const QStringList &argv, Observer observer)
{
    const std::shared_ptr<Conversation> made(new Conversation(std::move(observer)));
    const std::weak_ptr<Conversation> weak = made;
    made->m_process = std::make_unique<LineProcess>(protocol::longestLine,
                                                    LineProcess::Callbacks{.line =
                                                                               [weak](const QByteArray &line) {
                                                                                   if (const auto self = weak.lock())
                                                                                       self->read(line);
                                                                               },
                                                                           .ended =
                                                                               [weak](const LineProcess::End &end) {
                                                                                   if (const auto self = weak.lock())
                                                                                       self->processEnded(end);
                                                                               }});
    made->m_process->start(argv);
    return made;
}

Conversation::~Conversation()
{
    close();
}

void Conversation::post(protocol::Request request, Callback callback)
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_over) {
            request.id = ++m_last;
            m_waiting.insert(request.id, std::exchange(callback, {}));
        }
    }
    if (callback)
        callback(std::unexpected(Failure{}));
    else
        m_process->write(protocol::write(request));
}

Conversation::Reply Conversation::ask(const protocol::Request &request, std::chrono::milliseconds limit)
{
    struct Waiter {
        std::mutex mutex;
        std::condition_variable woken;
        std::optional<Reply> reply;
    };
    const auto waiter = std::make_shared<Waiter>(); // shared: the answer may come when nobody waits any more
    post(request, [waiter](const Reply &reply) {
        {
            const std::lock_guard lock(waiter->mutex);
            waiter->reply = reply;
        }
        waiter->woken.notify_all();
    });
    std::unique_lock lock(waiter->mutex);
    if (!waiter->woken.wait_for(lock, limit, [&waiter] { return waiter->reply.has_value(); }))
        return std::unexpected(Failure{.kind = Failure::Kind::TimedOut, .fault = {}});
    return *waiter->reply;
}

void Conversation::answer(qint64 id, const Reply &reply)
{
    Callback callback;
    {
        const std::lock_guard lock(m_mutex);
        // A line that the program couldn't read has no number: it is about the only request there is.
        const qint64 meant = id == 0 && m_waiting.size() == 1 ? m_waiting.constBegin().key() : id;
        callback = m_waiting.take(meant);
        m_greeted = true;
    }
    if (callback)
        callback(reply);
}

void Conversation::read(const QByteArray &line)
{
    const std::expected<protocol::Message, QString> message = protocol::readMessage(line);
    if (!message) {
        {
            const std::lock_guard lock(m_mutex);
            m_chatter += line.size() + 1;
            // A login's own words; what looks like the program's must be right from the first line.
            if (!m_greeted && m_chatter <= mostChatter && !line.startsWith('{'))
                return;
        }
        return endWith(message.error());
    }
    if (const auto *const answered = std::get_if<protocol::Answer>(&*message))
        answer(answered->id, *answered);
    else if (const auto *const fault = std::get_if<protocol::Fault>(&*message))
        answer(fault->id, std::unexpected(Failure{.kind = Failure::Kind::Fault, .fault = *fault}));
    else if (const auto *const event = std::get_if<protocol::Event>(&*message))
        m_observer.event(*event);
}

/// It isn't listened to any more. Its end is what is told; that it comes is seen to.
void Conversation::endWith(const QString &nonsense)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_over)
            return;
        m_nonsense = nonsense;
    }
    m_process->close();
    processEnded({});
}

void Conversation::processEnded(const LineProcess::End &end)
{
    End told{.process = end, .nonsense = {}};
    {
        const std::lock_guard lock(m_mutex);
        if (m_closed || std::exchange(m_over, true))
            return;
        told.nonsense = end.lineTooLong ? u"It sent a line that is too long."_s : m_nonsense;
    }
    freeAll();
    m_observer.ended(told);
}

void Conversation::freeAll()
{
    const auto waiting = [this] {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_waiting, {});
    }();
    for (const Callback &callback : waiting)
        callback(std::unexpected(Failure{}));
}

void Conversation::close()
{
    {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
        m_over = true;
    }
    m_process->close();
    freeAll();
}

} // namespace riser
