// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/operations/machines/device_moves.h"
#include "core/operations/machines/machine_operations.h"
#include "core/operations/machines/steps_definition.h"
#include "core/operations/machines/steps_power.h"
#include "core/operations/machines/steps_storage.h"
#include "core/operations/members.h"
#include "core/operations/texts.h"

#include <ranges>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

/// Takes back what a provisioning that was cut off had done: backwards, and only the steps that the journal says had
/// begun, so that nobody else's volume of the same name goes with it.
class Unprovision : public Operation
{
public:
    Unprovision(InstanceRequest request, EarlierRun earlier)
        : m_request(std::move(request))
        , m_earlier(std::move(earlier))
    {
    }

    OperationKind kind() const override { return OperationKind::TearDown; }
    QString title(const Inventory &) const override
    {
        return Text::tr("Take back the provisioning of VM %1").arg(m_request.name);
    }
    QList<DeviceKey> devices(const Inventory &inventory) const override;
    DomainId domain() const override { return m_request.id; }
    Findings check(const Inventory &inventory) const override;
    QList<Step> steps(const Inventory &inventory) const override;
    QString xmlDiff(const Inventory &) const override { return {}; }
    Findings verify(const Inventory &after) const override;
    QString carriesOn() const override { return m_earlier.entry; }

private:
    bool began(QLatin1StringView id) const { return m_earlier.steps.contains(id); }

    InstanceRequest m_request;
    EarlierRun m_earlier;
};

QList<DeviceKey> Unprovision::devices(const Inventory &inventory) const
{
    QList<DeviceKey> keys;
    for (const ChosenDevice &chosen : m_request.devices)
        keys << unitMembers(inventory, chosen.device);
    return keys;
}

Findings Unprovision::check(const Inventory &inventory) const
{
    if (!inventory.snapshot().facts.readOnly)
        return {};
    return {{.id = u"read-only"_s,
             .verdict = Verdict::Block,
             .text = Text::tr("The connection to %1 is read-only.").arg(texts::hostName(inventory)),
             .device = {}}};
}

QList<Step> Unprovision::steps(const Inventory &inventory) const
{
    QList<Step> steps;
    const Domain *domain = inventory.domain(m_request.id);
    if (domain && domain->running())
        steps << forceOffStep(inventory, *domain);
    const QLatin1StringView seedId(seedStepId);
    const QLatin1StringView diskId(diskStepId);
    if (began(seedId))
        steps << unmakeVolumeStep(inventory, {.pool = m_request.disk.pool, .name = m_request.seedVolume()}, seedId);
    if (began(diskId))
        steps << unmakeVolumeStep(inventory, {.pool = m_request.disk.pool, .name = m_request.disk.volume}, diskId);
    if (domain && domain->persistent())
        steps << undefineStep(inventory, m_request.id, m_request.name, {});
    for (const ChosenDevice &chosen : std::views::reverse(m_request.devices)) {
        if (chosen.fromHost)
            steps << giveBackSteps(inventory, chosen.device, m_earlier.steps, m_request.id);
    }
    return steps;
}

Findings Unprovision::verify(const Inventory &after) const
{
    const QString host = texts::hostName(after);
    Finding vm{.id = u"vm"_s, .verdict = Verdict::Pass, .text = {}, .device = {}};
    vm.text = Text::tr("VM %1 is not on %2.").arg(m_request.name, host);
    if (after.domain(m_request.id)) {
        vm.verdict = Verdict::Block;
        vm.text = Text::tr("VM %1 is still on %2.").arg(m_request.name, host);
    }
    Findings findings{vm};
    for (const DeviceKey &key : devices(after)) {
        const Device *device = after.device(key);
        const bool claimed = device && claimOf(*device, m_request.id);
        findings << Finding{
            .id = u"device"_s,
            .verdict = claimed ? Verdict::Block : Verdict::Pass,
            .text = device ? Text::tr("%1 on %2: %3.").arg(texts::deviceName(*device), host, texts::standing(*device))
                           : Text::tr("%1 is gone from %2.").arg(key.value(), host),
            .device = key};
    }
    return findings;
}

} // namespace

std::unique_ptr<Operation> makeUnprovision(const InstanceRequest &request, const EarlierRun &earlier)
{
    return std::make_unique<Unprovision>(request, earlier);
}

} // namespace riser
