// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/simulated/simulated_backend.h"

#include "core/host/consoles.h"
#include "core/host/simulated/answers.h"
#include "core/host/simulated/caller.h"
#include "core/host/simulated/simulated_console_calls.h"
#include "core/host/simulated/simulated_host_program.h"
#include "core/host/simulated/simulated_machine_calls.h"

namespace riser {

using namespace Qt::StringLiterals;

namespace {

class SimulatedBackend : public Backend
{
public:
    SimulatedBackend(std::shared_ptr<SimulatedHost> host, std::shared_ptr<FaultPlan> faults)
        : m_caller(std::make_shared<SimulatedCaller>(std::move(host), std::move(faults)))
        , m_machines(makeSimulatedMachines(m_caller))
        , m_consoles(makeSimulatedConsoles(m_caller))
        , m_program(makeSimulatedHostProgram(m_caller))
    {
    }

    ~SimulatedBackend() override { close(); }

    Result<void> open(const Asker &, BackendListener *listener) override
    {
        return asked<void>(u"open"_s, {}, [&]() -> Result<void> {
            if (!host().reachable())
                return std::unexpected(answers::unreachable(host().name()));
            m_caller->join(listener);
            return {};
        });
    }

    void close() override { m_caller->close(); }

    Result<HostSnapshot> readSnapshot() override
    {
        return asked<HostSnapshot>(u"readSnapshot"_s, {}, [&] { return Result<HostSnapshot>(host().snapshot()); });
    }

    Result<HostSnapshot> refreshDrivers(const HostSnapshot &previous) override
    {
        return asked<HostSnapshot>(u"refreshDrivers"_s, {},
                                   [&] { return Result<HostSnapshot>(host().refreshed(previous)); });
    }

    Result<NodeDevice> readNode(const DeviceKey &key) override
    {
        return asked<NodeDevice>(u"readNode"_s, key.value(), [&] { return host().node(key); });
    }

    Result<Domain> readDomain(const DomainId &id) override
    {
        return asked<Domain>(u"readDomain"_s, id.value(), [&] { return host().domain(id); });
    }

    Result<QByteArray> readCapabilities() override
    {
        return asked<QByteArray>(u"readCapabilities"_s, {}, [&] { return Result<QByteArray>(host().capabilities()); });
    }

    Result<void> detachNode(const DeviceKey &key, const QString &driver) override
    {
        return asked<void>(u"detachNode"_s, key.value(), [&] { return host().detachNode(key, driver); });
    }

    Result<void> reattachNode(const DeviceKey &key) override
    {
        return asked<void>(u"reattachNode"_s, key.value(), [&] { return host().reattachNode(key); });
    }

    Result<void> attachHostdev(const DomainId &id, const QByteArray &xml, Target target) override
    {
        return asked<void>(u"attachHostdev"_s, id.value(), [&] { return host().attachHostdev(id, xml, target); });
    }

    Result<void> detachHostdev(const DomainId &id, const QByteArray &xml, Target target) override
    {
        return asked<void>(u"detachHostdev"_s, id.value(), [&] { return host().detachHostdev(id, xml, target); });
    }

    Machines &machines() override { return *m_machines; }
    Consoles &consoles() override { return *m_consoles; }
    std::shared_ptr<HostProgram> hostProgram() override { return m_program; }
    void giveUpWriting() override { m_caller->giveUpWrites(); }

private:
    SimulatedHost &host() const { return m_caller->host(); }
    template<typename T, typename Ask>
    Result<T> asked(const QString &call, const QString &argument, Ask ask)
    {
        return m_caller->asked<T>(call, argument, ask);
    }

    const std::shared_ptr<SimulatedCaller> m_caller;
    const std::unique_ptr<Machines> m_machines;
    const std::unique_ptr<Consoles> m_consoles;
    const std::shared_ptr<HostProgram> m_program;
};

} // namespace

std::unique_ptr<Backend> makeSimulatedBackend(std::shared_ptr<SimulatedHost> host, std::shared_ptr<FaultPlan> faults)
{
    return std::make_unique<SimulatedBackend>(std::move(host), std::move(faults));
}

} // namespace riser
