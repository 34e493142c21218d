// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plans/placement_devices.h"

#include "core/base/text.h"
#include "core/devices/device_kind.h"
#include "core/devices/rules.h"
#include "core/xml/hardware_id.h"

#include <algorithm>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

/// Findings that speak of the host. "no-vm" is no hindrance either: the plan makes one.
bool isOfHost(const Finding &finding)
{
    static const QStringList ids{u"iommu"_s, u"vfio"_s, u"read-only"_s, u"unread-vm"_s, u"no-vm"_s};
    return ids.contains(finding.id);
}

Findings withoutHost(Findings findings)
{
    findings.removeIf(isOfHost);
    return findings;
}

/// A person may weigh these, and a plan may not: without riser-host nobody knows whether the host's own files or its
/// network go with the device. Of two drives a plan would take the one with the root file system as gladly.
bool isLossUnknown(const Finding &finding)
{
    static const QStringList ids{u"mounts"_s, u"file-system"_s, u"network"_s};
    return (finding.verdict == Verdict::Warn || finding.verdict == Verdict::NotChecked) && ids.contains(finding.id);
}

/// Nor does a plan weigh a loss that could cut the host off.
QString whyNotByPlan(const Findings &findings)
{
    for (const Finding &finding : findings) {
        if (finding.verdict == Verdict::Block || (finding.verdict == Verdict::Warn && finding.guarded) ||
            isLossUnknown(finding))
            return finding.text;
    }
    return {};
}

QStringList cautionsOf(const Findings &findings)
{
    QStringList texts;
    for (const Finding &finding : findings) {
        if ((finding.verdict == Verdict::Warn || finding.verdict == Verdict::NotChecked) &&
            !texts.contains(finding.text))
            texts << finding.text;
    }
    return texts;
}

QString textOf(const Findings &findings, const QString &id)
{
    const auto found = std::ranges::find(findings, id, &Finding::id);
    return found == findings.cend() ? QString() : found->text;
}

/// A device that isn't the one that the pool's record means has to be looked at by somebody first.
QString whyUncertain(const Device &device)
{
    for (const Problem &problem : device.problems) {
        const bool uncertain = problem.kind == Problem::Kind::Moved || problem.kind == Problem::Kind::Replaced ||
                               problem.kind == Problem::Kind::Conflict;
        if (uncertain)
            return problem.text;
    }
    return {};
}

bool hasId(const QString &pattern, const QString &id)
{
    return QString::compare(pattern, id, Qt::CaseInsensitive) == 0;
}

bool matches(const DeviceMatch &match, const HostId &host, const Device &device, const LabelsOf &labels)
{
    switch (match.by) {
    case DeviceMatch::By::Any:
        return true;
    case DeviceMatch::By::Vendor:
        return hasId(match.value, hardwareId(device.node).section(u':', 0, 0));
    case DeviceMatch::By::Model:
        return hasId(match.value, hardwareId(device.node));
    case DeviceMatch::By::Label:
        break;
    }
    const QStringList given = labels ? labels(host, device) : QStringList();
    return given.contains(match.value.trimmed(), Qt::CaseInsensitive);
}

} // namespace

Standing standingOf(const Inventory &inventory, const Device &device)
{
    using Use = Standing::Use;
    if (!device.claims.isEmpty())
        return {.use = Use::Assigned, .why = {}, .cautions = {}};
    const auto blocked = [](const QString &why) { return Standing{.use = Use::Blocked, .why = why, .cautions = {}}; };
    if (const QString why = whyUncertain(device); !why.isEmpty())
        return blocked(why);
    const Findings assign = withoutHost(checkAssign(inventory, device.key));
    // Where the check only warns of it, the other VM couldn't start beside the new one.
    if (const QString claimed = textOf(assign, u"mate-claimed"_s); !claimed.isEmpty())
        return blocked(claimed);
    if (device.hold == HostHold::Unknown || device.hold == HostHold::GuestHeld)
        return blocked(whyNotByPlan(assign));
    const bool attached = device.hold != HostHold::Free || !textOf(assign, u"not-detached"_s).isEmpty();
    const Findings checks = attached ? withoutHost(checkDetach(inventory, device.key)) : assign;
    if (const QString why = whyNotByPlan(checks); !why.isEmpty())
        return blocked(why);
    return {.use = attached ? Use::FromHost : Use::Pool, .why = {}, .cautions = cautionsOf(checks)};
}

bool canBeWished(const Device &device)
{
    return !device.missing && device.neverAssignable.isEmpty() && device.unit >= 0;
}

bool isWished(const DeviceWish &wish, const HostId &host, const Device &device, const LabelsOf &labels)
{
    return device.kind->id() == wish.kind && matches(wish.match, host, device, labels);
}

bool isOnPci(const Device &device)
{
    return device.node.pci.has_value();
}

bool kindNeedsVfio(const QString &kind)
{
    const DeviceKind *known = kindById(kind);
    return known && known->detacher() == Detacher::Libvirt;
}

} // namespace riser
