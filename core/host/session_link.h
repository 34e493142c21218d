// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/devices/inventory.h"
#include "core/host/backend.h"
#include "core/host/mailbox.h"
#include "core/host/operation_waits.h"
#include "core/host/worker_thread.h"
#include "core/operations/operation.h"
#include "core/operations/report.h"

#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>

namespace riser {

class Journal;

/// One connection of a session: a backend, the thread that reads, and the thread that writes. When the host hangs, the
/// whole link is abandoned and a new one is made; what the old one still says carries its number.
class SessionLink final : public BackendListener, public std::enable_shared_from_this<SessionLink>
{
public:
    SessionLink(quint64 number, std::shared_ptr<Mailbox> mailbox);
    ~SessionLink() override;

    quint64 number() const { return m_number; }
    // All of these return at once; the answers come through the mailbox.
    void open(const QString &uri, const BackendFactory &factory, const UserAsker &ask);
    void read(quint64 read, quint64 generation, InventoryPtr previous, bool full);
    void readCapabilities(quint64 request);
    void readStorage(quint64 request, const QStringList &pools, bool refresh);
    void run(std::shared_ptr<const Operation> operation, OperationReport report,
             std::shared_ptr<const std::atomic<bool>> cancelled, Patience patience, std::shared_ptr<Journal> journal);
    /// What came of an operation whose answer was lost, for the journal.
    void settle(std::shared_ptr<const Operation> operation, OperationReport report, std::shared_ptr<Journal> journal);
    void tryProgramAgain();                            ///< riser-host, if it was given up
    std::shared_ptr<Consoles> consoles();              ///< null: there is no backend
    void wake() { m_waits.wake(); }                    ///< an operation was cancelled: its waits look again
    void answer(bool yes) { m_waits.hearAnswer(yes); } ///< to what the running operation asks
    void changeSeen() { m_changePosted = false; }      ///< the next change is told again
    /// The user is being asked something, or was since this was called last.
    bool wasAsking() { return m_questions->asked.exchange(false) || m_questions->open > 0; }

    /// Gives up this link and takes back what the user is being asked for it. Its threads end as soon as they can, on
    /// their own; closing may hang too, so it has a thread.
    static void abandon(std::shared_ptr<SessionLink> link, Graveyard &graveyard);

    void somethingChanged() override;
    void connectionLost(const Error &error) override;
    void deviceRemoved(const DomainId &domain, const QString &alias) override { m_waits.hearRemoved(domain, alias); }
    void deviceRemovalFailed(const DomainId &domain, const QString &alias) override
    {
        m_waits.hearRefused(domain, alias);
    }

private:
    Result<void> openNow(const QString &uri, const BackendFactory &factory, const UserAsker &ask);
    ReadAnswer readNow(quint64 read, quint64 generation, const InventoryPtr &previous, bool full);
    std::shared_ptr<Backend> backend();
    bool confirm(quint64 operation, const QString &question, std::chrono::seconds limit,
                 const OperationWaits::GivenUp &givenUp);
    void closeBackend();

    const quint64 m_number;
    const std::shared_ptr<Mailbox> m_mailbox;
    QString m_uri; ///< what it was opened with; GUI thread
    std::atomic<bool> m_abandoned = false;
    std::atomic<bool> m_changePosted = false;
    /// What the user is asked. Of its own: a backend that somebody still holds may ask when the link is gone.
    struct Questions {
        std::atomic<int> open = 0;
        std::atomic<bool> asked = false;
    };
    const std::shared_ptr<Questions> m_questions = std::make_shared<Questions>();
    std::stop_source m_unwanted; ///< what the user is being asked, once the link is abandoned

    std::mutex m_mutex;
    std::shared_ptr<Backend> m_backend; ///< null until made
    OperationWaits m_waits;

    std::optional<WorkerThread> m_reader;
    std::optional<WorkerThread> m_writer; ///< made for the first operation
};

} // namespace riser
