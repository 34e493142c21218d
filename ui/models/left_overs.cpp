// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/left_overs.h"

#include "core/host/host_list.h"

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

void LeftOvers::refresh()
{
    m_worker.post([this, sender = m_box.sender(), journal = m_hosts->journal()] {
        const QList<LeftOver> all = journal ? journal->leftOvers() : QList<LeftOver>();
        sender.post([this, all] { take(all); });
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
    m_worker.post([this, sender = m_box.sender(), journal = m_hosts->journal(), id] {
        const Result<void> forgotten = journal ? journal->forget(id) : Result<void>();
        if (!forgotten)
            sender.post([this, error = forgotten.error()] { Q_EMIT forgetFailed(error); });
    });
    refresh();
}

} // namespace riser
