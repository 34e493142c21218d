// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/devices/device_kind.h"
#include "core/operations/machines/device_moves.h"
#include "core/operations/machines/machine_operations.h"
#include "core/operations/machines/steps_definition.h"
#include "core/operations/machines/steps_power.h"
#include "core/operations/machines/steps_storage.h"
#include "core/operations/machines/tear_down_record.h"
#include "core/operations/members.h"
#include "core/operations/steps_release.h"
#include "core/operations/texts.h"

namespace riser {

using namespace Qt::StringLiterals;

namespace {

class TearDown : public Operation
{
public:
    explicit TearDown(TearDownRecord record)
        : m_record(std::move(record))
    {
    }

    OperationKind kind() const override { return OperationKind::TearDown; }
    QString title(const Inventory &inventory) const override
    {
        return Text::tr("Tear down VM %1").arg(name(inventory));
    }
    QList<DeviceKey> devices(const Inventory &inventory) const override;
    DomainId domain() const override { return m_record.domain; }
    Findings check(const Inventory &inventory) const override;
    QList<Step> steps(const Inventory &inventory) const override;
    QString xmlDiff(const Inventory &inventory) const override;
    Findings verify(const Inventory &after) const override;
    QJsonObject record() const override { return toJson(m_record); }
    QString carriesOn() const override { return m_record.earlier.entry; }

private:
    QString name(const Inventory &inventory) const;
    QList<Step> releaseSteps(const Inventory &inventory, const Domain &domain) const;
    Finding comesBack(const Inventory &inventory, const Device &device) const;
    Finding verifyDevice(const Inventory &after, const DeviceKey &key) const;

