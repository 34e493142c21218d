// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/machines/steps_power.h"

#include "core/base/text.h"
#include "core/operations/texts.h"

#include <QDeadlineTimer>
#include <QThread>

#include <algorithm>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

/// A VM as its step speaks of it.
struct Subject {
    DomainId id;
    QString vm;
    QString host;
};

Subject subjectOf(const Inventory &inventory, const Domain &domain)
{
    return {.id = domain.id, .vm = domain.name, .host = texts::hostName(inventory)};
}

QString virshLine(const Inventory &inventory, const QString &verb, const Domain &domain)
{
    return texts::virsh(inventory, {verb, texts::domainWord(domain)});
}

/// Errors: the backend's, but not NoSuchDomain: a VM that is gone doesn't run.
Result<bool> isRunning(StepContext &context, const Subject &subject)
{
    const Result<Domain> domain = context.backend.readDomain(subject.id);
    if (domain)
        return domain->running();
    if (domain.error().code == ErrorCode::NoSuchDomain)
        return false;
    return std::unexpected(domain.error());
}

bool isAnswer(const Error &error)
{
    return error.code != ErrorCode::ConnectionLost && error.code != ErrorCode::TimedOut;
}

/// Asks the host for `running`. Its refusal doesn't count where that is so already: somebody else was as fast.
Result<void> ask(StepContext &context, const Subject &subject, bool running,
                 Result<void> (Machines::*call)(const DomainId &))
{
    const Result<void> asked = (context.backend.machines().*call)(subject.id);
    if (asked || !isAnswer(asked.error()))
        return asked;
    const Result<bool> now = isRunning(context, subject);
    return now && *now == running ? Result<void>() : asked;
}

/// Reads until it is so. False when patience ends first.
Result<bool> readUntil(StepContext &context, const Subject &subject, bool running)
{
    for (int read = 1;; ++read) {
        const Result<bool> now = isRunning(context, subject);
        if (!now || *now == running)
            return now ? Result<bool>(true) : now;
        if (read >= context.patience.reads || context.isCancelled())
            return false;
        QThread::sleep(context.patience.pause);
    }
}

Result<void> startVm(StepContext &context, const Subject &subject)
{
    if (const Result<void> asked = ask(context, subject, true, &Machines::start); !asked)
        return asked;
    const Result<bool> runs = readUntil(context, subject, true);
    if (!runs)
        return std::unexpected(runs.error());
    if (*runs)
        return {};
    return failure(ErrorCode::NotDone,
                   Text::tr("%2 answered that VM %1 was started, but it isn't running.").arg(subject.vm, subject.host),
                   {},
                   Text::tr("It may have ended at once: its log on the host, /var/log/libvirt/qemu/%1.log, says why.")
                       .arg(subject.vm));
}

Result<void> pullPlug(StepContext &context, const Subject &subject)
{
    if (const Result<void> asked = ask(context, subject, false, &Machines::destroy); !asked)
        return asked;
    const Result<bool> off = readUntil(context, subject, false);
    if (!off)
        return std::unexpected(off.error());
    if (*off)
        return {};
    return failure(
        ErrorCode::NotDone,
        Text::tr("%2 answered that VM %1 was forced off, but it is still running.").arg(subject.vm, subject.host), {},
        Text::tr("Its process may hang in the host's kernel, where a device holds it: the kernel log "
                 "(dmesg) tells more."));
}

/// True: it is off. False: its time is over, or the user cancelled.
Result<bool> waitForGuest(StepContext &context, const Subject &subject)
{
    constexpr int readsApart = 5; // a guest takes seconds, and there is no hurry
    const QDeadlineTimer deadline(std::chrono::seconds(context.patience.shutDownSeconds));
    for (;;) {
        const Result<bool> running = isRunning(context, subject);
        if (!running)
            return running;
        if (!*running)
            return true;
        if (deadline.hasExpired() || context.isCancelled())
            return false;
        QThread::sleep(context.patience.pause * readsApart);
    }
}

Error stillRunning(const StepContext &context, const Subject &subject)
{
    const QString later = Text::tr("The request can't be taken back: the guest may still shut down later.");
    if (context.isCancelled())
        return failure(ErrorCode::Cancelled,
                       Text::tr("Cancelled while waiting for VM %1 on %2 to shut down: it is still running.")
                           .arg(subject.vm, subject.host),
                       {}, later)
            .error();
    return failure(ErrorCode::NotDone,
                   Text::tr("VM %1 on %2 did not shut down within %3 seconds: it is still running.")
                       .arg(subject.vm, subject.host, QString::number(context.patience.shutDownSeconds)),
                   later,
                   Text::tr("Its guest must answer the power button, or run the QEMU guest agent. Try again when it "
                            "has booted, shut it down from inside, or force it off."))
        .error();
}

