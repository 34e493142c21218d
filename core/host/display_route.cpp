// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/display_route.h"

#include "core/base/text.h"
#include "core/host/display_address.h"
#include "core/hosthelper/ssh_login.h"

#include <QDir>
#include <QUrlQuery>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

using Way = DisplayRoute::Way;
using Listen = GuestDisplay::Listen;

DisplayRoute unreachable(const QString &reason)
{
    DisplayRoute route;
    route.reason = reason;
    return route;
}

DisplayRoute throughSsh(const HostUri &uri, const GuestDisplay &display, const QString &sshScript)
{
    DisplayRoute route;
    if (display.listen == Listen::Socket) {
        route.way = Way::Forward;
        route.argv = sshTunnel(uri, sshScript, display.socket);
        return route;
    }
    route.way = Way::Through;
    const QString address = isAnyAddress(display.address) ? u"localhost"_s : display.address;
    route.argv = sshLogin(uri, sshScript) << u"-T"_s << u"-e"_s << u"none"_s << u"-W"_s
                                          << hostAndPort(address, display.port) << u"--"_s << uri.host;
    return route;
}

DisplayRoute onThisComputer(const GuestDisplay &display)
{
    DisplayRoute route;
    route.way = Way::Libvirt; // past every password, and where nothing listens
    route.address = isAnyAddress(display.address) ? u"localhost"_s : display.address;
    route.port = display.port;
    route.socket = display.socket;
    return route;
}

DisplayRoute overTheNetwork(const HostUri &uri, const GuestDisplay &display)
{
    const QString remedy = Text::tr("Connect to the host by ssh (qemu+ssh://), or let the display listen elsewhere.");
    if (display.listen == Listen::Socket)
        return unreachable(Text::tr("The display is on a socket of %1 alone. ").arg(uri.host) + remedy);
    if (isLoopback(display.address))
        return unreachable(Text::tr("The display listens to %1 itself alone. ").arg(uri.host) + remedy);
    DisplayRoute route;
    route.way = Way::Tcp;
    route.address = isAnyAddress(display.address) ? uri.host : display.address;
    route.port = display.port;
    return route;
}

} // namespace

namespace {

DisplayRoute wayTo(const HostUri &uri, bool local, const GuestDisplay &display, const QString &sshScript)
{
    if (local)
        return onThisComputer(display);
    if (display.listen == Listen::None || (display.listen == Listen::Address && display.port == 0))
        return unreachable(Text::tr("The display listens nowhere: it can be seen on %1 itself alone.").arg(uri.host));
    if (!isPlainAddress(display.address) || (display.listen == Listen::Socket && !isPlainSocketPath(display.socket)))
        return unreachable(Text::tr("Where the display listens has signs that no address has: see its definition."));
    if (logsIn(uri))
        return throughSsh(uri, display, sshScript);
    if (!uri.host.isEmpty())
        return overTheNetwork(uri, display);
    return unreachable(Text::tr("This address leads to libvirt alone, and not to the displays of its VMs."));
}

/// Where libvirt looks for it: the URI's own folder, the user's, the system's.
QStringList authorityFiles(const HostUri &uri)
{
    const QString file = u"/cacert.pem"_s;
    const QString own = QUrlQuery(uri.query).queryItemValue(u"pkipath"_s, QUrl::FullyDecoded);
    if (!own.isEmpty())
        return {own + file};
    return {QDir::homePath() + u"/.pki/CA"_s + file, u"/etc/pki/CA"_s + file};
}

} // namespace

DisplayRoute displayRoute(const HostUri &uri, bool local, const GuestDisplay &display, const QString &sshScript)
{
    DisplayRoute route = wayTo(uri, local, display, sshScript);
    route.host = local || uri.host.isEmpty() ? u"localhost"_s : uri.host;
    route.authorities = authorityFiles(uri);
    return route;
}

} // namespace riser
