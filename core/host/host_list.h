// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host_session.h"
#include "core/host/host_store.h"

#include <QList>
#include <QObject>
#include <QSet>

namespace riser {

class LabelStore;

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

    /// In the user's order. Hosts that aren't remembered may be in one: they are missing in what is stored, and a
    /// cluster that has no others isn't stored at all.
    const QList<Cluster> &clusters() const { return m_clusters; }
    std::optional<Cluster> cluster(const ClusterId &id) const;
    std::optional<Cluster> clusterOf(const HostId &host) const;
    QList<HostSession *> sessionsOf(const ClusterId &cluster) const; ///< in the order of the host list
    /// The id is made here. Errors: InvalidInput (no name, one that is too long or another's, a host that isn't in the
    /// list or is in another cluster); Settings: then nothing has changed.
    Result<ClusterId> addCluster(Cluster cluster);
    Result<void> updateCluster(const Cluster &cluster); ///< errors: as addCluster(), and InvalidInput: it is gone
    Result<void> removeCluster(const ClusterId &id);    ///< its hosts stay in the list; errors: Settings

    std::optional<Error> storeWarning() const;
    BackendFactory factory() const; ///< for Test connection
    UserAsker asker() const;
    /// Of all sessions, those to come too. Null: none is kept.
    void setJournal(std::shared_ptr<Journal> journal);
    const std::shared_ptr<Journal> &journal() const { return m_journal; }
    /// What administrators call the devices of these hosts; must outlive the list. Null: a console without labels.
    void setLabels(LabelStore *labels) { m_labels = labels; }
    LabelStore *labels() const { return m_labels; }
    void setTimings(const SessionTimings &timings); ///< of sessions made from now on

Q_SIGNALS:
    void added(riser::HostSession *session);
    void aboutToRemove(riser::HostSession *session);
    void clustersChanged();                                   ///< clusters() did
    void reportChanged(const riser::OperationReport &report); ///< of any session

private:
    HostSession *make(HostEntry entry);
    bool isTransient(const HostId &id) const { return m_transient.contains(id); }
    /// Errors: InvalidInput when another host of the list has this URI, or it can't be one.
    Result<void> checkUri(const HostEntry &entry) const;
    Result<void> save();
    Result<void> checkCluster(const Cluster &cluster) const;
    Result<void> setClusters(QList<Cluster> clusters); ///< stores and tells; an error: they are as they were
    QList<Cluster> storedClusters() const;
    void discard(HostSession *host);

    HostStore m_store;
    BackendFactory m_factory;
    UserAsker m_ask;
    SessionTimings m_timings;
    std::shared_ptr<Journal> m_journal;
    LabelStore *m_labels = nullptr;
    QList<HostSession *> m_sessions;
    QList<HostId> m_transient;
    QSet<ClusterId> m_transientClusters; ///< empty by now, and only ever of such hosts
    QList<Cluster> m_clusters;
};

} // namespace riser
