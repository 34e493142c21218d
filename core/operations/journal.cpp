// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/journal.h"

#include "core/base/text.h"
#include "core/operations/journal_file.h"

#include <QDir>
#include <QUuid>

#include <algorithm>
#include <map>
#include <mutex>

namespace riser {

using namespace Qt::StringLiterals;

class Journal::Private
{
public:
    struct Kept {
        JournalFile file;
        JournalledSteps earlier;        ///< of the entry that it carries on
        QHash<QString, StepState> told; ///< by Step::id: what the file says

        /// Something of the earlier run that this one didn't get to.
        bool leavesEarlier() const
        {
            return std::ranges::any_of(earlier.keys(), [this](const QString &id) {
                const StepState now = told.value(id, StepState::Waiting);
                return now != StepState::Undone;
            });
        }
    };

    explicit Private(QString folderPath)
        : folder(std::move(folderPath))
    {
    }

    const QString folder;
    mutable std::mutex mutex;
    std::map<quint64, Kept> running; ///< by OperationReport::number
    QHash<quint64, QString> unknown; ///< entries of those whose end isn't known yet
};

Journal::Journal(QString folder)
    : d(std::make_unique<Private>(std::move(folder)))
{
}

Journal::~Journal() = default;

Result<void> Journal::begin(const Operation &operation, const OperationReport &report, const QString &uri)
{
    const QJsonObject record = operation.record();
    if (record.isEmpty())
        return {};
    const std::lock_guard lock(d->mutex);
    Result<JournalFile> file = JournalFile::create(d->folder, operation.kind(), report, uri, record);
    if (!file)
        return std::unexpected(file.error());
    d->running.emplace(report.number,
                       Private::Kept{.file = *std::move(file), .earlier = earlierSteps(record), .told = {}});
    // Not before: what the old entry knows is in the new one.
    return operation.carriesOn().isEmpty() ? Result<void>{} : forget(operation.carriesOn());
}

void Journal::note(const OperationReport &report)
{
    const std::lock_guard lock(d->mutex);
    const auto kept = d->running.find(report.number);
    if (kept == d->running.end())
        return;
    for (const StepReport &step : report.steps) {
        if (step.id.isEmpty() || kept->second.told.value(step.id, StepState::Waiting) == step.state)
            continue;
        kept->second.told[step.id] = step.state;
        kept->second.file.addStep(step.id, step.state);
    }
}

void Journal::end(const Operation &operation, const OperationReport &report)
{
    note(report);
    const std::lock_guard lock(d->mutex);
    const bool done = report.outcome == Outcome::Done;
    if (done && operation.record().isEmpty() && !operation.carriesOn().isEmpty())
        (void)forget(operation.carriesOn());
    if (const QString entry = d->unknown.take(report.number); done && !entry.isEmpty())
        (void)forget(entry);
    const auto kept = d->running.find(report.number);
    if (kept == d->running.end())
        return;
    const bool known = report.outcome != Outcome::Unknown;
    if (done || (known && report.outcome != Outcome::Stands && !kept->second.leavesEarlier()))
        kept->second.file.remove();
    else if (!known)
        d->unknown[report.number] = kept->second.file.id();
    d->running.erase(kept); // what stays is a left-over from now on
}

QList<LeftOver> Journal::leftOvers() const
{
    removeUnfinished(d->folder);
    QList<LeftOver> found;
    const QStringList names = QDir(d->folder).entryList({u"*.journal"_s}, QDir::Files);
    for (const QString &name : names) {
        if (const std::optional<LeftOver> entry = readJournalFile(d->folder, name))
            found << *entry;
    }
    std::ranges::sort(found, {}, [](const LeftOver &entry) { return std::pair(entry.started, entry.id); });
    return found;
}

Result<void> Journal::forget(const QString &id)
{
    // An id is the name of a file of ours, and nothing else.
    if (QUuid::fromString(id).isNull())
        return failure(ErrorCode::InvalidInput, Text::tr("The journal has no entry “%1”.").arg(id));
    QFile file(QDir(d->folder).filePath(id + u".journal"_s));
    if (!file.exists() || file.remove())
        return {};
    return failure(ErrorCode::Settings, Text::tr("%1 can't be removed.").arg(file.fileName()), file.errorString());
}

} // namespace riser
