// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/simulated/simulated_machine_calls.h"

#include "core/host/simulated/caller.h"

namespace riser {

using namespace Qt::StringLiterals;

namespace {

QString volumeText(const QString &pool, const QString &name)
{
    return pool + u'/' + name;
}

class SimulatedMachines : public Machines
{
public:
    explicit SimulatedMachines(std::shared_ptr<SimulatedCaller> caller)
        : m_caller(std::move(caller))
    {
    }

    Result<DomainId> define(const QByteArray &xml) override
    {
        return m_caller->asked<DomainId>(u"define"_s, {}, [&] { return host().define(xml); });
    }
    Result<void> redefine(const QByteArray &xml) override
    {
        return done(u"redefine"_s, {}, [&] { return host().redefine(xml); });
    }
    Result<void> undefine(const DomainId &id, const Leftovers &remove) override
    {
        return done(u"undefine"_s, id.value(), [&] { return host().undefine(id, remove); });
    }
    Result<void> start(const DomainId &id) override
    {
        return done(u"start"_s, id.value(), [&] { return host().startDomain(id); });
    }
    Result<void> shutDown(const DomainId &id) override
    {
        return done(u"shutDown"_s, id.value(), [&] { return host().shutDown(id); });
    }
    Result<void> destroy(const DomainId &id) override
    {
        return done(u"destroy"_s, id.value(), [&] { return host().destroyDomain(id); });
    }
    Result<void> reboot(const DomainId &id) override
    {
        return done(u"reboot"_s, id.value(), [&] { return host().reboot(id); });
    }
    Result<void> setAutostart(const DomainId &id, bool on) override
    {
        return done(u"setAutostart"_s, id.value(), [&] { return host().setAutostart(id, on); });
    }

    Result<QList<Volume>> volumes(const QString &pool) override
    {
        return m_caller->asked<QList<Volume>>(u"volumes"_s, pool, [&] { return storage().volumes(pool); });
    }
    Result<Volume> volume(const QString &pool, const QString &name) override
    {
        return m_caller->asked<Volume>(u"volume"_s, volumeText(pool, name),
                                       [&] { return storage().volume(pool, name); });
    }
    Result<PoolInfo> poolInfo(const QString &pool) override
    {
        return m_caller->asked<PoolInfo>(u"poolInfo"_s, pool, [&] { return storage().info(pool); });
    }
    Result<void> refreshPool(const QString &pool) override
    {
        return done(u"refreshPool"_s, pool, [&] { return storage().refresh(pool); });
    }
    Result<void> createVolume(const QString &pool, const VolumeSpec &spec) override
    {
        return done(u"createVolume"_s, volumeText(pool, spec.name), [&] { return storage().create(pool, spec); });
    }
    Result<void> cloneVolume(const QString &pool, const VolumeSpec &spec, const QString &fromPool,
                             const QString &fromVolume) override
    {
        return done(u"cloneVolume"_s, volumeText(pool, spec.name),
                    [&] { return storage().clone(pool, spec, fromPool, fromVolume); });
    }
    Result<void> resizeVolume(const QString &pool, const QString &name, qint64 capacityBytes) override
    {
        return done(u"resizeVolume"_s, volumeText(pool, name),
                    [&] { return storage().resize(pool, name, capacityBytes); });
    }
    Result<void> upload(const QString &pool, const QString &name, const Upload &upload) override
    {
        return done(u"upload"_s, volumeText(pool, name), [&] { return storage().upload(pool, name, upload); });
    }
    Result<void> removeVolume(const QString &pool, const QString &name) override
    {
        return done(u"removeVolume"_s, volumeText(pool, name), [&] { return storage().remove(pool, name); });
    }

private:
    SimulatedHost &host() const { return m_caller->host(); }
    SimulatedStorage &storage() const { return host().storage(); }
    template<typename Ask>
    Result<void> done(const QString &call, const QString &argument, Ask ask)
    {
        return m_caller->asked<void>(call, argument, ask);
    }

    const std::shared_ptr<SimulatedCaller> m_caller;
};

} // namespace

std::unique_ptr<Machines> makeSimulatedMachines(std::shared_ptr<SimulatedCaller> caller)
{
    return std::make_unique<SimulatedMachines>(std::move(caller));
}

} // namespace riser
