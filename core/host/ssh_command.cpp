// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/ssh_command.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QUrl>
#include <QUrlQuery>

namespace riser {

using namespace Qt::StringLiterals;

QString sshCommandPath()
{
    QStringList folders;
    if (const QString folder = qEnvironmentVariable("RISER_LIBEXEC"); !folder.isEmpty())
        folders << folder;
    if (QCoreApplication::instance()) {
        const QDir program(QCoreApplication::applicationDirPath());
        folders << program.path();
        // bin/riser and libexec/riser/ when installed; the build folder has the programs one or two folders deeper.
        for (const QLatin1StringView up : {".."_L1, "../.."_L1, "../../.."_L1})
            folders << program.filePath(up + "/libexec/riser"_L1);
    }
    for (const QString &folder : std::as_const(folders)) {
        const QFileInfo script(folder + "/riser-ssh"_L1);
        if (script.isFile() && script.isExecutable())
            return script.canonicalFilePath();
    }
    return {};
}

HostUri withSshCommand(HostUri uri, const QString &script)
{
    const QUrlQuery query(uri.query);
    if (query.hasQueryItem(u"command"_s))
        return uri;
    QString addition;
    if (!script.isEmpty())
        addition = "command="_L1 + QString::fromLatin1(QUrl::toPercentEncoding(script, "/"));
    else if (!query.hasQueryItem(u"no_tty"_s))
        addition = u"no_tty=1"_s;
    if (!addition.isEmpty())
        uri.query += (uri.query.isEmpty() ? QString() : u"&"_s) + addition;
    return uri;
}

} // namespace riser
