// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/devices/inventory.h"
#include "core/host/backend.h"
#include "core/host/host_entry.h"
#include "core/host/session_timings.h"
#include "core/host/storage_listing.h"
#include "core/operations/operation.h"
#include "core/operations/report.h"

#include <QDateTime>
#include <QHash>
#include <QObject>

#include <memory>
#include <optional>

namespace riser {

class Journal;

/// What a row shows while an operation has the device or VM: the verb and since when. Status stays what the host says.
struct Transition {
    OperationKind kind = OperationKind::Detach;
    QDateTime since; ///< UTC
    quint64 operation = 0;
    QDateTime until = {}; ///< UTC: when the step that runs now is given up; null: it has no such limit
    bool operator==(const Transition &) const = default;
};

/// One host of the list: its connection, its last truth, its operations. Lives on the GUI thread; everything that can
/// block is on threads of its own, which it abandons when they hang. Nothing here waits.
class HostSession : public QObject
{
    Q_OBJECT
public:
    enum class State {
        Offline, ///< not asked to connect
        Connecting,
        Online,
        Waiting, ///< lost or unreachable; tries again at nextAttempt()
        Failed,  ///< something a person must change first: bad URI, refused login, wrong host key
    };
    Q_ENUM(State)

    /// `factory` and `ask` are called on worker threads.
    HostSession(HostEntry entry, BackendFactory factory, UserAsker ask, QObject *parent = nullptr);
    HostSession(HostEntry entry, BackendFactory factory, UserAsker ask, const SessionTimings &timings,
                QObject *parent = nullptr);
    ~HostSession() override; ///< returns at once, even from a hung host

    const HostEntry &entry() const;
    void setEntry(HostEntry entry); ///< a changed URI reconnects
    State state() const;
    std::optional<Error> error() const; ///< why Waiting or Failed
    QDateTime nextAttempt() const;      ///< UTC, when Waiting
    /// The last truth; null before the first read. Kept (and shown grey) while not Online.
    InventoryPtr inventory() const;
    QHash<DeviceKey, Transition> transitions() const;
    QHash<DomainId, Transition> vmTransitions() const; ///< of operations on one VM
    /// When the host was last asked successfully, for everything or for its drivers: UTC, the moment from which
    /// inventory() is true. Null before the first read. Kept while not Online.
    QDateTime lastRead() const;

    void open();
    void close();   ///< to Offline; running operations end as Unknown
    void refresh(); ///< read everything again now
    /// Where operations that can be finished or undone later are kept. Of those that begin from now on.
    void setJournal(std::shared_ptr<Journal> journal);
    /// Polls drivers every few seconds while a page of it is on screen, since no event tells of them.
    void setOnScreen(bool onScreen);
    /// Asks the host for its capabilities, as libvirt's XML. capabilitiesRead() answers the last request; none does
    /// when the connection goes first, or while not Online.
    void requestCapabilities();
    /// Asks for the storage pools that run, by the last truth, and for what is in them; where `refresh`, the host looks
    /// first what somebody put there. storageRead() answers the last request; none does when the connection goes
    /// first, or while not Online.
    void requestStorage(bool refresh = false);

    /// Screens and serial lines of its VMs; null while not Online. Its calls block: they are for other threads.
    std::shared_ptr<Consoles> consoles() const;

    /// Queues an operation: one at a time per host, in order. The number identifies it in the reports. While not Online
    /// it is refused at once: nothing is planned for a host that can't be seen.
    quint64 start(std::unique_ptr<Operation> operation);
    void cancel(quint64 number); ///< before it starts, or its next wait
    /// To the question of the report with this number. Too late, or nothing asked: ignored.
    void answer(quint64 number, bool yes);

Q_SIGNALS:
    void stateChanged();
    void inventoryChanged();   ///< only when the content changed
    void transitionsChanged(); ///< of devices or of VMs
    void lastReadChanged();    ///< with every read, also when nothing else changed
    /// `error`: why there is no XML. Never of a connection before the one that is open now.
    void capabilitiesRead(const QByteArray &xml, const std::optional<riser::Error> &error);
    /// `error`: why there is nothing at all. Never of a connection before the one that is open now.
    void storageRead(const riser::StorageListing &storage, const std::optional<riser::Error> &error);
    void reportChanged(const riser::OperationReport &report); ///< new, progressed or finished

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace riser
