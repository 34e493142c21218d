// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/simulated/simulated_backend.h"

#include "core/host/simulated/answers.h"
#include "core/host/simulated/fault_plan.h"
#include "core/host/simulated/simulated_host.h"

#include <atomic>
#include <chrono>
#include <condition_variable>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

class SimulatedBackend : public Backend
{
public:
    SimulatedBackend(std::shared_ptr<SimulatedHost> host, std::shared_ptr<FaultPlan> faults)
        : m_host(std::move(host))
        , m_faults(std::move(faults))
    {
    }

    ~SimulatedBackend() override { close(); }

    Result<void> open(const Asker &, BackendListener *listener) override
    {
        return asked<void>(u"open"_s, {}, [&]() -> Result<void> {
            if (!m_host->reachable())
                return std::unexpected(answers::unreachable(m_host->name()));
            const std::lock_guard lock(m_mutex);
            if (!m_closed)
                m_connection = m_host->join(listener);
            return {};
        });
    }

    void close() override
    {
        const auto connection = [this] {
            const std::lock_guard lock(m_mutex);
            m_closed = true;
            return std::exchange(m_connection, nullptr);
        }();
        m_woken.notify_all();
        if (connection) {
            connection->close();
            m_host->leave(connection);
        }
        m_host->faults().wake();
        if (m_faults)
            m_faults->wake();
    }

    Result<HostSnapshot> readSnapshot() override
    {
        return asked<HostSnapshot>(u"readSnapshot"_s, {}, [&] { return Result<HostSnapshot>(m_host->snapshot()); });
    }

    Result<HostSnapshot> refreshDrivers(const HostSnapshot &previous) override
    {
        return asked<HostSnapshot>(u"refreshDrivers"_s, {},
                                   [&] { return Result<HostSnapshot>(m_host->refreshed(previous)); });
    }

    Result<NodeDevice> readNode(const DeviceKey &key) override
    {
        return asked<NodeDevice>(u"readNode"_s, key.value(), [&] { return m_host->node(key); });
    }

    Result<Domain> readDomain(const DomainId &id) override
    {
        return asked<Domain>(u"readDomain"_s, id.value(), [&] { return m_host->domain(id); });
    }

    Result<QByteArray> readCapabilities() override
    {
        return asked<QByteArray>(u"readCapabilities"_s, {}, [&] { return Result<QByteArray>(m_host->capabilities()); });
    }

    Result<void> detachNode(const DeviceKey &key, const QString &driver) override
    {
        return asked<void>(u"detachNode"_s, key.value(), [&] { return m_host->detachNode(key, driver); });
    }

    Result<void> reattachNode(const DeviceKey &key) override
    {
        return asked<void>(u"reattachNode"_s, key.value(), [&] { return m_host->reattachNode(key); });
    }

    Result<void> attachHostdev(const DomainId &id, const QByteArray &xml, Target target) override
    {
        return asked<void>(u"attachHostdev"_s, id.value(), [&] { return m_host->attachHostdev(id, xml, target); });
    }

    Result<void> detachHostdev(const DomainId &id, const QByteArray &xml, Target target) override
    {
        return asked<void>(u"detachHostdev"_s, id.value(), [&] { return m_host->detachHostdev(id, xml, target); });
    }

private:
    /// What one call goes through: the log, its faults, and what is asked of the host.
    template<typename T, typename Ask>
    Result<T> asked(const QString &call, const QString &argument, Ask ask)
    {
        const bool opening = call == "open"_L1;
        m_host->log({.connection = number(), .name = call, .argument = argument});
        if (!opening && !alive())
            return std::unexpected(answers::connectionLost(m_host->name()));
        const auto [plan, action] = nextAction(call);
        sleepFor(action.delay);
        using Kind = FaultPlan::Kind;
        if (action.kind == Kind::Hang || action.kind == Kind::Stick) {
            const bool stuck = action.kind == Kind::Stick;
            if (!plan->hangHere([&] { return !stuck && (isClosed() || (!opening && !alive())); }))
                return std::unexpected(answers::connectionLost(m_host->name()));
        }
        if (action.kind == Kind::DropBefore)
            drop();
        if (isClosed() || (!opening && !alive()))
            return std::unexpected(answers::connectionLost(m_host->name()));
        if (action.kind == Kind::Fail)
            return std::unexpected(action.error);
        if constexpr (std::is_void_v<T>) {
            if (action.kind == Kind::Lie)
                return {};
        }
        Result<T> result = ask();
        if (action.kind == Kind::Late)
            (void)plan->hangHere([&] { return isClosed() || !alive(); });
        if (action.kind == Kind::DropAfter)
            drop();
        if (!alive() && (result || !opening))
            return std::unexpected(answers::connectionLost(m_host->name()));
        return result;
    }

    std::pair<FaultPlan *, FaultPlan::Action> nextAction(const QString &call)
    {
        FaultPlan::Action action = m_host->faults().next(call);
        if (!m_faults)
            return {&m_host->faults(), action};
        FaultPlan::Action own = m_faults->next(call);
        own.delay = std::max(own.delay, action.delay);
        if (!action.kind)
            return {m_faults.get(), own};
        action.delay = own.delay;
        return {&m_host->faults(), action};
    }

    void sleepFor(int milliseconds)
    {
        if (milliseconds <= 0)
            return;
        std::unique_lock lock(m_mutex);
        m_woken.wait_for(lock, std::chrono::milliseconds(milliseconds), [this] { return m_closed; });
    }

    void drop()
    {
        const auto connection = [this] {
            const std::lock_guard lock(m_mutex);
            return m_connection;
        }();
        if (connection) {
            connection->tell({.kind = SimulatedEvent::Kind::Lost,
                              .domain = {},
                              .alias = {},
                              .error = answers::connectionLost(m_host->name())});
        }
    }

    bool alive() const
    {
        const std::lock_guard lock(m_mutex);
        return m_connection && m_connection->isOpen();
    }

    bool isClosed() const
    {
        const std::lock_guard lock(m_mutex);
        return m_closed;
    }

    quint64 number() const
    {
        const std::lock_guard lock(m_mutex);
        return m_connection ? m_connection->number() : 0;
    }

    const std::shared_ptr<SimulatedHost> m_host;
    const std::shared_ptr<FaultPlan> m_faults;
    mutable std::mutex m_mutex;
    std::condition_variable m_woken;
    std::shared_ptr<SimulatedConnection> m_connection;
    bool m_closed = false;
};

} // namespace

std::unique_ptr<Backend> makeSimulatedBackend(std::shared_ptr<SimulatedHost> host, std::shared_ptr<FaultPlan> faults)
{
    return std::make_unique<SimulatedBackend>(std::move(host), std::move(faults));
}

} // namespace riser
