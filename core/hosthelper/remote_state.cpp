// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hosthelper/remote_state.h"

#include "core/base/text.h"
#include "core/hosthelper/standing.h"
#include "core/hosthelper/standing_of_end.h"

#include <QFileInfo>

#include <algorithm>
#include <thread>

namespace riser {

using namespace Qt::StringLiterals;

using Way = HostCommand::Way;
using Kind = Conversation::Failure::Kind;
using protocol::Verb;

RemoteHostProgram::State::State(HostCommand command, QString hostName, std::function<void()> changed,
                                const HostProgramTimings &hostTimings)
    : host(std::move(hostName))
    , timings(hostTimings)
    , m_command(std::move(command))
    , m_changed(std::move(changed))
    , m_facts(m_command.way == Way::None ? standing::notReachable(host, m_command.reason) : standing::starting(host))
    , m_backoff(hostTimings.firstRetry, hostTimings.longestRetry)
{
}

void RemoteHostProgram::State::start(bool again)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_closed || m_running || m_command.way == Way::None || (m_started && !again))
            return;
        m_started = true;
        m_running = true;
    }
    std::thread([self = shared_from_this()] { self->run(); }).detach();
}

void RemoteHostProgram::State::close()
{
    const auto conversation = [this] {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
        return std::exchange(m_conversation, nullptr);
    }();
    m_woken.notify_all();
    if (conversation)
        conversation->close();
}

HostProgramFacts RemoteHostProgram::State::facts() const
{
    const std::lock_guard lock(m_mutex);
    return m_facts;
}

void RemoteHostProgram::State::tell()
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_closed)
            return;
    }
    m_changed();
}

void RemoteHostProgram::State::become(HostProgramFacts facts)
{
    {
        const std::lock_guard lock(m_mutex);
        if (facts == m_facts)
            return;
        m_facts = std::move(facts);
    }
    tell();
}

/// The thread that begins runs: one after the other, until it is pointless or we close.
void RemoteHostProgram::State::run()
{
    while (runOnce()) {
        std::unique_lock lock(m_mutex);
        m_woken.wait_for(lock, m_backoff.next(), [this] { return m_closed; });
    }
    const std::lock_guard lock(m_mutex);
    m_running = false;
}

std::shared_ptr<Conversation> RemoteHostProgram::State::begin(const std::shared_ptr<RunEnd> &end)
{
    const std::weak_ptr<State> weak = weak_from_this();
    const auto onEvent = [weak](const protocol::Event &) {
        if (const auto self = weak.lock())
            self->tell();
    };
    const auto onEnd = [weak, end](const Conversation::End &how) {
        const auto self = weak.lock();
        if (!self)
            return;
        {
            const std::lock_guard lock(self->m_mutex);
            *end = how;
        }
        self->m_woken.notify_all();
    };
    return Conversation::start(m_command.argv, {.event = onEvent, .ended = onEnd});
}

/// Whether another one may be worth it.
bool RemoteHostProgram::State::runOnce()
{
    if (m_command.way == Way::Here && !QFileInfo(m_command.argv.value(m_command.argv.size() - 2)).isExecutable()) {
        become(standing::absent(host));
        return false;
    }
    const auto end = std::make_shared<RunEnd>();
    const std::shared_ptr<Conversation> conversation = begin(end);
    const auto begun = std::chrono::steady_clock::now();
    {
        const std::lock_guard lock(m_mutex);
        if (m_closed)
            return false; // and so does the conversation end
        m_conversation = conversation;
        m_overdue = 0;
    }
    const HostProgramFacts greeting = greet(*conversation);
    const bool present = greeting.present();
    if (present)
        become(greeting);
    std::unique_lock lock(m_mutex);
    if (present || greeting.state == HostProgramFacts::State::Starting) // Starting: it ended; how comes in a moment
        m_woken.wait(lock, [this, &end] { return m_closed || *end; });
    m_conversation.reset();
    const RunEnd how = *end;
    if (m_closed)
        return false;
    lock.unlock();
    conversation->close();
    if (!how) {
        become(greeting);
        return greeting.state == HostProgramFacts::State::Broken;
    }
    // One that always dies soon after its greeting is tried ever more seldom, too.
    if (std::chrono::steady_clock::now() - begun > timings.longestRetry)
        m_backoff.reset();
    const EndVerdict verdict = verdictOf(*how, m_command.way, present, host);
    become(verdict.facts);
    return verdict.retry;
}

/// Starting: the run ended meanwhile.
HostProgramFacts RemoteHostProgram::State::greet(Conversation &conversation)
{
    protocol::Request request;
    request.verb = Verb::Hello;
    const Conversation::Reply reply = conversation.ask(request, timings.hello);
    if (!reply) {
        const Conversation::Failure &failure = reply.error();
        if (failure.kind == Kind::Ended)
            return standing::starting(host);
        if (failure.kind == Kind::TimedOut)
            return standing::broken(host, Text::tr("it does not answer."));
        return failure.fault.code == protocol::Fault::Code::Version ? standing::tooOld(host, {})
                                                                    : standing::broken(host, failure.fault.text);
    }
    const auto *const hello = std::get_if<protocol::HelloAnswer>(&reply->body);
    if (!hello)
        return standing::broken(host, Text::tr("it does not say who it is."));
    HostProgramFacts facts = verdictOf(*hello, host);
    if (facts.present())
        facts.live = watch(conversation, *hello);
    return facts;
}

bool RemoteHostProgram::State::watch(Conversation &conversation, const protocol::HelloAnswer &hello)
{
    if (!hello.verbs.contains(protocol::verbName(Verb::Watch)))
        return false;
    protocol::Request request;
    request.verb = Verb::Watch;
    return conversation.ask(request, timings.call).has_value();
}

