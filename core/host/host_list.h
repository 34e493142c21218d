// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host_session.h"
#include "core/host/host_store.h"

#include <QList>
#include <QObject>

namespace riser {

/// The hosts of this console and their sessions, in the user's order, remembered through a HostStore. GUI thread.
/// An object that app makes and hands around, no singleton.
class HostList : public QObject
{
    Q_OBJECT
public:
    HostList(HostStore store, BackendFactory factory, UserAsker ask, QObject *parent = nullptr);

    void load(); ///< from the store; opens those marked connectAtStart
    const QList<HostSession *> &sessions() const;
    HostSession *session(const HostId &id) const;
    /// Adds and remembers. Errors: InvalidInput for a URI already in the list or malformed; Settings.
    Result<HostSession *> add(HostEntry entry);
    /// A host that isn't remembered: demo hosts and command-line URIs.
    HostSession *addTransient(HostEntry entry);
    Result<void> update(const HostEntry &entry);
    Result<void> remove(const HostId &id);
    std::optional<Error> storeWarning() const;
    BackendFactory factory() const; ///< for Test connection
    UserAsker asker() const;
    /// Of all sessions, those to come too. Null: none is kept.
    void setJournal(std::shared_ptr<Journal> journal);
    const std::shared_ptr<Journal> &journal() const { return m_journal; }
    void setTimings(const SessionTimings &timings); ///< of sessions made from now on

Q_SIGNALS:
    void added(riser::HostSession *session);
    void aboutToRemove(riser::HostSession *session);
    void reportChanged(const riser::OperationReport &report); ///< of any session

private:
    HostSession *make(HostEntry entry);
    bool isTransient(const HostId &id) const { return m_transient.contains(id); }
    /// Errors: InvalidInput when another host of the list has this URI, or it can't be one.
    Result<void> checkUri(const HostEntry &entry) const;
    Result<void> save();
    void discard(HostSession *host);

    HostStore m_store;
    BackendFactory m_factory;
    UserAsker m_ask;
    SessionTimings m_timings;
    std::shared_ptr<Journal> m_journal;
    QList<HostSession *> m_sessions;
    QList<HostId> m_transient;
};

} // namespace riser
