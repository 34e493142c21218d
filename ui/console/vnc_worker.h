// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/descriptor.h"
#include "core/base/post_box.h"
#include "ui/console/vnc_client.h"
#include "ui/console/vnc_clipboard.h"
#include "ui/console/vnc_jobs.h"

#include <QRegion>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

struct _rfbClient;

namespace riser {

/// The thread behind a VncClient, and what both share. libvncclient reads with blocking calls: the socket is shut down
/// to end it. What a server says faster than the GUI thread hears it becomes one message: it can't fill a queue.
class VncWorker
{
public:
    VncWorker(VncClient *client, VncPeer peer, int socket);
    /// Ends the thread, and waits for that: no longer than one rectangle of the picture takes, for nothing more is read
    /// or drawn, whatever is still queued.
    ~VncWorker();

    void look(const std::function<void(const QImage &)> &with) const;
    void answer(const VncLogin &login);
    /// Runs on the thread between two messages of the server, as far as VncJobs keeps it.
    void post(VncJob job);
    VncClipboard &clipboard() { return m_clipboard; } ///< for jobs

private:
    friend struct VncCallbacks;
    friend class VncClipboard;
    friend class VncReader;
    /// That a login is wanted.
    struct Login {
        bool withUser = false;
        VncProtection protection = VncProtection::None;
    };

    /// What the GUI thread has still to be told.
    struct News {
        QRegion changed;
        bool resized = false;
        bool rang = false;
        std::optional<QSize> opened;
        std::optional<VncCursor> cursor;
        std::optional<QString> clipboard;
        std::optional<Login> login;
        std::optional<Error> end;
        bool encrypted = false;
    };

    void run();
    void converse(_rfbClient *rfb);
    bool begin(_rfbClient *rfb, VncReader &reader);
    bool waitForWork(_rfbClient *rfb);
    bool runJobs(_rfbClient *rfb);
    Error beginProblem() const;
    std::optional<Error> tlsProblem(const QString &said) const;
    Error endProblem() const;
    Error problem(ErrorCode code, const QString &summary, const QString &hint = {}) const;
    void tell(const std::function<void(News &)> &what);
    void deliver(VncClient &client);

    bool speaksVnc() const;
    bool hungUp() const;

    // On the thread, from libvncclient.
    bool resize(_rfbClient *rfb);
    bool mayDraw(const QRect &area) const;
    void fill(const QRect &area, quint32 colour);
    void copy(const QRect &from, const QPoint &to);
    void put(const QRect &area, const quint8 *pixels);
    void changed(const QRect &area);
    void finished();
    std::optional<VncLogin> askLogin(const Login &login);
    QByteArray authority();
    std::optional<DisplayIdentity> identity();

    VncClient *const m_client;
    const VncPeer m_peer;
    int m_socket;
    int m_wake;
    const Descriptor m_nothing;          ///< /dev/null
    PostBox m_box;                       ///< what the thread tells
    std::atomic<bool> m_stopped = false; ///< as m_stop, for what is asked per rectangle

    mutable std::mutex m_mutex; ///< guards what follows
    std::condition_variable m_answered;
    std::optional<VncLogin> m_login;
    VncJobs m_jobs;
    QImage m_shown;
    News m_news;
    bool m_told = false; ///< and deliver() hasn't run since
    bool m_stop = false;

    // The thread's own.
    QImage m_drawn; ///< libvncclient draws here; as large as the server's screen
    QRegion m_dirty;
    VncClipboard m_clipboard{*this};
    bool m_askedLogin = false;
    bool m_noAuthority = false;   ///< the server has a certificate, and there is nothing to check it by
    bool m_askedIdentity = false; ///< it may ask us for one
    bool m_hasIdentity = false;   ///< and we have one
    bool m_unsafeLogin = false;   ///< it wanted a password as it is, and nobody knows who it is
    QString m_tooLarge;
    std::thread m_thread; ///< last: it uses all of the above
};

} // namespace riser
