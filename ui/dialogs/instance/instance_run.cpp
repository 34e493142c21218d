// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/instance/instance_run.h"

#include "core/operations/machines/machine_operations.h"
#include "ui/dialogs/instance/wizard_state.h"

#include <QRandomGenerator>

#include <chrono>

using namespace Qt::StringLiterals;

namespace riser {

namespace {

// Random, so that two consoles that met once don't meet again.
constexpr int shortestMs = 100;
constexpr int longestMs = 1500;

} // namespace

InstanceRun::InstanceRun(WizardState *state, QObject *parent)
    : QObject(parent)
    , m_state(state)
    , m_run(new OperationRun(this))
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &InstanceRun::lookAtHost);
    connect(m_state, &WizardState::placedAgain, this, &InstanceRun::tryAgain);
    connect(m_run, &OperationRun::reportChanged, this, &InstanceRun::changed);
    connect(m_run, &OperationRun::finished, this, &InstanceRun::finish);
}

void InstanceRun::start()
{
    HostSession *session = m_state->session();
    if (!session)
        return end(tr("There is no host to make it on any more."));
    m_state->hold(true); // what it was made on stays on the screen
    m_host = session->entry().id;
    m_state->stamp();
    m_run->start(session, makeProvision(m_state->request()));
}

/// Another console had the same idea: nothing of ours is left, and there may be another device.
bool InstanceRun::lostTheRace(const OperationReport &report) const
{
    return m_state->automatic() && report.outcome == Outcome::Undone && report.error &&
           report.error->code == ErrorCode::DeviceInUse;
}

void InstanceRun::finish(const OperationReport &report)
{
    if (!lostTheRace(report))
        return end(m_note);
    if (m_again == tries)
        return end(tr("Another console took a device at the same time, each time it was tried. Try again later."));
    ++m_again;
    m_waiting = true;
    m_note = tr("Another console took a device at the same time. Nothing of it is left. A place is looked for again "
                "(%1 of %2)…")
                 .arg(m_again)
                 .arg(tries);
    m_pause.start(QRandomGenerator::global()->bounded(shortestMs, longestMs));
    Q_EMIT changed();
}

/// What the host says from now on counts.
void InstanceRun::lookAtHost()
{
    HostSession *session = m_state->session();
    m_state->hold(false);
    if (!session || session->state() != HostSession::State::Online)
        return lookAnew();
    disconnect(m_read);
    m_read = connect(session, &HostSession::lastReadChanged, this, [this] { lookAnew(); }, Qt::SingleShotConnection);
    session->refresh();
}

void InstanceRun::lookAnew()
{
    if (m_waiting)
        m_state->placeAgain();
}

void InstanceRun::tryAgain()
{
    if (!m_waiting)
        return;
    m_waiting = false;
    const QList<PlanProblem> problems = m_state->problems();
    if (!problems.isEmpty())
        return end(tr("Another console took a device at the same time. It can't be placed again: %1")
                       .arg(problems.first().text));
    m_note = tr("Another console took a device at the same time. It is made on %1 now, with what is free there "
                "(%2 of %3).")
                 .arg(m_state->place().fit.hostName)
                 .arg(m_again)
                 .arg(tries);
    start();
}

void InstanceRun::cancel()
{
    if (!m_waiting)
        return m_run->cancel();
    m_pause.stop();
    disconnect(m_read);
    end(tr("Cancelled while it waited for another try."));
}

void InstanceRun::end(const QString &note)
{
    m_waiting = false;
    m_note = note;
    Q_EMIT changed();
    Q_EMIT finished();
}

} // namespace riser
