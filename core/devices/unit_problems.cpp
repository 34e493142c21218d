// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/devices/unit_problems.h"

#include "core/base/text.h"
#include "core/devices/device_kind.h"
#include "core/devices/rules_common.h"

#include <algorithm>

namespace riser {

namespace {

void addProblems(const Findings &findings, QList<Problem> &problems)
{
    for (const Finding &finding : findings) {
        if (finding.verdict == Verdict::Block)
            problems << Problem{.kind = Problem::Kind::Blocked, .text = finding.text};
        else if (finding.verdict == Verdict::NotChecked)
            problems << Problem{.kind = Problem::Kind::NotChecked, .text = finding.text};
    }
}

} // namespace

UnitProblems::UnitProblems(const Inventory &inventory)
    : m_inventory(inventory)
{
    for (const Unit &unit : inventory.units()) {
        const Device *first = inventory.device(unit.members.first());
        m_neighbours << groupNeighbours(inventory, *first);
        Findings blocks;
        QList<const Device *> held;
        for (const DeviceKey &key : unit.members) {
            const Device *member = inventory.device(key);
            if (member->node.pci && member->hold == HostHold::Held)
                held << member;
            const Findings own = hostUse(inventory, key);
            for (const Finding &finding : own) {
                if (finding.verdict == Verdict::Block)
                    blocks << finding;
            }
            if (!own.isEmpty())
                m_own.insert(key, own);
        }
        m_blocks << blocks;
        m_held << held;
    }
}

QList<Problem> UnitProblems::of(const Device &device) const
{
    QList<Problem> problems;
    if (!device.neverAssignable.isEmpty())
        return {Problem{.kind = Problem::Kind::Blocked, .text = device.neverAssignable}};
    if (device.unit < 0)
        return {};
    addProblems(m_own.value(device.key), problems);
    addProblems(m_neighbours[device.unit], problems);
    // Of what the others do, one reason is enough in a list; the check list names them all.
    for (const Finding &finding : m_blocks[device.unit]) {
        if (finding.device == device.key)
            continue;
        problems << Problem{.kind = Problem::Kind::Blocked,
                            .text = asBystander(m_inventory, finding.device, device, finding.text)};
        break;
    }
    return problems;
}

QList<Problem> UnitProblems::matesNotReady(const Device &device) const
{
    if (device.unit < 0 || m_held[device.unit].isEmpty())
        return {};
    for (const Claim &claim : device.claims) {
        if (!claim.config || claim.live)
            continue;
        for (const Device *mate : m_held[device.unit]) {
            // libvirt itself detaches what the VM has with managed='yes', and the device's own driver is told
            // elsewhere.
            const bool detachedAtStart = std::ranges::any_of(
                mate->claims, [&claim](const Claim &other) { return other.domain == claim.domain && other.managed; });
            if (mate->key == device.key || detachedAtStart)
                continue;
            return {
                Problem{.kind = Problem::Kind::NotReady,
                        .text = Text::tr("The VM %1 has %2 for its next start, but %3 of the same IOMMU group is still "
                                         "on the host's driver %4: detach it, or the VM won't start.")
                                    .arg(claim.domainName, label(device), label(*mate), mate->driver)}};
        }
    }
    return {};
}

} // namespace riser
