// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/operations.h"
#include "tests/support/session_fixture.h"

#include <QTest>

namespace riser::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// All reports of a session, the last one of each number for asking.
class Reports : public QObject
{
public:
    explicit Reports(HostSession &session)
    {
        connect(&session, &HostSession::reportChanged, this, [this](const OperationReport &report) {
            all << report;
            last.insert(report.number, report);
        });
    }
    Outcome outcome(quint64 number) const { return last.value(number).outcome; }

    QList<OperationReport> all;
    QHash<quint64, OperationReport> last;
};

/// A session on the small host, for tests of its operations. After each, no thread may be left.
class SessionOperations : public QObject
{
protected:
    void setUp()
    {
        m_host = smallHost();
        SessionTimings timings = quickTimings();
        timings.operationGrace = 300ms;
        timings.patience.unplugSeconds = 300;
        m_session = sessionFor(m_host, timings);
        m_reports = std::make_unique<Reports>(*m_session);
    }
    void tearDown()
    {
        m_host->faults().clear();
        m_session.reset();
        QTRY_COMPARE(m_host.use_count(), 1L); // whatever happened, no thread is left
    }
    void online()
    {
        m_session->open();
        QTRY_COMPARE(m_session->state(), HostSession::State::Online);
    }
    void assignLive(const DeviceKey &key)
    {
        m_session->start(makeDetach(key));
        const quint64 assign = m_session->start(makeAssign(key, running, When::Now));
        QTRY_COMPARE(m_reports->outcome(assign), Outcome::Done);
    }

    std::shared_ptr<SimulatedHost> m_host;
    std::unique_ptr<HostSession> m_session;
    std::unique_ptr<Reports> m_reports;
};

} // namespace riser::test
