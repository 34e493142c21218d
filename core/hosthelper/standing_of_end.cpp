// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hosthelper/standing_of_end.h"

#include "core/base/text.h"
#include "core/hosthelper/standing.h"

#include <algorithm>
#include <span>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

// Words of sudo, pkexec, polkit, ssh and the shells, in English: the command asks for that language, and where the host
// answers in another one the number alone decides.
constexpr QLatin1StringView noRightWords[] = {
    "a password is required"_L1,
    "a terminal is required"_L1,
    "no tty present"_L1,
    "in the sudoers"_L1,
    "may not run"_L1,
    "not allowed to execute"_L1,
    "not allowed to run"_L1,
    "Not authorized"_L1,
    "polkit authority"_L1,
    "authentication agent"_L1,
};
constexpr QLatin1StringView notFoundWords[] = {"riser-host: not found"_L1, "riser-host: command not found"_L1,
                                               "command not found: riser-host"_L1, "riser-host: No such file"_L1,
                                               "Unknown command: riser-host"_L1};
constexpr QLatin1StringView loginWords[] = {"Permission denied"_L1, "Host key verification failed"_L1,
                                            "Too many authentication failures"_L1,
                                            "No supported authentication methods"_L1};

bool hasAny(const QString &text, std::span<const QLatin1StringView> words)
{
    return std::ranges::any_of(words,
                               [&text](QLatin1StringView word) { return text.contains(word, Qt::CaseInsensitive); });
}

/// The last line that says something, bounded.
QString lastLine(const QString &text)
{
    const QStringList lines = text.split(u'\n', Qt::SkipEmptyParts);
    for (qsizetype i = lines.size() - 1; i >= 0; --i) {
        QString line = lines[i].simplified();
        line.removeIf([](QChar c) { return !c.isPrint(); });
        if (!line.isEmpty())
            return line.left(300);
    }
    return {};
}

QString howItEnded(const LineProcess::End &end)
{
    const QString last = lastLine(QString::fromUtf8(end.errors));
    if (!end.startProblem.isEmpty())
        return Text::tr("it could not be started (%1).").arg(end.startProblem);
    if (end.signal != 0)
        return Text::tr("it was ended by signal %1. %2").arg(end.signal).arg(last).trimmed();
    return last.isEmpty() ? Text::tr("it ended with code %1.").arg(end.exitCode)
                          : Text::tr("it ended with code %1: %2").arg(end.exitCode).arg(last);
}

} // namespace

EndVerdict verdictOf(const Conversation::End &end, HostCommand::Way way, bool greeted, const QString &host)
{
    constexpr int notFound = 127;
    constexpr int notAllowed = 126;
    constexpr int sshFailed = 255;
    const QString errors = QString::fromUtf8(end.process.errors);
    if (!end.nonsense.isEmpty()) {
        return {.facts = standing::broken(host, Text::tr("it says what can't be understood (%1).").arg(end.nonsense)),
                .retry = true};
    }
    if (greeted)
        return {.facts = standing::broken(host, howItEnded(end.process)), .retry = true};
    if (hasAny(errors, noRightWords))
        return {.facts = standing::noRight(host), .retry = false};
    const bool here = way == HostCommand::Way::Here;
    if (here && (end.process.exitCode == notFound || end.process.exitCode == notAllowed)) // pkexec: refused
        return {.facts = standing::noRight(host), .retry = false};
    if (end.process.exitCode == notFound || hasAny(errors, notFoundWords))
        return {.facts = standing::absent(host), .retry = false};
    const bool loginRefused = end.process.exitCode == sshFailed && hasAny(errors, loginWords);
    const bool retry = !loginRefused && end.process.startProblem.isEmpty();
    return {.facts = standing::broken(host, howItEnded(end.process), retry), .retry = retry};
}

HostProgramFacts verdictOf(const protocol::HelloAnswer &hello, const QString &host)
{
    if (hello.newest < protocol::version)
        return standing::tooOld(host, hello.version);
    if (hello.oldest > protocol::version)
        return standing::tooNew(host, hello.version);
    if (!hello.root)
        return standing::noRight(host);
    HostProgramFacts facts;
    facts.state = HostProgramFacts::State::Present;
    facts.version = hello.version;
    return facts;
}

} // namespace riser