HostProgramFacts RemoteHostProgram::State::withProblem(const QString &problem) const
{
    HostProgramFacts facts = this->facts();
    if (!facts.present())
        return facts;
    if (!facts.inventory.bootId.isEmpty()) {
        facts.inventory.problems = {problem};
        return facts;
    }
    // It was never read: that must not look as if the host used nothing.
    facts = standing::starting(host);
    facts.why = problem;
    return facts;
}

void RemoteHostProgram::State::keep(const HostInventory &inventory)
{
    HostInventory sorted = inventory;
    std::ranges::sort(sorted.devices, {}, &HostDevice::key); // two readings of one host must be equal
    const std::lock_guard lock(m_mutex);
    if (m_facts.present())
        m_facts.inventory = std::move(sorted);
}

HostProgramFacts RemoteHostProgram::State::read()
{
    const auto [conversation, overdue] = [this] {
        const std::lock_guard lock(m_mutex);
        return std::pair(m_facts.present() ? m_conversation : nullptr, m_overdue > 0);
    }();
    if (!conversation)
        return facts();
    const QString late = Text::tr("riser-host on %1 does not answer: what is shown of it may be old.").arg(host);
    if (overdue)
        return withProblem(late);

    struct Waiter {
        std::mutex mutex;
        std::condition_variable woken;
        std::optional<Conversation::Reply> reply;
        bool gone = false; ///< nobody waits any more
    };
    const auto waiter = std::make_shared<Waiter>();
    protocol::Request request;
    request.verb = Verb::Inventory;
    conversation->post(request, [waiter, weak = weak_from_this()](const Conversation::Reply &reply) {
        std::unique_lock lock(waiter->mutex);
        waiter->reply = reply;
        waiter->woken.notify_all();
        if (!waiter->gone)
            return;
        lock.unlock();
        if (const auto self = weak.lock())
            self->overdueAnswered(reply);
    });
    {
        std::unique_lock lock(waiter->mutex);
        if (!waiter->woken.wait_for(lock, timings.inventory, [&waiter] { return waiter->reply.has_value(); })) {
            waiter->gone = true;
            const std::lock_guard own(m_mutex);
            ++m_overdue;
        }
    }
    if (waiter->gone)
        return withProblem(late);
    const Conversation::Reply &reply = *waiter->reply;
    if (!reply)
        return withProblem(reply.error().kind == Kind::Fault ? reply.error().fault.text : late);
    const auto *const inventory = std::get_if<HostInventory>(&reply->body);
    if (!inventory)
        return withProblem(wrongAnswer({}).summary);
    keep(*inventory);
    return facts();
}

/// The program has come back to life: what it said is kept, and whoever shows the old is told.
void RemoteHostProgram::State::overdueAnswered(const Conversation::Reply &reply)
{
    {
        const std::lock_guard lock(m_mutex);
        m_overdue = std::max(0, m_overdue - 1);
    }
    if (!reply)
        return;
    if (const auto *const inventory = std::get_if<HostInventory>(&reply->body))
        keep(*inventory);
    tell();
}

Result<QList<protocol::DeviceName>> RemoteHostProgram::State::names(const QList<DeviceKey> &keys) const
{
    QList<protocol::DeviceName> names;
    for (const DeviceKey &key : keys) {
        const std::optional<protocol::DeviceName> name = protocol::parseDevice(key.value());
        if (!name) {
            return std::unexpected(
                standing::fault(host, standing::deviceText(key),
                                {.code = protocol::Fault::Code::NoSuchDevice, .text = {}, .uses = {}}));
        }
        names << *name;
    }
    return names;
}

Result<protocol::Answer> RemoteHostProgram::State::ask(const protocol::Request &request,
                                                       std::chrono::milliseconds limit, const QString &device)
{
    std::shared_ptr<Conversation> conversation;
    {
        const std::lock_guard lock(m_mutex);
        if (m_closed)
            return std::unexpected(standing::connectionLost(host, {}));
        if (!m_facts.present())
            return std::unexpected(standing::refusal(host, m_facts));
        conversation = m_conversation;
    }
    if (!conversation)
        return std::unexpected(standing::connectionLost(host, {}));
    const Conversation::Reply reply = conversation->ask(request, limit);
    if (reply)
        return *reply;
    switch (reply.error().kind) {
    case Kind::Fault:
        return std::unexpected(standing::fault(host, device, reply.error().fault));
    case Kind::TimedOut:
        return std::unexpected(standing::timedOut(host, device));
    case Kind::Ended:
        break;
    }
    return std::unexpected(standing::connectionLost(host, {}));
}

Result<void> RemoteHostProgram::State::done(const protocol::Request &request, std::chrono::milliseconds limit,
                                            const QString &device)
{
    const Result<protocol::Answer> answer = ask(request, limit, device);
    if (!answer)
        return std::unexpected(answer.error());
    return {};
}

Result<void> RemoteHostProgram::State::done(protocol::Verb verb, const QList<DeviceKey> &devices,
                                            std::chrono::milliseconds limit)
{
    const Result<QList<protocol::DeviceName>> known = names(devices);
    if (!known)
        return std::unexpected(known.error());
    protocol::Request request;
    request.verb = verb;
    request.devices = *known;
    return done(request, limit, standing::devicesText(devices));
}

Error RemoteHostProgram::State::wrongAnswer(const QString &device) const
{
    Error error = standing::fault(host, device, {});
    error.code = ErrorCode::InvalidData;
    return error;
}

} // namespace riser
