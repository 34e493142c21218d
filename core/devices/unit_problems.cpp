// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/devices/unit_problems.h"

#include "core/devices/rules_common.h"

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
        for (const DeviceKey &key : unit.members) {
            const Findings own = hostUse(inventory, key);
            for (const Finding &finding : own) {
                if (finding.verdict == Verdict::Block)
                    blocks << finding;
            }
            if (!own.isEmpty())
                m_own.insert(key, own);
        }
        m_blocks << blocks;
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

} // namespace riser
