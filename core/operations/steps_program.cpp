// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/steps_program.h"

#include "core/base/text.h"
#include "core/base/usb_port.h"
#include "core/devices/device_kind.h"
#include "core/devices/host_use_texts.h"
#include "core/operations/members.h"
#include "core/operations/program_call.h"
#include "core/operations/texts.h"

#include <QDeadlineTimer>
#include <QThread>

#include <algorithm>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

/// A USB device on its way, as one step and its undo share it.
struct Moved {
    DeviceKey key;
    UsbPort port;
    QString name;
    QString host;
    QList<DeviceKey> interfaces;
    bool touched = false; ///< run() changed something: only then is there anything to undo
};

std::shared_ptr<Moved> moved(const Inventory &inventory, const Device &device)
{
    const auto subject = std::make_shared<Moved>();
    subject->key = device.key;
    subject->port = UsbPort::fromNodeName(device.key.value()).value_or(UsbPort{});
    subject->name = texts::deviceName(device);
    subject->host = texts::hostName(inventory);
    for (const NodeDevice *child : inventory.tree().children(device.key)) {
        if (child->usbInterface)
            subject->interfaces << child->key;
    }
    return subject;
}

/// Host drivers of its interfaces; one that is gone has none. usbfs isn't the host's.
Result<QStringList> hostDrivers(StepContext &context, const Moved &device)
{
    QStringList drivers;
    for (const DeviceKey &key : device.interfaces) {
        const Result<NodeDevice> node = context.backend.readNode(key);
        if (!node && node.error().code != ErrorCode::NoSuchDevice)
            return std::unexpected(node.error());
        if (node && !node->driver.isEmpty() && node->driver != "usbfs"_L1)
            drivers << node->driver;
    }
    return drivers;
}

Result<void> takeOff(StepContext &context, Moved &device)
{
    const auto before = hostDrivers(context, device);
    const Result<void> asked =
        callProgram(context, device.host, [&](HostProgram &program) { return program.usbDetach(device.port); });
    if (!asked) {
        const auto after = hostDrivers(context, device);
        device.touched = before && after && *before != *after;
        return asked;
    }
    device.touched = before && !before->isEmpty();
    const auto left = hostDrivers(context, device);
    if (!left)
        return std::unexpected(left.error());
    if (left->isEmpty())
        return {};
    return failure(ErrorCode::NotDone,
                   Text::tr("riser-host answered that %1 on %2 was detached, but it still has %3.")
                       .arg(device.name, device.host, texts::driverWords(left->join(", "_L1))),
                   {}, Text::tr("Look into the host's kernel log (dmesg)."));
}

Result<void> putOn(StepContext &context, Moved &device)
{
    const Result<void> asked =
        callProgram(context, device.host, [&](HostProgram &program) { return program.usbAttach(device.port); });
    device.touched = asked.has_value();
    return asked;
}

/// QEMU's own hand-back comes some time after the guest's answer, seconds on a slow host, and QEMU has the device open
/// until that is over: so long riser-host answers that it is in use (seen on the lab: a driver bound, and QEMU still
/// there). False: the host needs it, can't let go, or it was pulled, which the re-read at the end tells.
Result<bool> keepOff(StepContext &context, Moved &device)
{
    using std::chrono::seconds;
    const int most = context.patience.handBackSeconds;
    const QDeadlineTimer deadline{seconds(most)};
    // What has just appeared may be looked at for a moment by programs that need nothing of it; a keyboard stays
    // needed.
    const QDeadlineTimer refusal{seconds(most / 6)};
    while (true) {
        const Result<void> off = takeOff(context, device);
        if (off)
            return true;
        const ErrorCode code = off.error().code;
        if (code == ErrorCode::ConnectionLost || code == ErrorCode::TimedOut)
            return std::unexpected(off.error());
        const bool passes = code == ErrorCode::DeviceInUse || code == ErrorCode::Blocked;
        const QDeadlineTimer &limit = code == ErrorCode::Blocked ? refusal : deadline;
        if (!passes || limit.hasExpired() || context.isCancelled())
            return false;
        QThread::sleep(context.patience.pause);
    }
}

