// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/steps_node.h"

#include "core/base/text.h"
#include "core/devices/host_use_texts.h"
#include "core/operations/members.h"
#include "core/operations/texts.h"
#include "core/operations/time_limit.h"

#include <QThread>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

/// A function on its way, as one step and its undo share it.
struct Moved {
    DeviceKey key;
    const DeviceKind *kind;
    QString name;
    QString host;
    QString driverBefore;
    bool touched = false; ///< run() changed something: only then is there anything to undo
};

std::shared_ptr<Moved> moved(const Inventory &inventory, const Device &device)
{
    return std::make_shared<Moved>(device.key, device.kind, texts::deviceName(device), texts::hostName(inventory),
                                   device.node.driver);
}

/// Reads the node until `arrived` likes it. False when patience ends first; `node` is the last that was read.
template<typename Arrived>
Result<bool> readUntil(StepContext &context, const DeviceKey &key, NodeDevice &node, Arrived arrived)
{
    for (int read = 1;; ++read) {
        Result<NodeDevice> now = context.backend.readNode(key);
        if (!now)
            return std::unexpected(now.error());
        node = *std::move(now);
        if (arrived(node))
            return true;
        if (read >= context.patience.reads || context.isCancelled())
            return false;
        QThread::sleep(context.patience.pause);
    }
}

Error notThere(const StepContext &context, const Moved &device, const NodeDevice &node, const QString &text)
{
    const QString summary = text.arg(device.name, device.host, texts::driverWords(node.driver));
    if (context.isCancelled())
        return failure(ErrorCode::Cancelled, summary).error();
    return failure(
               ErrorCode::NotDone, summary, {},
               Text::tr("Look into the host's kernel log (dmesg): a program may hold the device open, or the driver "
                        "refused it."))
        .error();
}

/// Who holds it, as far as the host tells now: nothing else explains a driver that doesn't let go.
QString holders(StepContext &context, const Moved &device)
{
    const std::shared_ptr<HostProgram> program = context.backend.hostProgram();
    const Result<HostUses> uses = program ? program->blastRadius(device.key) : Result<HostUses>{};
    QStringList lines;
    for (const HostUse &use : uses.value_or(HostUses{})) {
        if (use.pid)
            lines << hostUseText(use, device.name, device.host);
    }
    return lines.join(u'\n');
}

Error tooLate(const Moved &device, std::chrono::seconds limit)
{
    return failure(ErrorCode::TimedOut,
                   Text::tr("A driver of %2 hasn't let go of %1 within %n second(s).", nullptr, int(limit.count()))
                       .arg(device.name, device.host),
                   {},
                   Text::tr("It may still happen. End what uses the device; the host's kernel log (dmesg) tells "
                            "more. Until it is done the host can't move other PCI devices either."))
        .error();
}

/// One move by libvirt that doesn't hold the writer for ever.
template<typename Ask>
Result<void> limited(StepContext &context, const Moved &device, Ask ask)
{
    Result<void> result =
        within(context, context.patience.driverLimit, tooLate(device, context.patience.driverLimit), ask);
    if (!result && result.error().code == ErrorCode::TimedOut)
        result.error().detail = holders(context, device);
    return result;
}

/// After an error of the host: did it get half-way (unbound, but not bound again)?
bool driverChanged(StepContext &context, const Moved &device)
{
    const Result<NodeDevice> node = context.backend.readNode(device.key);
    return node ? node->driver != device.driverBefore : node.error().code != ErrorCode::NoSuchDevice;
}

Result<void> toVfio(StepContext &context, Moved &device)
{
    const Result<void> asked = limited(context, device, [&] { return context.backend.detachNode(device.key, {}); });
    if (!asked) {
        device.touched = driverChanged(context, device);
        return asked;
    }
    device.touched = true;
    NodeDevice node;
    const Result<bool> arrived =
        readUntil(context, device.key, node, [&](const NodeDevice &now) { return onVfio(*device.kind, now); });
    if (!arrived)
        return std::unexpected(arrived.error());
    if (*arrived)
        return {};
    return std::unexpected(
        notThere(context, device, node,
                 Text::tr("%2 answered that %1 was detached, but it isn't on a VFIO driver: it has %3.")));
}

