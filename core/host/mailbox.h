// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/post_box.h"
#include "core/devices/inventory.h"
#include "core/host/storage_listing.h"
#include "core/operations/report.h"

#include <functional>
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

/// Brings messages from any thread to an observer's own, in their order, as long as there is one.
class Mailbox
{
public:
    /// Made on the observer's thread; `observer` must stay until shut(), which comes before the end of this.
    explicit Mailbox(LinkObserver *observer)
        : m_observer(observer)
    {
    }

    using Message = std::function<void(LinkObserver &)>;
    /// From any thread.
    void post(Message message) const
    {
        m_box.post([observer = m_observer, message = std::move(message)] { message(*observer); });
    }
    void shut() { m_box.shut(); } ///< from the observer's thread: nothing arrives any more

private:
    PostBox m_box;
    LinkObserver *const m_observer;
};

} // namespace riser
