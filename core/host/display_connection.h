// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/descriptor.h"
#include "core/base/error.h"
#include "core/base/ids.h"
#include "core/base/post_box.h"
#include "core/base/private_folder.h"
#include "core/host/display_route.h"
#include "core/host/worker_thread.h"

#include <QObject>
#include <QProcess>
#include <QTimer>

#include <functional>
#include <memory>

class QLocalSocket;
class QTcpSocket;

namespace riser {

class HostSession;

/// Makes one connection to a VM's display, by whatever way leads there, and keeps up what it runs over (an ssh process)
/// for as long as it lives. GUI thread; nothing here waits. Once started it can't be started again.
class DisplayConnection : public QObject
{
    Q_OBJECT
public:
    /// `session` must outlive it.
    DisplayConnection(HostSession *session, DomainId domain, QObject *parent = nullptr);
    ~DisplayConnection() override; ///< ends what was started; returns at once

    void start(const GuestDisplay &display);
    const DisplayRoute &route() const { return m_route; } ///< since start()
    /// Calls `tell` once with what the way's own program said at the end of a connection ("connect failed: Connection
    /// refused"), as soon as it has ended, or after a second. Empty where there is no such program.
    void whenOver(const std::function<void(const QString &words)> &tell);

Q_SIGNALS:
    void connected(int socket);             ///< the receiver closes it
    void failed(const riser::Error &error); ///< nothing is connected

private:
    void go(DisplayRoute::Way way, int display);
    void askLibvirt(int display);
    void libvirtRefused(const Error &error);
    void startProcess(const QStringList &argv, QIODevice::OpenMode mode);
    QString lastWords() const;
    void connectTcp(const QString &address, int port);
    void connectSocket(const QString &path);
    void runThrough(const QStringList &argv);
    void runForward(const QStringList &argv);
    void processEnded();
    void fail(ErrorCode code, const QString &detail, const QString &hint = {});
    void refuse(const Error &error);
    void done(Descriptor socket);

    HostSession *m_session;
    const DomainId m_domain;
    DisplayRoute m_route;
    PostBox m_box; ///< what libvirt answered
    WorkerThread m_worker;
    std::shared_ptr<PrivateFolder> m_folder; ///< of the forwarded socket
    std::unique_ptr<QProcess> m_process;
    Descriptor m_connected; ///< until connected() has handed it over
    QTcpSocket *m_tcp = nullptr;
    QLocalSocket *m_local = nullptr;
    QTimer m_patience;
    bool m_over = false; ///< connected or failed: nothing more is told
};

} // namespace riser
