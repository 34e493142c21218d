// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/host/backoff.h"
#include "core/hosthelper/conversation.h"
#include "core/hosthelper/remote_host_program.h"

#include <condition_variable>
#include <mutex>

namespace riser {

/// The inside of a RemoteHostProgram: the run that is under way, the thread that begins runs, and what is known.
class RemoteHostProgram::State : public std::enable_shared_from_this<State>
{
public:
    State(HostCommand command, QString hostName, std::function<void()> changed, const HostProgramTimings &timings);

    void start(bool again);
    void close();
    HostProgramFacts facts() const;
    HostProgramFacts read();

    /// Errors: NoSuchDevice for what can't be a device of this program's.
    Result<QList<protocol::DeviceName>> names(const QList<DeviceKey> &keys) const;
    /// `device`: for the texts.
    Result<protocol::Answer> ask(const protocol::Request &request, std::chrono::milliseconds limit,
                                 const QString &device);
    Result<void> done(const protocol::Request &request, std::chrono::milliseconds limit, const QString &device);
    Result<void> done(protocol::Verb verb, const QList<DeviceKey> &devices, std::chrono::milliseconds limit);
    Error wrongAnswer(const QString &device) const;

    const QString host;
    const HostProgramTimings timings;

private:
    using RunEnd = std::optional<Conversation::End>; ///< how a run ended; guarded by our mutex
    void run();
    std::shared_ptr<Conversation> begin(const std::shared_ptr<RunEnd> &end);
    bool runOnce();
    HostProgramFacts greet(Conversation &conversation);
    bool watch(Conversation &conversation, const protocol::HelloAnswer &hello);
    void become(HostProgramFacts facts);
    void keep(const HostInventory &inventory);
    void tell();
    HostProgramFacts withProblem(const QString &problem) const;
    void overdueAnswered(const Conversation::Reply &reply);

    const HostCommand m_command;
    const std::function<void()> m_changed;

    mutable std::mutex m_mutex;
    std::condition_variable m_woken; ///< closed, or a run ended
    HostProgramFacts m_facts;
    std::shared_ptr<Conversation> m_conversation; ///< null: none is under way
    Backoff m_backoff;
    int m_overdue = 0;      ///< inventories that were asked for, and that nobody waits for any more
    bool m_running = false; ///< there is a thread that begins runs
    bool m_started = false;
    bool m_closed = false;
};

} // namespace riser