Result<void> toHost(StepContext &context, Moved &device)
{
    const Result<void> asked = limited(context, device, [&] { return context.backend.reattachNode(device.key); });
    if (!asked) {
        device.touched = driverChanged(context, device);
        return asked;
    }
    device.touched = true;
    NodeDevice node;
    const Result<bool> arrived =
        readUntil(context, device.key, node, [&](const NodeDevice &now) { return !onVfio(*device.kind, now); });
    if (!arrived)
        return std::unexpected(arrived.error());
    if (*arrived)
        return {};
    return std::unexpected(
        notThere(context, device, node,
                 Text::tr("%2 answered that %1 was given back to the host, but it is still on VFIO: it has %3.")));
}

/// Back to the very driver it had: a function without a driver, or on another one, isn't "as before".
Result<void> backToDriver(StepContext &context, Moved &device)
{
    if (!device.touched)
        return {};
    const Result<void> asked = limited(context, device, [&] { return context.backend.reattachNode(device.key); });
    if (!asked)
        return asked;
    NodeDevice node;
    const Result<bool> arrived =
        readUntil(context, device.key, node, [&](const NodeDevice &now) { return now.driver == device.driverBefore; });
    if (!arrived)
        return std::unexpected(arrived.error());
    if (*arrived)
        return {};
    return std::unexpected(
        notThere(context, device, node, Text::tr("%1 on %2 did not get its host driver back: it has %3.")));
}

QString nodedev(const Inventory &inventory, const QString &verb, const Device &device)
{
    return texts::virsh(inventory, {verb, device.key.value()});
}

} // namespace

Step detachStep(const Inventory &inventory, const Device &device)
{
    const auto subject = moved(inventory, device);
    Step step;
    step.id = detachStepId(device.key);
    step.text = device.driver.isEmpty()
                    ? Text::tr("Put %1 on %2 onto VFIO (it has no driver now)").arg(subject->name, subject->host)
                    : Text::tr("Take %1 on %2 away from driver %3 and put it onto VFIO")
                          .arg(subject->name, subject->host, device.driver);
    step.virsh = nodedev(inventory, u"nodedev-detach"_s, device);
    step.driverLimited = true;
    step.run = [subject](StepContext &context) { return toVfio(context, *subject); };
    step.undoText = Text::tr("Give %1 on %2 back to the host").arg(subject->name, subject->host);
    step.undoVirsh = nodedev(inventory, u"nodedev-reattach"_s, device);
    step.undo = [subject](StepContext &context) { return backToDriver(context, *subject); };
    step.happened = [key = device.key](const Inventory &now) {
        const Device *found = now.device(key);
        return found && !found->missing && onVfio(*found->kind, found->node);
    };
    return step;
}

Step returnStep(const Inventory &inventory, const Device &device)
{
    const auto subject = moved(inventory, device);
    Step step;
    step.text = Text::tr("Give %1 on %2 back to the host's own driver").arg(subject->name, subject->host);
    step.virsh = nodedev(inventory, u"nodedev-reattach"_s, device);
    step.driverLimited = true;
    step.run = [subject](StepContext &context) { return toHost(context, *subject); };
    step.undoText = Text::tr("Put %1 on %2 onto VFIO again").arg(subject->name, subject->host);
    step.undoVirsh = nodedev(inventory, u"nodedev-detach"_s, device);
    step.undo = [subject](StepContext &context) {
        return subject->touched ? toVfio(context, *subject) : Result<void>{};
    };
    step.happened = [key = device.key](const Inventory &now) {
        const Device *found = now.device(key);
        return found && !found->missing && !onVfio(*found->kind, found->node);
    };
    return step;
}

} // namespace riser
