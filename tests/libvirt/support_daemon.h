// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/places.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <cstring>
#include <unistd.h>

#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/un.h>

namespace riser::test {

using namespace Qt::StringLiterals;

/// A test that crashes leaves nothing running.
inline void dieWithUs(QProcess &process)
{
    process.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGKILL); });
}

/// Child processes of `pid`, by the kernel's word.
inline QList<pid_t> childrenOf(qint64 pid)
{
    QFile file(QStringLiteral("/proc/%1/task/%1/children").arg(pid));
    QList<pid_t> children;
    if (file.open(QIODevice::ReadOnly)) {
        for (const QByteArray &word : file.readAll().split(' ')) {
            if (!word.trimmed().isEmpty())
                children << word.toInt();
        }
    }
    return children;
}

/// A libvirtd in a temporary folder and namespaces of its own, ended with this object.
class PrivateLibvirtd
{
public:
    PrivateLibvirtd() = default;
    /// "qemu": with QEMU's driver as well.
    explicit PrivateLibvirtd(const QString &driver)
        : m_drivers({driver})
    {
    }
    ~PrivateLibvirtd() { kill(); }

    QString folder() const { return m_folder.path(); }
    QString socket() const { return m_folder.filePath(u"sock/libvirt-sock"_s); }
    /// Of a host described by a file, private to each connection; without: a small one that all connections share.
    QString uri(const QString &file = {}) const
    {
        return u"test+unix://%1?socket=%2"_s.arg(file.isEmpty() ? u"/default"_s : file, socket());
    }
    /// Writes a host's description and gives its URI.
    QString uriOf(const QByteArray &host, const QString &name = u"host.xml"_s) const
    {
        QFile file(m_folder.filePath(name));
        const bool written = file.open(QIODevice::WriteOnly) && file.write(host) == host.size();
        Q_ASSERT(written);
        return uri(m_folder.filePath(name));
    }

    bool start()
    {
        QFile::remove(socket());
        m_process.setProcessChannelMode(QProcess::ForwardedChannels);
        dieWithUs(m_process);
        m_process.start(sourceFile(u"tests/libvirt/private-libvirtd"_s),
                        QStringList{m_folder.path()} + m_drivers);
        return m_process.waitForStarted() && QTest::qWaitFor([this] { return answers(); }, 20'000);
    }
    void kill()
    {
        if (m_process.state() == QProcess::NotRunning)
            return;
        thaw();
        const pid_t daemon = pid();
        m_process.kill();
        m_process.waitForFinished();
        const auto gone = [daemon] { return daemon <= 0 || ::kill(daemon, 0) != 0; };
        (void)QTest::qWaitFor(gone, 10'000);
    }
    /// What runs under it in its own namespace, itself first: with a driver for QEMU.
    QList<pid_t> processes() const { return childrenOf(childrenOf(m_process.processId()).value(0, 0)); }
    void freeze() { ::kill(pid(), SIGSTOP); }
    void thaw()
    {
        if (pid() > 0)
            ::kill(pid(), SIGCONT);
    }

private:
    bool answers() const
    {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        const QByteArray path = socket().toLocal8Bit();
        std::memcpy(address.sun_path, path.constData(), std::min(sizeof address.sun_path - 1, size_t(path.size())));
        const int probe = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const bool accepted = ::connect(probe, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
        ::close(probe);
        return accepted;
    }
    pid_t pid() const
    {
        const pid_t first = childrenOf(m_process.processId()).value(0, 0);
        return m_drivers.isEmpty() || first == 0 ? first : childrenOf(first).value(0, 0); // see private-libvirtd
    }

    const QStringList m_drivers;
    QTemporaryDir m_folder;
    QProcess m_process;
};

} // namespace riser::test
