// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/guest_side.h"

#include "core/base/text.h"

#include <QDeadlineTimer>
#include <QThread>

#include <algorithm>

namespace riser {

namespace {

bool has(const GuestSide &side, const std::optional<DomainDefinition> &definition)
{
    return definition && std::ranges::any_of(definition->hostdevs, side.same);
}

/// The guest's answer is an event, a re-read, or nothing at all: a guest that ignores hot unplug never answers, and
/// libvirt's call has returned 0 by then (facts §3). So it looks, waits for the event, and looks again: what is read
/// counts, also after a refusal.
Result<GuestAnswer> waitUntilGone(StepContext &context, const GuestSide &side, const QString &alias)
{
    const QDeadlineTimer deadline(std::chrono::seconds(context.patience.unplugSeconds));
    GuestAnswer answer = GuestAnswer::None;
    for (;;) {
        const Result<Presence> now = readPresence(context, side);
        if (!now)
            return std::unexpected(now.error());
        if (!now->live)
            return GuestAnswer::GaveBack;
        if (answer == GuestAnswer::Refused || deadline.hasExpired() || context.isCancelled())
            return answer;
        // A second at a time: an event that got lost must not cost the whole wait.
        answer = context.waitRemoved ? context.waitRemoved(side.domain, alias, 1) : GuestAnswer::None;
        if (answer == GuestAnswer::None)
            QThread::sleep(context.patience.pause);
    }
}

Error refusedByGuest(const GuestSide &side)
{
    return failure(ErrorCode::NotDone,
                   Text::tr("The guest of VM %1 on %2 refused to give up %3: it still has it.")
                       .arg(side.vm, side.host, side.device),
                   {},
                   Text::tr("Stop what uses the device in the guest's operating system and try again, or shut the VM "
                            "down and release the device then."))
        .error();
}

Error stillPlugged(const StepContext &context, const GuestSide &side)
{
    const QString later = Text::tr("The request can't be taken back: the guest may still give the device up later.");
    if (context.isCancelled())
        return failure(ErrorCode::Cancelled,
                       Text::tr("Cancelled while waiting for VM %1 on %2 to give up %3: it still has it.")
                           .arg(side.vm, side.host, side.device),
                       {}, later)
            .error();
    return failure(
               ErrorCode::NotDone,
               Text::tr("VM %1 on %2 did not give up %3 within %4 seconds: it still has it.")
                   .arg(side.vm, side.host, side.device, QString::number(context.patience.unplugSeconds)),
               later,
               Text::tr("The guest's operating system must answer a PCI Express or ACPI hot unplug. Try again when it "
                        "has booted, or shut the VM down and release the device then."))
        .error();
}

} // namespace

Presence presence(const GuestSide &side, const Domain &domain)
{
    return {.live = has(side, domain.live), .config = has(side, domain.config)};
}

Result<Presence> readPresence(StepContext &context, const GuestSide &side)
{
    const Result<Domain> domain = context.backend.readDomain(side.domain);
    if (domain)
        return presence(side, *domain);
    if (domain.error().code == ErrorCode::NoSuchDomain)
        return Presence{};
    return std::unexpected(domain.error());
}

QByteArray hostdevXml(const Hostdev &hostdev)
{
    return hostdev.xml.isEmpty() ? writeHostdev(hostdev) : hostdev.xml;
}

Result<void> plugIn(StepContext &context, const GuestSide &side, const QByteArray &xml, Target target)
{
    if (const Result<void> asked = context.backend.attachHostdev(side.domain, xml, target); !asked)
        return asked;
    for (int read = 1;; ++read) {
        const Result<Presence> now = readPresence(context, side);
        if (!now)
            return std::unexpected(now.error());
        if ((now->live || !target.live) && (now->config || !target.config))
            return {};
        if (read >= context.patience.reads || context.isCancelled())
            return failure(context.isCancelled() ? ErrorCode::Cancelled : ErrorCode::NotDone,
                           Text::tr("%1 answered that VM %2 was given %3, but its definition doesn't show it.")
                               .arg(side.host, side.vm, side.device));
        QThread::sleep(context.patience.pause);
    }
}

Result<void> unplug(StepContext &context, const GuestSide &side, const Hostdev &live)
{
    const Result<Presence> before = readPresence(context, side);
    if (!before)
        return std::unexpected(before.error());
    if (!before->live)
        return {};
    if (context.waitRemoved) // what the guest said to somebody else before is no answer to this
        (void)context.waitRemoved(side.domain, live.alias, 0);
    if (const Result<void> asked = context.backend.detachHostdev(side.domain, hostdevXml(live), {.live = true}); !asked)
        return asked;
    const Result<GuestAnswer> answer = waitUntilGone(context, side, live.alias);
    if (!answer)
        return std::unexpected(answer.error());
    switch (*answer) {
    case GuestAnswer::GaveBack:
        return {};
    case GuestAnswer::Refused:
        return std::unexpected(refusedByGuest(side));
    case GuestAnswer::None:
        break;
    }
    return std::unexpected(stillPlugged(context, side));
}

Result<void> removeFromConfig(StepContext &context, const GuestSide &side, const Hostdev &config)
{
    const Result<Presence> before = readPresence(context, side);
    if (!before)
        return std::unexpected(before.error());
    if (!before->config)
        return {};
    if (const Result<void> asked = context.backend.detachHostdev(side.domain, hostdevXml(config), {.config = true});
        !asked)
        return asked;
    const Result<Presence> after = readPresence(context, side);
    if (!after)
        return std::unexpected(after.error());
    if (after->config)
        return failure(ErrorCode::NotDone,
                       Text::tr("%1 answered that %2 was taken out of the definition of VM %3, but it is still in it.")
                           .arg(side.host, side.device, side.vm));
    return {};
}

} // namespace riser
