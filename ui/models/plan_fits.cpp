// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/plan_fits.h"

#include "core/host/host_list.h"
#include "core/plans/label_store.h"
#include "core/plans/plan_store.h"
#include "ui/shared/format.h"

#include <QThreadPool>

#include <chrono>

namespace riser {

using namespace std::chrono_literals;

namespace {

constexpr auto pause = 300ms;

} // namespace

PlanFits::PlanFits(HostList *hosts, PlanStore *plans, QObject *parent)
    : PlanFits(hosts, parent)
{
    m_store = plans;
    connect(plans, &PlanStore::changed, this, &PlanFits::soon);
}

PlanFits::PlanFits(HostList *hosts, QObject *parent)
    : QObject(parent)
    , m_list(hosts)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &PlanFits::work);
    if (hosts->labels())
        connect(hosts->labels(), &LabelStore::changed, this, &PlanFits::soon);
    connect(hosts, &HostList::added, this, &PlanFits::watch);
    connect(hosts, &HostList::aboutToRemove, this, [this](HostSession *session) {
        disconnect(session, nullptr, this, nullptr);
        QMetaObject::invokeMethod(this, &PlanFits::soon, Qt::QueuedConnection); // it is still in the list
    });
    for (HostSession *session : hosts->sessions())
        watch(session);
}

PlanFits::~PlanFits()
{
    m_stop.request_stop();
}

void PlanFits::watch(HostSession *session)
{
    connect(session, &HostSession::stateChanged, this, &PlanFits::soon);
    connect(session, &HostSession::inventoryChanged, this, &PlanFits::soon);
    soon();
}

void PlanFits::setPlans(const QList<Plan> &plans)
{
    if (plans == m_plans)
        return;
    m_plans = plans;
    lookAgain();
}

void PlanFits::lookAgain()
{
    m_stale = true;
    if (m_active && !m_working)
        m_timer.start(0ms);
}

void PlanFits::setActive(bool active)
{
    m_active = active;
    if (m_active && m_stale && !m_working && !m_timer.isActive())
        m_timer.start(0ms);
}

void PlanFits::soon()
{
    m_stale = true;
    if (m_active && !m_working && !m_timer.isActive()) // not put off again: a busy host would never be looked at
        m_timer.start(pause);
}

QList<PlacementHost> PlanFits::hostsNow(const HostList &hosts)
{
    QList<PlacementHost> now;
    for (const HostSession *session : hosts.sessions()) {
        const bool online = session->state() == HostSession::State::Online;
        const std::optional<Error> error = session->error();
        now << PlacementHost{.id = session->entry().id,
                             .name = session->entry().name,
                             .inventory = online ? session->inventory() : nullptr,
                             .state = error ? error->summary : sessionStateText(*session)};
    }
    return now;
}

LabelsOf PlanFits::labelsNow(const HostList &hosts)
{
    return hosts.labels() ? hosts.labels()->labelsOf() : LabelsOf();
}

void PlanFits::work()
{
    if (!m_active || m_working)
        return;
    m_working = true;
    m_stale = false;
    QThreadPool::globalInstance()->start([this, sender = m_box.sender(), stop = m_stop.get_token(),
                                          plans = m_store ? m_store->plans() : m_plans, hosts = hostsNow(*m_list),
                                          labels = labelsNow(*m_list)] {
        QHash<PlanId, QList<HostFit>> fits;
        for (const Plan &plan : plans) {
            if (stop.stop_requested())
                return;
            fits.insert(plan.id, placePlan(plan, hosts, labels));
        }
        sender.post([this, hosts, fits] { take(hosts, fits); });
    });
}

void PlanFits::take(QList<PlacementHost> hosts, QHash<PlanId, QList<HostFit>> fits)
{
    m_working = false;
    m_hosts = std::move(hosts);
    m_fits = std::move(fits);
    if (m_stale)
        soon();
    Q_EMIT changed();
}

} // namespace riser
