// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hosthelper/host_command.h"

#include "core/base/text.h"

#include <QUrlQuery>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

using Way = HostCommand::Way;

HostCommand unreachable(const QString &reason)
{
    return {.way = Way::None, .argv = {}, .reason = reason};
}

bool logsIn(const HostUri &uri)
{
    return uri.transport == HostUri::Transport::Ssh || uri.transportName == "libssh"_L1 ||
           uri.transportName == "libssh2"_L1;
}

HostCommand here(const HostCommandPlaces &places)
{
    HostCommand command{.way = Way::Here, .argv = {places.program, u"session"_s}, .reason = {}};
    if (!places.root)
        command.argv.prepend(u"pkexec"_s);
    return command;
}

HostCommand login(const HostUri &uri, const HostCommandPlaces &places)
{
    const QUrlQuery query(uri.query);
    const auto value = [&query](const QString &key) { return query.queryItemValue(key, QUrl::FullyDecoded); };
    const QString own = uri.transport == HostUri::Transport::Ssh ? value(u"command"_s) : QString();
    QStringList argv{!own.isEmpty() ? own : !places.sshScript.isEmpty() ? places.sshScript : u"ssh"_s};
    if (own.isEmpty() && places.sshScript.isEmpty())
        argv << u"-o"_s << u"BatchMode=yes"_s << u"-o"_s << u"ConnectTimeout=15"_s << u"-o"_s
             << u"ServerAliveInterval=5"_s;
    if (uri.port != 0)
        argv << u"-p"_s << QString::number(uri.port);
    if (!uri.user.isEmpty())
        argv << u"-l"_s << uri.user;
    if (const QString key = value(u"keyfile"_s); !key.isEmpty())
        argv << u"-i"_s << key;
    if (value(u"no_verify"_s) == "1"_L1)
        argv << u"-o"_s << u"StrictHostKeyChecking=no"_s;
    if (const QString file = value(u"known_hosts"_s); !file.isEmpty() && !file.contains(u'"'))
        argv << u"-o"_s << u"UserKnownHostsFile=\"%1\""_s.arg(file);
    argv << u"-T"_s << u"-e"_s << u"none"_s << u"--"_s << uri.host << u"exec riser-host session"_s;
    return {.way = Way::Login, .argv = argv, .reason = {}};
}

} // namespace

HostCommand hostCommand(const HostUri &uri, bool local, const HostCommandPlaces &places)
{
    if (uri.driver == "qemu"_L1 && uri.path == "/session"_L1)
        return unreachable(Text::tr("this address means one user's own VMs, which can't have devices of the host."));
    if (logsIn(uri))
        return login(uri, places);
    if (local)
        return here(places);
    switch (uri.transport) {
    case HostUri::Transport::Tls:
    case HostUri::Transport::Tcp:
        return unreachable(Text::tr("a TLS or TCP address leads to libvirt alone."));
    case HostUri::Transport::Local:
        return uri.driver == "test"_L1 ? unreachable(Text::tr("libvirt's test driver has no host behind it."))
                                       : unreachable(Text::tr("a socket leads to libvirt alone."));
    default:
        return unreachable(Text::tr("this address leads to libvirt alone."));
    }
}

} // namespace riser
