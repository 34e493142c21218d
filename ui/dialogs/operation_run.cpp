// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/operation_run.h"

namespace riser {

void OperationRun::start(HostSession *session, std::unique_ptr<Operation> operation)
{
    if (m_session)
        disconnect(m_session, nullptr, this, nullptr);
    m_session = session;
    m_number = 0;
    m_report.reset();
    connect(session, &HostSession::reportChanged, this, &OperationRun::take);
    connect(session, &QObject::destroyed, this, &OperationRun::sessionGone);
    m_number = session->start(std::move(operation));
    for (const OperationReport &report : std::exchange(m_early, {}))
        take(report); // the session may tell before it has said the number
}

void OperationRun::take(const OperationReport &report)
{
    if (m_number == 0) {
        m_early << report;
        return;
    }
    if (report.number != m_number)
        return;
    const bool over = m_report && !m_report->running();
    m_report = report;
    Q_EMIT reportChanged(report);
    if (!over && !report.running()) // one that isn't known yet is told again when it is
        Q_EMIT finished(report);
}

void OperationRun::sessionGone()
{
    if (!running())
        return;
    OperationReport report = *m_report;
    report.outcome = Outcome::Unknown;
    report.error = failure(ErrorCode::ConnectionLost, tr("The host was removed from the list.")).error();
    report.finished = QDateTime::currentDateTimeUtc();
    take(report);
}

void OperationRun::cancel()
{
    if (m_session && running())
        m_session->cancel(m_number);
}

} // namespace riser
