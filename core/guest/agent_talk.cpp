// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/agent_talk.h"

#include "core/base/text.h"
#include "core/guest/guest_text.h"
#include "core/host/agent_turns.h"

#include <thread>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype pieceBytes = 64 * 1024;
constexpr int lastLooks = 3; // at a program for which nobody waits any more

/// Nothing that is asked next can do better.
bool endsAll(ErrorCode code)
{
    return code == ErrorCode::TimedOut || code == ErrorCode::ConnectionLost || code == ErrorCode::AccessDenied ||
           code == ErrorCode::NoSuchDomain;
}

} // namespace

AgentTalk::AgentTalk(Consoles &consoles, DomainId domain, QString where, int seconds, std::chrono::milliseconds overall,
                     std::stop_token stop)
    : m_consoles(consoles)
    , m_domain(std::move(domain))
    , m_where(std::move(where))
    , m_call{.seconds = seconds, .stop = std::move(stop)}
    , m_until(std::chrono::steady_clock::now() + overall)
{
}

std::optional<Error> AgentTalk::spent() const
{
    if (m_call.stop.stop_requested())
        return nobodyWaits(m_where);
    if (std::chrono::steady_clock::now() > m_until + m_call.waited)
        return Error{.code = ErrorCode::TimedOut,
                     .summary = Text::tr("The guest in %1 answers too slowly.").arg(m_where),
                     .detail = {},
                     .hint = Text::tr("Ask again when it has less to do.")};
    return {};
}

Error AgentTalk::noAnswer(QLatin1StringView command) const
{
    return {.code = ErrorCode::InvalidData,
            .summary = Text::tr("What the guest agent in %1 answers can't be understood.").arg(m_where),
            .detail = Text::tr("It was asked “%1”.").arg(command),
            .hint = Text::tr("Ask again. If it stays so, start qemu-guest-agent in the guest anew, or install it again "
                             "there: something else may answer in its place.")};
}

Result<QByteArray> AgentTalk::ask(const QByteArray &command)
{
    if (!m_over)
        m_over = spent();
    if (m_over)
        return std::unexpected(*m_over);
    Result<QByteArray> answer = m_consoles.askAgent(m_domain, command, m_call);
    if (!answer && answer.error().code == ErrorCode::Cancelled && m_call.stop.stop_requested()) {
        m_over = spent();
        return std::unexpected(*m_over);
    }
    if (!answer && endsAll(answer.error().code)) {
        m_over = answer.error();
        m_broken = true;
    }
    return answer;
}

/// Also when the time is over or nobody waits: the agent would keep the file open for good.
void AgentTalk::close(qint64 handle)
{
    if (m_broken)
        return;
    AgentCall call{.seconds = m_call.seconds};
    (void)m_consoles.askAgent(m_domain, agent::closeFile(handle), call);
    m_call.waited += call.waited;
}

/// The agent keeps a program's output, and the program its process, until somebody hears how it ended.
void AgentTalk::collect(qint64 pid, std::chrono::milliseconds poll)
{
    for (int left = lastLooks; left > 0 && !m_broken; --left) {
        AgentCall call{.seconds = m_call.seconds};
        const auto answer = m_consoles.askAgent(m_domain, agent::askProgram(pid), call);
        m_call.waited += call.waited;
        const auto state = answer ? agent::readProgramState(*answer) : std::nullopt;
        if (!answer || !state || state->exited)
            return;
        if (left > 1)
            std::this_thread::sleep_for(poll);
    }
}

Result<QByteArray> AgentTalk::file(const QString &path)
{
    const auto opened = ask(agent::openFile(path));
    if (!opened)
        return opened;
    const auto handle = agent::readHandle(*opened);
    if (!handle)
        return std::unexpected(noAnswer("guest-file-open"_L1));
    Result<QByteArray> bytes = filePieces(*handle);
    close(*handle);
    return bytes;
}

Result<QByteArray> AgentTalk::filePieces(qint64 handle)
{
    QByteArray all;
    for (;;) {
        const auto read = ask(agent::readFile(handle, pieceBytes));
        if (!read)
            return read;
        const auto piece = agent::readFilePiece(*read);
        if (!piece || all.size() + piece->bytes.size() > guestLimits::fileBytes)
            return std::unexpected(noAnswer("guest-file-read"_L1));
        all += piece->bytes;
        if (piece->end || piece->bytes.isEmpty())
            return all;
    }
}

Result<agent::ProgramState> AgentTalk::programState(qint64 pid)
{
    const auto answer = ask(agent::askProgram(pid));
    if (!answer)
        return std::unexpected(answer.error());
    const auto state = agent::readProgramState(*answer);
    if (!state || state->truncated)
        return std::unexpected(noAnswer("guest-exec-status"_L1));
    return *state;
}

Result<QByteArray> AgentTalk::program(const GuestProgram &program, std::chrono::milliseconds poll)
{
    const QString name = program.name.isEmpty() ? program.path : program.name;
    const auto begun = ask(agent::runProgram(program.path, program.arguments));
    if (!begun && begun.error().code == ErrorCode::NotSupported && !m_over) // as Windows says that there is none
        return failure(ErrorCode::NotSupported,
                       Text::tr("%1 could not be started in the guest of %2.").arg(name, m_where), begun.error().detail,
                       begun.error().hint);
    if (!begun)
        return begun;
    const auto pid = agent::readPid(*begun);
    if (!pid)
        return std::unexpected(noAnswer("guest-exec"_L1));
    auto state = programState(*pid);
    while (state && !state->exited) {
        std::this_thread::sleep_for(poll);
        state = programState(*pid);
    }
    if (!state) {
        if (m_over)
            collect(*pid, poll);
        return std::unexpected(state.error());
    }
    if (state->exitCode == noSuchProgram)
        return failure(ErrorCode::NotSupported, Text::tr("The guest of %1 has no %2.").arg(m_where, name), {},
                       program.name.isEmpty() ? QString() : Text::tr("It comes with the maker's driver."));
    if (state->exitCode != 0) {
        const QString words = guestText(state->output.trimmed().isEmpty() ? state->errors : state->output);
        return failure(ErrorCode::Failed,
                       Text::tr("%1 in the guest of %2 ended with the error %3.")
                           .arg(name, m_where, state->exitCode ? QString::number(*state->exitCode) : u"?"_s),
                       words, words.isEmpty() ? QString() : Text::tr("It says: %1").arg(words));
    }
    return std::move(state->output);
}

} // namespace riser
