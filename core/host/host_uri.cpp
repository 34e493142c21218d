// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/host_uri.h"

#include "core/base/text.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <iterator>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

using Transport = HostUri::Transport;

struct Name {
    QLatin1StringView text;
    Transport transport;
    bool needsHost;
};

constexpr Name names[] = {
    {"unix"_L1, Transport::Local, false}, {"ssh"_L1, Transport::Ssh, true},      {"tls"_L1, Transport::Tls, true},
    {"tcp"_L1, Transport::Tcp, true},     {"libssh"_L1, Transport::Other, true}, {"libssh2"_L1, Transport::Other, true},
    {"ext"_L1, Transport::Other, false},
};

std::unexpected<Error> wrong(const QString &text, const QString &reason, const QString &hint = {})
{
    return failure(ErrorCode::InvalidInput, Text::tr("“%1” isn't a host's URI: %2.").arg(text, reason), {},
                   hint.isEmpty() ? Text::tr("It looks like qemu+ssh://root@kvm1.example.org/system.") : hint);
}

std::unexpected<Error> wrong(const QString &text, const char *reason)
{
    return wrong(text, Text::tr(reason));
}

bool isName(const QString &host)
{
    static const QRegularExpression name(u"^[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_.])?$"_s);
    return name.match(host).hasMatch();
}

bool isIpv6(const QString &host)
{
    static const QRegularExpression address(u"^[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(%[A-Za-z0-9_.-]+)?$"_s);
    return address.match(host).hasMatch();
}

/// What stands between "//" and the path. Says what is wrong with it, or nothing.
const char *readAuthority(HostUri &uri, QString rest)
{
    if (const qsizetype at = rest.lastIndexOf(u'@'); at >= 0) {
        const QString user = rest.first(at);
        if (user.contains(u':'))
            return QT_TRANSLATE_NOOP("riser", "a password has no place in it; Riser asks for it");
        uri.user = QUrl::fromPercentEncoding(user.toUtf8());
        if (uri.user.isEmpty() || uri.user.startsWith(u'-'))
            return QT_TRANSLATE_NOOP("riser", "the user name before “@” is missing or no name");
        rest = rest.sliced(at + 1);
    }
    QString port;
    if (rest.startsWith(u'[')) {
        const qsizetype end = rest.indexOf(u']');
        uri.host = end < 0 ? QString() : rest.sliced(1, end - 1).replace("%25"_L1, "%"_L1);
        if (end < 0 || !isIpv6(uri.host))
            return QT_TRANSLATE_NOOP("riser", "there is no IPv6 address in the brackets");
        port = rest.sliced(end + 1);
        if (!port.isEmpty() && !port.startsWith(u':'))
            return QT_TRANSLATE_NOOP("riser", "something stands behind the address in brackets");
    } else {
        if (rest.count(u':') > 1)
            return QT_TRANSLATE_NOOP("riser", "an IPv6 address must stand in brackets, as [fd00::1]");
        const qsizetype colon = rest.indexOf(u':');
        uri.host = colon < 0 ? rest : rest.first(colon);
        port = colon < 0 ? QString() : rest.sliced(colon);
        if (!uri.host.isEmpty() && !isName(uri.host))
            return QT_TRANSLATE_NOOP("riser", "the host's name has characters that no name has");
        if (uri.host.isEmpty() && (!port.isEmpty() || !uri.user.isEmpty()))
            return QT_TRANSLATE_NOOP("riser", "the host's name is missing");
    }
    if (port.isEmpty())
        return nullptr;
    bool number = false;
    uri.port = port.sliced(1).toInt(&number);
    if (!number || uri.port < 1 || uri.port > 65535)
        return QT_TRANSLATE_NOOP("riser", "the port must be a number from 1 to 65535");
    return nullptr;
}

