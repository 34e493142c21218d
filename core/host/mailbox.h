// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/devices/inventory.h"
#include "core/host/storage_listing.h"
#include "core/operations/report.h"

#include <deque>
#include <functional>
#include <mutex>
#include <optional>

namespace riser {

/// What a read gave.
struct ReadAnswer {
    quint64 number = 0;
    bool full = true; ///< else drivers alone
    std::optional<Error> error;
    InventoryPtr inventory; ///< null: failed, or nothing changed
};

/// Hears from a link, on the thread of its session. `link` tells which one: late ones are dropped by it.
class LinkObserver
{
public:
    virtual ~LinkObserver() = default;
    virtual void opened(quint64 link, const Result<void> &result) = 0;
    virtual void wasRead(quint64 link, const ReadAnswer &answer) = 0;
    virtual void capabilitiesRead(quint64 link, quint64 request, const Result<QByteArray> &xml) = 0;
    virtual void storageRead(quint64 link, quint64 request, const Result<StorageListing> &storage) = 0;
    virtual void changed(quint64 link) = 0;
    virtual void lost(quint64 link, const Error &error) = 0;
    virtual void progressed(const OperationReport &report) = 0;
    virtual void asked(quint64 operation, const Question &question) = 0;
    virtual void ended(const OperationReport &report, const InventoryPtr &after) = 0;
};

/// Brings messages from any thread to an observer's own, in their order, as long as there is one. Messages wait in a
/// queue of our own and Qt is only asked to come and look: a thousand of them wake the GUI thread once, and nothing is
/// handed over behind the back of ThreadSanitizer, which can't see into Qt.
class Mailbox
{
public:
    /// Made on the observer's thread; `observer` must stay until shut().
    explicit Mailbox(LinkObserver *observer);
    ~Mailbox();
    Mailbox(const Mailbox &) = delete;
    Mailbox &operator=(const Mailbox &) = delete;

    using Message = std::function<void(LinkObserver &)>;
    void post(Message message); ///< from any thread
    void shut();                ///< from the observer's thread: nothing arrives any more

private:
    class Receiver;
    void deliver();
    Message take(); ///< null: empty

    std::mutex m_mutex;
    std::deque<Message> m_messages;
    bool m_called = false; ///< the receiver knows that there is something
    Receiver *m_receiver;  ///< null after shut(); belongs to the observer's thread
    LinkObserver *m_observer;
};

} // namespace riser
