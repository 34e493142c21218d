// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/spice_route.h"

#include "core/base/text.h"
#include "core/host/display_address.h"
#include "core/host/display_way.h"
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

SpiceRoute socket(const QString &path)
{
    SpiceRoute route;
    route.way = Way::Socket;
    route.socket = path;
    return route;
}

SpiceRoute tunnel(const SpiceHost &host, const QString &target)
{
    SpiceRoute route;
    route.way = Way::Tunnel;
    route.argv = sshTunnel(host.uri, host.sshScript, target);
    return route;
}

/// Without these there is no picture, or nobody can do anything with it.
QStringList vitalSecureChannels(const GuestDisplay &display)
{
    QStringList vital;
    for (const QString &name : {u"main"_s, u"display"_s, u"inputs"_s, u"cursor"_s}) {
        if (display.secure.contains(name))
            vital << name;
    }
    return vital;
}

bool needsTls(const GuestDisplay &display)
{
    return !display.port || (display.tlsPort && !vitalSecureChannels(display).isEmpty());
}

/// remote-viewer checks a certificate for the name or number it goes to, and hardly any is for a loopback address. By
/// the host's name it may come to another place.
SpiceRoute uncheckable(const SpiceHost &host, const GuestDisplay &display)
{
    QStringList sentences;
    sentences << (display.port ? Text::tr("The display takes TLS alone on these channels: %1.")
                                     .arg(vitalSecureChannels(display).join(u", "_s))
                               : Text::tr("The display takes TLS alone."));
    sentences << (host.local
                      ? Text::tr("It listens to a loopback address of %1 alone, which its certificate isn't for: "
                                 "that can't be checked.")
                            .arg(host.name)
                      : Text::tr("It listens to %1 itself alone: its certificate can't be checked from here.")
                            .arg(host.uri.host));
    sentences << (display.port ? Text::tr("Let these channels go without TLS as well (mode='any', and no "
                                          "defaultMode='secure'), and start the VM anew.")
                               : Text::tr("Give it a port without TLS as well (autoport='yes', and no "
                                          "defaultMode='secure'), and start the VM anew."));
    sentences << (host.local ? Text::tr("Nothing of it leaves this computer.")
                             : Text::tr("ssh protects the way to it."));
    return unreachable(sentences.join(u' '));
}

/// Past ssh, where there is a choice by TLS. What takes none gets the other port: QEMU refuses each channel on the
/// wrong one.
SpiceRoute direct(const SpiceHost &host, const GuestDisplay &display)
{
    const QString byName = certifiedName(host, display.address);
    SpiceRoute route;
    if (!display.tlsPort) {
        route = at(isAnyAddress(display.address) ? host.uri.host : display.address, display.port, 0);
    } else if (!display.port || display.insecure.isEmpty()) {
        route = at(byName, 0, display.tlsPort);
    } else {
        route = at(byName, display.port, display.tlsPort);
        for (const QString &name : spiceChannels()) {
            if (!display.insecure.contains(name))
                route.secureChannels << name;
        }
    }
    route.inTheClear = route.port && !host.local;
    return route;
}

/// To a socket or a port of that computer: this one, or the one that ssh logs in to.
SpiceRoute onTheHost(const SpiceHost &host, const QString &address, const GuestDisplay &display)
{
    if (display.listen == Listen::Socket)
        return host.local ? socket(display.socket) : tunnel(host, display.socket);
    if (!needsTls(display))
        return host.local ? at(address, display.port, 0) : tunnel(host, hostAndPort(address, display.port));
    return isLoopback(display.address) ? uncheckable(host, display) : direct(host, display);
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
    const DisplayWay way = displayWay(host.uri, host.local, display);
    switch (way.by) {
    case DisplayWay::By::Here:
    case DisplayWay::By::Ssh:
        return onTheHost(host, way.address, display);
    case DisplayWay::By::Network:
        return direct(host, display);
    case DisplayWay::By::Nowhere:
        return unreachable(
            Text::tr("The display listens nowhere: only libvirt itself can open it. On the host “virt-viewer "
                     "--attach” shows it; or let it listen to 127.0.0.1, and start the VM anew."));
    case DisplayWay::By::None:
        break;
    }
    return unreachable(way.reason);
}

QByteArray spiceFile(const SpiceRoute &route, const QString &title)
{
    QByteArray file = "[virt-viewer]\ntype=spice\nhost=" + fileValue(route.address) + '\n';
    if (route.port)
        file += "port=" + QByteArray::number(route.port) + '\n';
    if (route.tlsPort)
        file += "tls-port=" + QByteArray::number(route.tlsPort) + '\n';
    if (!route.secureChannels.isEmpty())
        file += "secure-channels=" + fileValue(route.secureChannels.join(u';')) + '\n';
    if (const QByteArray words = fileValue(title); !words.isEmpty())
        file += "title=" + words + '\n';
    return file + "delete-this-file=1\n";
}

} // namespace riser