const char *readScheme(HostUri &uri, const QString &scheme, bool &needsHost)
{
    static const QRegularExpression driver(u"^[A-Za-z][A-Za-z0-9.-]*$"_s);
    const qsizetype plus = scheme.indexOf(u'+');
    uri.driver = (plus < 0 ? scheme : scheme.first(plus)).toLower();
    if (!driver.match(uri.driver).hasMatch())
        return QT_TRANSLATE_NOOP("riser", "it doesn't begin with a driver such as “qemu”");
    needsHost = false;
    if (plus < 0) { // libvirt: TLS when there is a host
        uri.transport = uri.host.isEmpty() ? Transport::Local : Transport::Tls;
        return nullptr;
    }
    const QString word = scheme.sliced(plus + 1).toLower();
    const auto *const found = std::ranges::find_if(names, [&](const Name &name) { return name.text == word; });
    if (found == std::end(names))
        return QT_TRANSLATE_NOOP("riser", "libvirt knows no such transport; it knows ssh, tls, tcp, unix and libssh");
    uri.transport = found->transport;
    needsHost = found->needsHost;
    if (uri.transport == Transport::Local || uri.transport == Transport::Other)
        uri.transportName = word;
    return nullptr;
}

const char *judge(const HostUri &uri, bool needsHost)
{
    if (needsHost && uri.host.isEmpty())
        return QT_TRANSLATE_NOOP("riser", "the host's name is missing");
    if (uri.transport == Transport::Local && !uri.host.isEmpty())
        return QT_TRANSLATE_NOOP("riser", "a connection on this computer has no host's name");
    if (uri.driver == "qemu"_L1 && (uri.path.isEmpty() || uri.path == "/"_L1))
        return QT_TRANSLATE_NOOP("riser", "it has no path; /system means the host's VMs, /session one user's own");
    return nullptr;
}

} // namespace

Result<HostUri> HostUri::parse(const QString &given)
{
    const QString text = given.trimmed();
    static const QRegularExpression word(u"^[A-Za-z0-9_-]+$"_s);
    static const QRegularExpression blank(u"[\\s\\x00-\\x1f\\x7f]"_s);
    static const QRegularExpression shape(u"^([^:/?#]*):(//([^/?#]*))?([^?#]*)(\\?([^#]*))?(#.*)?$"_s);
    if (text.isEmpty())
        return wrong(text, QT_TRANSLATE_NOOP("riser", "it is empty"));
    if (text.contains(blank))
        return wrong(text, QT_TRANSLATE_NOOP("riser", "it has a space in it"));
    HostUri uri;
    if (word.match(text).hasMatch()) {
        uri.transport = Transport::Other;
        uri.driver.clear();
        uri.path = text;
        return uri;
    }
    const QRegularExpressionMatch match = shape.match(text);
    if (!match.hasMatch() || match.captured(1).isEmpty())
        return wrong(text, QT_TRANSLATE_NOOP("riser", "it doesn't begin with a driver such as “qemu”"));
    if (!match.hasCaptured(2))
        return wrong(text, QT_TRANSLATE_NOOP("riser", "“//” is missing after the first colon"));
    if (match.hasCaptured(7))
        return wrong(text, QT_TRANSLATE_NOOP("riser", "“#” has no meaning in it"));
    uri.path = match.captured(4);
    uri.query = match.captured(6);
    bool needsHost = false;
    if (const char *reason = readAuthority(uri, match.captured(3)))
        return wrong(text, reason);
    if (const char *reason = readScheme(uri, match.captured(1), needsHost))
        return wrong(text, reason);
    if (const char *reason = judge(uri, needsHost))
        return wrong(text, reason);
    return uri;
}

QString HostUri::toString() const
{
    if (isAlias())
        return path;
    QString name = transportName;
    for (const Name &known : names) {
        if (name.isEmpty() && known.transport == transport && transport != Transport::Local &&
            transport != Transport::Other)
            name = known.text;
    }
    QString text = driver + (name.isEmpty() ? QString() : u'+' + name) + "://"_L1;
    if (!user.isEmpty())
        text += QString::fromLatin1(QUrl::toPercentEncoding(user)) + u'@';
    text += host.contains(u':') ? u'[' + QString(host).replace(u'%', "%25"_L1) + u']' : host;
    if (port != 0)
        text += u':' + QString::number(port);
    return text + path + (query.isEmpty() ? QString() : u'?' + query);
}

} // namespace riser