Result<void> shutDownVm(StepContext &context, const Subject &subject, bool thenForce)
{
    if (const Result<void> asked = ask(context, subject, false, &Machines::shutDown); !asked)
        return asked;
    const Result<bool> off = waitForGuest(context, subject);
    if (!off)
        return std::unexpected(off.error());
    if (*off)
        return {};
    if (thenForce && !context.isCancelled())
        return pullPlug(context, subject);
    return std::unexpected(stillRunning(context, subject));
}

Result<void> setAutostart(StepContext &context, const Subject &subject, bool on)
{
    if (const Result<void> asked = context.backend.machines().setAutostart(subject.id, on); !asked)
        return asked;
    const Result<Domain> now = context.backend.readDomain(subject.id);
    if (!now)
        return std::unexpected(now.error());
    if (now->autostart == on)
        return {};
    const QString text = on ? Text::tr("%2 answered that VM %1 starts with it, but it doesn't show it.")
                            : Text::tr("%2 answered that VM %1 doesn't start with it any more, but it shows it still.");
    return failure(ErrorCode::NotDone, text.arg(subject.vm, subject.host));
}

} // namespace

bool isOff(const Inventory &inventory, const DomainId &domain)
{
    const Domain *found = inventory.domain(domain);
    return found ? !found->running() : inventory.snapshot().unreadDomains.isEmpty();
}

Step startStep(const Inventory &inventory, const Domain &domain)
{
    const Subject subject = subjectOf(inventory, domain);
    Step step;
    step.text = Text::tr("Start VM %1 on %2").arg(subject.vm, subject.host);
    step.virsh = virshLine(inventory, u"start"_s, domain);
    step.run = [subject](StepContext &context) { return startVm(context, subject); };
    step.undoVirsh = virshLine(inventory, u"destroy"_s, domain);
    step.happened = [id = domain.id](const Inventory &now) {
        const Domain *found = now.domain(id);
        return found && found->running();
    };
    return step;
}

Step shutDownStep(const Inventory &inventory, const Domain &domain, bool thenForce)
{
    const Subject subject = subjectOf(inventory, domain);
    Step step;
    step.text =
        thenForce
            ? Text::tr("Ask VM %1 on %2 to shut down, and force it off when it doesn't").arg(subject.vm, subject.host)
            : Text::tr("Ask VM %1 on %2 to shut down, and wait until it is off").arg(subject.vm, subject.host);
    step.virsh = virshLine(inventory, u"shutdown"_s, domain);
    step.run = [subject, thenForce](StepContext &context) { return shutDownVm(context, subject, thenForce); };
    if (domain.persistent())
        step.undoVirsh = virshLine(inventory, u"start"_s, domain);
    step.happened = [id = domain.id](const Inventory &now) { return isOff(now, id); };
    return step;
}

Step forceOffStep(const Inventory &inventory, const Domain &domain)
{
    const Subject subject = subjectOf(inventory, domain);
    Step step;
    step.text = Text::tr("Force VM %1 on %2 off").arg(subject.vm, subject.host);
    step.virsh = virshLine(inventory, u"destroy"_s, domain);
    step.run = [subject](StepContext &context) { return pullPlug(context, subject); };
    if (domain.persistent())
        step.undoVirsh = virshLine(inventory, u"start"_s, domain);
    step.happened = [id = domain.id](const Inventory &now) { return isOff(now, id); };
    return step;
}

Step rebootStep(const Inventory &inventory, const Domain &domain)
{
    const Subject subject = subjectOf(inventory, domain);
    Step step;
    step.text = Text::tr("Ask the guest of VM %1 on %2 to restart").arg(subject.vm, subject.host);
    step.virsh = virshLine(inventory, u"reboot"_s, domain);
    step.run = [subject](StepContext &context) { return context.backend.machines().reboot(subject.id); };
    return step;
}

Step autostartStep(const Inventory &inventory, const Domain &domain, bool on)
{
    const Subject subject = subjectOf(inventory, domain);
    const QString word = texts::domainWord(domain);
    Step step;
    step.text = on ? Text::tr("Let VM %1 start with its host %2").arg(subject.vm, subject.host)
                   : Text::tr("Don't let VM %1 start with its host %2 any more").arg(subject.vm, subject.host);
    const QString set = texts::virsh(inventory, {u"autostart"_s, word});
    const QString unset = texts::virsh(inventory, {u"autostart"_s, u"--disable"_s, word});
    step.virsh = on ? set : unset;
    step.undoVirsh = on ? unset : set;
    step.run = [subject, on](StepContext &context) { return setAutostart(context, subject, on); };
    step.happened = [id = domain.id, on](const Inventory &now) {
        const Domain *found = now.domain(id);
        return found && found->autostart == on;
    };
    return step;
}

} // namespace riser