Result<void> stay(StepContext &context, Moved &device, bool kept)
{
    const Result<bool> off = keepOff(context, device);
    if (!off)
        return std::unexpected(off.error());
    if (!*off || kept)
        return {};
    return callProgram(context, device.host, [&](HostProgram &program) { return program.poolKeep({device.key}); });
}

bool isOff(const Inventory &now, const DeviceKey &key)
{
    const Device *found = now.device(key);
    return found && !found->missing && found->hold == HostHold::Free;
}

QString line(const QString &verb, const Moved &device)
{
    return u"riser-host %1 %2"_s.arg(verb, device.port.toString());
}

} // namespace

Step lookStep(const Inventory &inventory, const DeviceKey &asked)
{
    const QString device = texts::deviceName(inventory, asked);
    const QString host = texts::hostName(inventory);
    Step step;
    step.text = Text::tr("Ask %2 once more what it loses with %1").arg(device, host);
    step.virsh = u"riser-host blast-radius %1"_s.arg(asked.value());
    step.run = [asked, device, host](StepContext &context) -> Result<void> {
        const Result<HostUses> uses =
            callProgram(context, host, [&asked](HostProgram &program) { return program.blastRadius(asked); });
        if (!uses)
            return std::unexpected(uses.error());
        const auto block = std::ranges::find(*uses, HostUse::Verdict::Block, &HostUse::verdict);
        if (block == uses->cend())
            return {};
        return failure(ErrorCode::Blocked, hostUseText(*block, device, host), block->text);
    };
    return step;
}

Step programDetachStep(const Inventory &inventory, const Device &device)
{
    const auto subject = moved(inventory, device);
    Step step;
    step.id = detachStepId(device.key);
    step.text =
        Text::tr("Take %1 on %2 away from %3").arg(subject->name, subject->host, texts::driverWords(device.driver));
    step.virsh = line(u"usb-detach"_s, *subject);
    step.run = [subject](StepContext &context) { return takeOff(context, *subject); };
    step.undoText = Text::tr("Give %1 on %2 back to the host").arg(subject->name, subject->host);
    step.undoVirsh = line(u"usb-attach"_s, *subject);
    step.undo = [subject](StepContext &context) {
        return subject->touched ? putOn(context, *subject) : Result<void>{};
    };
    step.happened = [key = device.key](const Inventory &now) { return isOff(now, key); };
    return step;
}

Step programAttachStep(const Inventory &inventory, const Device &device)
{
    const auto subject = moved(inventory, device);
    Step step;
    step.text = Text::tr("Give %1 on %2 back to the host's own drivers").arg(subject->name, subject->host);
    step.virsh = line(u"usb-attach"_s, *subject);
    step.run = [subject](StepContext &context) { return putOn(context, *subject); };
    step.undoText = Text::tr("Take %1 on %2 away from the host again").arg(subject->name, subject->host);
    step.undoVirsh = line(u"usb-detach"_s, *subject);
    step.undo = [subject](StepContext &context) {
        return subject->touched ? takeOff(context, *subject) : Result<void>{};
    };
    step.happened = [key = device.key](const Inventory &now) { return !isOff(now, key); };
    return step;
}

Step stayInPoolStep(const Inventory &inventory, const Device &device)
{
    const auto subject = moved(inventory, device);
    Step step;
    step.text = Text::tr("Take %1 on %2 away from the host's driver, which QEMU gives it back to, so that it stays in "
                         "the pool")
                    .arg(subject->name, subject->host);
    step.virsh = line(u"usb-detach"_s, *subject);
    step.run = [subject, kept = keptInPool(inventory, {device.key})](StepContext &context) {
        return stay(context, *subject, kept);
    };
    step.happened = [key = device.key](const Inventory &now) { return isOff(now, key); };
    return step;
}

} // namespace riser
