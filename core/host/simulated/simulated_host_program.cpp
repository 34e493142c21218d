// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/simulated/simulated_host_program.h"

#include "core/host/simulated/caller.h"
#include "core/hosthelper/standing.h"

namespace riser {

using namespace Qt::StringLiterals;

namespace {

class SimulatedHostProgram final : public HostProgram
{
public:
    explicit SimulatedHostProgram(std::shared_ptr<SimulatedCaller> caller)
        : m_caller(std::move(caller))
    {
    }

    HostProgramFacts read() override
    {
        const auto facts = m_caller->asked<HostProgramFacts>(
            u"readHostProgram"_s, {}, [&] { return Result<HostProgramFacts>(host().hostProgram()); });
        return facts ? *facts : standing::broken(host().name(), facts.error().summary);
    }

    Result<HostUses> blastRadius(const DeviceKey &device) override
    {
        return m_caller->asked<HostUses>(u"blastRadius"_s, device.value(), [&] { return host().blastRadius(device); });
    }

    Result<void> usbDetach(const UsbPort &port) override
    {
        return done(u"usbDetach"_s, port.toString(), [&] { return host().usbDetach(port); });
    }

    Result<void> usbAttach(const UsbPort &port) override
    {
        return done(u"usbAttach"_s, port.toString(), [&] { return host().usbAttach(port); });
    }

    Result<void> poolKeep(const QList<DeviceKey> &unit) override
    {
        return done(u"poolKeep"_s, listed(unit), [&] { return host().poolKeep(unit); });
    }

    Result<void> poolForget(const QList<DeviceKey> &unit) override
    {
        return done(u"poolForget"_s, listed(unit), [&] { return host().poolForget(unit); });
    }

    Result<void> poolRestore(const QList<DeviceKey> &devices) override
    {
        return done(u"poolRestore"_s, listed(devices), [&] { return host().poolRestore(devices); });
    }

    Result<void> poolMove(const DeviceKey &was, const DeviceKey &now) override
    {
        return done(u"poolMove"_s, listed({was, now}), [&] { return host().poolMove(was, now); });
    }

    Result<void> arm(const QList<DeviceKey> &devices, int seconds) override
    {
        return done(u"arm"_s, listed(devices), [&] { return host().arm(devices, seconds); });
    }

    Result<void> confirm(const QList<DeviceKey> &devices) override
    {
        return done(u"confirm"_s, listed(devices), [&] { return host().confirm(devices); });
    }

private:
    SimulatedHost &host() const { return m_caller->host(); }
    template<typename Ask>
    Result<void> done(const QString &call, const QString &argument, Ask ask)
    {
        return m_caller->asked<void>(call, argument, ask);
    }
    static QString listed(const QList<DeviceKey> &keys)
    {
        QStringList names;
        for (const DeviceKey &key : keys)
            names << key.value();
        return names.join(u' ');
    }

    const std::shared_ptr<SimulatedCaller> m_caller;
};

} // namespace

std::shared_ptr<HostProgram> makeSimulatedHostProgram(std::shared_ptr<SimulatedCaller> caller)
{
    return std::make_shared<SimulatedHostProgram>(std::move(caller));
}

} // namespace riser
