// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/display_route.h"

#include "core/base/text.h"
#include "core/host/display_address.h"
#include "core/host/display_way.h"
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

DisplayRoute throughSsh(const HostUri &uri, const QString &address, const GuestDisplay &display,
                        const QString &sshScript)
{
    DisplayRoute route;
    if (display.listen == Listen::Socket) {
        route.way = Way::Forward;
        route.argv = sshTunnel(uri, sshScript, display.socket);
        return route;
    }
    route.way = Way::Through;
    route.argv = sshLogin(uri, sshScript) << u"-T"_s << u"-e"_s << u"none"_s << u"-W"_s
                                          << hostAndPort(address, display.port) << u"--"_s << uri.host;
    return route;
}

/// Past every password, and also where nothing listens, or in an odd place: libvirt hands it out.
DisplayRoute onThisComputer(const GuestDisplay &display)
{
    DisplayRoute route;
    route.way = Way::Libvirt;
    route.address = isAnyAddress(display.address) ? u"localhost"_s : display.address;
    route.port = display.port;
    route.socket = display.socket;
    return route;
}

DisplayRoute overTheNetwork(const QString &address, int port)
{
    DisplayRoute route;
    route.way = Way::Tcp;
    route.address = address;
    route.port = port;
    return route;
}

DisplayRoute wayTo(const HostUri &uri, bool local, const GuestDisplay &display, const QString &sshScript)
{
    if (local)
        return onThisComputer(display);
    const DisplayWay way = displayWay(uri, local, display);
    switch (way.by) {
    case DisplayWay::By::Ssh:
        return throughSsh(uri, way.address, display, sshScript);
    case DisplayWay::By::Network:
        return overTheNetwork(way.address, display.port);
    case DisplayWay::By::Nowhere:
        return unreachable(Text::tr("The display listens nowhere: it can be seen on %1 itself alone.").arg(uri.host));
    case DisplayWay::By::Here:
    case DisplayWay::By::None:
        break;
    }
    return unreachable(way.reason);
}

/// Where libvirt looks for certificates: the URI's own folder, the user's, the system's.
void addCertificates(DisplayRoute &route, const HostUri &uri)
{
    const QString authority = u"/cacert.pem"_s;
    const QString certificate = u"/clientcert.pem"_s;
    const QString key = u"/clientkey.pem"_s;
    const QString own = QUrlQuery(uri.query).queryItemValue(u"pkipath"_s, QUrl::FullyDecoded);
    if (!own.isEmpty()) {
        route.authorities = {own + authority};
        route.identities = {{own + certificate, own + key}};
        return;
    }
    const QString user = QDir::homePath() + u"/.pki"_s;
    const QString system = u"/etc/pki"_s;
    route.authorities = {user + u"/CA"_s + authority, system + u"/CA"_s + authority};
    route.identities = {{user + u"/libvirt"_s + certificate, user + u"/libvirt"_s + key},
                        {system + u"/libvirt"_s + certificate, system + u"/libvirt/private"_s + key}};
}

} // namespace

DisplayRoute displayRoute(const HostUri &uri, bool local, const GuestDisplay &display, const QString &sshScript)
{
    DisplayRoute route = wayTo(uri, local, display, sshScript);
    route.host = local || uri.host.isEmpty() ? u"localhost"_s : uri.host;
    addCertificates(route, uri);
    return route;
}

} // namespace riser
