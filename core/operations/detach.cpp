// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/devices/device_kind.h"
#include "core/devices/rules_common.h"
#include "core/operations/members.h"
#include "core/operations/operations.h"
#include "core/operations/steps_node.h"
#include "core/operations/steps_program.h"
#include "core/operations/texts.h"

#include <algorithm>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

class Detach : public Operation
{
public:
    explicit Detach(DeviceKey device)
        : m_device(std::move(device))
    {
    }

    OperationKind kind() const override { return OperationKind::Detach; }
    QString title(const Inventory &inventory) const override
    {
        return Text::tr("Detach %1").arg(texts::deviceName(inventory, m_device));
    }
    QList<DeviceKey> devices(const Inventory &inventory) const override;
    Findings check(const Inventory &inventory) const override { return checkDetach(inventory, m_device); }
    QList<Step> steps(const Inventory &inventory) const override;
    QString xmlDiff(const Inventory &) const override { return {}; }
    Findings verify(const Inventory &after) const override;

private:
    DeviceKey m_device;
};

/// Those that move: a member that is off the host already stays untouched, and isn't given back by an undo either.
QList<DeviceKey> Detach::devices(const Inventory &inventory) const
{
    QList<DeviceKey> keys = unitMembers(inventory, m_device);
    keys.removeIf([&](const DeviceKey &key) {
        const Device *device = inventory.device(key);
        return key != m_device && (!device || device->hold == HostHold::Free);
    });
    return keys;
}

QList<Step> Detach::steps(const Inventory &inventory) const
{
    QList<Step> steps;
    for (const DeviceKey &key : devices(inventory)) {
        const Device *device = inventory.device(key);
        if (!device || device->hold == HostHold::Free)
            continue;
        steps << (device->kind->detacher() == Detacher::HostProgram ? programDetachStep(inventory, *device)
                                                                    : detachStep(inventory, *device));
    }
    if (!inventory.snapshot().hostProgram.present())
        return steps;
    if (std::ranges::any_of(unitHostUse(inventory, m_device), &Finding::guarded)) {
        Guard guard = guardSteps(inventory, devices(inventory));
        steps.prepend(std::move(guard.arm));
        steps << std::move(guard.confirm);
    }
    steps.prepend(lookStep(inventory, m_device));
    steps << keepStep(inventory, unitMembers(inventory, m_device));
    return steps;
}

Findings Detach::verify(const Inventory &after) const
{
    Findings findings;
    const QString host = texts::hostName(after);
    for (const DeviceKey &key : unitMembers(after, m_device)) {
        const Device *device = after.device(key);
        Finding line{.id = u"in-pool"_s, .verdict = Verdict::Block, .text = {}, .device = key};
        if (!device || device->missing) {
            line.text = Text::tr("%1 is gone from %2.").arg(texts::deviceName(after, key), host);
        } else if (device->hold == HostHold::Free) {
            line.verdict = Verdict::Pass;
            line.text = Text::tr("%1 on %2 is off the host: %3.")
                            .arg(texts::deviceName(*device), host, texts::standing(*device));
        } else {
            line.text = Text::tr("%1 on %2 is not off the host: %3.")
                            .arg(texts::deviceName(*device), host, texts::standing(*device));
        }
        findings << line;
    }
    return findings;
}

} // namespace

std::unique_ptr<Operation> makeDetach(const DeviceKey &device)
{
    return std::make_unique<Detach>(device);
}

} // namespace riser