    TearDownRecord m_record;
};

QString TearDown::name(const Inventory &inventory) const
{
    const Domain *domain = inventory.domain(m_record.domain);
    return domain ? domain->name : m_record.name.isEmpty() ? m_record.domain.value() : m_record.name;
}

QList<DeviceKey> TearDown::devices(const Inventory &inventory) const
{
    QList<DeviceKey> keys = m_record.devices;
    for (const Device *device : inventory.devicesOf(m_record.domain)) {
        if (!keys.contains(device->key))
            keys << device->key;
    }
    return keys;
}

Findings TearDown::check(const Inventory &inventory) const
{
    const QString host = texts::hostName(inventory);
    const auto block = [](const QString &id, const QString &text) {
        return Finding{.id = id, .verdict = Verdict::Block, .text = text, .device = {}};
    };
    if (inventory.snapshot().facts.readOnly)
        return {block(u"read-only"_s, Text::tr("The connection to %1 is read-only.").arg(host))};
    // One that a run before this one removed may still have volumes.
    if (!inventory.domain(m_record.domain) && m_record.earlier.entry.isEmpty())
        return {block(u"gone"_s, Text::tr("The VM is gone from %1.").arg(host))};
    Findings findings;
    for (const Device *device : inventory.devicesOf(m_record.domain))
        findings << comesBack(inventory, *device);
    return findings;
}

/// Where the device will be afterwards, as far as that is known before.
Finding TearDown::comesBack(const Inventory &inventory, const Device &device) const
{
    const QString host = texts::hostName(inventory);
    const QString deviceName = texts::deviceName(device);
    const Claim *claim = claimOf(device, m_record.domain);
    const bool byProgram = device.kind->detacher() == Detacher::HostProgram;
    Finding line{.id = u"comes-back"_s, .verdict = Verdict::Warn, .text = {}, .device = device.key};
    if (device.missing) {
        line.text = Text::tr("%1 is not on %2: nothing of it comes back.").arg(deviceName, host);
    } else if (device.claims.size() > 1) {
        line.text = Text::tr("%1 on %2 doesn't go to the pool, since another VM claims it as well: %3.")
                        .arg(deviceName, host, texts::standing(device));
    } else if (byProgram && claim->live && !inventory.snapshot().hostProgram.present()) {
        line.text =
            Text::tr("%1 goes back to the driver of %2 and not to the pool: only riser-host could keep it there.")
                .arg(deviceName, host);
    } else if (!claim->live && device.hold != HostHold::Free) {
        line.text = Text::tr("%1 is with %2 now, and stays there.").arg(deviceName, host);
    } else {
        line.verdict = Verdict::Pass;
        line.text = Text::tr("%1 comes back to the pool of %2.").arg(deviceName, host);
    }
    return line;
}

/// Out of the definition first, while all of it can still be taken back: what the report says of each device then
/// doesn't hang on whether a volume could be removed.
QList<Step> TearDown::releaseSteps(const Inventory &inventory, const Domain &domain) const
{
    QList<Step> steps;
    for (const Device *device : inventory.devicesOf(domain.id)) {
        const Claim *claim = claimOf(*device, domain.id);
        if (claim->config && claim->configHostdev && claim->configHostdev->element == Hostdev::Element::Hostdev)
            steps << removeFromConfigStep(inventory, {.device = device, .domain = &domain, .claim = claim});
    }
    return steps;
}

QList<Step> TearDown::steps(const Inventory &inventory) const
{
    QList<Step> steps;
    const Domain *domain = inventory.domain(m_record.domain);
    if (domain && domain->running())
        steps << (m_record.choices.stop == Stop::Force
                      ? forceOffStep(inventory, *domain)
                      : shutDownStep(inventory, *domain, m_record.choices.stop == Stop::AskForce));
    if (domain)
        steps << releaseSteps(inventory, *domain) << toPoolSteps(inventory, domain->id);
    for (const MarkedVolume &volume : m_record.choices.volumes)
        steps << removeVolumeStep(inventory, volume);
    if (domain && domain->persistent())
        steps << undefineStep(inventory, domain->id, domain->name,
                              {.nvram = m_record.choices.nvram, .tpm = m_record.choices.tpm});
    return steps;
}

QString TearDown::xmlDiff(const Inventory &inventory) const
{
    const Domain *domain = inventory.domain(m_record.domain);
    return domain && domain->config ? riser::xmlDiff(domain->config->xml, {}) : QString();
}

/// The pool is where it should be; where else it is, and why, is said of each.
Finding TearDown::verifyDevice(const Inventory &after, const DeviceKey &key) const
{
    const QString host = texts::hostName(after);
    const Device *device = after.device(key);
    Finding line{.id = u"in-pool"_s, .verdict = Verdict::Pass, .text = {}, .device = key};
    if (!device) {
        line.text = Text::tr("%1 is not on %2, and no VM claims it any more.").arg(key.value(), host);
        return line;
    }
    const QString name = texts::deviceName(*device);
    const QString standing = texts::standing(*device);
    if (claimOf(*device, m_record.domain)) {
        line.verdict = Verdict::Block;
        line.text = Text::tr("%1 on %2 is still claimed: %3.").arg(name, host, standing);
    } else if (device->missing) {
        line.text = Text::tr("%1 is gone from %2.").arg(name, host);
    } else if (!device->claims.isEmpty()) {
        line.verdict = Verdict::Warn;
        line.text = Text::tr("%1 on %2 is not in the pool, since another VM claims it: %3.").arg(name, host, standing);
    } else if (device->hold == HostHold::Free) {
        line.text = Text::tr("%1 on %2 is in the pool: %3.").arg(name, host, standing);
    } else if (const QString why = whyNot(hostUse(after, key)); !why.isEmpty()) {
        line.verdict = Verdict::Warn;
        line.text = Text::tr("%1 on %2 is with the host, which needs it: %3").arg(name, host, why);
    } else {
        line.verdict = Verdict::Warn;
        line.text = Text::tr("%1 on %2 is with the host and not in the pool: %3. DETACH DEVICE takes it there.")
                        .arg(name, host, standing);
    }
    return line;
}

Findings TearDown::verify(const Inventory &after) const
{
    const QString host = texts::hostName(after);
    const bool there = after.domain(m_record.domain) != nullptr;
    Findings findings{{.id = u"vm"_s,
                       .verdict = there ? Verdict::Block : Verdict::Pass,
                       .text = there ? Text::tr("VM %1 is still on %2.").arg(name(after), host)
                                     : Text::tr("VM %1 is gone from %2.").arg(name(after), host),
                       .device = {}}};
    for (const DeviceKey &key : devices(after))
        findings << verifyDevice(after, key);
    return findings;
}

} // namespace

std::unique_ptr<Operation> makeTearDown(const TearDownRecord &record)
{
    return std::make_unique<TearDown>(record);
}

} // namespace riser
