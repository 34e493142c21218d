// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/devices/rules_common.h"

#include "core/base/text.h"

#include <algorithm>

namespace riser {

using namespace Qt::StringLiterals;

void CheckList::pass(const QString &id, const QString &text, const DeviceKey &device)
{
    m_findings << Finding{.id = id, .verdict = Verdict::Pass, .text = text, .device = device};
}

void CheckList::notChecked(const QString &id, const QString &text, const DeviceKey &device)
{
    m_findings << Finding{.id = id, .verdict = Verdict::NotChecked, .text = text, .device = device};
}

void CheckList::warn(const QString &id, const QString &text, const DeviceKey &device)
{
    m_findings << Finding{.id = id, .verdict = Verdict::Warn, .text = text, .device = device};
}

void CheckList::block(const QString &id, const QString &text, const DeviceKey &device)
{
    m_findings << Finding{.id = id, .verdict = Verdict::Block, .text = text, .device = device};
}

QString whyNot(const Findings &findings)
{
    const auto found = std::ranges::find(findings, Verdict::Block, &Finding::verdict);
    return found == findings.cend() ? QString() : found->text;
}

bool allowed(const Findings &findings)
{
    return std::ranges::none_of(findings, [](const Finding &finding) { return finding.verdict == Verdict::Block; });
}

QString label(const Device &device)
{
    return device.address.isEmpty() ? device.title : Text::tr("%1 (%2)").arg(device.title, device.address);
}

QString label(const Inventory &inventory, const DeviceKey &key)
{
    const Device *device = inventory.device(key);
    return device ? label(*device) : key.value();
}

QString hostLabel(const Inventory &inventory)
{
    const HostFacts &facts = inventory.snapshot().facts;
    if (!facts.hostname.isEmpty())
        return facts.hostname;
    return facts.uri.isEmpty() ? Text::tr("The host") : facts.uri;
}

QString vmNames(const QList<Claim> &claims)
{
    QStringList names;
    for (const Claim &claim : claims)
        names << claim.domainName;
    return names.join(", "_L1);
}

const Device *assignableDevice(const Inventory &inventory, const DeviceKey &key, CheckList &list)
{
    const Device *device = inventory.device(key);
    if (!device || device->missing) {
        list.block(
            u"gone"_s,
            Text::tr("%1 has no device %2 any more.").arg(hostLabel(inventory), device ? device->address : key.value()),
            key);
        return nullptr;
    }
    if (!device->neverAssignable.isEmpty()) {
        list.block(u"bridge"_s, device->neverAssignable, key);
        return nullptr;
    }
    return device;
}

void checkUnreadVms(const Inventory &inventory, const Device &device, CheckList &list)
{
    const QStringList &unread = inventory.snapshot().unreadDomains;
    if (!unread.isEmpty())
        list.warn(u"unread-vm"_s,
                  Text::tr("%1 may be assigned to a VM whose definition %2 didn't tell: %3.")
                      .arg(label(device), hostLabel(inventory), unread.join(", "_L1)),
                  device.key);
}

Findings checkKnown(const Inventory &inventory, const DomainId &domain)
{
    CheckList list;
    const QStringList &unread = inventory.snapshot().unreadDomains;
    const Domain *found = inventory.domain(domain);
    if (found && (found->running() || found->persistent()))
        return {};
    if (found || !unread.isEmpty())
        list.block(u"unread"_s, Text::tr("%1 doesn't tell what this VM is, or has it no more. Not told: %2.")
                                    .arg(hostLabel(inventory), found ? found->name : unread.join(", "_L1)));
    else
        list.block(u"no-domain"_s, Text::tr("%1 has no such VM any more.").arg(hostLabel(inventory)));
    return list.findings();
}

void checkWritable(const Inventory &inventory, CheckList &list)
{
    if (inventory.snapshot().facts.readOnly)
        list.block(u"read-only"_s, Text::tr("The connection to %1 is read-only: nothing can be changed through it.")
                                       .arg(hostLabel(inventory)));
}

void checkVfio(const Inventory &inventory, const Device &device, CheckList &list)
{
    const HostFacts &facts = inventory.snapshot().facts;
    const QString host = hostLabel(inventory);
    if (facts.iommu == false) {
        list.block(u"iommu"_s,
                   Text::tr("%1 has no IOMMU, or it is switched off: switch it on in the firmware and on the "
                            "kernel's command line (intel_iommu=on; AMD needs none).")
                       .arg(host));
    } else if (!device.iommuGroup && (facts.iommu == true || facts.vfio == true)) {
        list.block(u"iommu-group"_s,
                   Text::tr("%1 is in no IOMMU group of %2: VFIO can't isolate it.").arg(label(device), host),
                   device.key);
    } else if (facts.vfio == false) {
        list.block(u"vfio"_s, Text::tr("%1 has no VFIO: load its kernel module vfio-pci.").arg(host));
    } else if (!device.iommuGroup && !facts.iommu) {
        list.notChecked(u"iommu"_s, Text::tr("Not checked: whether %1 has an IOMMU; libvirt didn't tell.").arg(host));
    } else if (!facts.vfio) {
        list.notChecked(u"vfio"_s, Text::tr("Not checked: whether %1 has VFIO; libvirt didn't tell.").arg(host));
    } else {
        list.pass(u"iommu"_s, Text::tr("%1 has an IOMMU and VFIO.").arg(host));
    }
}

} // namespace riser
