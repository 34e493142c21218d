// SPDX-License-Identifier: GPL-3.0-or-later
// A session's operations: one at a time, in order, each to a report that doesn't guess.
#include "core/base/text.h"
#include "core/host/session_private.h"
#include "core/operations/runner.h"

#include <algorithm>
#include <atomic>

namespace riser {

namespace {

std::atomic<quint64> lastNumber = 0; // unique in the process, as Tasks lists the operations of all hosts

/// What an operation is planned on before the first read: a host of which nothing is known.
InventoryPtr emptyInventory()
{
    return std::make_shared<const Inventory>(std::make_shared<const HostSnapshot>());
}

} // namespace

quint64 HostSession::Private::enqueue(std::unique_ptr<Operation> operation)
{
    const InventoryPtr known = inventory ? inventory : emptyInventory();
    Job job{.report = {}, .operation = std::move(operation), .cancelled = {}, .planned = {}};
    job.cancelled = std::make_shared<std::atomic<bool>>(false);
    job.report.number = ++lastNumber;
    job.report.host = entry.id;
    job.report.hostName = entry.name;
    job.report.kind = job.operation->kind();
    job.report.title = job.operation->title(*known);
    job.report.devices = job.operation->devices(*known);
    job.report.domain = job.operation->domain();
    job.report.started = QDateTime::currentDateTimeUtc();
    const quint64 number = job.report.number;
    if (state != State::Online) {
        finishJob(job.report, Outcome::Refused,
                  failure(ErrorCode::ConnectionLost, Text::tr("There is no connection to %1.").arg(entry.name),
                          error ? error->toText() : QString())
                      .error());
        return number;
    }
    queue << job;
    updateTransitions();
    Q_EMIT q->reportChanged(job.report);
    startNext();
    return number;
}

void HostSession::Private::startNext()
{
    if (running || queue.isEmpty() || !link || state != State::Online)
        return;
    running = true;
    Job &job = queue.first();
    job.planned = inventory;
    link->run(job.operation, job.report, job.cancelled, timings.patience, journal);
}

void HostSession::Private::cancel(quint64 number)
{
    for (qsizetype i = 0; i < queue.size(); ++i) {
        if (queue[i].report.number != number)
            continue;
        *queue[i].cancelled = true;
        if (i == 0 && running) {
            if (link)
                link->wake();
            return;
        }
        const OperationReport report = queue.takeAt(i).report;
        updateTransitions();
        finishJob(report, Outcome::Cancelled,
                  failure(ErrorCode::Cancelled, Text::tr("Cancelled before it began.")).error());
        return;
    }
}

void HostSession::Private::finishJob(OperationReport report, Outcome outcome, std::optional<Error> why)
{
    report.outcome = outcome;
    report.error = std::move(why);
    report.finished = QDateTime::currentDateTimeUtc();
    Q_EMIT q->reportChanged(report);
}

void HostSession::Private::dropQueue(const Error &why)
{
    QList<Job> dropped = std::exchange(queue, {});
    if (running)
        queue << dropped.takeFirst();
    updateTransitions();
    for (const Job &job : std::as_const(dropped))
        finishJob(job.report, Outcome::Refused, why);
}

void HostSession::Private::progressed(const OperationReport &report)
{
    if (!running || queue.first().report.number != report.number)
        return;
    queue.first().report = report;
    // The last word of a run comes with its inventory, through ended().
    if (!report.running())
        return;
    updateTransitions();
    Q_EMIT q->reportChanged(report);
}

void HostSession::Private::asked(quint64 operation, const Question &question)
{
    if (!running || queue.first().report.number != operation)
        return;
    queue.first().report.question = question; // gone with its next progress
    Q_EMIT q->reportChanged(queue.first().report);
}

void HostSession::Private::answer(quint64 number, bool yes)
{
    if (link && running && queue.first().report.number == number && queue.first().report.question)
        link->answer(yes);
}

void HostSession::Private::ended(const OperationReport &report, const InventoryPtr &after)
{
    if (!running || queue.first().report.number != report.number)
        return; // given up before: what it says now is old
    graceTimer.stop();
    Job job = queue.takeFirst();
    running = false;
    job.report = report;
    if (after && link && state == State::Online) {
        validFrom = lastRead + 1; // a read that began before the operation ended doesn't know its effect
        auto snapshot = std::make_shared<HostSnapshot>(after->snapshot());
        snapshot->generation = ++generation;
        publish(std::make_shared<const Inventory>(snapshot));
        setReadAt(snapshot->takenAt);
    }
    updateTransitions();
    if (report.outcome == Outcome::Unknown)
        unresolved << job;
    Q_EMIT q->reportChanged(report);
    dirty = true;
    readSoon();
    startNext();
}

void HostSession::Private::giveUpRunning()
{
    if (!running)
        return;
    Job job = queue.takeFirst();
    running = false;
    if (!job.report.planned) // the runner has looked itself, and that is what it planned on
        job.report.planned = job.planned;
    job.report.outcome = Outcome::Unknown;
    job.report.error = silence();
    job.report.finished = QDateTime::currentDateTimeUtc();
    unresolved << job;
    updateTransitions();
    Q_EMIT q->reportChanged(job.report);
    dirty = true; // what came of it is found out by reading, as soon as that is possible
    readSoon();
    startNext();
}

void HostSession::Private::resolve()
{
    const QList<Job> jobs = std::exchange(unresolved, {});
    for (const Job &job : jobs) {
        const OperationReport report = resolveUnknown(*job.operation, job.report, *inventory);
        if (journal && link)
            link->settle(job.operation, report, journal);
        Q_EMIT q->reportChanged(report);
    }
    startNext();
}

void HostSession::Private::updateTransitions()
{
    QHash<DeviceKey, Transition> now;
    QHash<DomainId, Transition> vmsNow;
    for (const Job &job : std::as_const(queue)) {
        Transition transition{.kind = job.report.kind, .since = job.report.started, .operation = job.report.number};
        const auto step = std::ranges::find(job.report.steps, StepState::Running, &StepReport::state);
        if (step != job.report.steps.cend())
            transition.until = step->until;
        for (const DeviceKey &device : job.report.devices) {
            if (!now.contains(device)) // the first in the queue is what happens to it now
                now.insert(device, transition);
        }
        if (const DomainId &domain = job.report.domain; !domain.isEmpty() && !vmsNow.contains(domain))
            vmsNow.insert(domain, transition);
    }
    if (now == transitions && vmsNow == vmTransitions)
        return;
    transitions = std::move(now);
    vmTransitions = std::move(vmsNow);
    Q_EMIT q->transitionsChanged();
}

} // namespace riser
