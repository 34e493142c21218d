// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/left_overs.h"

#include "core/host/host_list.h"

#include <QCoreApplication>

#include <algorithm>

namespace riser {

LeftOvers::LeftOvers(HostList *hosts, QObject *parent)
    : QObject(parent)
    , m_hosts(hosts)
{
    connect(hosts, &HostList::reportChanged, this, [this](const OperationReport &report) {
        const bool kept = report.kind == OperationKind::Provision || report.kind == OperationKind::TearDown;
        if (kept && !report.running())
            refresh();
    });
    refresh();
}

LeftOvers::~LeftOvers() = default;

/// The object may be gone when the answer comes: it is posted to the application, and looks first.
void LeftOvers::answer(std::weak_ptr<int> alive, std::function<void()> take)
{
    QCoreApplication *application = QCoreApplication::instance();
    if (!application)
        return;
    QMetaObject::invokeMethod(application, [alive = std::move(alive), take = std::move(take)] {
        if (!alive.expired())
            take();
    });
}

void LeftOvers::refresh()
{
    m_worker.post([journal = m_hosts->journal(), alive = std::weak_ptr(m_alive), this] {
        const QList<LeftOver> all = journal ? journal->leftOvers() : QList<LeftOver>();
        answer(alive, [this, all] { take(all); });
    });
}

void LeftOvers::take(const QList<LeftOver> &all)
{
    if (all == m_all)
        return;
    m_all = all;
    Q_EMIT changed();
}

HostSession *LeftOvers::session(const LeftOver &leftOver) const
{
    if (HostSession *session = m_hosts->session(leftOver.host))
        return session;
    const QList<HostSession *> &sessions = m_hosts->sessions();
    const auto found = std::ranges::find_if(
        sessions, [&leftOver](const HostSession *session) { return session->entry().uri == leftOver.uri; });
    return found == sessions.cend() ? nullptr : *found;
}

void LeftOvers::forget(const QString &id)
{
    m_worker.post([journal = m_hosts->journal(), alive = std::weak_ptr(m_alive), this, id] {
        const Result<void> forgotten = journal ? journal->forget(id) : Result<void>();
        if (!forgotten)
            answer(alive, [this, error = forgotten.error()] { Q_EMIT forgetFailed(error); });
    });
    refresh();
}

} // namespace riser
