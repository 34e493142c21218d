// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/libvirt/host_address.h"

#include "core/host/host_uri.h"
#include "core/host/ssh_command.h"

#include <QFile>
#include <QRegularExpression>
#include <QUrlQuery>

#include <unistd.h>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

QStringList configurationFiles()
{
    const QString home = qEnvironmentVariable("XDG_CONFIG_HOME", qEnvironmentVariable("HOME") + "/.config"_L1);
    return {home + "/libvirt/libvirt.conf"_L1, u"/etc/libvirt/libvirt.conf"_s};
}

} // namespace

QString aliasIn(const QString &configuration, const QString &word)
{
    static const QRegularExpression comments(u"^\\s*#.*$"_s, QRegularExpression::MultilineOption);
    static const QRegularExpression list(u"^\\s*uri_aliases\\s*=\\s*\\[([^\\]]*)\\]"_s,
                                         QRegularExpression::MultilineOption);
    static const QRegularExpression entry(u"[\"']([^=\"']+)=([^\"']+)[\"']"_s);
    const QString entries = list.match(QString(configuration).remove(comments)).captured(1);
    for (const QRegularExpressionMatch &match : entry.globalMatch(entries)) {
        if (match.captured(1) == word)
            return match.captured(2);
    }
    return {};
}

QString resolveAlias(const QString &word)
{
    // libvirt would do this itself, but then the ssh command of Riser couldn't be added.
    for (const QString &path : configurationFiles()) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QString uri = aliasIn(QString::fromUtf8(file.readAll()), word);
        return uri.isEmpty() ? word : uri; // libvirt reads only the first file that is there, too
    }
    return word;
}

Result<HostAddress> hostAddress(const QString &text)
{
    Result<HostUri> parts = HostUri::parse(text);
    if (!parts)
        return std::unexpected(parts.error());
    QString uri = text.trimmed();
    if (parts->isAlias()) {
        uri = resolveAlias(parts->path);
        parts = HostUri::parse(uri);
        if (!parts)
            return std::unexpected(parts.error());
    }
    HostAddress address;
    address.local = parts->transport == HostUri::Transport::Local && parts->driver != "test"_L1 &&
                    !parts->query.contains("socket="_L1);
    address.label = !parts->host.isEmpty() ? parts->host : parts->isAlias() ? uri : u"localhost"_s;
    const bool ssh = parts->transport == HostUri::Transport::Ssh;
    if (ssh && !QUrlQuery(parts->query).hasQueryItem(u"command"_s))
        address.share = SshShare::make(sshCommandPath());
    address.parts = *parts;
    address.sshScript = address.share ? address.share->script() : sshCommandPath();
    address.program = hostCommand(*parts, address.local, {.sshScript = address.sshScript, .root = ::geteuid() == 0});
    address.uri = ssh ? withSshCommand(*parts, address.sshScript).toString() : uri;
    return address;
}

} // namespace riser
