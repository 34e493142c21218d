// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/spice_route.h"

#include "core/base/text.h"
#include "core/host/display_address.h"
#include "core/hosthelper/ssh_login.h"

#include <algorithm>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

using Way = SpiceRoute::Way;
using Listen = GuestDisplay::Listen;

SpiceRoute unreachable(const QString &reason)
{
    SpiceRoute route;
    route.reason = reason;
    return route;
}

SpiceRoute at(const QString &address, int port, int tlsPort)
{
    SpiceRoute route;
    route.way = Way::Address;
    route.address = address;
    route.port = port;
    route.tlsPort = tlsPort;
    return route;
}

/// A number is in few certificates, the host's name in most.
QString certifiedName(const SpiceHost &host, const QString &address)
{
    return isAnyAddress(address) || isNumericAddress(address) || isLoopback(address) ? host.name : address;
}

SpiceRoute tunnel(const SpiceHost &host, const QString &target)
{
    SpiceRoute route;
    route.way = Way::Tunnel;
    route.argv = sshTunnel(host.uri, host.sshScript, target);
    return route;
}

SpiceRoute onThisComputer(const SpiceHost &host, const GuestDisplay &display)
{
    if (display.listen == Listen::Socket) {
        SpiceRoute route;
        route.way = Way::Socket;
        route.socket = display.socket;
        return route;
    }
    if (display.port)
        return at(isAnyAddress(display.address) ? u"localhost"_s : display.address, display.port, 0);
    return at(certifiedName(host, display.address), 0, display.tlsPort);
}

SpiceRoute throughSsh(const SpiceHost &host, const GuestDisplay &display)
{
    if (display.listen == Listen::Socket)
        return tunnel(host, display.socket);
    if (display.port) {
        const QString address = isAnyAddress(display.address) ? u"localhost"_s : display.address;
        return tunnel(host, hostAndPort(address, display.port));
    }
    if (isLoopback(display.address))
        return unreachable(
            Text::tr("The display takes TLS alone, and listens to %1 itself alone: its certificate can't "
                     "be checked from here. Give it a port without TLS as well (autoport='yes', and no "
                     "defaultMode='secure'): ssh protects the way to it.")
                .arg(host.uri.host));
    return at(certifiedName(host, display.address), 0, display.tlsPort);
}

SpiceRoute overTheNetwork(const SpiceHost &host, const GuestDisplay &display)
{
    const QString remedy = Text::tr("Connect to the host by ssh (qemu+ssh://), or let the display listen elsewhere.");
    if (display.listen == Listen::Socket)
        return unreachable(Text::tr("The display is on a socket of %1 alone. ").arg(host.uri.host) + remedy);
    if (isLoopback(display.address))
        return unreachable(Text::tr("The display listens to %1 itself alone. ").arg(host.uri.host) + remedy);
    if (display.tlsPort) // the safer one
        return at(certifiedName(host, display.address), 0, display.tlsPort);
    return at(isAnyAddress(display.address) ? host.uri.host : display.address, display.port, 0);
}

/// A value as GKeyFile reads it: a backslash begins an escape, and spaces in front are lost.
QByteArray fileValue(const QString &text)
{
    QString value;
    for (const char32_t sign : text.toUcs4()) {
        const QChar::Category category = QChar::category(sign);
        const bool breaks = category == QChar::Other_Control || category == QChar::Separator_Line ||
                            category == QChar::Separator_Paragraph;
        value += breaks ? u" "_s : sign == U'\\' ? u"\\\\"_s : QString::fromUcs4(&sign, 1);
    }
    return value.trimmed().toUtf8();
}

} // namespace

SpiceRoute spiceRoute(const SpiceHost &host, const GuestDisplay &display)
{
    const bool hasPort = display.listen == Listen::Address && (display.port || display.tlsPort);
    if (!hasPort && display.listen != Listen::Socket)
        return unreachable(
            Text::tr("The display listens nowhere: only libvirt itself can open it. On the host “virt-viewer "
                     "--attach” shows it; or let it listen to 127.0.0.1, and start the VM anew."));
    const bool plain =
        display.listen == Listen::Socket ? isPlainSocketPath(display.socket) : isPlainAddress(display.address);
    if (!plain)
        return unreachable(Text::tr("Where the display listens has signs that no address has: see its definition."));
    if (host.local)
        return onThisComputer(host, display);
    if (logsIn(host.uri))
        return throughSsh(host, display);
    if (!host.uri.host.isEmpty())
        return overTheNetwork(host, display);
    return unreachable(Text::tr("This address leads to libvirt alone, and not to the displays of its VMs."));
}

QByteArray spiceFile(const SpiceRoute &route, const QString &title)
{
    QByteArray file = "[virt-viewer]\ntype=spice\nhost=" + fileValue(route.address) + '\n';
    if (route.port)
        file += "port=" + QByteArray::number(route.port) + '\n';
    if (route.tlsPort)
        file += "tls-port=" + QByteArray::number(route.tlsPort) + '\n';
    if (const QByteArray words = fileValue(title); !words.isEmpty())
        file += "title=" + words + '\n';
    return file + "delete-this-file=1\n";
}

} // namespace riser
