// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host_session.h"

#include <QObject>
#include <QPointer>

#include <memory>
#include <optional>

namespace riser {

/// One operation that a dialog started, followed to its end. GUI thread.
class OperationRun : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Its reports come from now on, the first ones while this is called. `session` need not outlive this.
    void start(HostSession *session, std::unique_ptr<Operation> operation);
    void cancel();
    bool running() const { return m_report && m_report->running(); }
    const std::optional<OperationReport> &report() const { return m_report; } ///< nothing before start()
    HostSession *session() const { return m_session; }

Q_SIGNALS:
    void reportChanged(const riser::OperationReport &report);
    void finished(const riser::OperationReport &report); ///< once

private:
    void take(const OperationReport &report);
    void sessionGone();

    QPointer<HostSession> m_session;
    quint64 m_number = 0; ///< 0: not known yet
    QList<OperationReport> m_early;
    std::optional<OperationReport> m_report;
};

} // namespace riser
