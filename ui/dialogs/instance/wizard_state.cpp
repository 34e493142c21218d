// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/instance/wizard_state.h"

#include "core/host/host_list.h"
#include "core/plans/plan_store.h"
#include "ui/models/plan_fits.h"

#include <QDir>
#include <QFileInfo>
#include <QSysInfo>
#include <QTimeZone>
#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace riser {

QString consoleUser()
{
    QString user = qEnvironmentVariable("USER");
    if (user.isEmpty())
        user = QFileInfo(QDir::homePath()).owner();
    return user + u'@' + QSysInfo::machineHostName();
}

WizardState::WizardState(PlanStore *plans, HostList *hosts, QObject *parent)
    : QObject(parent)
    , m_plans(plans)
    , m_hosts(hosts)
    , m_fitting(new PlanFits(hosts, this))
    , m_id(QUuid::createUuid().toString(QUuid::WithoutBraces))
    , m_by(consoleUser())
{
    connect(m_fitting, &PlanFits::changed, this, &WizardState::takeFits);
    connect(plans, &PlanStore::changed, this, &WizardState::changed);
    connect(hosts, &HostList::added, this, &WizardState::watch);
    connect(hosts, &HostList::clustersChanged, this, &WizardState::update);
    connect(hosts, &HostList::aboutToRemove, this, [this](HostSession *session) {
        disconnect(session, nullptr, this, nullptr);
        m_storage.remove(session->entry().id);
        // It is still in the list.
        QMetaObject::invokeMethod(this, &WizardState::update, Qt::QueuedConnection);
    });
    for (HostSession *session : hosts->sessions())
        watch(session);
    m_fitting->setActive(true);
    stamp();
}

void WizardState::stamp()
{
    m_at = QDateTime::fromSecsSinceEpoch(QDateTime::currentSecsSinceEpoch(), QTimeZone::UTC);
}

void WizardState::watch(HostSession *session)
{
    connect(session, &HostSession::stateChanged, this, &WizardState::update);
    connect(session, &HostSession::inventoryChanged, this, &WizardState::update);
    connect(session, &HostSession::transitionsChanged, this, &WizardState::changed);
    connect(session, &HostSession::storageRead, this,
            [this, session](const StorageListing &storage, const std::optional<Error> &error) {
                takeStorage(session, storage, error);
            });
    update();
}

/// Once of each connection: a host that comes back may have other volumes.
void WizardState::askStorage(HostSession *session)
{
    Storage &storage = m_storage[session->entry().id];
    const bool online = session->state() == HostSession::State::Online && session->inventory();
    if (online && !storage.asked)
        session->requestStorage();
    storage.asked = online;
}

void WizardState::takeStorage(HostSession *session, const StorageListing &storage, const std::optional<Error> &error)
{
    Storage &known = m_storage[session->entry().id];
    known.error = error;
    if (!error)
        known.listing = storage;
    update();
}

void WizardState::readStorage(bool refresh)
{
    if (HostSession *there = session())
        there->requestStorage(refresh);
}

std::optional<Error> WizardState::storageError() const
{
    return m_storage.value(m_place.fit.host).error;
}

HostSession *WizardState::session() const
{
    return m_place.fit.host.isEmpty() ? nullptr : m_hosts->session(m_place.fit.host);
}

bool WizardState::looking() const
{
    return m_draft.plan && !m_fitting->fits().contains(m_draft.plan->id);
}

const QList<PlacementHost> &WizardState::placementHosts() const
{
    return m_fitting->hosts();
}

void WizardState::setDraft(const InstanceDraft &draft)
{
    if (draft == m_draft)
        return;
    const bool otherPlan = draft.plan != m_draft.plan;
    m_draft = draft;
    if (otherPlan) {
        m_fits.clear();
        m_fitting->setPlans(draft.plan ? QList<Plan>{*draft.plan} : QList<Plan>());
    }
    update();
}

void WizardState::takeFits()
{
    m_fits = m_draft.plan ? m_fitting->fits().value(m_draft.plan->id) : QList<HostFit>();
    const bool again = m_again && m_fitting->isCurrent();
    if (again)
        m_again = false;
    update();
    if (again)
        Q_EMIT placedAgain();
}

void WizardState::placeAgain()
{
    m_again = true;
    m_fitting->lookAgain();
}

void WizardState::hold(bool held)
{
    m_held = held;
    update();
}

DraftPlace WizardState::placeOf(const HostFit &fit) const
{
    const HostSession *there = m_hosts->session(fit.host);
    const bool online = there && there->state() == HostSession::State::Online;
    return {
        .fit = fit, .inventory = online ? there->inventory() : nullptr, .storage = m_storage.value(fit.host).listing};
}

/// The chosen host, of which nothing is worked out yet; nothing where it was removed from the list.
DraftPlace WizardState::notLookedAt() const
{
    const HostSession *there = m_hosts->session(m_draft.host);
    if (!there)
        return {};
    HostFit fit;
    fit.host = m_draft.host;
    fit.hostName = there->entry().name;
    return placeOf(fit);
}

QList<HostFit> WizardState::fitsIn(const ClusterId &cluster) const
{
    QList<HostFit> fits = m_fits;
    if (!cluster.isEmpty())
        fits.removeIf([&](const HostFit &fit) {
            const std::optional<Cluster> of = m_hosts->clusterOf(fit.host);
            return !of || of->id != cluster;
        });
    return fits;
}

void WizardState::choosePlace()
{
    if (!automatic()) {
        const auto chosen = std::ranges::find(m_fits, m_draft.host, &HostFit::host);
        if (chosen != m_fits.cend())
            m_place = placeOf(*chosen);
        else
            m_place = notLookedAt();
        return;
    }
    const QList<HostFit> fits = fitsIn(m_draft.cluster);
    QHash<HostId, DraftPlace> places;
    for (const HostFit &fit : fits)
        places.insert(fit.host, placeOf(fit));
    const bool stays = places.contains(m_place.fit.host);
    const std::optional<HostFit> best = bestPlace(m_draft, fits, places, stays ? m_place.fit.host : HostId());
    m_place = best ? placeOf(*best) : DraftPlace();
    if (const std::optional<Cluster> cluster = m_hosts->cluster(m_draft.cluster))
        m_place.cluster = cluster->name;
}

void WizardState::update()
{
    for (HostSession *there : m_hosts->sessions())
        askStorage(there);
    if (!m_held)
        choosePlace();
    Q_EMIT changed();
}

QString WizardState::problem(const QString &field) const
{
    for (const PlanProblem &problem : problems()) {
        if (problem.field == field)
            return problem.text;
    }
    return {};
}

QString WizardState::planNews() const
{
    if (!m_draft.plan)
        return {};
    const std::optional<Plan> now = m_plans->plan(m_draft.plan->id);
    if (!now)
        return m_plans->problems().isEmpty()
                   ? tr("Somebody deleted the plan “%1” meanwhile. The instance is made from it as it was chosen here.")
                         .arg(m_draft.plan->name)
                   : QString();
    if (now->revision == m_draft.plan->revision)
        return {};
    return tr("Somebody changed the plan “%1” meanwhile. The instance is made from it as it was chosen here.")
        .arg(m_draft.plan->name);
}

InstanceRequest WizardState::request() const
{
    return requestOf(m_draft, m_place, m_id, m_by, m_at);
}

} // namespace riser
