// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/devices/device_kind.h"
#include "core/devices/pool_state.h"
#include "core/operations/definition_diff.h"
#include "core/operations/guest_side.h"
#include "core/operations/members.h"
#include "core/operations/operations.h"
#include "core/operations/steps_attach.h"
#include "core/operations/steps_program.h"
#include "core/operations/steps_release.h"
#include "core/operations/texts.h"

namespace riser {

using namespace Qt::StringLiterals;

namespace {

/// A claim that names the device where it isn't any more.
struct OldClaim {
    Release release;    ///< what the definitions have
    Attachment renewed; ///< the same, where the device is now
};

class Repair : public Operation
{
public:
    explicit Repair(DeviceKey device)
        : m_device(std::move(device))
    {
    }

    OperationKind kind() const override { return OperationKind::Repair; }
    QString title(const Inventory &inventory) const override
    {
        return Text::tr("Repair %1").arg(texts::deviceName(inventory, m_device));
    }
    QList<DeviceKey> devices(const Inventory &inventory) const override;
    Findings check(const Inventory &inventory) const override { return checkRepair(inventory, m_device); }
    QList<Step> steps(const Inventory &inventory) const override;
    QString xmlDiff(const Inventory &inventory) const override;
    Findings verify(const Inventory &after) const override;

private:
    QList<OldClaim> oldClaims(const Inventory &inventory) const;

    DeviceKey m_device;
};

/// The unit that is out of the pool, as far as the record has it; a device with an old claim is alone.
QList<DeviceKey> Repair::devices(const Inventory &inventory) const
{
    QList<DeviceKey> keys{m_device};
    const PoolEntry *entry = poolEntryOf(inventory.snapshot(), m_device);
    if (!entry)
        return keys;
    for (const PoolEntry &other : inventory.snapshot().hostProgram.inventory.pool) {
        const DeviceKey key = other.now.isEmpty() ? other.key : other.now;
        if (other.unit == entry->unit && other.state != PoolEntry::State::Held && !keys.contains(key))
            keys << key;
    }
    return keys;
}

/// PCI: definitions that name the place where the card was. USB: those whose bus and device number is out of date.
QList<OldClaim> Repair::oldClaims(const Inventory &inventory) const
{
    QList<OldClaim> list;
    const Device *device = inventory.device(m_device);
    const PoolEntry *entry = poolEntryOf(inventory.snapshot(), m_device);
    const bool movedHere = entry && entry->state == PoolEntry::State::Moved && entry->now == m_device;
    const Device *named = movedHere ? inventory.device(entry->key) : device;
    if (!device || !named)
        return list;
    for (const Claim &claim : named->claims) {
        const Domain *domain = inventory.domain(claim.domain);
        if (!domain || (!movedHere && !claim.stale))
            continue;
        list << OldClaim{.release = {named, domain, &claim},
                         .renewed = {.device = device,
                                     .domain = domain,
                                     .placeholder = claim.placeholder,
                                     .target = {.live = claim.live, .config = claim.config}}};
    }
    return list;
}

/// The record first, then the host, then the VMs: what a VM is given must be off the host by then.
QList<Step> Repair::steps(const Inventory &inventory) const
{
    QList<Step> steps;
    const PoolEntry *entry = poolEntryOf(inventory.snapshot(), m_device);
    if (entry && entry->state == PoolEntry::State::Moved)
        steps << moveRecordStep(inventory, entry->key, entry->now);
    const Device *device = inventory.device(m_device);
    if (entry && device && device->hold != HostHold::Free && device->hold != HostHold::GuestHeld)
        steps << restoreStep(inventory, devices(inventory));
    for (const OldClaim &old : oldClaims(inventory)) {
        if (old.release.claim->live && old.release.claim->liveHostdev)
            steps << unplugStep(inventory, old.release);
        if (old.release.claim->config && old.release.claim->configHostdev)
            steps << removeFromConfigStep(inventory, old.release);
        steps << attachStep(inventory, old.renewed);
    }
    return steps;
}

QString Repair::xmlDiff(const Inventory &inventory) const
{
    QString text;
    for (const OldClaim &old : oldClaims(inventory)) {
        DefinitionDiff diff(*old.release.domain);
        const Claim &claim = *old.release.claim;
        if (claim.live && claim.liveHostdev)
            diff.remove(hostdevXml(*claim.liveHostdev), true);
        if (claim.config && claim.configHostdev)
            diff.remove(hostdevXml(*claim.configHostdev), false);
        diff.add(writeHostdev(old.renewed.hostdev()), claim.live, claim.config);
        text += diff.toText();
    }
    return text;
}

Findings Repair::verify(const Inventory &after) const
{
    const Device *device = after.device(m_device);
    const QString host = texts::hostName(after);
    Finding line{.id = u"repaired"_s, .verdict = Verdict::Block, .text = {}, .device = m_device};
    if (!device || device->missing) {
        line.text = Text::tr("%1 is gone from %2.").arg(texts::deviceName(after, m_device), host);
        return {line};
    }
    const QString name = texts::deviceName(*device);
    if (const Findings still = checkRepair(after, m_device); allowed(still)) {
        line.text =
            Text::tr("%1 on %2 still differs from what it should be: %3.").arg(name, host, texts::standing(*device));
        return {line};
    }
    line.verdict = Verdict::Pass;
    line.text = Text::tr("%1 on %2 is as it should be: %3.").arg(name, host, texts::standing(*device));
    return {line};
}

} // namespace

std::unique_ptr<Operation> makeRepair(const DeviceKey &device)
{
    return std::make_unique<Repair>(device);
}

} // namespace riser
