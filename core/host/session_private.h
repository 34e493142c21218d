// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/backoff.h"
#include "core/host/host_session.h"
#include "core/host/session_link.h"
#include "core/host/session_timings.h"

#include <QElapsedTimer>
#include <QTimer>

#include <atomic>
#include <memory>
#include <optional>

namespace riser {

/// The inside of a session, all on the GUI thread. Its three concerns are in a file each: the connection
/// (session_connection.cpp), reading (session_reading.cpp) and operations (session_operations.cpp).
class HostSession::Private final : public LinkObserver
{
public:
    Private(HostSession *session, HostEntry hostEntry, BackendFactory backendFactory, UserAsker asker,
            const SessionTimings &sessionTimings);
    ~Private() override;

    // Connection
    void connectNow();
    void disconnect();           ///< gives up the link; what runs on it ends as Unknown
    void lose(const Error &why); ///< to Waiting or Failed
    void setState(State newState, std::optional<Error> why = {});
    bool isPersistent(const Error &why) const;
    Error silence() const; ///< "host X does not answer"
    void deadline();       ///< nothing came in time

    // Reading
    void readSoon(); ///< after the spacing, when nothing is being read
    void startRead(bool full);
    bool driversChangeSilently() const;
    void poll();
    void publish(const InventoryPtr &fresh);
    void setReadAt(const QDateTime &when);
    QStringList activePools() const;
    void schedulePolls();

    // Operations
    struct Job {
        OperationReport report;
        std::shared_ptr<const Operation> operation;
        std::shared_ptr<std::atomic<bool>> cancelled;
        InventoryPtr planned; ///< the truth when it began
    };
    quint64 enqueue(std::unique_ptr<Operation> operation);
    void startNext();
    void cancel(quint64 number);
    void answer(quint64 number, bool yes);
    void finishJob(OperationReport report, Outcome outcome, std::optional<Error> why);
    void dropQueue(const Error &why); ///< what hasn't begun won't
    void giveUpRunning();             ///< its thread doesn't answer: Unknown
    void resolve();                   ///< Unknown reports, now that the truth is known
    void updateTransitions();
    void giveBackReplugged();

    // LinkObserver
    void opened(quint64 link, const Result<void> &result) override;
    void wasRead(quint64 link, const ReadAnswer &answer) override;
    void capabilitiesRead(quint64 link, quint64 request, const Result<QByteArray> &xml) override;
    void storageRead(quint64 link, quint64 request, const Result<StorageListing> &storage) override;
    void changed(quint64 link) override;
    void lost(quint64 link, const Error &error) override;
    void progressed(const OperationReport &report) override;
    void asked(quint64 operation, const Question &question) override;
    void ended(const OperationReport &report, const InventoryPtr &after) override;

    HostSession *const q;
    const SessionTimings timings;
    HostEntry entry;
    BackendFactory factory;
    UserAsker ask;

    State state = State::Offline;
    std::optional<Error> error;
    QDateTime nextAttempt;
    bool wasOnline = false; ///< since it was opened: what fails later may come back
    Backoff backoff;
    QTimer retryTimer;
    QTimer deadlineTimer; ///< runs while an answer is awaited from the reader

    Graveyard graveyard;
    std::shared_ptr<Mailbox> mailbox;
    std::shared_ptr<SessionLink> link; ///< null: not connected, and not about to be
    quint64 lastLink = 0;

    InventoryPtr inventory;
    quint64 generation = 0;
    quint64 lastRead = 0;
    quint64 validFrom = 0; ///< reads with lower numbers began before something newer was published
    bool isOpen = false;   ///< the link is: it can be read
    bool reading = false;
    bool dirty = false;
    bool onScreen = false;
    QElapsedTimer sinceRead; ///< since the last read began; invalid before the first
    QDateTime readBegan;     ///< UTC, the same moment
    QDateTime readAt;        ///< UTC, when the last read began that succeeded
    quint64 capabilitiesRequest = 0;
    quint64 storageRequest = 0;
    QTimer spacingTimer;
    QTimer driverTimer;
    QTimer fullTimer;

    QList<Job> queue; ///< the first one may be running
    bool running = false;
    QTimer graceTimer;
    QList<Job> unresolved;
    std::shared_ptr<Journal> journal; ///< null: none is kept
    QHash<DeviceKey, Transition> transitions;
    QHash<DomainId, Transition> vmTransitions;
    QHash<DeviceKey, UsbAddress> replugged; ///< came back and were given to their VM, by the number they had then
};

} // namespace riser
