// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/armed/armed.h"
#include "app/host/armed/start_guard.h"
#include "app/host/pool/replugged.h"
#include "app/host/program/become_root.h"
#include "app/host/program/command_line.h"
#include "app/host/program/harden.h"
#include "app/host/session/peer.h"
#include "app/host/session/session.h"

#include <cstdio>
#include <cstdlib>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace riser::onhost;

namespace {

int print(const QByteArray &text, FILE *file, int code)
{
    std::fwrite(text.constData(), 1, size_t(text.size()), file);
    return std::fflush(file) == 0 ? code : 1;
}

int needsRoot()
{
    return print("riser-host: only root can do that: run it with sudo.\n", stderr, 1);
}

int session(const Places &places)
{
    const QList<Handler> handlers = allHandlers({.places = places, .peer = sessionPeer(places), .root = true});
    Session session(STDIN_FILENO, STDOUT_FILENO, handlers, [places] {
        std::vector<std::unique_ptr<EventSource>> sources;
        sources.push_back(udevSource());
        sources.push_back(returnedSource(places));
        return sources;
    });
    return session.run();
}

int run(const QStringList &words)
{
    const Places places; // the only ones there are
    const bool root = geteuid() == 0;
    if (words == QStringList{u"--version"_s})
        return print("riser-host " RISER_VERSION "\n", stdout, 0);
    if (words.isEmpty() || words == QStringList{u"--help"_s})
        return print(helpText(), words.isEmpty() ? stderr : stdout, words.isEmpty() ? 2 : 0);
    if (words == QStringList{u"session"_s})
        return root ? session(places) : becomeRoot();
    if (words == QStringList{u"pool-replugged"_s}) // riser-host-replug.service
        return root ? poolReplugged(places) : needsRoot();
    if (words.size() == 2 && words[0] == QLatin1StringView(guardMode) && isArmedId(words[1])) {
        if (!root)
            return needsRoot();
        guard(places, words[1], [&places](const auto &device) { return giveBackToHost(places, device); });
        return 0;
    }
    if (const auto request = requestFrom(words); request && !root)
        return needsRoot();
    const Printed printed = runVerb(words, allHandlers({.places = places, .peer = sessionPeer(places), .root = root}));
    print(printed.error, stderr, 0);
    return print(printed.out, stdout, printed.code);
}

} // namespace

int main(int count, char **arguments)
{
    harden();
    QStringList words;
    for (int i = 1; i < count; ++i)
        words << QString::fromUtf8(arguments[i]);
    // A thread that hangs in the kernel is left behind, so nothing that it could still use is taken apart.
    const int code = run(words);
    std::fflush(nullptr);
    std::_Exit(code);
}
