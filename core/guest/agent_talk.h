// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/guest/agent_messages.h"
#include "core/guest/gpu_tools.h"
#include "core/host/consoles.h"

#include <chrono>
#include <stop_token>

namespace riser {

/// How long a guest may take.
struct GuestPatience {
    int command = 5;                                           ///< seconds that the agent has for one command
    std::chrono::milliseconds read = std::chrono::seconds(20); ///< for all of a level, without AgentCall::waited
    std::chrono::milliseconds full = std::chrono::seconds(75);
    std::chrono::milliseconds poll = std::chrono::milliseconds(200); ///< between two looks at a program that runs
};

/// One conversation with the agent of a guest: what it is told, one after the other. Blocks; for one thread. Once the
/// agent hangs, the connection is lost, the time is over or nobody waits any more, every further question answers so at
/// once; after the latter two a file that is open in the guest is closed still, and a program that runs there is asked
/// a last time or two how it ended, else the agent keeps that for good; each may take as long as a command.
class AgentTalk
{
public:
    /// `where` names the VM and its host. `consoles` must outlive it.
    AgentTalk(Consoles &consoles, DomainId domain, QString where, int seconds, std::chrono::milliseconds overall,
              std::stop_token stop);

    /// The agent's answer to a command. Errors: those of Consoles::askAgent; TimedOut, Cancelled.
    Result<QByteArray> ask(const QByteArray &command);
    /// A file of the guest, whole. Errors: as ask(); InvalidData.
    Result<QByteArray> file(const QString &path);
    /// What a program prints. Errors: as ask(); NotSupported: there is no such program, or it can't be
    /// started; Failed: it ended with an error.
    Result<QByteArray> program(const GuestProgram &program, std::chrono::milliseconds poll);

    /// Why everything is refused from now on; nothing: it goes on.
    const std::optional<Error> &over() const { return m_over; }
    const QString &where() const { return m_where; }
    Error noAnswer(QLatin1StringView command) const; ///< what came is no answer to it

private:
    std::optional<Error> spent() const;
    void close(qint64 handle);
    void collect(qint64 pid, std::chrono::milliseconds poll);
    Result<QByteArray> filePieces(qint64 handle);
    Result<agent::ProgramState> programState(qint64 pid);

    Consoles &m_consoles;
    const DomainId m_domain;
    const QString m_where;
    AgentCall m_call;
    const std::chrono::steady_clock::time_point m_until; ///< and as much later as AgentCall::waited tells
    std::optional<Error> m_over;
    bool m_broken = false; ///< by the agent or the way to it, not by time
};

} // namespace riser
