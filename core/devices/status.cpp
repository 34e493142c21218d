// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/devices/status.h"

#include "core/base/text.h"
#include "core/devices/device_kind.h"

namespace riser {

namespace {

using namespace Qt::StringLiterals;

void addConflict(const Device &device, QList<Problem> &problems)
{
    if (device.claims.size() < 2)
        return;
    QStringList names;
    for (const Claim &claim : device.claims)
        names << claim.domainName;
    problems << Problem{.kind = Problem::Kind::Conflict,
                        .text = Text::tr("%1 is claimed by more than one VM: %2. Only one of them can have it.")
                                    .arg(device.title, names.join(", "_L1))};
}

QString notReady(const Device &device, const Claim &claim)
{
    if (claim.ambiguous)
        return Text::tr("The VM %1 claims a USB device only by its id, and the host has more than one of that id: it "
                        "can't be known which one is meant, and libvirt refuses to choose.")
            .arg(claim.domainName);
    if (claim.stale)
        return Text::tr(
                   "%1 was plugged in again and its USB number changed since the VM %2 got it: release it and assign "
                   "it again.")
            .arg(device.title, claim.domainName);
    if (claim.otherPort)
        return Text::tr(
                   "The VM %1 was given a device of this make in another port, whose USB number %2 has now: release it "
                   "and assign the right one again.")
            .arg(claim.domainName, device.title);
    const bool atNextStart = claim.config && !claim.live && !claim.managed;
    if (!atNextStart || !device.node.pci || device.hold == HostHold::Free)
        return {};
    if (device.hold == HostHold::NoDriver)
        return Text::tr(
                   "The VM %1 has %2 for its next start, but it isn't detached from the host: detach it, or the VM "
                   "won't start.")
            .arg(claim.domainName, device.title);
    return Text::tr(
               "The VM %1 has %2 for its next start, but the host's driver %3 is bound to it: detach it, or the VM "
               "won't start.")
        .arg(claim.domainName, device.title, device.driver);
}

} // namespace

Status statusOf(HostHold hold, bool claimed, bool allVmsRead)
{
    if (claimed)
        return Status::Assigned;
    switch (hold) {
    case HostHold::Held:
    case HostHold::NoDriver:
    case HostHold::GuestHeld: // no VM that libvirt knows: a program of the host
        return Status::Attached;
    case HostHold::Free:
        return allVmsRead ? Status::Detached : Status::Unknown;
    case HostHold::Unknown:
        break;
    }
    return Status::Unknown;
}

QList<Problem> unreadVmProblems(const Device &device, const QStringList &unreadVms)
{
    if (unreadVms.isEmpty() || !device.claims.isEmpty() || !device.neverAssignable.isEmpty())
        return {};
    return {
        Problem{.kind = Problem::Kind::NotChecked,
                .text = Text::tr("It isn't known whether %1 is assigned: the host didn't tell what these VMs have: %2.")
                            .arg(device.title, unreadVms.join(", "_L1))}};
}

QList<Problem> claimProblems(const Device &device)
{
    QList<Problem> problems;
    addConflict(device, problems);
    for (const Claim &claim : device.claims) {
        if (device.missing) {
            problems << Problem{
                .kind = Problem::Kind::Missing,
                .text = Text::tr("The VM %1 claims a device that the host doesn't have: %2.")
                            .arg(claim.domainName, device.address.isEmpty() ? device.title : device.address)};
        } else if (const QString text = notReady(device, claim); !text.isEmpty()) {
            problems << Problem{.kind = Problem::Kind::NotReady, .text = text};
        }
    }
    return problems;
}

} // namespace riser
