// SPDX-License-Identifier: GPL-3.0-or-later
// The pool's record, and commit-confirm.
#include "core/base/text.h"
#include "core/devices/device_kind.h"
#include "core/devices/pool_state.h"
#include "core/operations/program_call.h"
#include "core/operations/steps_program.h"
#include "core/operations/texts.h"

#include <algorithm>
#include <chrono>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

constexpr int guardSeconds = 30;
/// The host must hear the answer before its time is over.
constexpr int guardMargin = 4;

QString names(const Inventory &inventory, const QList<DeviceKey> &keys)
{
    QStringList list;
    for (const DeviceKey &key : keys)
        list << texts::deviceName(inventory, key);
    return list.join(", "_L1);
}

QString line(const QString &verb, const QList<DeviceKey> &keys)
{
    QStringList words{u"riser-host"_s, verb};
    for (const DeviceKey &key : keys)
        words << key.value();
    return words.join(u' ');
}

/// A step that calls the program once, and takes it back by another call when it was this step that changed something.
template<typename Run, typename Undo>
void bind(Step &step, const QString &host, Run run, Undo undo)
{
    const auto done = std::make_shared<bool>(false);
    step.run = [=](StepContext &context) {
        const Result<void> result = callProgram(context, host, run);
        *done = result.has_value();
        return result;
    };
    step.undo = [=](StepContext &context) { return *done ? callProgram(context, host, undo) : Result<void>{}; };
}

} // namespace

QList<DeviceKey> keptPlaces(const Inventory &inventory, const QList<DeviceKey> &unit)
{
    QList<DeviceKey> kept;
    for (const PoolEntry &entry : inventory.snapshot().hostProgram.inventory.pool) {
        if (unit.contains(entry.key))
            kept << entry.key;
    }
    return kept;
}

bool keptInPool(const Inventory &inventory, const QList<DeviceKey> &unit)
{
    return !keptPlaces(inventory, unit).isEmpty();
}

Step keepStep(const Inventory &inventory, const QList<DeviceKey> &unit)
{
    const QString host = texts::hostName(inventory);
    Step step;
    step.text =
        Text::tr("Note on %2 that %1 belongs to the pool, after a restart too").arg(names(inventory, unit), host);
    step.virsh = line(u"pool-keep"_s, unit);
    step.undoText = Text::tr("Take %1 out of the record of %2").arg(names(inventory, unit), host);
    step.undoVirsh = line(u"pool-forget"_s, unit);
    bind(
        step, host, [unit](HostProgram &program) { return program.poolKeep(unit); },
        [unit](HostProgram &program) { return program.poolForget(unit); });
    step.happened = [unit](const Inventory &now) { return keptInPool(now, unit); };
    return step;
}

Step forgetStep(const Inventory &inventory, const QList<DeviceKey> &unit)
{
    const QString host = texts::hostName(inventory);
    Step step;
    step.text = Text::tr("Take %1 out of the pool's record on %2").arg(names(inventory, unit), host);
    step.virsh = line(u"pool-forget"_s, unit);
    step.undoText = Text::tr("Note %1 in the record of %2 again").arg(names(inventory, unit), host);
    step.undoVirsh = line(u"pool-keep"_s, unit);
    bind(
        step, host, [unit](HostProgram &program) { return program.poolForget(unit); },
        [unit](HostProgram &program) { return program.poolKeep(unit); });
    step.happened = [unit](const Inventory &now) { return !keptInPool(now, unit); };
    return step;
}

Step restoreStep(const Inventory &inventory, const QList<DeviceKey> &unit)
{
    const QString host = texts::hostName(inventory);
    Step step;
    step.text = Text::tr("Detach %1 on %2, as the pool's record says").arg(names(inventory, unit), host);
    step.virsh = line(u"pool-restore"_s, unit);
    step.run = [unit, host](StepContext &context) {
        return callProgram(context, host, [&unit](HostProgram &program) { return program.poolRestore(unit); });
    };
    step.happened = [unit](const Inventory &now) {
        return std::ranges::all_of(unit, [&now](const DeviceKey &key) {
            const Device *device = now.device(key);
            return device && (device->hold == HostHold::Free || !device->claims.isEmpty());
        });
    };
    return step;
}

Step moveRecordStep(const Inventory &inventory, const DeviceKey &was, const DeviceKey &now)
{
    const QString host = texts::hostName(inventory);
    Step step;
    step.text = Text::tr("Note on %1 that what was at %2 is at %3 now").arg(host, placeText(was), placeText(now));
    step.virsh = line(u"pool-move"_s, {was, now});
    step.undoText = Text::tr("Note the old place on %1 again").arg(host);
    step.undoVirsh = line(u"pool-move"_s, {now, was});
    bind(
        step, host, [was, now](HostProgram &program) { return program.poolMove(was, now); },
        [was, now](HostProgram &program) { return program.poolMove(now, was); });
    step.happened = [now](const Inventory &after) { return keptInPool(after, {now}); };
    return step;
}

Guard guardSteps(const Inventory &inventory, const QList<DeviceKey> &devices)
{
    using Clock = std::chrono::steady_clock;
    const QString host = texts::hostName(inventory);
    const QString what = names(inventory, devices);
    const auto until = std::make_shared<Clock::time_point>();
    Guard guard;
    guard.arm.text =
        Text::tr("Let %2 take %1 back by itself after %n second(s), unless you confirm", nullptr, guardSeconds)
            .arg(what, host);
    guard.arm.undoText = Text::tr("Call that off on %1").arg(host);
    bind(
        guard.arm, host,
        [devices, until](HostProgram &program) {
            *until = Clock::now() + std::chrono::seconds(guardSeconds);
            return program.arm(devices, guardSeconds);
        },
        [devices](HostProgram &program) -> Result<void> {
            const Result<void> off = program.confirm(devices);
            // It has given them back already, which is what an undo wants.
            return !off && off.error().code == ErrorCode::NotDone ? Result<void>{} : off;
        });
    guard.confirm.text =
        Text::tr("Wait for you to confirm that all is well without %1, then keep it detached").arg(what);
    guard.confirm.run = [devices, until, host, what](StepContext &context) -> Result<void> {
        const auto left = std::chrono::duration_cast<std::chrono::seconds>(*until - Clock::now()).count();
        const QString question =
            Text::tr("%1 is detached. Is %2 all right without it? If nobody says so, %2 takes it back.")
                .arg(what, host);
        if (!context.confirmed || !context.confirmed(question, int(left) - guardMargin))
            return failure(ErrorCode::Cancelled,
                           Text::tr("Nobody confirmed that %1 is all right without %2.").arg(host, what));
        return callProgram(context, host, [&devices](HostProgram &program) { return program.confirm(devices); });
    };
    return guard;
}

} // namespace riser
