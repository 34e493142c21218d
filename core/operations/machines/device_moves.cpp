// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/machines/device_moves.h"

#include "core/base/text.h"
#include "core/devices/device_kind.h"
#include "core/operations/members.h"
#include "core/operations/operations.h"
#include "core/operations/steps_node.h"
#include "core/operations/steps_program.h"
#include "core/operations/texts.h"

#include <algorithm>
#include <ranges>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

bool isOff(const Device *device)
{
    return device && !device->missing && (device->hold == HostHold::Free || device->hold == HostHold::GuestHeld);
}

Step backStep(const Inventory &inventory, const Device &device)
{
    return device.kind->detacher() == Detacher::HostProgram ? programAttachStep(inventory, device)
                                                            : returnStep(inventory, device);
}

/// Stands for a detach of an earlier run: nothing to do, but something to undo.
Step takenBefore(const Inventory &inventory, const Device &device)
{
    const auto back = std::make_shared<Step>(backStep(inventory, device));
    Step step;
    step.id = detachStepId(device.key);
    step.text = Text::tr("%1 on %2 is off the host already").arg(texts::deviceName(device), texts::hostName(inventory));
    step.run = [](StepContext &) { return Result<void>{}; };
    step.undoText = back->text;
    step.undoVirsh = back->virsh;
    step.undo = [back](StepContext &context) { return back->run(context); };
    return step;
}

} // namespace

QList<Step> fetchSteps(const Inventory &inventory, const DeviceKey &device, const JournalledSteps &earlier)
{
    QList<Step> steps;
    bool allOff = true;
    for (const DeviceKey &key : unitMembers(inventory, device)) {
        const Device *member = inventory.device(key);
        allOff = allOff && isOff(member);
        if (isOff(member) && earlier.contains(detachStepId(key)))
            steps << takenBefore(inventory, *member);
    }
    if (!allOff || steps.isEmpty())
        steps << makeDetach(device)->steps(inventory);
    return steps;
}

QList<Step> giveBackSteps(const Inventory &inventory, const DeviceKey &device, const JournalledSteps &earlier,
                          const DomainId &domain)
{
    QList<Step> steps;
    const QList<DeviceKey> members = unitMembers(inventory, device);
    const auto isOthers = [&](const DeviceKey &key) {
        const Device *member = inventory.device(key);
        return member &&
               std::ranges::any_of(member->claims, [&](const Claim &claim) { return claim.domain != domain; });
    };
    if (std::ranges::any_of(members, isOthers))
        return steps;
    if (const QList<DeviceKey> kept = keptPlaces(inventory, members); !kept.isEmpty())
        steps << forgetStep(inventory, kept);
    bool any = false;
    for (const DeviceKey &key : members) {
        const Device *member = inventory.device(key);
        if (!earlier.contains(detachStepId(key)) || !isOff(member))
            continue;
        steps << backStep(inventory, *member);
        any = true;
    }
    return any ? steps : QList<Step>();
}

QList<Step> toPoolSteps(const Inventory &inventory, const DomainId &domain)
{
    QList<Step> steps;
    const bool program = inventory.snapshot().hostProgram.present();
    for (const Device *device : inventory.devicesOf(domain)) {
        const Claim *claim = claimOf(*device, domain);
        // What another VM claims too is that one's matter, and what never left the host for this one stays there.
        if (device->missing || device->claims.size() > 1 || !claim->live)
            continue;
        if (device->kind->detacher() == Detacher::HostProgram && program)
            steps << stayInPoolStep(inventory, *device);
        if (device->kind->detacher() != Detacher::Libvirt || !claim->managed)
            continue;
        if (program)
            steps << lookStep(inventory, device->key);
        Step again = detachStep(inventory, *device);
        again.text =
            Text::tr("Put %1 on %2 onto VFIO again: the VM's definition said managed='yes', so that libvirt gave "
                     "it back to the host")
                .arg(texts::deviceName(*device), texts::hostName(inventory));
        again.undo = {}; // it was on VFIO before, too
        steps << again;
    }
    return steps;
}

} // namespace riser
