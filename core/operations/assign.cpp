// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/devices/device_kind.h"
#include "core/operations/definition_diff.h"
#include "core/operations/members.h"
#include "core/operations/operations.h"
#include "core/operations/steps_attach.h"
#include "core/operations/texts.h"

namespace riser {

using namespace Qt::StringLiterals;

namespace {

class Assign : public Operation
{
public:
    Assign(DeviceKey device, DomainId domain, When when)
        : m_device(std::move(device))
        , m_domain(std::move(domain))
        , m_when(when)
    {
    }

    OperationKind kind() const override { return OperationKind::Assign; }
    QString title(const Inventory &inventory) const override;
    QList<DeviceKey> devices(const Inventory &inventory) const override { return unitMembers(inventory, m_device); }
    DomainId domain() const override { return m_domain; }
    Findings check(const Inventory &inventory) const override
    {
        return checkAssign(inventory, m_device, m_domain, m_when);
    }
    QList<Step> steps(const Inventory &inventory) const override;
    QString xmlDiff(const Inventory &inventory) const override;
    Findings verify(const Inventory &after) const override;

private:
    QList<Attachment> attachments(const Inventory &inventory) const;
    Target wanted(const Domain &domain) const;
    bool isAssigned(const Claim *claim, const Domain &domain, bool placeholder) const;
    Finding verifyMember(const Inventory &after, const Domain &domain, const DeviceKey &key, bool placeholder) const;

    DeviceKey m_device;
    DomainId m_domain;
    When m_when;
};

QString Assign::title(const Inventory &inventory) const
{
    const Domain *domain = inventory.domain(m_domain);
    return Text::tr("Assign %1 to %2")
        .arg(texts::deviceName(inventory, m_device), domain ? domain->name : m_domain.value());
}

/// Now: the running guest and, when the VM has one, its definition: else the next start would forget it.
Target Assign::wanted(const Domain &domain) const
{
    const bool now = m_when == When::Now;
    return {.live = now, .config = !now || domain.persistent()};
}

/// The device that was asked for first: when the host refuses it, nothing has to be undone. Every function plugged into
/// a running guest takes a root port of its own there: libvirt picks the ports.
QList<Attachment> Assign::attachments(const Inventory &inventory) const
{
    QList<Attachment> list;
    const Domain *domain = inventory.domain(m_domain);
    const QList<DeviceKey> bystanders = inventory.roles(m_device).bystanders;
    for (const DeviceKey &key : unitMembers(inventory, m_device)) {
        const Device *device = inventory.device(key);
        if (!domain || !device)
            continue;
        Target target = wanted(*domain);
        if (const Claim *claim = claimOf(*device, m_domain)) {
            target.live = target.live && !claim->live;
            target.config = target.config && !claim->config;
        }
        if (target.live || target.config)
            list << Attachment{device, domain, bystanders.contains(key), target};
    }
    return list;
}

QList<Step> Assign::steps(const Inventory &inventory) const
{
    QList<Step> steps;
    const QList<Attachment> list = attachments(inventory);
    for (const Attachment &attachment : list)
        steps << attachStep(inventory, attachment);
    if (!list.isEmpty())
        steps << noRivalStep(inventory, list);
    return steps;
}

QString Assign::xmlDiff(const Inventory &inventory) const
{
    const Domain *domain = inventory.domain(m_domain);
    if (!domain)
        return {};
    DefinitionDiff diff(*domain);
    for (const Attachment &attachment : attachments(inventory))
        diff.add(writeHostdev(attachment.hostdev()), attachment.target.live, attachment.target.config);
    return diff.toText();
}

bool Assign::isAssigned(const Claim *claim, const Domain &domain, bool placeholder) const
{
    const Target target = wanted(domain);
    return claim && (claim->live || !target.live) && (claim->config || !target.config) &&
           claim->placeholder == placeholder;
}

Finding Assign::verifyMember(const Inventory &after, const Domain &domain, const DeviceKey &key, bool placeholder) const
{
    const Device *device = after.device(key);
    const QString host = texts::hostName(after);
    Finding line{.id = u"assigned"_s, .verdict = Verdict::Block, .text = {}, .device = key};
    if (!device || device->missing) {
        line.text = Text::tr("%1 is gone from %2.").arg(texts::deviceName(after, key), host);
        return line;
    }
    const QString name = texts::deviceName(*device);
    const QString standing = texts::standing(*device);
    if (!isAssigned(claimOf(*device, m_domain), domain, placeholder)) {
        line.text = Text::tr("VM %1 on %2 does not have %3: %4.").arg(domain.name, host, name, standing);
    } else if (device->claims.size() > 1) {
        line.id = u"conflict"_s;
        if (placeholder) // the rules let a VM hold what another one names for its next start: they can't run together
            line.verdict = Verdict::Warn;
        line.text = Text::tr("VM %1 on %2 has %3, but not alone: %4.").arg(domain.name, host, name, standing);
    } else if (device->kind->detacher() == Detacher::Libvirt && !onVfio(*device->kind, device->node)) {
        line.id = u"not-ready"_s;
        line.text = Text::tr("VM %1 on %2 has %3, but it is not on VFIO: %4.").arg(domain.name, host, name, standing);
    } else {
        line.verdict = Verdict::Pass;
        line.text = placeholder ? Text::tr("VM %1 on %2 holds %3 without giving it to its guest: %4.")
                                      .arg(domain.name, host, name, standing)
                                : Text::tr("VM %1 on %2 has %3: %4.").arg(domain.name, host, name, standing);
    }
    return line;
}

Findings Assign::verify(const Inventory &after) const
{
    const Domain *domain = after.domain(m_domain);
    if (!domain)
        return {{.id = u"vm-gone"_s,
                 .verdict = Verdict::Block,
                 .text = Text::tr("The VM that was to get %1 is gone from %2.")
                             .arg(texts::deviceName(after, m_device), texts::hostName(after)),
                 .device = m_device}};
    Findings findings;
    const QList<DeviceKey> bystanders = after.roles(m_device).bystanders;
    for (const DeviceKey &key : unitMembers(after, m_device))
        findings << verifyMember(after, *domain, key, bystanders.contains(key));
    return findings;
}

} // namespace

std::unique_ptr<Operation> makeAssign(const DeviceKey &device, const DomainId &domain, When when)
{
    return std::make_unique<Assign>(device, domain, when);
}

} // namespace riser
