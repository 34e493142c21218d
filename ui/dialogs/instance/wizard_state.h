// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host_session.h"
#include "core/instances/instance_draft.h"

#include <QHash>
#include <QObject>

namespace riser {

class HostList;
class PlanFits;
class PlanStore;

/// What the New instance wizard knows and what was chosen in it so far: where the plan fits, worked out beside the GUI
/// thread and live, and what storage each host has. No widgets. GUI thread. The lists must outlive it.
class WizardState : public QObject
{
    Q_OBJECT
public:
    WizardState(PlanStore *plans, HostList *hosts, QObject *parent = nullptr);

    HostList *hosts() const { return m_hosts; }
    PlanStore *plans() const { return m_plans; }
    const InstanceDraft &draft() const { return m_draft; }
    void setDraft(const InstanceDraft &draft);

    /// In placePlan()'s order; empty while it isn't known yet.
    const QList<HostFit> &fits() const { return m_fits; }
    bool looking() const; ///< where the plan fits isn't known yet
    const QList<PlacementHost> &placementHosts() const;
    /// Where it goes: the chosen host, or the best. Its fit is empty while there is none.
    const DraftPlace &place() const { return m_place; }
    bool automatic() const { return m_draft.host.isEmpty(); }
    /// The fits of the hosts of this cluster; an empty id: all.
    QList<HostFit> fitsIn(const ClusterId &cluster) const;
    HostSession *session() const;              ///< of the place; nullptr: there is none
    std::optional<Error> storageError() const; ///< of the place
    void readStorage(bool refresh);            ///< of the place, again

    QList<PlanProblem> problems() const { return draftProblems(m_draft, m_place); }
    QString problem(const QString &field) const; ///< the text; empty: nothing is wrong with it
    QString planNews() const;                    ///< what became of the plan since it was chosen; empty: nothing
    /// The same one each time, as long as nothing is chosen anew.
    InstanceRequest request() const;
    void stamp(); ///< now is when it is made

    void hold(bool held); ///< the place stays as it is: something is being made there
    /// Where it fits now, on what the hosts say now: placedAgain() follows.
    void placeAgain();

Q_SIGNALS:
    void changed();
    void placedAgain();

private:
    void watch(HostSession *session);
    void takeStorage(HostSession *session, const StorageListing &storage, const std::optional<Error> &error);
    void takeFits();
    void update();
    void choosePlace();
    DraftPlace placeOf(const HostFit &fit) const;
    DraftPlace notLookedAt() const;
    void askStorage(HostSession *session);

    PlanStore *m_plans;
    HostList *m_hosts;
    PlanFits *m_fitting;
    InstanceDraft m_draft;
    QList<HostFit> m_fits;
    DraftPlace m_place;
    struct Storage {
        std::optional<StorageListing> listing;
        std::optional<Error> error;
        bool asked = false; ///< of this connection
    };
    QHash<HostId, Storage> m_storage;
    const DomainId m_id;
    const QString m_by;
    QDateTime m_at;
    bool m_held = false;
    bool m_again = false;
};

/// user@computer of this console.
QString consoleUser();

} // namespace riser
