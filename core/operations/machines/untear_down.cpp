// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/operations/machines/steps_definition.h"
#include "core/operations/machines/tear_down_record.h"
#include "core/operations/members.h"
#include "core/operations/texts.h"

#include <algorithm>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

/// The VM gets back what a tear-down that was cut off took out of its definition. It isn't started: it may have been
/// stopped for a reason.
class UntearDown : public Operation
{
public:
    explicit UntearDown(TearDownRecord record)
        : m_record(std::move(record))
    {
    }

    OperationKind kind() const override { return OperationKind::Provision; }
    QString title(const Inventory &) const override
    {
        return Text::tr("Take back the tear-down of VM %1").arg(m_record.name);
    }
    QList<DeviceKey> devices(const Inventory &) const override { return m_record.devices; }
    DomainId domain() const override { return m_record.domain; }
    Findings check(const Inventory &inventory) const override;
    QList<Step> steps(const Inventory &inventory) const override
    {
        return {redefineStep(inventory, m_record.name, m_record.definition)};
    }
    QString xmlDiff(const Inventory &inventory) const override
    {
        const Domain *domain = inventory.domain(m_record.domain);
        return domain && domain->config ? riser::xmlDiff(domain->config->xml, m_record.definition) : QString();
    }
    Findings verify(const Inventory &after) const override;
    QString carriesOn() const override { return m_record.earlier.entry; }

private:
    TearDownRecord m_record;
};

Findings UntearDown::check(const Inventory &inventory) const
{
    const QString host = texts::hostName(inventory);
    Findings findings;
    const auto block = [&findings](const QString &id, const QString &text, const DeviceKey &device = {}) {
        findings << Finding{.id = id, .verdict = Verdict::Block, .text = text, .device = device};
    };
    if (!inventory.domain(m_record.domain))
        block(u"gone"_s, Text::tr("VM %1 is gone from %2.").arg(m_record.name, host));
    for (const DeviceKey &key : m_record.devices) {
        const Device *device = inventory.device(key);
        const auto isOthers = [this](const Claim &claim) { return claim.domain != m_record.domain; };
        if (device && std::ranges::any_of(device->claims, isOthers))
            block(u"taken"_s,
                  Text::tr("%1 on %2 has another VM by now: %3.")
                      .arg(texts::deviceName(*device), host, texts::standing(*device)),
                  key);
    }
    return findings;
}

Findings UntearDown::verify(const Inventory &after) const
{
    const QString host = texts::hostName(after);
    Findings findings;
    for (const DeviceKey &key : m_record.devices) {
        const Device *device = after.device(key);
        const bool has = device && claimOf(*device, m_record.domain);
        findings << Finding{
            .id = u"assigned"_s,
            .verdict = has ? Verdict::Pass : Verdict::Block,
            .text = has ? Text::tr("VM %1 on %2 has %3 again.").arg(m_record.name, host, texts::deviceName(*device))
                        : Text::tr("VM %1 on %2 does not have %3.").arg(m_record.name, host, key.value()),
            .device = key};
    }
    return findings;
}

} // namespace

std::unique_ptr<Operation> makeUntearDown(const TearDownRecord &record)
{
    return std::make_unique<UntearDown>(record);
}

} // namespace riser
