// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/ssh_share.h"

#include <QDir>
#include <QFile>

#include <cstdlib>

#include <sys/un.h>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

constexpr auto socketName = "/master"_L1; // riser-ssh has the same
/// ssh makes the socket under a name that is this much longer, and renames it.
constexpr qsizetype sshAddition = 20;

QString parentFolder()
{
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return runtime.isEmpty() ? u"/tmp"_s : runtime;
}

} // namespace

SshShare::SshShare(QString folder)
    : m_folder(std::move(folder))
{
}

std::unique_ptr<SshShare> SshShare::make(const QString &script)
{
    if (script.isEmpty())
        return nullptr;
    QByteArray name = QFile::encodeName(parentFolder() + "/riser-ssh-XXXXXX"_L1);
    if (name.size() + qsizetype(socketName.size()) + sshAddition >= qsizetype(sizeof sockaddr_un{}.sun_path))
        return nullptr;
    if (!::mkdtemp(name.data())) // for this user alone
        return nullptr;
    std::unique_ptr<SshShare> share(new SshShare(QFile::decodeName(name)));
    return QFile::link(script, share->script()) ? std::move(share) : nullptr;
}

SshShare::~SshShare()
{
    QFile::remove(m_folder + socketName);
    QFile::remove(script());
    QDir().rmdir(m_folder);
}

QString SshShare::script() const
{
    return m_folder + "/riser-ssh"_L1;
}

} // namespace riser
