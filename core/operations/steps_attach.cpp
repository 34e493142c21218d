// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/steps_attach.h"

#include "core/base/text.h"
#include "core/devices/device_kind.h"
#include "core/operations/guest_side.h"
#include "core/operations/members.h"
#include "core/operations/texts.h"

namespace riser {

using namespace Qt::StringLiterals;

namespace {

/// One attachment on its way, as the step and its undo share it.
struct Attaching {
    GuestSide side;
    DeviceKey key;
    const DeviceKind *kind;
    NodeDevice planned;
    bool placeholder;
    Target target;
    Hostdev hostdev;      ///< what was really attached
    bool touched = false; ///< run() attached it: only then is there anything to undo
};

Hostdev hostdevOf(const DeviceKind &kind, const NodeDevice &node, bool placeholder)
{
    Hostdev hostdev = kind.hostdevFor(node);
    hostdev.unassigned = placeholder;
    return hostdev;
}

/// Looks the device up now: a USB device may have been pulled and put back since the plan was made, which changes the
/// number that QEMU takes, and another stick may sit in the port.
Result<NodeDevice> currentNode(StepContext &context, const Attaching &attaching)
{
    Result<NodeDevice> node = context.backend.readNode(attaching.key);
    if (!node)
        return node;
    if (!sameModel(attaching.planned, *node))
        return failure(ErrorCode::NoSuchDevice, Text::tr("Where %1 was on %2 there is another device now.")
                                                    .arg(attaching.side.device, attaching.side.host));
    return node;
}

/// These answers mean that the host didn't do it; with the others it may have got half-way (live done, config not).
bool refused(const Error &error)
{
    switch (error.code) {
    case ErrorCode::DeviceInUse:
    case ErrorCode::NoSuchDevice:
    case ErrorCode::NoSuchDomain:
    case ErrorCode::AccessDenied:
    case ErrorCode::NotSupported:
        return true;
    default:
        return false;
    }
}

Result<void> attach(StepContext &context, Attaching &attaching)
{
    const Result<NodeDevice> node = currentNode(context, attaching);
    if (!node)
        return std::unexpected(node.error());
    attaching.hostdev = hostdevOf(*attaching.kind, *node, attaching.placeholder);
    attaching.side.same = [kind = attaching.kind, now = *node, ours = attaching.hostdev](const Hostdev &other) {
        return sameSource(other, ours) || kind->matches(other, now);
    };
    const Result<Domain> before = context.backend.readDomain(attaching.side.domain);
    if (!before)
        return std::unexpected(before.error());
    const Presence there = presence(attaching.side, *before);
    if ((attaching.target.live && there.live) || (attaching.target.config && there.config))
        return failure(ErrorCode::DeviceInUse, Text::tr("Somebody gave %1 to VM %2 on %3 at the same time.")
                                                   .arg(attaching.side.device, attaching.side.vm, attaching.side.host));
    const Result<void> done = plugIn(context, attaching.side, writeHostdev(attaching.hostdev), attaching.target);
    attaching.touched = done || !refused(done.error());
    return done;
}

/// From where it is now, and only where this step put it.
Result<void> takeOut(StepContext &context, const Attaching &attaching)
{
    if (!attaching.touched)
        return {};
    Result<void> unplugged;
    if (attaching.target.live)
        unplugged = unplug(context, attaching.side, attaching.hostdev);
    if (!unplugged || !attaching.target.config)
        return unplugged; // a guest that keeps it keeps it at the next start too: the two must not disagree
    return removeFromConfig(context, attaching.side, attaching.hostdev);
}

QStringList words(const QString &verb, const Domain &domain, Target target)
{
    QStringList line{verb, texts::domainWord(domain), u"/dev/stdin"_s};
    if (target.live)
        line << u"--live"_s;
    if (target.config)
        line << u"--config"_s;
    return line;
}

QString stepText(const Attachment &attachment, const QString &device, const QString &host)
{
    const QString vm = attachment.domain->name;
    const Target target = attachment.target;
    if (attachment.placeholder)
        return Text::tr("Let VM %2 on %3 hold %1, which is in the same IOMMU group; its guest doesn't get it")
            .arg(device, vm, host);
    if (target.live && target.config)
        return Text::tr("Plug %1 into the running VM %2 on %3 and write it into its definition").arg(device, vm, host);
    if (target.live)
        return Text::tr("Plug %1 into the running VM %2 on %3").arg(device, vm, host);
    return Text::tr("Write %1 into the definition of VM %2 on %3, for its next start").arg(device, vm, host);
}

} // namespace

Hostdev Attachment::hostdev() const
{
    return hostdevOf(*device->kind, device->node, placeholder);
}

Step attachStep(const Inventory &inventory, const Attachment &attachment)
{
    const auto subject = std::make_shared<Attaching>();
    subject->side = {.domain = attachment.domain->id,
                     .vm = attachment.domain->name,
                     .device = texts::deviceName(*attachment.device),
                     .host = texts::hostName(inventory),
                     .same = {}};
    subject->key = attachment.device->key;
    subject->kind = attachment.device->kind;
    subject->planned = attachment.device->node;
    subject->placeholder = attachment.placeholder;
    subject->target = attachment.target;

    const QByteArray xml = writeHostdev(attachment.hostdev());
    Step step;
    step.text = stepText(attachment, subject->side.device, subject->side.host);
    step.virsh = texts::virshWithXml(inventory, words(u"attach-device"_s, *attachment.domain, attachment.target), xml);
    step.run = [subject](StepContext &context) { return attach(context, *subject); };
    step.undoText =
        Text::tr("Take %1 out of VM %2 on %3 again").arg(subject->side.device, subject->side.vm, subject->side.host);
    step.undoVirsh =
        texts::virshWithXml(inventory, words(u"detach-device"_s, *attachment.domain, attachment.target), xml);
    step.undo = [subject](StepContext &context) { return takeOut(context, *subject); };
    step.happened = [key = subject->key, domain = subject->side.domain,
                     target = attachment.target](const Inventory &now) {
        const Device *device = now.device(key);
        const Claim *claim = device ? claimOf(*device, domain) : nullptr;
        return claim && (claim->live || !target.live) && (claim->config || !target.config);
    };
    return step;
}

namespace {

/// Who else claims these devices now, beyond those that were known when it was planned?
using KnownClaims = QHash<DeviceKey, QList<DomainId>>;

std::optional<Error> rival(const Inventory &now, const KnownClaims &known)
{
    for (const auto &[key, domains] : known.asKeyValueRange()) {
        const Device *device = now.device(key);
        const QList<Claim> claims = device ? device->claims : QList<Claim>();
        for (const Claim &claim : claims) {
            if (!domains.contains(claim.domain))
                return failure(ErrorCode::DeviceInUse,
                               Text::tr("%1 was given to VM %2 on %3 at the same time by somebody else.")
                                   .arg(texts::deviceName(*device), claim.domainName, texts::hostName(now)),
                               {}, Text::tr("Agree on who gets it, then try again."))
                    .error();
        }
    }
    return {};
}

} // namespace

Step noRivalStep(const Inventory &inventory, const QList<Attachment> &attachments)
{
    QList<DeviceKey> devices;
    for (const Attachment &attachment : attachments)
        devices << attachment.device->key;
    return noRivalStep(inventory, devices, attachments.isEmpty() ? DomainId() : attachments.first().domain->id);
}

Step noRivalStep(const Inventory &inventory, const QList<DeviceKey> &devices, const DomainId &domain)
{
    // Claims that were there before were judged by the rules: only a new one is a rival.
    KnownClaims known;
    for (const DeviceKey &key : devices) {
        QList<DomainId> &domains = known[key];
        domains << domain;
        const Device *device = inventory.device(key);
        for (const Claim &claim : device ? device->claims : QList<Claim>())
            domains << claim.domain;
    }
    Step step;
    step.id = u"rivals"_s;
    step.text = Text::tr("Look whether another VM on %1 claims it by now").arg(texts::hostName(inventory));
    step.run = [known](StepContext &context) -> Result<void> {
        Result<HostSnapshot> snapshot = context.backend.readSnapshot();
        if (!snapshot)
            return std::unexpected(snapshot.error());
        const Inventory now(std::make_shared<const HostSnapshot>(*std::move(snapshot)));
        if (std::optional<Error> found = rival(now, known))
            return std::unexpected(*std::move(found));
        return {};
    };
    step.happened = [known](const Inventory &now) { return !rival(now, known); };
    return step;
}

} // namespace riser
