// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guest/guest_questions.h"
#include "core/host/consoles.h"
#include "core/host/simulated/simulated_backend.h"
#include "core/host/simulated/simulated_guests.h"
#include "core/xml/guest_consoles.h"
#include "tests/guest/guest_vm.h"
#include "tests/support/small_host.h"

#include <QTest>

namespace riser::test {

/// A running simulated VM with an agent.
class GuestQuestionsFixture
{
protected:
    void begin()
    {
        m_patience = {.command = 5,
                      .read = std::chrono::seconds(60),
                      .full = std::chrono::seconds(60),
                      .poll = std::chrono::milliseconds(1)};
        m_host = smallHost();
        const auto id = m_host->defineDomain(guestDomain(agentChannel("connected")));
        QVERIFY2(id, id ? "" : qPrintable(id.error().toText()));
        QVERIFY(m_host->startDomain(*id));
        m_vm = *id;
        m_backend = makeSimulatedBackend(m_host);
        QVERIFY(m_backend->open({}, nullptr));
        use(FakeAgent::of(u"linux"_s));
    }
    void end()
    {
        m_host->faults().clear();
        m_backend.reset();
    }
    GuestReport ask(GuestLevel level, const QList<GpuMaker> &gpus = {}, const std::stop_token &stop = {})
    {
        GuestQuestion question{.domain = m_vm,
                               .where = guestWhere(u"vm"_s, u"small"_s),
                               .level = level,
                               .topology = GuestTopology::of(guestDomain({})),
                               .places = {PciAddress{.bus = 2}, PciAddress{.bus = 5, .slot = 1}},
                               .gpus = gpus,
                               .usb = m_usb,
                               .patience = m_patience};
        return askGuest(m_backend->consoles(), question, stop);
    }
    void use(const std::shared_ptr<FakeAgent> &agent)
    {
        m_agent = agent;
        m_host->guests().setAgent(m_vm, agent->answer());
    }
    static bool names(const Error &error)
    {
        return error.summary.contains(u"vm"_s) && error.summary.contains(u"small"_s);
    }

    GuestPatience m_patience;
    bool m_usb = false;
    std::shared_ptr<SimulatedHost> m_host;
    std::unique_ptr<Backend> m_backend;
    std::shared_ptr<FakeAgent> m_agent;
    DomainId m_vm;
};

} // namespace riser::test
