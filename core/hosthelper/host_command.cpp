// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hosthelper/host_command.h"

#include "core/base/text.h"
#include "core/hosthelper/ssh_login.h"

namespace riser {

using namespace Qt::StringLiterals;

namespace {

using Way = HostCommand::Way;

HostCommand unreachable(const QString &reason)
{
    return {.way = Way::None, .argv = {}, .reason = reason};
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
    const QStringList rest{u"-T"_s, u"-e"_s, u"none"_s, u"--"_s, uri.host, u"exec riser-host session"_s};
    return {.way = Way::Login, .argv = sshLogin(uri, places.sshScript) + rest, .reason = {}};
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
