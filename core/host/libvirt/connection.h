// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/host/credentials.h"
#include "core/host/libvirt/errors.h"
#include "core/host/libvirt/event_sink.h"
#include "core/host/libvirt/events.h"

#include <libvirt/libvirt.h>

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>

namespace riser {

/// One connection of libvirt's. Its calls may come from many threads; each holds the shared pointer while it calls, and
/// the last one to let go takes the connection down on a thread of its own. Its sockets carry `tag` in the event loop,
/// whose shutDown(tag) frees every blocked call.
class Connection
{
public:
    struct Request {
        QString uri = {};  ///< as libvirt gets it
        QString host = {}; ///< for the texts
        quint64 tag = 0;
        bool readOnly = false;
        bool lossIsNews = true; ///< without it the host is lost; false: only who uses it learns of its loss
    };
    /// Blocks; for ever in the worst case, since nothing interrupts a TCP connect or the resolver.
    static Result<std::shared_ptr<Connection>> open(const Request &request, const Asker &ask,
                                                    std::shared_ptr<EventSink> sink);
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    virConnectPtr get() const { return m_connection; }
    const QString &host() const { return m_request.host; }
    bool readOnly() const { return m_request.readOnly; }

    /// "QEMU". Asked once: libvirt's own memory of it leaks when two threads ask first (11.3).
    QString type();
    /// Registers for everything the listener wants; false when the host sends no life-cycle events.
    bool registerEvents();
    /// The error of the call that just failed on this thread. A lost connection is gone() from then on; if that is news
    /// it is told to the listener, too.
    Error error(const Subject &subject) const;
    /// The same for a failure that was kept: whether it is a lost connection is asked now.
    Error error(const LibvirtFailure &failure, const Subject &subject) const;
    /// It is closed on purpose while a call hangs in it: its loss is no news. From any thread.
    void giveUp() { m_givenUp = true; }
    /// The same, and each of its calls answers at once. From any thread; waits for nothing.
    void cutOff();
    /// `closed` is called once, on any thread, when the connection is cut off or ends by itself: it must not wait.
    /// Before others have the connection, and not for one with registerEvents(), which libvirt would refuse. A round
    /// trip.
    void watch(std::function<void()> closed);
    /// Given up, cut off, or seen to end by watch() or by a call.
    bool gone() const { return m_givenUp || m_end->happened; }

private:
    Connection(virConnectPtr connection, Request request, std::shared_ptr<EventSink> sink);
    ~Connection();

    virConnectPtr m_connection;
    const Request m_request;
    const std::shared_ptr<EventSink> m_sink;
    Events m_events;
    struct End {
        std::atomic<bool> happened = false;
        std::function<void()> tell;
        void happen()
        {
            if (!happened.exchange(true) && tell)
                tell();
        }
    };
    static void ended(virConnectPtr, int reason, void *end);

    const std::shared_ptr<End> m_end = std::make_shared<End>(); ///< shared with libvirt's callback
    bool m_watched = false;
    std::atomic<bool> m_givenUp = false;
    std::once_flag m_typeAsked;
    QString m_type;
};

using ConnectionPtr = std::shared_ptr<Connection>;

} // namespace riser
