// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/steps_release.h"

#include "core/base/text.h"
#include "core/operations/guest_side.h"
#include "core/operations/members.h"
#include "core/operations/texts.h"

namespace riser {

using namespace Qt::StringLiterals;

namespace {

/// One hostdev on its way out, as the step and its undo share it.
struct Leaving {
    GuestSide side;
    Hostdev hostdev;
    Target target;
    bool touched = false; ///< run() took it out: only then is there anything to undo
};

std::shared_ptr<Leaving> leaving(const Inventory &inventory, const Release &release, const Hostdev &hostdev,
                                 Target target)
{
    const auto subject = std::make_shared<Leaving>();
    subject->side = {.domain = release.domain->id,
                     .vm = release.domain->name,
                     .device = texts::deviceName(*release.device),
                     .host = texts::hostName(inventory),
                     .same = [hostdev](const Hostdev &other) { return sameSource(hostdev, other); }};
    subject->hostdev = hostdev;
    subject->target = target;
    return subject;
}

/// Remembers whether it was there to take: what somebody else had taken out before is not put back by an undo.
Result<void> takeOut(StepContext &context, Leaving &subject,
                     Result<void> (*take)(StepContext &, const GuestSide &, const Hostdev &))
{
    const auto isThere = [&]() -> Result<bool> {
        const Result<Presence> now = readPresence(context, subject.side);
        if (!now)
            return std::unexpected(now.error());
        return subject.target.live ? now->live : now->config;
    };
    const Result<bool> before = isThere();
    if (!before)
        return std::unexpected(before.error());
    const Result<void> taken = take(context, subject.side, subject.hostdev);
    subject.touched = *before;
    return taken;
}

Result<void> putBack(StepContext &context, const Leaving &subject)
{
    if (!subject.touched)
        return {};
    const Result<Presence> now = readPresence(context, subject.side);
    if (!now)
        return std::unexpected(now.error());
    if (subject.target.live ? now->live : now->config)
        return {};
    return plugIn(context, subject.side, hostdevXml(subject.hostdev), subject.target);
}

Step stepFor(const Inventory &inventory, const Release &release, const std::shared_ptr<Leaving> &subject,
             const QString &flag, Result<void> (*take)(StepContext &, const GuestSide &, const Hostdev &))
{
    const QByteArray xml = hostdevXml(subject->hostdev);
    const QString vm = texts::domainWord(*release.domain);
    Step step;
    step.virsh = texts::virshWithXml(inventory, {u"detach-device"_s, vm, u"/dev/stdin"_s, flag}, xml);
    step.run = [subject, take](StepContext &context) { return takeOut(context, *subject, take); };
    step.undoVirsh = texts::virshWithXml(inventory, {u"attach-device"_s, vm, u"/dev/stdin"_s, flag}, xml);
    step.undo = [subject](StepContext &context) { return putBack(context, *subject); };
    step.happened = [key = release.device->key, domain = release.domain->id,
                     live = subject->target.live](const Inventory &now) {
        const Device *device = now.device(key);
        const Claim *claim = device ? claimOf(*device, domain) : nullptr;
        return !claim || !(live ? claim->live : claim->config);
    };
    return step;
}

} // namespace

Step unplugStep(const Inventory &inventory, const Release &release)
{
    const auto subject = leaving(inventory, release, *release.claim->liveHostdev, {.live = true});
    const GuestSide &side = subject->side;
    Step step = stepFor(inventory, release, subject, u"--live"_s, &unplug);
    step.text =
        subject->hostdev.managed
            ? Text::tr("Unplug %1 from the running VM %2 on %3; libvirt then gives it back to the host, since the "
                       "VM's definition says managed='yes'")
                  .arg(side.device, side.vm, side.host)
            : Text::tr("Unplug %1 from the running VM %2 on %3; its guest must agree")
                  .arg(side.device, side.vm, side.host);
    step.undoText = Text::tr("Plug %1 into VM %2 on %3 again").arg(side.device, side.vm, side.host);
    return step;
}

Step removeFromConfigStep(const Inventory &inventory, const Release &release)
{
    const auto subject = leaving(inventory, release, *release.claim->configHostdev, {.config = true});
    const GuestSide &side = subject->side;
    Step step = stepFor(inventory, release, subject, u"--config"_s, &removeFromConfig);
    step.text = Text::tr("Take %1 out of the definition of VM %2 on %3").arg(side.device, side.vm, side.host);
    step.undoText = Text::tr("Write %1 into the definition of VM %2 on %3 again").arg(side.device, side.vm, side.host);
    return step;
}

} // namespace riser
