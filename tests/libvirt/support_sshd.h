// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/libvirt/support_daemon.h"
#include "tests/support/places.h"

#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <unistd.h>

#include <netinet/in.h>
#include <sys/socket.h>

namespace riser::test {

using namespace Qt::StringLiterals;

inline sockaddr_in localAddress(quint16 port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    return address;
}

/// A port of 127.0.0.1 on which nobody listens.
inline quint16 freePort()
{
    sockaddr_in address = localAddress(0);
    socklen_t size = sizeof address;
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    ::bind(fd, reinterpret_cast<const sockaddr *>(&address), size);
    ::getsockname(fd, reinterpret_cast<sockaddr *>(&address), &size);
    ::close(fd);
    return ntohs(address.sin_port);
}

/// An ssh server in a temporary folder, ended with this object, and commands for libvirt's `command=` that run Riser's
/// own script with settings that know nothing of the user's.
class PrivateSshd
{
public:
    ~PrivateSshd()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    quint16 port() const { return m_port; }
    QString file(const QString &name) const { return m_folder.filePath(name); }
    QString log() const
    {
        QFile log(file(u"sshd.log"_s));
        return log.open(QIODevice::ReadOnly) ? QString::fromUtf8(log.readAll()) : QString();
    }

    bool start()
    {
        m_process.setProcessChannelMode(QProcess::ForwardedChannels);
        dieWithUs(m_process);
        m_process.start(sourceFile(u"tests/libvirt/private-sshd"_s),
                        {m_folder.path(), QString::number(m_port)});
        return m_process.waitForStarted() && QTest::qWaitFor([this] { return answers(); }, 20'000);
    }

    /// `script`: the riser-ssh to run; `known`: "known", "known_wrong" or "none".
    QString command(const QString &script, const QString &known) const
    {
        QFile file(m_folder.filePath(u"ssh-"_s + known));
        if (file.open(QIODevice::WriteOnly)) {
            file.write(u"#!/bin/sh\nexec %1 -F %2/config_%3 \"$@\"\n"_s.arg(script, m_folder.path(), known).toUtf8());
            file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        }
        return file.fileName();
    }

    /// `socket`: of the libvirtd that is to be reached through it.
    QString uri(const QString &socket, const QString &command, const QString &key) const
    {
        return u"test+ssh://%1@127.0.0.1:%2/default?socket=%3&command=%4&keyfile=%5"_s.arg(
            qEnvironmentVariable("USER", u"root"_s), QString::number(m_port), socket, command, file(key));
    }

private:
    bool answers() const
    {
        const sockaddr_in address = localAddress(m_port);
        const int probe = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const bool accepted = ::connect(probe, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
        ::close(probe);
        return accepted;
    }

    QTemporaryDir m_folder;
    quint16 m_port = freePort();
    QProcess m_process;
};

} // namespace riser::test
