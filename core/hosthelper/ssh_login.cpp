// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hosthelper/ssh_login.h"

#include <QUrlQuery>

namespace riser {

using namespace Qt::StringLiterals;

bool logsIn(const HostUri &uri)
{
    return uri.transport == HostUri::Transport::Ssh || uri.transportName == "libssh"_L1 ||
           uri.transportName == "libssh2"_L1;
}

QStringList sshLogin(const HostUri &uri, const QString &sshScript)
{
    const QUrlQuery query(uri.query);
    const auto value = [&query](const QString &key) { return query.queryItemValue(key, QUrl::FullyDecoded); };
    const QString own = uri.transport == HostUri::Transport::Ssh ? value(u"command"_s) : QString();
    QStringList argv{!own.isEmpty() ? own : !sshScript.isEmpty() ? sshScript : u"ssh"_s};
    if (own.isEmpty() && sshScript.isEmpty())
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
    return argv;
}

} // namespace riser
