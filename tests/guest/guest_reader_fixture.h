// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guest/guest_reader.h"
#include "core/host/simulated/simulated_guests.h"
#include "tests/guest/guest_vm.h"
#include "tests/support/session_fixture.h"

#include <QTest>

namespace riser::test {

/// A session with a VM whose guest has an agent, for the tests of GuestReader.
class GuestReaderFixture
{
protected:
    void openSession()
    {
        m_host = smallHost();
        m_session = sessionFor(m_host);
        m_session->open();
        QTRY_VERIFY(m_session->state() == HostSession::State::Online && m_session->inventory());
    }
    void closeSession()
    {
        m_host->faults().clear();
        m_session.reset();
    }
    /// `state` of the agent's channel; empty: it has none.
    void define(const char *state, const QByteArray &more = {})
    {
        const auto id = m_host->defineDomain(guestDomain((*state ? agentChannel(state) : QByteArray()) + more));
        QVERIFY2(id, id ? "" : qPrintable(id.error().toText()));
        QVERIFY(m_host->startDomain(*id));
        m_vm = *id;
        m_session->refresh();
        QTRY_VERIFY(m_session->inventory()->domain(m_vm) && m_session->inventory()->domain(m_vm)->live);
        m_agent = FakeAgent::of(u"linux"_s);
        m_host->guests().setAgent(m_vm, m_agent->answer());
    }
    GuestReaderTimings quick() const
    {
        using namespace std::chrono_literals;
        return {.patience = {.command = 5, .read = 60s, .full = 60s, .poll = 1ms}, .again = {10ms, 20ms}, .first = 0ms};
    }
    /// Between two readings of the host.
    void restart()
    {
        const auto life = [this] {
            const Domain *vm = m_session->inventory()->domain(m_vm);
            return vm && vm->live ? guestConsoles(vm->live->xml).life : QString();
        };
        const QString before = life();
        QVERIFY(!before.isEmpty());
        QVERIFY(m_host->destroyDomain(m_vm));
        QVERIFY(m_host->startDomain(m_vm));
        QTRY_VERIFY(!life().isEmpty() && life() != before);
    }
    static bool answered(const GuestReader &reader)
    {
        return reader.state() == GuestReader::State::Idle && !reader.report().askedAt.isNull() &&
               !reader.report().error;
    }
    static QByteArray nvmeHostdev() { return pciHostdev("0000:04:00.0", "0000:02:00.0"); }

    std::shared_ptr<SimulatedHost> m_host;
    std::unique_ptr<HostSession> m_session;
    std::shared_ptr<FakeAgent> m_agent;
    DomainId m_vm;
};

} // namespace riser::test
