// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/devices/device_kind.h"
#include "core/operations/members.h"
#include "core/operations/operations.h"
#include "core/operations/steps_node.h"
#include "core/operations/steps_program.h"
#include "core/operations/texts.h"

namespace riser {

using namespace Qt::StringLiterals;

namespace {

class ReturnToHost : public Operation
{
public:
    explicit ReturnToHost(DeviceKey device)
        : m_device(std::move(device))
    {
    }

    OperationKind kind() const override { return OperationKind::Return; }
    QString title(const Inventory &inventory) const override
    {
        return Text::tr("Return %1 to the host").arg(texts::deviceName(inventory, m_device));
    }
    QList<DeviceKey> devices(const Inventory &inventory) const override;
    Findings check(const Inventory &inventory) const override { return checkReturn(inventory, m_device); }
    QList<Step> steps(const Inventory &inventory) const override;
    QString xmlDiff(const Inventory &) const override { return {}; }
    Findings verify(const Inventory &after) const override;

private:
    DeviceKey m_device;
};

QList<DeviceKey> ReturnToHost::devices(const Inventory &inventory) const
{
    QList<DeviceKey> keys = unitMembers(inventory, m_device);
    keys.removeIf([&](const DeviceKey &key) {
        const Device *device = inventory.device(key);
        return key != m_device && (!device || device->hold != HostHold::Free);
    });
    return keys;
}

QList<Step> ReturnToHost::steps(const Inventory &inventory) const
{
    QList<Step> steps;
    // First out of the record: what is plugged in again meanwhile must not be taken once more.
    if (const QList<DeviceKey> kept = keptPlaces(inventory, unitMembers(inventory, m_device)); !kept.isEmpty())
        steps << forgetStep(inventory, kept);
    for (const DeviceKey &key : devices(inventory)) {
        const Device *device = inventory.device(key);
        if (!device || device->missing || device->hold != HostHold::Free)
            continue;
        steps << (device->kind->detacher() == Detacher::HostProgram ? programAttachStep(inventory, *device)
                                                                    : returnStep(inventory, *device));
    }
    return steps;
}

Findings ReturnToHost::verify(const Inventory &after) const
{
    Findings findings;
    const QString host = texts::hostName(after);
    for (const DeviceKey &key : unitMembers(after, m_device)) {
        const Device *device = after.device(key);
        Finding line{.id = u"with-host"_s, .verdict = Verdict::Block, .text = {}, .device = key};
        if (!device || device->missing) {
            // One that was only waited for is forgotten, and that was all that was asked.
            line.verdict = keptInPool(after, {key}) ? Verdict::Block : Verdict::Pass;
            line.text = Text::tr("%1 is not on %2.").arg(texts::deviceName(after, key), host);
        } else if (onVfio(*device->kind, device->node)) {
            line.text = Text::tr("%1 on %2 is still off the host: %3.")
                            .arg(texts::deviceName(*device), host, texts::standing(*device));
        } else if (device->driver.isEmpty()) {
            // libvirt's success doesn't say that a driver took it (facts §1); some functions have none at all.
            line.verdict = Verdict::Warn;
            line.text =
                Text::tr("%1 is the host's, but no driver of %2 has taken it.").arg(texts::deviceName(*device), host);
        } else {
            line.verdict = Verdict::Pass;
            line.text = Text::tr("%1 on %2 is the host's again: %3.")
                            .arg(texts::deviceName(*device), host, texts::standing(*device));
        }
        findings << line;
    }
    return findings;
}

} // namespace

std::unique_ptr<Operation> makeReturn(const DeviceKey &device)
{
    return std::make_unique<ReturnToHost>(device);
}

} // namespace riser
