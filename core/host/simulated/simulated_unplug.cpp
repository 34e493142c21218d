// SPDX-License-Identifier: GPL-3.0-or-later
// Taking host devices back from VMs. Hot unplug is a request: the guest decides (facts §3).
#include "core/base/text.h"
#include "core/host/simulated/answers.h"
#include "core/host/simulated/simulated_host.h"

#include <chrono>

namespace riser {

using namespace Qt::StringLiterals;
using namespace answers;

namespace {

Error notThere(const QString &host, const QString &domain, const Hostdev &hostdev)
{
    const QString what =
        hostdev.pci ? u"host pci device %1 not found"_s.arg(hostdev.pci->toString()) : u"host usb device not found"_s;
    return refused(DeviceMissing, Qemu, what,
                   Text::tr("Virtual machine %1 of host %2 doesn't have this device (any more).").arg(domain, host));
}

} // namespace

Result<void> SimulatedHost::removeLive(SimulatedDomain &domain, const Hostdev &there, Events &events)
{
    const Hostdev removed = there; // `there` lies in the definition that is replaced
    const Result<QByteArray> without = withoutHostdev(domain.domain().live->xml, removed.xml);
    if (!without)
        return std::unexpected(without.error());
    if (const Result<void> set = domain.setLive(*without); !set)
        return set;
    giveBack(removed, events);
    events << SimulatedEvent()
           << SimulatedEvent{
                  .kind = SimulatedEvent::Kind::Removed, .domain = domain.id(), .alias = removed.alias, .error = {}};
    m_changed.notify_all();
    return {};
}

Result<void> SimulatedHost::detachLive(std::unique_lock<std::mutex> &lock, const DomainId &id, const Hostdev &there,
                                       Events &events)
{
    const QString alias = there.alias;
    const GuestBehaviour guest = find(id)->guest;
    // Held and not given to the guest: there is nothing that the guest could be asked for.
    const bool asks = !there.unassigned;
    if (asks && guest.unplug == GuestBehaviour::Unplug::Refuses) {
        events << SimulatedEvent{
            .kind = SimulatedEvent::Kind::RemovalFailed, .domain = id, .alias = alias, .error = {}};
        return std::unexpected(
            refused(OperationFailed, Qemu, u"unplug of device was rejected by the guest"_s,
                    Text::tr("The guest of virtual machine %1 on host %2 doesn't give the device back.")
                        .arg(find(id)->name(), m_name)));
    }
    // Another administrator may act meanwhile, so all is looked up again after the wait.
    const auto stillThere = [this, &id, &alias]() -> const Hostdev * {
        const SimulatedDomain *domain = find(id);
        return domain ? SimulatedDomain::findAlias(domain->domain().live, alias) : nullptr;
    };
    const bool ignores = asks && guest.unplug == GuestBehaviour::Unplug::Ignores;
    const std::chrono::milliseconds wait(ignores ? guest.patience : asks ? guest.delay : 0);
    m_changed.wait_for(lock, wait, [&stillThere] { return !stillThere(); });
    const Hostdev *now = stillThere();
    if (ignores || !now)
        return {}; // "done", whether it is or not
    return removeLive(*find(id), *now, events);
}

Result<void> SimulatedHost::detachHostdev(const DomainId &id, const QByteArray &xml, Target target)
{
    Events events;
    const auto detachBoth = [&]() -> Result<void> {
        std::unique_lock lock(m_mutex);
        const SimulatedDomain *domain = find(id);
        if (!domain)
            return std::unexpected(noSuchDomain(m_name, id));
        const Result<Hostdev> wanted = parseHostdev(xml);
        if (!wanted) {
            return std::unexpected(refused(XmlError, None, wanted.error().detail,
                                           Text::tr("Host %1 doesn't understand this device definition.").arg(m_name)));
        }
        if (target.live && !domain->running()) {
            return std::unexpected(
                refused(OperationInvalid, Qemu, u"domain is not running"_s,
                        Text::tr("Virtual machine %1 of host %2 is not running.").arg(domain->name(), m_name)));
        }
        std::optional<QByteArray> config;
        if (target.config) {
            const Hostdev *there = SimulatedDomain::find(domain->domain().config, *wanted);
            if (!there) {
                return std::unexpected(refused(DeviceMissing, Qemu, u"device not present in domain configuration"_s,
                                               notThere(m_name, domain->name(), *wanted).summary));
            }
            Result<QByteArray> without = withoutHostdev(domain->domain().config->xml, there->xml);
            if (!without)
                return std::unexpected(without.error());
            config = *std::move(without);
        }
        if (target.live) {
            const Hostdev *there = SimulatedDomain::find(domain->domain().live, *wanted);
            if (!there)
                return std::unexpected(notThere(m_name, domain->name(), *wanted));
            if (const Result<void> detached = detachLive(lock, id, Hostdev(*there), events); !detached)
                return detached;
        }
        SimulatedDomain *now = find(id);
        if (!config || !now)
            return {};
        events << SimulatedEvent();
        return now->setConfig(*config);
    };
    Result<void> result = detachBoth();
    tell(events);
    return result;
}

bool SimulatedHost::giveBackLate(const DomainId &id, const QString &alias)
{
    return changing([&](Events &events) {
        SimulatedDomain *domain = find(id);
        const Hostdev *there = domain ? SimulatedDomain::findAlias(domain->domain().live, alias) : nullptr;
        return there && removeLive(*domain, *there, events);
    });
}

bool SimulatedHost::refuseLate(const DomainId &id, const QString &alias)
{
    return changing([&](Events &events) {
        const SimulatedDomain *domain = find(id);
        const bool there = domain && SimulatedDomain::findAlias(domain->domain().live, alias);
        if (there)
            events << SimulatedEvent{
                .kind = SimulatedEvent::Kind::RemovalFailed, .domain = id, .alias = alias, .error = {}};
        return there;
    });
}

} // namespace riser
