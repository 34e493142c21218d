// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/display_address.h"

#include "core/hosthelper/ssh_login.h"

#include <QHostAddress>
#include <QRegularExpression>

namespace riser {

using namespace Qt::StringLiterals;

bool isLoopback(const QString &address)
{
    return address == "localhost"_L1 || QHostAddress(address).isLoopback();
}

bool isAnyAddress(const QString &address)
{
    const QHostAddress number(address);
    return address.isEmpty() || number == QHostAddress(QHostAddress::AnyIPv4) ||
           number == QHostAddress(QHostAddress::AnyIPv6);
}

bool isNumericAddress(const QString &address)
{
    return !QHostAddress(address).isNull();
}

bool isPlainAddress(const QString &address)
{
    static const QRegularExpression name(u"\\A[\\p{L}\\p{N}]([\\p{L}\\p{N}._-]*)\\z"_s);
    return address.isEmpty() || isNumericAddress(address) || name.match(address).hasMatch();
}

bool isPlainSocketPath(const QString &path)
{
    static const QRegularExpression plain(u"\\A/[\\p{L}\\p{N} /._,@+=#~()-]*\\z"_s);
    return plain.match(path).hasMatch();
}

QString hostAndPort(const QString &address, int port)
{
    return (address.contains(u':') ? u"[%1]:%2"_s : u"%1:%2"_s).arg(address).arg(port);
}

QStringList sshTunnel(const HostUri &uri, const QString &sshScript, const QString &target)
{
    return sshLogin(uri, sshScript) << u"-S"_s << u"none"_s << u"-T"_s << u"-N"_s << u"-e"_s << u"none"_s << u"-o"_s
                                    << u"ControlMaster=no"_s << u"-o"_s << u"ControlPath=none"_s << u"-o"_s
                                    << u"ClearAllForwardings=no"_s << u"-o"_s << u"StreamLocalBindMask=0177"_s
                                    << u"-L"_s << u"%1:"_s + target << u"--"_s << uri.host;
}

} // namespace riser
