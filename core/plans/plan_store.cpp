// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plans/plan_store.h"

#include "core/base/small_file.h"
#include "core/base/text.h"
#include "core/plans/plan_changes.h"
#include "core/plans/plan_files.h"
#include "core/plans/plan_json.h"

#include <QDir>
#include <QFileInfo>
#include <QFileSystemWatcher>
#include <QLockFile>
#include <QSet>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <functional>

namespace riser {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A save is several events in the folder: one reading serves them all.
constexpr auto settleTime = 50ms;

} // namespace

class PlanStore::Private
{
public:
    Private(QString where, PlanStore *owner)
        : store(owner)
        , path(std::move(where))
        , shelf(path.endsWith(".json"_L1) ? makePlanFile(path) : makePlanFolder(path))
    {
        settle.setSingleShot(true);
        settle.setInterval(settleTime);
    }

    /// Reads, works out the change and writes it, all under the lock. The list shows what is there afterwards, whether
    /// it was done or refused.
    Result<PlanChange> edit(const std::function<Result<PlanChange>(const PlanReading &)> &make)
    {
        PlanReading now = reading;
        Result<PlanChange> change = refusedAnyway(make, now) ? make(now) : underLock(make, now);
        publish(std::move(now));
        return change;
    }
    void publish(PlanReading now);
    void watch();
    void changedOutside()
    {
        if (!settle.isActive()) // not put off again: a busy folder would never be read
            settle.start();
    }

    PlanStore *store;
    QString path;
    std::unique_ptr<PlanShelf> shelf;
    PlanReading reading;
    QFileSystemWatcher watcher;
    QTimer settle;

private:
    using Make = std::function<Result<PlanChange>(const PlanReading &)>;
    bool refusedAnyway(const Make &make, PlanReading &now) const;
    Result<PlanChange> underLock(const Make &make, PlanReading &now) const;
};

/// What no waiting would change is told without a wait, and without leaving a folder or a lock file behind.
bool PlanStore::Private::refusedAnyway(const Make &make, PlanReading &now) const
{
    if (make(now))
        return false;
    now = shelf->read(); // the last reading may be out of date
    return !make(now);
}

Result<PlanChange> PlanStore::Private::underLock(const Make &make, PlanReading &now) const
{
    if (!QDir().mkpath(shelf->folder()))
        return failure(ErrorCode::Settings, Text::tr("The plans can't be written to %1.").arg(path),
                       Text::tr("The folder %1 can't be made.").arg(shelf->folder()));
    QLockFile lock(shelf->lockPath());
    const Result<void> locked =
        acquireLock(lock, {.busy = Text::tr("Somebody else is writing the plans in %1.").arg(path),
                           .unwritable = Text::tr("The plans can't be written to %1.").arg(path)});
    if (!locked)
        return std::unexpected(locked.error());
    now = shelf->read();
    Result<PlanChange> change = make(now);
    if (!change)
        return change;
    if (const Result<void> written = shelf->write(*change); !written) {
        now = shelf->read();
        return std::unexpected(written.error());
    }
    now = shelf->read();
    // A file system that answers "done" isn't believed either.
    for (const Plan &plan : std::as_const(change->put)) {
        if (!now.plans.contains(plan))
            return failure(ErrorCode::Settings, Text::tr("The plans can't be written to %1.").arg(path),
                           Text::tr("The plan %1 was written and isn't there.").arg(plan.name));
    }
    return change;
}

void PlanStore::Private::publish(PlanReading now)
{
    const bool changed = now.plans != reading.plans || now.problems != reading.problems;
    reading = std::move(now);
    watch();
    if (changed)
        Q_EMIT store->changed();
}

/// The folder, or while there is none the nearest one above it, and each file, for a change in place. A file that was
/// replaced drops out of the watcher by itself and is taken in again here.
void PlanStore::Private::watch()
{
    QFileInfo folder(shelf->folder());
    while (!folder.isDir() && !folder.isRoot() && folder.filePath() != folder.absolutePath())
        folder.setFile(folder.absolutePath());
    const QStringList wanted = shelf->files() << folder.filePath();
    const QStringList watched = watcher.files() + watcher.directories();
    QStringList add = wanted;
    QStringList remove = watched;
    const QSet<QString> isWanted(wanted.cbegin(), wanted.cend());
    const QSet<QString> isWatched(watched.cbegin(), watched.cend());
    add.removeIf([&isWatched](const QString &one) { return isWatched.contains(one); });
    remove.removeIf([&isWanted](const QString &one) { return isWanted.contains(one); });
    if (!remove.isEmpty())
        watcher.removePaths(remove);
    if (!add.isEmpty())
        watcher.addPaths(add);
}

PlanStore::PlanStore(QString path, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(QDir::cleanPath(QFileInfo(path).absoluteFilePath()), this))
{
    connect(&d->watcher, &QFileSystemWatcher::directoryChanged, this, [this] { d->changedOutside(); });
    connect(&d->watcher, &QFileSystemWatcher::fileChanged, this, [this] { d->changedOutside(); });
    connect(&d->settle, &QTimer::timeout, this, &PlanStore::reload);
    reload();
}

PlanStore::~PlanStore() = default;

QString PlanStore::path() const
{
    return d->path;
}

QList<Plan> PlanStore::plans() const
{
    return d->reading.plans;
}

std::optional<Plan> PlanStore::plan(const PlanId &id) const
{
    const auto found = std::ranges::find(d->reading.plans, id, &Plan::id);
    return found == d->reading.plans.cend() ? std::nullopt : std::optional(*found);
}

QList<Error> PlanStore::problems() const
{
    return d->reading.problems;
}

void PlanStore::reload()
{
    d->publish(d->shelf->read());
}

Result<Plan> PlanStore::save(const Plan &plan)
{
    const Result<PlanChange> change = d->edit([&plan](const PlanReading &now) { return savingPlan(now, plan); });
    if (!change)
        return std::unexpected(change.error());
    return change->all.last();
}

Result<void> PlanStore::remove(const PlanId &id, int revision)
{
    const Result<PlanChange> change =
        d->edit([&id, revision](const PlanReading &now) { return removingPlan(now, id, revision); });
    if (!change)
        return std::unexpected(change.error());
    return {};
}

Result<QList<Plan>> PlanStore::import(const QByteArray &json)
{
    const Result<QList<Plan>> plans = plansFromJson(json);
    if (!plans)
        return plans;
    if (plans->isEmpty())
        return QList<Plan>();
    const Result<PlanChange> change = d->edit([&plans](const PlanReading &now) { return importingPlans(now, *plans); });
    if (!change)
        return std::unexpected(change.error());
    return change->all.last(plans->size());
}

} // namespace riser
