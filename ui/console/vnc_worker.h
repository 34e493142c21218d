// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/console/vnc_client.h"

#include <QMutex>
#include <QRegion>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

struct _rfbClient;

namespace riser {

/// The thread behind a VncClient, and what both share. libvncclient reads with blocking calls: the socket is shut down
/// to end it.
class VncClient::Worker
{
public:
    Worker(VncClient *client, QString label, int socket);
    ~Worker(); ///< ends the thread, and waits for that: the moment until it sees its socket closed

    void look(const std::function<void(const QImage &)> &with) const;
    void answer(const VncLogin &login);
    /// Runs on the thread between two messages of the server.
    void post(std::function<void(_rfbClient *)> job);

private:
    friend struct VncCallbacks;
    void run();
    void converse(_rfbClient *rfb);
    bool begin(_rfbClient *rfb);
    bool waitForWork(_rfbClient *rfb);
    bool runJobs(_rfbClient *rfb);
    void tell(std::function<void(VncClient &)> what);
    void fail(ErrorCode code, const QString &summary, const QString &hint = {});

    // On the thread, from libvncclient.
    bool resize(_rfbClient *rfb);
    void changed(const QRect &area);
    void finished(_rfbClient *rfb);
    std::optional<VncLogin> askLogin(bool withUser);

    VncClient *const m_client;
    const QString m_label;
    int m_socket;
    int m_wake;

    mutable std::mutex m_mutex; ///< guards what follows
    std::condition_variable m_answered;
    std::optional<VncLogin> m_login;
    std::vector<std::function<void(_rfbClient *)>> m_jobs;
    QImage m_shown;
    bool m_stop = false;

    // The thread's own.
    QImage m_drawn; ///< libvncclient draws here
    QRegion m_dirty;
    bool m_refused = false; ///< a login was asked for
    QString m_tooLarge;
    std::thread m_thread; ///< last: it uses all of the above
};

} // namespace riser
