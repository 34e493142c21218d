// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/post_box.h"
#include "core/plans/placement.h"

#include <QObject>
#include <QTimer>

#include <stop_token>

namespace riser {

class HostList;
class HostSession;
class PlanStore;

/// Where each plan of the list could be placed now, kept up to date while somebody looks. Two hundred plans on hosts
/// with five hundred devices are too much for the GUI thread: it is worked out beside it, a few times a second at most.
/// GUI thread. The list of hosts, and that of plans, must outlive it.
class PlanFits : public QObject
{
    Q_OBJECT
public:
    PlanFits(HostList *hosts, PlanStore *plans, QObject *parent = nullptr); ///< of every plan of the list
    explicit PlanFits(HostList *hosts, QObject *parent = nullptr);          ///< of those that setPlans() says
    ~PlanFits() override; ///< returns at once, also while something is worked out

    void setPlans(const QList<Plan> &plans);
    void lookAgain(); ///< also when nothing changed
    /// Nothing has changed since what fits() was worked out on.
    bool isCurrent() const { return !m_stale && !m_working; }
    void setActive(bool active); ///< false: nobody looks, nothing is worked out

    /// The hosts that fits() speaks of, as they were.
    const QList<PlacementHost> &hosts() const { return m_hosts; }
    /// By plan, in placePlan()'s order; none yet for a plan that is new.
    const QHash<PlanId, QList<HostFit>> &fits() const { return m_fits; }

    /// The hosts of the list as placement sees them now.
    static QList<PlacementHost> hostsNow(const HostList &hosts);
    /// The labels of their devices as they are now, for placePlan() on any thread.
    static LabelsOf labelsNow(const HostList &hosts);

Q_SIGNALS:
    void changed(); ///< fits() did

private:
    void watch(HostSession *session);
    void soon();
    void work();
    void take(QList<PlacementHost> hosts, QHash<PlanId, QList<HostFit>> fits);

    HostList *m_list;
    PlanStore *m_store = nullptr;
    QList<Plan> m_plans; ///< without a store
    PostBox m_box;       ///< what the worker found, which may outlive this
    std::stop_source m_stop;
    QList<PlacementHost> m_hosts;
    QHash<PlanId, QList<HostFit>> m_fits;
    QTimer m_timer;
    bool m_active = false;
    bool m_working = false;
    bool m_stale = true; ///< something changed since the last start of the work
};

} // namespace riser
